import { appendAudit } from "../../../platform/audit/index.ts";
import type { Tx } from "../../../platform/db/index.ts";
import type { Node } from "../../../platform/node.ts";
import type { Answer, IncomingMessage, Json, MessageHandler } from "../../../platform/outbox/index.ts";
import {
  type DigestsMessage,
  digestsMessageSchema,
  digestsMessageType,
  withdrawalMessageSchema,
  withdrawalMessageType,
} from "../../../protocol/dossiers/index.ts";
import { countComparison, uncountReport } from "../metrics.ts";
import { foldDigests } from "../store/reconciliation-digests.ts";
import { endComparison, insertComparison, withdrawRecord } from "../store/reconciliation-evidence.ts";
import { answerQuestion } from "./answer-question.ts";

/** Questions of authorities' comparisons, and records they take back. */
export function reconciliationMessages(node: Node): readonly MessageHandler[] {
  return [
    { type: digestsMessageType, receive: (tx, messages) => inOrder(messages, (one) => answer(node, tx, one)) },
    { type: withdrawalMessageType, receive: (tx, messages) => inOrder(messages, (one) => withdraw(node, tx, one)) },
  ];
}

async function inOrder(
  messages: readonly IncomingMessage[],
  take: (message: IncomingMessage) => Promise<Answer>,
): Promise<readonly Answer[]> {
  const answers: Answer[] = [];
  for (const message of messages) answers.push(await take(message));
  return answers;
}

async function answer(node: Node, tx: Tx, message: IncomingMessage): Promise<Answer> {
  const question = read(message.body, digestsMessageSchema);
  if (!question) return unreadable;
  if (question.level === "end") {
    await keepEnd(node, tx, message.source, question);
    return { outcome: "accepted" };
  }
  if (question.level === "agencies") {
    const dossiers = question.rows.reduce((sum, [, count]) => sum + count, 0);
    await insertComparison(tx, { id: question.comparison, node: message.source, at: node.clock.now(), dossiers });
  }
  await foldDigests(tx);
  const found = await answerQuestion(tx, message.source, question);
  return { outcome: "accepted", data: found as unknown as Json };
}

async function keepEnd(
  node: Node,
  tx: Tx,
  source: string,
  { comparison, bytes, milliseconds, differences, more }: Extract<DigestsMessage, { readonly level: "end" }>,
): Promise<void> {
  const of = (kind: string) => differences.filter((one) => one[1] === kind).length;
  const kinds = { missing: of("missing"), stale: of("stale"), different: of("different"), extra: of("extra") };
  const end = { id: comparison, node: source, at: node.clock.now(), bytes, differences };
  const dossiers = await endComparison(tx, { ...end, found: { ...kinds, milliseconds, more } });
  if (dossiers === undefined) return;
  const counted = differences.map(([, kind, agencyCode]) => ({ agencyCode, kind }));
  await countComparison(tx, { node: source, at: end.at, dossiers, differences: counted });
  await node.live.publish(tx, ["reconciliation"]);
}

async function withdraw(node: Node, tx: Tx, message: IncomingMessage): Promise<Answer> {
  const act = read(message.body, withdrawalMessageSchema);
  if (!act) return unreadable;
  const now = node.clock.now();
  const { code, reason, by, byAgency } = act;
  const gone = await withdrawRecord(tx, { id: message.id, node: message.source, code, reason, by, byAgency, at: now });
  if (!gone) return notHere(code);
  await uncountReport(tx, gone);
  await appendAudit(tx, {
    at: now,
    actor: { name: by, agencyCode: byAgency },
    action: "national-dossier.withdraw",
    subject: { kind: "national-dossier", id: code },
    detail: { reason, node: message.source },
  });
  return { outcome: "accepted" };
}

const unreadable: Answer = {
  outcome: "refused",
  code: "dossiers.unreadable",
  message: {
    vi: "Thông điệp đối soát không đúng cấu trúc. Hãy kiểm tra phiên bản phần mềm của nút gửi.",
    en: "The message of the comparison is not as described. Check the version of the sending node's software.",
  },
};

function notHere(code: string): Answer {
  return {
    outcome: "refused",
    code: "dossiers.not-here",
    message: {
      vi: `Cổng không có hồ sơ ${code} của cơ quan gửi: có thể đã được rút trước đó.`,
      en: `The portal has no dossier ${code} of the sender: it may have been taken back before.`,
    },
  };
}

function read<T>(
  body: Uint8Array,
  schema: { safeParse(value: unknown): { success: boolean; data?: T } },
): T | undefined {
  try {
    const text = Buffer.from(body.buffer, body.byteOffset, body.byteLength).toString("utf8");
    const parsed = schema.safeParse(JSON.parse(text));
    return parsed.success ? parsed.data : undefined;
  } catch {
    return undefined;
  }
}
