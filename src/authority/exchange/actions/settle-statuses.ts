import type { Tx } from "../../../platform/db/index.ts";
import type { Node } from "../../../platform/node.ts";
import type { AnsweredMessage, DeadMessage } from "../../../platform/outbox/index.ts";
import { settleStatuses } from "../store/status-log.ts";

/** The axis has statuses of this node, or refuses them. */
export async function settleSentStatuses(tx: Tx, node: Node, messages: readonly AnsweredMessage[]): Promise<void> {
  const settled = messages.map(({ id, answer }) => {
    if (answer.outcome === "accepted") return { id, note: null, reason: null };
    return { id, note: "refused-by-axis" as const, reason: { code: answer.code, ...answer.message } };
  });
  await settleStatuses(tx, settled, node.clock.now());
}

/** Statuses were given up: a person decides. */
export async function giveUpStatuses(tx: Tx, node: Node, messages: readonly DeadMessage[]): Promise<void> {
  const settled = messages.map(({ id }) => ({ id, note: "stuck" as const, reason: null }));
  await settleStatuses(tx, settled, node.clock.now());
}
