import type { Node } from "../../platform/node.ts";
import type { System } from "../../platform/system.ts";
import { sendToJoined } from "./actions/send-to-joined.ts";
import { procedureServices } from "./api/procedure-services.ts";
import { addProcedureApi } from "./api/procedures.ts";
import { addWireInterface } from "./api/wire-interface.ts";
import { createCatalogueReader } from "./catalogue.ts";
import { procedureMessages } from "./messages.ts";
import { procedureMetrics } from "./metrics.ts";
import { procedureNav, procedurePages } from "./pages/index.ts";
import type { WireServices } from "./wire-services.ts";

/** What the catalogue needs from whoever composes the node. */
export type ProceduresOptions = {
  /** Services of other systems on the same endpoint, by their names. */
  readonly services?: WireServices;
};

/** The national catalogue of procedures on a node: its pages and interfaces, its messages and figures. */
export function proceduresSystem(node: Node, { services = {} }: ProceduresOptions = {}): System {
  const read = createCatalogueReader();
  return {
    name: "procedures",
    routes: (app) => {
      addProcedureApi(app, node, read);
      addWireInterface(app, node, { ...procedureServices(node, read), ...services });
      procedurePages(app, node, read);
    },
    nav: procedureNav,
    messages: procedureMessages(node),
    metrics: procedureMetrics,
    jobs: [{ name: "procedures.joined-nodes", every: { seconds: 5 }, run: sendToJoined }],
  };
}
