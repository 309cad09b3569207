import { z } from "zod";
import {
  type App,
  type AppContext,
  calendarDay,
  httpErrors,
  readQuery,
  render,
} from "../../../../platform/http/index.ts";
import { listMetric, readMetric } from "../../../../platform/metrics/index.ts";
import { agenciesOfNode } from "../../../organisation/index.ts";
import { procedureMetrics } from "../../metrics.ts";
import { deskOf, procedureFrame } from "../desk.ts";
import { type Figure, FigureListPage, FiguresPage, type Period, pageSize } from "./view.tsx";

const day = calendarDay().optional().catch(undefined);
const asked = z.object({
  from: day,
  to: day,
  agency: z.string().max(50).optional().catch(undefined),
  page: z.coerce.number().int().min(1).max(1000).catch(1),
});

/** `/procedures/figures`: the metrics of the catalogue, and the list behind each. */
export function addFigurePages(app: App): void {
  app.get("/procedures/figures", figures);
  app.get("/procedures/figures/:metric", list);
}

function readAsked(c: AppContext): {
  readonly period: Period;
  readonly agency: string | undefined;
  readonly page: number;
} {
  const { today } = deskOf(c);
  const query = asked.parse(readQuery(c, z.record(z.string(), z.union([z.string(), z.array(z.string())]))));
  const to = query.to ?? today;
  return { period: { from: query.from ?? `${today.slice(0, 4)}-01-01`, to }, agency: query.agency, page: query.page };
}

async function figures(c: AppContext): Promise<Response> {
  const { node, locale } = deskOf(c);
  const { period } = readAsked(c);
  const read: Figure[] = [];
  for (const metric of procedureMetrics) {
    const from = metric.kind === "flow" ? { from: period.from } : {};
    const reading = await readMetric(node.db, { metric: metric.code, to: period.to, ...from, by: "agency" });
    read.push({ metric, reading });
  }
  const codes = [...new Set(read.flatMap(({ reading }) => reading.groups.map(({ key }) => key)))];
  const known = await agenciesOfNode(node.db, { codes });
  const agencies = new Map(known.map((one) => [one.code, locale === "vi" ? one.shortName : one.nameEn]));
  return render(c, <FiguresPage frame={await procedureFrame(c)} period={period} figures={read} agencies={agencies} />);
}

async function list(c: AppContext): Promise<Response> {
  const { node, locale } = deskOf(c);
  const { period, agency, page } = readAsked(c);
  // Only what this system counts: another's list is another's to show.
  const metric = procedureMetrics.find(({ code }) => code === c.req.param("metric"));
  if (!metric) throw httpErrors.missing();
  const query = {
    metric: metric.code,
    to: period.to,
    ...(metric.kind === "flow" ? { from: period.from } : {}),
    ...(agency === undefined ? {} : { agencies: [agency] }),
  };
  const found = await listMetric(node.metrics, node.db, { query, offset: (page - 1) * pageSize, limit: pageSize });
  const [known] = agency === undefined ? [] : await agenciesOfNode(node.db, { codes: [agency] });
  const named =
    agency === undefined
      ? undefined
      : { code: agency, name: (locale === "vi" ? known?.name : known?.nameEn) ?? agency };
  const frame = await procedureFrame(c);
  return render(c, <FigureListPage {...{ frame, metric, list: found, period, agency: named, page }} />);
}
