import { z } from "zod";
import { readPayload } from "../../../../platform/db/index.ts";
import { type App, readQuery, render } from "../../../../platform/http/index.ts";
import type { Node } from "../../../../platform/node.ts";
import { axisErrors } from "../../errors.ts";
import { type DeliveryFacts, findDocumentLife } from "../../store/timeline.ts";
import { axisFrame, idOf, watcher } from "../desk.ts";
import { proveReceipt } from "../proven-receipt.ts";
import { pageInQuery } from "../query.ts";
import { MessagePage, type ShownDelivery } from "./view.tsx";

/** Recipients on a page: a directive to all communes has hundreds. */
const pageSize = 40;

/** `/messages/:id`: the life of one document; `/messages/:id/edxml` the file as it came. */
export function addMessage(app: App, node: Node): void {
  app.get("/messages/:id", async (c) => {
    const { now, mayOperate } = watcher(c);
    const life = await findDocumentLife(node.db, idOf(c, axisErrors.messageMissing));
    if (!life) throw axisErrors.messageMissing();
    const { page } = readQuery(c, z.object({ page: pageInQuery }));
    const sorted = life.deliveries.toSorted((a, b) => Number(isOpen(b)) - Number(isOpen(a)));
    const shown = await Promise.all(sorted.slice((page - 1) * pageSize, page * pageSize).map((one) => show(node, one)));
    const frame = await axisFrame(c);
    return render(c, <MessagePage frame={frame} life={life} shown={shown} {...{ page, pageSize, now, mayOperate }} />);
  });
  app.get("/messages/:id/edxml", async (c) => {
    watcher(c);
    const life = await findDocumentLife(node.db, idOf(c, axisErrors.messageMissing));
    if (!life?.document.payloadId) throw axisErrors.messageMissing();
    const { body } = await readPayload(node.db, life.document.payloadId);
    c.header("Content-Type", "application/xml; charset=utf-8");
    c.header("Content-Disposition", `attachment; filename="${life.document.id}.edxml"`);
    return c.body(Uint8Array.from(body));
  });
}

async function show(node: Node, delivery: DeliveryFacts): Promise<ShownDelivery> {
  return {
    ...delivery,
    proven: delivery.receipt === null ? undefined : await proveReceipt(node.keys, delivery.receipt),
  };
}

/** Whether somebody may still have to do something about a delivery. */
export function isOpen({ state, recall }: Pick<DeliveryFacts, "state" | "recall">): boolean {
  return ["queued", "undeliverable", "dead"].includes(state) || recall === "asked";
}
