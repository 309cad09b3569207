import type { Tx } from "../../../platform/db/index.ts";
import type { Node } from "../../../platform/node.ts";
import type { AnsweredMessage, DeadMessage } from "../../../platform/outbox/index.ts";
import type { ExchangeListener } from "../listener.ts";
import { type AxisAnswer, noteAxisAnswers, noteDelays, type OutgoingOwner } from "../store/outgoing.ts";
import { markUndeliverable } from "../store/outgoing-recipients.ts";

/** The axis answered: it has the documents, or refuses them. */
export async function settleDocuments(
  tx: Tx,
  node: Node,
  listeners: readonly ExchangeListener[],
  messages: readonly AnsweredMessage[],
): Promise<void> {
  const at = node.clock.now();
  const answers = messages.map(answerOf);
  const refused = answers.flatMap(({ id, reason }) => (reason ? [{ id, reason }] : []));
  const owners = await noteAxisAnswers(tx, answers, at);
  await markUndeliverable(tx, refused, at);
  await tell(tx, node, listeners, answers, owners, at);
}

function answerOf({ id, answer, receipt }: AnsweredMessage): AxisAnswer {
  const known = { id, receipt, error: null, attempts: 0 };
  if (answer.outcome === "accepted") return { ...known, state: "accepted", reason: null };
  return { ...known, state: "refused", reason: { code: answer.code, ...answer.message } };
}

/** Documents were given up: the axis could not be reached for days. A person decides. */
export async function giveUpDocuments(
  tx: Tx,
  node: Node,
  listeners: readonly ExchangeListener[],
  messages: readonly DeadMessage[],
): Promise<void> {
  const at = node.clock.now();
  const answers = messages.map(
    ({ id, error, attempts }): AxisAnswer => ({ id, state: "stuck", receipt: null, reason: null, error, attempts }),
  );
  const owners = await noteAxisAnswers(tx, answers, at);
  await tell(tx, node, listeners, answers, owners, at);
}

/** The axis cannot be reached for the moment: screens say so. */
export async function delayDocuments(tx: Tx, node: Node, messages: readonly DeadMessage[]): Promise<void> {
  const owners = await noteDelays(tx, messages);
  await node.live.publish(tx, topicsOf(owners));
}

async function tell(
  tx: Tx,
  node: Node,
  listeners: readonly ExchangeListener[],
  answers: readonly AxisAnswer[],
  owners: readonly OutgoingOwner[],
  at: Date,
): Promise<void> {
  const byId = new Map(answers.map((answer) => [answer.id, answer]));
  const changes = owners.flatMap(({ id, officeId, fromCode }) => {
    const answer = byId.get(id);
    if (!answer) return [];
    const { state, reason } = answer;
    return [{ side: "axis" as const, exchangeId: id, officeId, fromCode, state, at, reason }];
  });
  if (changes.length > 0) for (const listener of listeners) await listener.statusChanged(tx, changes);
  await node.live.publish(tx, topicsOf(owners));
}

/** Topics of screens that show sent documents. */
export function topicsOf(owners: readonly Pick<OutgoingOwner, "officeId" | "fromCode">[]): readonly string[] {
  return [...new Set(owners.flatMap(({ officeId, fromCode }) => [`outgoing:${fromCode}`, `document:${officeId}`]))];
}
