import type { Node } from "../../platform/node.ts";
import type { MessageHandler } from "../../platform/outbox/index.ts";
import type { System } from "../../platform/system.ts";
import { addAgencyApi } from "./api/agencies.ts";
import { directoryNav, directoryPages } from "./pages/index.ts";
import { directoryMessageType } from "./publish.ts";
import { createDirectoryReader } from "./store/view.ts";

/** The national directory on a node: its public interface and its pages. */
export function directorySystem(node: Node): System {
  return {
    name: "directory",
    routes: (app) => {
      addAgencyApi(app, node, createDirectoryReader());
      directoryPages(app, node);
    },
    nav: directoryNav(),
    messages: [copies(node)],
  };
}

/** Copies of the directory on their way to nodes: an accepted one needs nothing more, a refused one is for whoever reads the log. */
function copies(node: Node): MessageHandler {
  return {
    type: directoryMessageType,
    answered: async (_tx, answered) => {
      for (const { destination, answer } of answered) {
        if (answer.outcome === "refused")
          node.log.error({ destination, code: answer.code }, "a node refuses the directory");
      }
    },
  };
}
