import type { Tx } from "../../../platform/db/index.ts";
import { recordMetric } from "../../../platform/metrics/index.ts";
import type { Node } from "../../../platform/node.ts";
import type { Text } from "../../../platform/text/index.ts";
import { countConfirmed, syncEventChange } from "../figures/sync-figures.ts";
import { type SyncOutcome, settleStands } from "../store/sync-stands.ts";

/** A change that was sent, and what the portal said to it; null: it was taken. */
export type AnsweredChange = {
  readonly dossierId: string;
  readonly revision: number;
  readonly isRecord: boolean;
  readonly refusal: { readonly code: string; readonly message: Text; readonly suggestion: string | null } | null;
};

/** Name under which the portal stands in the history of dossiers. */
const portal = "Cổng Dịch vụ công quốc gia";

/** Writes what the portal said to changes, in the order in which they were sent; officers hear of what turned, figures count it. */
export async function settleChanges(tx: Tx, node: Node, answered: readonly AnsweredChange[]): Promise<void> {
  const at = node.clock.now();
  const outcomes = [...Map.groupBy(answered, ({ dossierId }) => dossierId).values()].map(outcomeOf);
  const turns = await settleStands(tx, outcomes, { at, portal });
  await countConfirmed(
    tx,
    turns.filter(({ kind }) => kind === "confirmed"),
    at,
  );
  const others = turns.flatMap(({ kind, ...turn }) => (kind === "confirmed" ? [] : [{ ...turn, kind }]));
  await recordMetric(
    tx,
    others.map(({ kind, agencyCode, reason }) =>
      syncEventChange(`sync-${kind}`, { agencyCode, at, reason: reason ?? "" }),
    ),
  );
  const topics = others.flatMap(({ dossierId, agencyCode }) => [`dossiers:${agencyCode}`, `dossier:${dossierId}`]);
  await node.live.publish(tx, topics);
}

/** What all the answers about one dossier come to. A record that is taken puts right what was refused before it. */
function outcomeOf(changes: readonly AnsweredChange[]): SyncOutcome {
  let record: number | null = null;
  let step: number | null = null;
  let refused: SyncOutcome["refused"] = null;
  for (const { revision, isRecord, refusal } of changes) {
    if (refusal) {
      if (isRecord || !refused || refused.isOfStep) refused = { ...refusal, isOfStep: !isRecord };
    } else if (isRecord) {
      record = Math.max(record ?? 0, revision);
      refused = null;
    } else if (!refused) step = Math.max(step ?? 0, revision);
  }
  return { dossierId: changes[0]?.dossierId ?? "", record, step, refused };
}
