import { z } from "zod";
import { type App, readQuery, render } from "../../../../platform/http/index.ts";
import type { Node } from "../../../../platform/node.ts";
import { isoDay } from "../../../../platform/text/index.ts";
import { readReceipts } from "../../store/receipts.ts";
import { axisFrame, watcher } from "../desk.ts";
import { proveReceipt } from "../proven-receipt.ts";
import { dayInQuery, pageInQuery } from "../query.ts";
import { ReceiptsPage } from "./view.tsx";

const pageSize = 50;
const query = z.object({
  from: dayInQuery,
  to: dayInQuery,
  node: z.string().trim().max(10).optional().catch(undefined),
  page: pageInQuery,
});

/** `/receipts`: the signed evidence of arrival, checked while it is shown. Without days: those of today. */
export function addReceipts(app: App, node: Node): void {
  app.get("/receipts", async (c) => {
    const { now } = watcher(c);
    const { page, node: wanted, ...days } = readQuery(c, query);
    const asked = { from: days.from ?? isoDay(now), to: days.to ?? isoDay(now), ...(wanted ? { node: wanted } : {}) };
    const { receipts, total } = await readReceipts(node.db, {
      ...asked,
      offset: (page - 1) * pageSize,
      limit: pageSize,
    });
    const proven = await Promise.all(
      receipts.map(async (row) => ({ row, proven: await proveReceipt(node.keys, row.receipt) })),
    );
    return render(
      c,
      <ReceiptsPage frame={await axisFrame(c)} asked={asked} receipts={proven} {...{ total, page, pageSize }} />,
    );
  });
}
