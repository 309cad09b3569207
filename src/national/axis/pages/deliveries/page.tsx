import { z } from "zod";
import { type App, readQuery, render } from "../../../../platform/http/index.ts";
import type { Node } from "../../../../platform/node.ts";
import { deliveryStates } from "../../states.ts";
import { readDeliveries } from "../../store/read-deliveries.ts";
import { axisFrame, watcher } from "../desk.ts";
import { dayInQuery, pageInQuery } from "../query.ts";
import { DeliveriesPage } from "./view.tsx";

const pageSize = 50;

const query = z.object({
  state: z.enum(deliveryStates).optional().catch(undefined),
  node: z.string().max(10).optional().catch(undefined),
  from: dayInQuery,
  to: dayInQuery,
  page: pageInQuery,
});

/** What the address of the list asks for. */
export type DeliveriesQuery = z.output<typeof query>;

/** `/deliveries`: documents on their way, one row for each recipient; the list behind figures that count recipients. */
export function addDeliveries(app: App, node: Node): void {
  app.get("/deliveries", async (c) => {
    watcher(c);
    const asked = readQuery(c, query);
    const found = await readDeliveries(node.db, asked, { offset: (asked.page - 1) * pageSize, limit: pageSize });
    const frame = await axisFrame(c, { current: "/operations" });
    return render(c, <DeliveriesPage frame={frame} asked={asked} found={found} pageSize={pageSize} />);
  });
}
