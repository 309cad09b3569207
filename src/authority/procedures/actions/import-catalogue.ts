import { type Db, newId } from "../../../platform/db/index.ts";
import type { Node } from "../../../platform/node.ts";
import type { Procedure } from "../../../protocol/procedures/index.ts";
import type { OfferedFacts } from "../offered.ts";
import { countActs } from "../store/acts.ts";
import { type Channel, saveDemand } from "../store/demand.ts";
import { saveVersions } from "../store/national.ts";
import { commitAct } from "./commit-act.ts";

/** A catalogue that an authority kept elsewhere before. Nothing is corrected: what is wrong shall be found here. */
export type ImportedCatalogue = {
  /** National records that the procedures stand on and that the nation has since replaced. */
  readonly older: readonly Procedure[];
  readonly procedures: readonly (OfferedFacts & {
    readonly demand: readonly { readonly month: string; readonly channel: Channel; readonly received: number }[];
  })[];
};

/** Whether anybody has done anything to a catalogue here; news of the nation alone does not begin one. */
export async function hasCatalogue(db: Db): Promise<boolean> {
  return (await countActs(db)) > 0;
}

/** Brings in an authority's catalogue with the demand of the past, as one act of the node itself. */
export async function importCatalogue(node: Node, catalogue: ImportedCatalogue): Promise<void> {
  const rows = catalogue.procedures.map(({ demand, ...after }) => ({ id: newId(), demand, after }));
  await node.db.transaction().execute(async (tx) => {
    await saveVersions(tx, catalogue.older);
    await saveDemand(
      tx,
      rows.flatMap(({ id, demand }) => demand.map((month) => ({ ...month, offeredId: id }))),
    );
    await commitAct(
      tx,
      node,
      { name: "system", agencyCode: node.config.code },
      { kind: "import" },
      rows.map(({ id, after }) => ({ id, revision: 0, before: null, after })),
    );
  });
}
