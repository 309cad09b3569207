import type { Node } from "../../platform/node.ts";
import type { ExchangeListener } from "../exchange/index.ts";
import { noteReminders } from "./actions/note-reminders.ts";
import { noteOutgoingNews, noteRecallRequests } from "./actions/note-statuses.ts";
import { receiveDocuments } from "./actions/receive-documents.ts";

/** The office as the exchange tells it of what arrives: documents, and what became of those that left. */
export function officeListener(node: Node): ExchangeListener {
  return {
    incoming: (tx, documents) => receiveDocuments(tx, node, documents),
    statusChanged: async (tx, changes) => {
      await noteRecallRequests(tx, node, changes);
      await noteOutgoingNews(tx, node, changes);
    },
    reminded: (tx, reminders) => noteReminders(tx, reminders),
  };
}
