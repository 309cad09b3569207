import { nationalCode } from "../../../engines/codes/index.ts";
import { newId } from "../../../platform/db/index.ts";
import type { Node } from "../../../platform/node.ts";
import { enqueue } from "../../../platform/outbox/index.ts";
import { isoDay } from "../../../platform/text/index.ts";
import { catalogueMessageType } from "../../../protocol/procedures/index.ts";
import { catalogueMessage } from "../catalogue-message.ts";
import { readReport } from "../read-report.ts";
import { noteSent, readCatalogueState, takeUnsent } from "../store/catalogue-state.ts";
import { readYearOfDemand } from "../store/demand.ts";
import { settleCatalogue } from "./settle-catalogue.ts";

/**
 * Tells the nation what changed in the catalogue, and settles the report when a new day has begun. The catalogue goes whole and a later
 * one stands for an earlier, so that ten changes within seconds are one message: the change itself only raises a version, in its own
 * transaction, and what is not yet told is found here however the process ended.
 */
export async function followCatalogue(node: Node): Promise<void> {
  const state = await readCatalogueState(node.db);
  if (!state) return;
  const today = isoDay(node.clock.now());
  if (state.settledOn < today) await node.db.transaction().execute((tx) => settleCatalogue(tx, node));
  else if (state.version === state.sentVersion) return;
  await tellNation(node, today);
}

async function tellNation(node: Node, today: string): Promise<void> {
  await node.db.transaction().execute(async (tx) => {
    const version = await takeUnsent(tx);
    if (version === undefined) return;
    const [report, demand] = [await readReport(tx, node), await readYearOfDemand(tx, today)];
    const message = catalogueMessage({ agency: node.config.code, version, at: node.clock.now(), report, demand });
    await enqueue(tx, [
      { id: newId(), destination: nationalCode, type: catalogueMessageType, key: "catalogue", data: message },
    ]);
    await noteSent(tx, version);
  });
}
