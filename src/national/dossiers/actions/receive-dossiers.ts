import type { Tx } from "../../../platform/db/index.ts";
import type { Answer, IncomingMessage } from "../../../platform/outbox/index.ts";
import { type DossierChange, type DossiersAnswer, dossiersMessageSchema } from "../../../protocol/dossiers/index.ts";
import type { Refusal, ReportedChange } from "../reported-change.ts";
import type { Receiver } from "./receive-changes.ts";

/**
 * Takes the changes that authorities' nodes send: all messages of a node in one go. The answer names the changes that were refused, by
 * their place. A message that is none is refused whole: `dossiers.unreadable`.
 */
export async function receiveDossiers(
  tx: Tx,
  receive: Receiver,
  messages: readonly IncomingMessage[],
): Promise<readonly Answer[]> {
  const answers = new Map<string, Answer>();
  for (const [source, some] of Map.groupBy(messages, (message) => message.source)) {
    const read = some.map((message) => ({ id: message.id, changes: readChanges(message.body) }));
    const readable = read.flatMap(({ id, changes }) => (changes ? [{ id, changes }] : []));
    const all = readable.flatMap(({ changes }) => changes);
    const reporter = { via: "node", node: source, agencyCode: source } as const;
    const refused = await receive(tx, reporter, all.map(reported));
    let from = 0;
    for (const { id, changes } of readable) {
      const start = from;
      answers.set(id, { outcome: "accepted", data: answerOf(changes, (index) => refused.get(start + index)) });
      from += changes.length;
    }
  }
  return messages.map(({ id }) => answers.get(id) ?? unreadable);
}

const unreadable: Answer = {
  outcome: "refused",
  code: "dossiers.unreadable",
  message: {
    vi: "Gói đồng bộ hồ sơ không đúng cấu trúc dossiers.v1. Hãy kiểm tra phiên bản phần mềm của nút gửi.",
    en: "The message of dossiers is not as dossiers.v1 describes. Check the version of the sending node's software.",
  },
};

function readChanges(body: Uint8Array): readonly DossierChange[] | undefined {
  try {
    const text = Buffer.from(body.buffer, body.byteOffset, body.byteLength).toString("utf8");
    const parsed = dossiersMessageSchema.safeParse(JSON.parse(text));
    return parsed.success ? parsed.data.changes : undefined;
  } catch {
    return undefined;
  }
}

function reported({ service, code, revision, at, againAt, data }: DossierChange): ReportedChange {
  return { service, code, revision, at: new Date(at), sentAt: new Date(againAt ?? at), fields: data };
}

function answerOf(
  changes: readonly DossierChange[],
  refusalAt: (index: number) => Refusal | undefined,
): DossiersAnswer {
  return {
    refused: changes.flatMap((_change, index) => {
      const refusal = refusalAt(index);
      return refusal ? [{ index, ...refusal }] : [];
    }),
  };
}
