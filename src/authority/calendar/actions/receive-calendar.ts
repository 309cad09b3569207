import { nationalCode } from "../../../engines/codes/index.ts";
import type { Tx } from "../../../platform/db/index.ts";
import type { Node } from "../../../platform/node.ts";
import type { Answer, IncomingMessage } from "../../../platform/outbox/index.ts";
import { type CalendarMessage, calendarMessageSchema } from "../../../protocol/calendar/index.ts";
import { raiseVersion } from "../store/calendar.ts";
import { lockNationalVersion, saveNational } from "../store/national.ts";

/** News of the nation's calendar: the copy is brought up to date. News that comes late changes nothing. */
export async function receiveCalendar(
  tx: Tx,
  node: Node,
  messages: readonly IncomingMessage[],
): Promise<readonly Answer[]> {
  const answers: Answer[] = [];
  for (const message of messages) answers.push(await takeOne(tx, node, message));
  return answers;
}

async function takeOne(tx: Tx, node: Node, message: IncomingMessage): Promise<Answer> {
  if (message.source !== nationalCode) return refused.source;
  const read = parse(message.body);
  if (!read) return refused.form;
  const isNew = read.version > (await lockNationalVersion(tx));
  if (isNew) {
    await raiseVersion(tx);
    await saveNational(tx, read);
    await node.live.publish(tx, ["calendar"]);
  }
  return { outcome: "accepted", data: { version: read.version, applied: isNew } };
}

function parse(body: Uint8Array): CalendarMessage | undefined {
  try {
    return calendarMessageSchema.parse(JSON.parse(Buffer.from(body).toString("utf8")));
  } catch {
    return undefined;
  }
}

const refused = {
  source: {
    outcome: "refused",
    code: "calendar.wrong-source",
    message: {
      vi: "Lịch làm việc của cả nước chỉ nhận từ hệ thống quốc gia.",
      en: "The nation's calendar is taken from the national systems only.",
    },
  },
  form: {
    outcome: "refused",
    code: "calendar.malformed",
    message: { vi: "Không đọc được lịch làm việc.", en: "The calendar cannot be read." },
  },
} as const satisfies Readonly<Record<string, Answer>>;
