import { appendAudit } from "../../../platform/audit/index.ts";
import { newId, type Tx } from "../../../platform/db/index.ts";
import type { Node } from "../../../platform/node.ts";
import { adoptFlow, setRetired } from "../../flows/index.ts";
import { flowOf } from "../flow-of.ts";
import { factsOf, type OfferedFacts } from "../offered.ts";
import { type ActKind, type Change, insertAct } from "../store/acts.ts";
import { isFlowOffered, removeOffered, saveOffered } from "../store/offered.ts";
import { settleCatalogue } from "./settle-catalogue.ts";

/** Who acts: an official, or the node itself when a catalogue is brought in. */
export type Actor = { readonly accountId?: string; readonly name: string; readonly agencyCode: string };

/** What becomes of one procedure; `revision` is the one it has now, 0 for a new one. */
export type Planned = {
  readonly id: string;
  readonly revision: number;
  readonly before: OfferedFacts | null;
  readonly after: OfferedFacts | null;
};

/** Writes an act with all that follows from it: procedures, history, audit, figures, and that the nation is to be told. Returns its id. */
export async function commitAct(
  tx: Tx,
  node: Node,
  by: Actor,
  act: { readonly kind: ActKind; readonly note?: string; readonly undoes?: string },
  planned: readonly Planned[],
): Promise<string> {
  const at = node.clock.now();
  const id = newId();
  const changes: readonly Omit<Change, "actId">[] = planned.map((one) => ({
    offeredId: one.id,
    revision: one.revision + 1,
    before: one.before && factsOf(one.before),
    after: one.after && factsOf(one.after),
  }));
  await insertAct(tx, { ...act, id, at, actorId: by.accountId, actorName: by.name }, changes);
  const kept = changes.flatMap(({ offeredId, revision, after }) =>
    after ? [{ ...after, id: offeredId, revision }] : [],
  );
  await saveOffered(tx, kept, { at, name: by.name });
  await removeOffered(
    tx,
    changes.flatMap(({ offeredId, after }) => (after ? [] : [offeredId])),
  );
  await appendAudit(
    tx,
    changes.map((change) => ({
      actor: by,
      action: `procedure.${act.kind}`,
      subject: { kind: "procedure.offered", id: change.offeredId },
      detail: { act: id, code: (change.after ?? change.before)?.code ?? "", fields: changedFields(change) },
      at,
    })),
  );
  await settleFlows(tx, planned, by, at);
  await settleCatalogue(tx, node);
  return id;
}

/**
 * The flow of a procedure follows its code when that is put right. Of one that was withdrawn it begins no more; of one taken up again, it
 * does. What is under way goes on in any case.
 */
async function settleFlows(tx: Tx, planned: readonly Planned[], by: Actor, at: Date): Promise<void> {
  for (const { before, after } of planned) {
    if (before && after && flowOf(before) !== flowOf(after))
      await adoptFlow(tx, { from: flowOf(before), to: flowOf(after), at, by });
    const facts = after ?? before;
    if (!facts || (after && before?.state !== "withdrawn" && after.state !== "withdrawn")) continue;
    const flow = flowOf(facts);
    await setRetired(tx, flow, (await isFlowOffered(tx, flow)) ? null : at);
  }
}

/** Names of the facts in which two sides of a change differ; all of them when one side is not there. */
export function changedFields({ before, after }: Pick<Change, "before" | "after">): readonly (keyof OfferedFacts)[] {
  const present = after ?? before;
  if (!present) return [];
  const names = Object.keys(present) as (keyof OfferedFacts)[]; // the facts are exactly the type's keys
  return names.filter((name) => !before || !after || JSON.stringify(before[name]) !== JSON.stringify(after[name]));
}
