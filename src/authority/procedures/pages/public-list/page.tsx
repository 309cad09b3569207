import { z } from "zod";
import { type App, type AppContext, frameOf, readQuery, render } from "../../../../platform/http/index.ts";
import { lifeEvents } from "../../../../protocol/procedures/index.ts";
import { type Published, searchPublished } from "../../search-published.ts";
import { readNational } from "../../store/national.ts";
import { listPublished } from "../../store/offered.ts";
import { PublicListPage } from "./view.tsx";

const asked = z.object({
  q: z.string().trim().max(200).catch(""),
  event: z.enum(lifeEvents).optional().catch(undefined),
  page: z.coerce.number().int().min(1).max(1000).catch(1),
});

/** `/procedures`: what the authority offers its people. */
export function addPublicList(app: App): void {
  app.get("/procedures", async (c) => {
    const query = asked.parse(readQuery(c, z.record(z.string(), z.union([z.string(), z.array(z.string())]))));
    const all = await readPublished(c);
    const found = searchPublished(all, { text: query.q, event: query.event });
    return render(c, <PublicListPage frame={await frameOf(c)} all={all} asked={query} found={found} />);
  });
}

async function readPublished(c: AppContext): Promise<readonly Published[]> {
  const { db } = c.get("node");
  const [offered, national] = [await listPublished(db), await readNational(db, db)];
  return offered.map((one) => ({
    offered: one,
    record: one.nationalCode === null ? undefined : national?.byCode.get(one.nationalCode),
  }));
}
