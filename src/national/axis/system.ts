import type { Node } from "../../platform/node.ts";
import type { System } from "../../platform/system.ts";
import { addClientInterface } from "./api/client-interface.ts";
import { createAxis } from "./axis.ts";
import { axisMessages } from "./messages.ts";
import { axisMetrics } from "./metrics.ts";
import { axisNav, axisPages } from "./pages/index.ts";

/** The national axis on a node: messages, figures, pages, and the interface of existing office software. */
export function axisSystem(node: Node): System {
  const axis = createAxis(node);
  return {
    name: "axis",
    routes: (app) => {
      addClientInterface(app, axis);
      axisPages(app, node);
    },
    nav: axisNav,
    messages: axisMessages(axis),
    metrics: axisMetrics,
  };
}
