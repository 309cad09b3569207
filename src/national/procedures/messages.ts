import type { Node } from "../../platform/node.ts";
import type { MessageHandler } from "../../platform/outbox/index.ts";
import { catalogueMessageType, proceduresMessageType } from "../../protocol/procedures/index.ts";
import { receiveCatalogues } from "./actions/receive-catalogue.ts";

/** What the catalogue does with messages: takes those of authorities, and hears how its own were answered. */
export function procedureMessages(node: Node): readonly MessageHandler[] {
  return [
    { type: catalogueMessageType, receive: (tx, messages) => receiveCatalogues(tx, node, messages) },
    {
      type: proceduresMessageType,
      answered: async (_tx, answered) => {
        for (const { destination, answer } of answered)
          if (answer.outcome === "refused")
            node.log.error({ destination, code: answer.code }, "a node refuses the catalogue of procedures");
      },
    },
  ];
}
