import { z } from "zod";
import { type App, type AppContext, csvFile, readQuery, render } from "../../../../platform/http/index.ts";
import { listMetric } from "../../../../platform/metrics/index.ts";
import type { Node } from "../../../../platform/node.ts";
import { isoDay, wordsIn } from "../../../../platform/text/index.ts";
import { type DirectoryReader, directoryLevels } from "../../../directory/index.ts";
import { readStatistics } from "../../statistics.ts";
import { axisFrame, watcher } from "../desk.ts";
import { codeInQuery, dayInQuery, pageInQuery } from "../query.ts";
import { askedOf, statisticsQuery } from "./asked.ts";
import { FigurePage } from "./figure.tsx";
import { rowsOf } from "./rows.ts";
import { statisticsText } from "./text.ts";
import { StatisticsPage } from "./view.tsx";

const pageSize = 50;

const figureQuery = z.object({
  metric: z
    .enum(["axis.sent", "axis.received", "axis.arrived", "axis.refused", "axis.registered", "axis.completed"])
    .catch("axis.sent"),
  from: dayInQuery,
  to: dayInQuery,
  agency: codeInQuery,
  under: codeInQuery,
  level: z.string().max(20).optional().catch(undefined),
  page: pageInQuery,
});

/** `/statistics`: what was exchanged, beside the same period of the year before; every number opens its list. */
export function addStatistics(app: App, node: Node, read: DirectoryReader): void {
  app.get("/statistics", async (c) => {
    const { now } = watcher(c);
    const asked = askedOf(readQuery(c, statisticsQuery), now);
    const statistics = await readStatistics(node.db, scopeOf(asked));
    const monthly = await readStatistics(node.db, { ...scopeOf(asked), by: "month" });
    const view = await read(node.db);
    const frame = await axisFrame(c);
    const rows = rowsOf(statistics, asked, view, frame.locale);
    const months = rowsOf(monthly, { ...asked, by: "month" }, view, frame.locale);
    return render(
      c,
      <StatisticsPage frame={frame} asked={asked} statistics={statistics} rows={rows} months={months} />,
    );
  });
  app.get("/statistics.csv", async (c) => {
    const { now } = watcher(c);
    return asCsv(c, node, read, askedOf(readQuery(c, statisticsQuery), now));
  });
  app.get("/statistics/documents", async (c) => {
    const { now } = watcher(c);
    const { page, agency, under, level, metric, from, to } = readQuery(c, figureQuery);
    const query = {
      metric,
      to: to ?? isoDay(now),
      ...(from ? { from } : {}),
      ...(agency ? { agencies: [agency] } : {}),
      ...(under ? { under } : {}),
      ...(level ? { level, levels: directoryLevels(node.db) } : {}),
    };
    const list = await listMetric(node.metrics, node.db, { query, offset: (page - 1) * pageSize, limit: pageSize });
    const frame = await axisFrame(c, { current: "/statistics" });
    return render(
      c,
      <FigurePage
        frame={frame}
        name={node.metrics.get(metric).name}
        query={query}
        list={list}
        page={page}
        pageSize={pageSize}
      />,
    );
  });
}

type Asked = ReturnType<typeof askedOf>;

function scopeOf({ from, to, under, level, by }: Asked) {
  return { from, to, by, ...(under ? { under } : {}), ...(level ? { level } : {}) };
}

async function asCsv(c: AppContext, node: Node, read: DirectoryReader, asked: Asked): Promise<Response> {
  const locale = c.get("locale");
  const text = wordsIn(statisticsText, locale);
  const rows = rowsOf(await readStatistics(node.db, scopeOf(asked)), asked, await read(node.db), locale);
  const measures = ["sent", "received", "refused"] as const;
  return csvFile(c, `statistics-${asked.from}-${asked.to}-${asked.by}`, [
    ["", text[asked.by], ...measures.flatMap((one) => [text[one], `${text[one]}, ${text.before}`])],
    ...rows.map((row) => [row.key, row.name, ...measures.flatMap((one) => [row[one].now, row[one].before])]),
  ]);
}
