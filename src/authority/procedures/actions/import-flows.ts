import type { Node } from "../../../platform/node.ts";
import { findNewest, publishFlow } from "../../flows/index.ts";
import { flowOf } from "../flow-of.ts";
import { feeVersions } from "../store/fee-tables.ts";
import { listOffered } from "../store/offered.ts";
import { publishDmn } from "./publish-fee-table.ts";

/** A flow, and perhaps a fee table, of a procedure of the national catalogue. */
export type ImportedFlow = {
  readonly code: string;
  /** BPMN 2.0. */
  readonly xml: string;
  /** DMN. */
  readonly dmn?: string | undefined;
  readonly note: string;
};

/** Publishes flows and fee tables for the procedures that this authority offers and that have none yet. Answers how many were published. */
export async function importFlows(node: Node, flows: readonly ImportedFlow[]): Promise<number> {
  const at = node.clock.now();
  const byCode = new Map(flows.map((flow) => [flow.code, flow]));
  return node.db.transaction().execute(async (tx) => {
    let count = 0;
    for (const offered of await listOffered(tx)) {
      const flow = byCode.get(flowOf(offered));
      if (!flow || offered.state === "withdrawn") continue;
      const { xml, dmn, note } = flow;
      if (!(await findNewest(tx, flow.code))) {
        await publishFlow(tx, { flow: flow.code, xml, note, at, by: "system", from: 0 });
        count++;
      }
      if (dmn !== undefined && (await feeVersions(tx, offered.id)).length === 0)
        await publishDmn(tx, { offeredId: offered.id, dmn, note, from: 0, at, by: "system" });
    }
    return count;
  });
}
