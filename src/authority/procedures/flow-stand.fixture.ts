import { templateFlows } from "../../../data/index.ts";
import { type TestNode, testNode } from "../../../test/support/node.ts";
import { type ServedNode, serveNode } from "../../../test/support/serve-node.ts";
import { handleAsset } from "../../ui/index.ts";
import { importCatalogue } from "./index.ts";
import { bringNational, nationalOf, offeredOf } from "./procedures.fixture.ts";
import { listOffered } from "./store/offered.ts";
import { proceduresSystem } from "./system.ts";

/** A province with procedures whose flows are to be drawn. */
export type FlowStand = {
  readonly node: TestNode;
  readonly served: ServedNode;
  /** Address of a procedure by its code. */
  pathOf(code: string): Promise<string>;
  drop(): Promise<void>;
};

/** Codes of procedures without a flow; each test takes one of its own. Their limit is five working days. */
export const freeCodes = Array.from({ length: 16 }, (_, at) => `1.0019${String(at + 10)}`);

/** Builds the stand. */
export async function flowStand(): Promise<FlowStand> {
  const node = await testNode();
  const names = freeCodes.map((code) => ({ code, name: `Thủ tục ${code}` }));
  const procedures = names.map((one) => ({ ...offeredOf(one), demand: [] }));
  await importCatalogue(node, { older: [], procedures });
  await bringNational(node, { version: 1, full: true, procedures: names.map(nationalOf) });
  const system = proceduresSystem(node, { flowTemplates: templateFlows() });
  const served = await serveNode(node, [system], { handleAsset });
  return {
    node,
    served,
    pathOf: async (code) =>
      `/procedures/catalogue/${(await listOffered(node.db)).find((one) => one.code === code)?.id ?? ""}`,
    drop: async () => {
      await served.stop();
      await node.drop();
    },
  };
}
