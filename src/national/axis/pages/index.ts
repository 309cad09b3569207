import type { App } from "../../../platform/http/index.ts";
import type { Node } from "../../../platform/node.ts";
import { createAxis } from "../axis.ts";
import { addCoverage } from "./coverage/page.tsx";
import { addDeliveries } from "./deliveries/page.tsx";
import { addDeliveryActs } from "./delivery/page.tsx";
import { addMessage } from "./message/page.tsx";
import { addMessages } from "./messages/page.tsx";
import { addOperations } from "./operations/page.tsx";
import { addQueue } from "./queue/page.tsx";
import { addReceipts } from "./receipts/page.tsx";
import { addRejections } from "./rejections/page.tsx";
import { addStatistics } from "./statistics/page.tsx";

export { axisNav } from "./nav.ts";

/** Adds the pages of the axis: for its operator, who acts, and for registrars, who may look. */
export function axisPages(app: App, node: Node): void {
  const axis = createAxis(node);
  addOperations(app, node, axis.directory);
  addMessages(app, node, axis.directory);
  addMessage(app, node);
  addDeliveries(app, node);
  addDeliveryActs(app, axis);
  addQueue(app, node);
  addRejections(app, node);
  addReceipts(app, node);
  addStatistics(app, node, axis.directory);
  addCoverage(app, node, axis.directory);
}
