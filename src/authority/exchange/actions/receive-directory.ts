import { z } from "zod";
import { nationalCode } from "../../../engines/codes/index.ts";
import type { Tx } from "../../../platform/db/index.ts";
import type { Node } from "../../../platform/node.ts";
import type { Answer, IncomingMessage } from "../../../platform/outbox/index.ts";
import { refuseAs } from "../errors.ts";
import { type DirectoryNews, saveDirectory } from "../store/directory.ts";

const instant = z.iso.datetime({ offset: true }).transform((text) => new Date(text));
/** A day, or an instant of which the day in Vietnam counts. */
const day = z
  .string()
  .regex(/^\d{4}-\d{2}-\d{2}/)
  .transform((text) => text.slice(0, 10));
const start = z.union([instant, z.iso.date().transform((text) => new Date(`${text}T00:00:00+07:00`))]);
const der = z.base64().transform((text) => new Uint8Array(Buffer.from(text, "base64")));
const absent = <T extends z.ZodType>(item: T) => item.nullish().transform((value) => value ?? null);

const agency = z.object({
  code: z.string().min(1),
  qcvn102: z.string(),
  name: z.string().min(1),
  nameEn: z.string(),
  shortName: z.string(),
  level: z.string(),
  parent: absent(z.string()),
  province: absent(z.string()),
  validFrom: day,
  validUntil: absent(day),
  successor: absent(z.string()),
  route: z.enum(["node", "mailbox", "none"]),
});

const certificate = z.object({
  agencyCode: z.string().min(1),
  scope: z.enum(["agency", "subtree"]),
  der,
  validFrom: start,
  validUntil: start,
  revokedAt: absent(instant),
});

const news = z.object({
  version: z.number().int().nonnegative(),
  full: z.boolean(),
  agencies: z.array(agency),
  certificates: z.array(certificate),
  trust: z.array(der),
});

/** News of the national directory: the copy is brought up to date. News that comes late changes nothing. */
export async function receiveDirectory(
  tx: Tx,
  node: Node,
  messages: readonly IncomingMessage[],
): Promise<readonly Answer[]> {
  const answers: Answer[] = [];
  for (const message of messages) answers.push(await takeOne(tx, node, message));
  return answers;
}

async function takeOne(tx: Tx, node: Node, message: IncomingMessage): Promise<Answer> {
  if (message.source !== nationalCode) return refuseAs("exchange.wrong-source");
  const read = parse(message);
  if (!read) return refuseAs("exchange.malformed");
  const isNew = await saveDirectory(tx, read, node.clock.now());
  if (isNew) await node.live.publish(tx, ["directory"]);
  return { outcome: "accepted", data: { version: read.version, applied: isNew } };
}

function parse(message: IncomingMessage): DirectoryNews | undefined {
  try {
    return news.parse(JSON.parse(Buffer.from(message.body).toString("utf8")));
  } catch {
    return undefined;
  }
}
