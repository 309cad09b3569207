import { z } from "zod";
import { type App, type AppContext, httpErrors, render } from "../../../../platform/http/index.ts";
import type { MetricListQuery } from "../../../../platform/metrics/index.ts";
import { textIn, wordsIn } from "../../../../platform/text/index.ts";
import { readOverview } from "../../figures/overview.ts";
import { dossierMetrics } from "../../metrics.ts";
import { inHandList } from "../../store/metric-lists.ts";
import { sectorNames } from "../../store/report-sectors.ts";
import { askedCode, askedDay, dayText, figureDeskOf, figureFrame, namedAgencies, periodOf, queryOf } from "./desk.ts";
import { FigureListPage, type FigureListView, pageSize } from "./list-view.tsx";
import { sectorsOf } from "./sectors.ts";
import { figuresText } from "./text.ts";
import { FiguresPage, figuresPath } from "./view.tsx";

const overviewAsked = z.object({ from: askedDay, to: askedDay, agency: askedCode, sector: askedCode });
const word = z.string().max(300).optional().catch(undefined);
const listAsked = overviewAsked.extend({
  only: z.literal("1").optional().catch(undefined),
  channel: z
    .string()
    .regex(/^[123](,[123])*$/)
    .optional()
    .catch(undefined),
  step: word,
  reason: word,
  bucket: word,
  kind: word,
  page: z.coerce.number().int().min(1).max(100_000).catch(1),
});

/** `/dossiers/figures`: what leaders look at, and `/dossiers/figures/:metric`: the list behind each number. */
export function addFigurePages(app: App): void {
  app.get(figuresPath, overview);
  app.get(`${figuresPath}/:metric`, list);
}

async function overview(c: AppContext): Promise<Response> {
  const desk = figureDeskOf(c);
  const query = queryOf(c, overviewAsked);
  const [agency, sector] = [query.agency || undefined, query.sector || undefined];
  const period = periodOf(query, desk.today);
  const read = await readOverview(desk.node.db, { ...period, agency, sector });
  const frame = await figureFrame(c, figuresPath);
  const agencies = await namedAgencies(desk);
  const sectors = await sectorsOf(desk);
  return render(
    c,
    <FiguresPage {...{ frame, overview: read, period, agency, sector, agencies, sectors, today: desk.today }} />,
  );
}

async function list(c: AppContext): Promise<Response> {
  const desk = figureDeskOf(c);
  const { node, locale, today } = desk;
  const code = c.req.param("metric") ?? "";
  const text = wordsIn(figuresText, locale);
  // Only what this system counts: another's list is another's to show.
  const known = dossierMetrics(node.config.code).find((metric) => metric.code === code);
  const isInHand = code === "dossier.in-hand";
  if (!known && !isInHand) throw httpErrors.missing();
  const { page, ...asked } = queryOf(c, listAsked);
  const isStock = known?.kind === "stock";
  const period = periodOf(asked, today);
  const query: MetricListQuery["query"] = {
    metric: code,
    to: isStock ? (asked.to ?? today) : period.to,
    ...(isStock ? {} : { from: period.from }),
    ...whose(asked),
    ...dimsOf(asked),
  };
  const read = known?.list ?? inHandList;
  const found = await read(node.db, { query, offset: (page - 1) * pageSize, limit: pageSize });
  const agencies = new Map((await namedAgencies(desk)).map((one) => [one.code, one.name]));
  const view: FigureListView = {
    frame: await figureFrame(c, figuresPath),
    metric: code,
    title: known ? textIn(known.name, locale) : text.inHand,
    unit: known ? textIn(known.unit, locale) : locale === "vi" ? "hồ sơ" : "dossiers",
    list: found,
    filters: { ...asked, to: query.to, from: query.from },
    narrowed: [
      isStock ? text.asOf(dayText(query.to)) : `${dayText(period.from)} – ${dayText(period.to)}`,
      ...(asked.agency ? [agencies.get(asked.agency) ?? asked.agency] : []),
      ...(asked.sector ? [(await sectorNames(node.db, [asked.sector])).get(asked.sector) ?? asked.sector] : []),
      ...(asked.channel ? [asked.channel === "2" ? text.online : text.counter] : []),
      ...(asked.step === undefined ? [] : [asked.step.trim() || text.unknownStep]),
    ],
    agencies,
    page,
  };
  return render(c, <FigureListPage {...view} />);
}

type Asked = Omit<z.output<typeof listAsked>, "page">;

function whose({ agency, only }: Asked): { readonly agencies?: readonly string[]; readonly under?: string } {
  if (!agency) return {};
  return only ? { agencies: [agency] } : { under: agency };
}

/** The dimensions asked for. A step that is not known stands in the address as a blank. */
function dimsOf({ sector, channel, step, reason, bucket, kind }: Asked): Pick<MetricListQuery["query"], "dims"> {
  const dims = {
    ...(sector ? { sector } : {}),
    ...(channel ? { channel: channel.split(",") } : {}),
    ...(step === undefined ? {} : { step: step.trim() }),
    ...(reason ? { reason } : {}),
    ...(bucket ? { bucket } : {}),
    ...(kind ? { kind } : {}),
  };
  return Object.keys(dims).length === 0 ? {} : { dims };
}
