import type { Node } from "../../platform/node.ts";
import type { System } from "../../platform/system.ts";
import { catalogueMessageType, proceduresMessageType } from "../../protocol/procedures/index.ts";
import { followCatalogue } from "./actions/follow-catalogue.ts";
import { receiveNational } from "./actions/receive-national.ts";
import type { FlowTemplate } from "./flow-template.ts";
import { procedureMetrics } from "./metrics.ts";
import { addFlowPages } from "./pages/flow-pages.ts";
import { officerPages, publicPages } from "./pages/index.ts";
import { procedureNav } from "./pages/nav.ts";

/** The procedures of an authority: its catalogue, its report of standardisation, its reviews, and what its people read; `flowTemplates`: to begin a flow from. */
export function proceduresSystem(
  node: Node,
  { flowTemplates = [] }: { readonly flowTemplates?: readonly FlowTemplate[] } = {},
): System {
  return {
    name: "procedures",
    routes: (app) => {
      officerPages(app);
      addFlowPages(app, flowTemplates);
      publicPages(app);
    },
    nav: procedureNav,
    metrics: procedureMetrics,
    messages: [
      { type: proceduresMessageType, receive: (tx, messages) => receiveNational(tx, node, messages) },
      {
        type: catalogueMessageType,
        answered: async (_tx, answered) => {
          for (const { answer } of answered)
            if (answer.outcome === "refused") node.log.error({ code: answer.code }, "the nation refuses our catalogue");
        },
      },
    ],
    jobs: [{ name: "procedures.follow", every: { seconds: 10 }, run: followCatalogue }],
  };
}
