import { z } from "zod";
import { type App, optionalLine, readQuery, render } from "../../../../platform/http/index.ts";
import { agenciesOfNode, findAgency } from "../../store/agencies.ts";
import { organisationFrame, visitOf } from "../visit.ts";
import { ChartPage } from "./view.tsx";

const query = z.object({
  q: optionalLine(100),
  under: optionalLine(40),
  level: z.enum(["central", "province", "department", "district", "commune"]).optional().catch(undefined),
});

/** `/agencies`: every agency of the node by level, found without accents. */
export function addChartPage(app: App): void {
  app.get("/agencies", async (c) => {
    const { node } = visitOf(c);
    const { q, under, level } = readQuery(c, query);
    const top = under === undefined ? undefined : await findAgency(node.db, under);
    // Nothing asked for: the agencies that stand directly under the node's own, and itself.
    const isOverview = q === undefined && level === undefined;
    const agencies = await agenciesOfNode(node.db, {
      text: q,
      level,
      ...(isOverview ? { parent: top?.code ?? node.config.code } : { under: top?.code }),
    });
    const head = await findAgency(node.db, top?.code ?? node.config.code);
    const shown = isOverview && head ? [{ ...head, below: agencies.length }, ...agencies] : agencies;
    const frame = await organisationFrame(c);
    return render(c, <ChartPage frame={frame} agencies={shown} top={top} q={q} level={level} />);
  });
}
