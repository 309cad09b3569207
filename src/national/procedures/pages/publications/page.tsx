import { z } from "zod";
import { type App, csvFile, csvLimit, type Frame, readQuery, render } from "../../../../platform/http/index.ts";
import { listMetric, type MetricList } from "../../../../platform/metrics/index.ts";
import type { Node } from "../../../../platform/node.ts";
import { defineText, formatNumber, isoDay, textIn, wordsIn } from "../../../../platform/text/index.ts";
import { BackLink, DataTable, Filters, OfficerPage, Pager, Toolbar, Void } from "../../../../ui/index.ts";
import { publishedFigureNames, publishedFigures } from "../../metrics.ts";
import { keeper, officerFrame } from "../desk.ts";
import { dayInQuery, formatInQuery, hrefWith, pageInQuery } from "../query.ts";
import { procedureWords } from "../words.ts";

const pageSize = 50;

const text = defineText({
  vi: {
    note: (total: string) => `${total} phiên bản`,
    figure: "Chỉ tiêu",
    from: "Từ ngày",
    to: "Đến ngày",
    emptyTitle: "Không có phiên bản nào trong thời gian này.",
    emptyWay: "Chọn thời gian khác ở trên.",
  },
  en: {
    note: (total: string) => `${total} versions`,
    figure: "Figure",
    from: "From",
    to: "To",
    emptyTitle: "There is no version in this period.",
    emptyWay: "Choose another period above.",
  },
});

const query = z.object({
  show: z.enum(publishedFigures).catch("published-late"),
  from: dayInQuery,
  to: dayInQuery,
  format: formatInQuery,
  page: pageInQuery,
});

/** `/catalogue/publications`: the published versions behind a figure of the nation. */
export function addPublications(app: App, node: Node): void {
  app.get("/catalogue/publications", async (c) => {
    const { now } = keeper(c);
    const { format, page, ...asked } = readQuery(c, query);
    const to = asked.to ?? isoDay(now);
    const period = { from: asked.from ?? `${to.slice(0, 4)}-01-01`, to };
    const rows = format ? { offset: 0, limit: csvLimit } : { offset: (page - 1) * pageSize, limit: pageSize };
    const metric = { metric: `procedures.${asked.show}`, ...period };
    const list = await listMetric(node.metrics, node.db, { query: metric, ...rows });
    const frame = await officerFrame(c, { current: "/catalogue" });
    if (format)
      return csvFile(c, `procedures-${asked.show}`, [
        list.columns.map((column) => textIn(column, frame.locale)),
        ...list.rows.map(({ cells }) => cells),
      ]);
    return render(c, <PublicationsPage frame={frame} show={asked.show} period={period} page={page} list={list} />);
  });
}

type PublicationsView = {
  readonly frame: Frame;
  readonly show: (typeof publishedFigures)[number];
  readonly period: { readonly from: string; readonly to: string };
  readonly page: number;
  readonly list: MetricList;
};

function PublicationsPage({ frame, show, period, page, list }: PublicationsView) {
  const { locale } = frame;
  const own = wordsIn(text, locale);
  const words = wordsIn(procedureWords, locale);
  const title = textIn(publishedFigureNames[show], locale);
  return (
    <OfficerPage frame={frame} title={title} keys>
      <BackLink href="/catalogue" text={words.back} />
      <Toolbar title={title} note={own.note(formatNumber(list.total, locale))} />
      <Filters
        action="/catalogue/publications"
        filters={[
          {
            kind: "select",
            name: "show",
            label: own.figure,
            value: show,
            items: publishedFigures.map((figure) => ({
              value: figure,
              text: textIn(publishedFigureNames[figure], locale),
            })),
          },
          { kind: "text", type: "date", name: "from", label: own.from, value: period.from },
          { kind: "text", type: "date", name: "to", label: own.to, value: period.to },
        ]}
      />
      {list.total === 0 ? (
        <Void kind="empty" title={own.emptyTitle}>
          {own.emptyWay}
        </Void>
      ) : (
        <DataTable
          list
          classes="lt-table--wrap"
          caption={title}
          columns={list.columns.map((column, index) => ({
            text: textIn(column, locale),
            ...(index === 1 ? { width: "col-hop" } : {}),
          }))}
          rows={list.rows.map(({ href, cells }) => ({ href, cells }))}
        />
      )}
      <Pager
        page={page}
        size={pageSize}
        total={list.total}
        hrefOf={(other) => hrefWith("/catalogue/publications", { show, ...period, page: other })}
      />
      <p class="lt-mt2 lt-noprint">
        <a href={hrefWith("/catalogue/publications", { show, ...period, format: "csv" })}>{words.csv}</a>
      </p>
    </OfficerPage>
  );
}
