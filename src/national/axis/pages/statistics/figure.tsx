import type { Frame } from "../../../../platform/http/index.ts";
import type { MetricList, MetricQuery } from "../../../../platform/metrics/index.ts";
import { formatDate, formatNumber, startOfDay, type Text, textIn, wordsIn } from "../../../../platform/text/index.ts";
import { BackLink, DataTable, OfficerPage, Pager, Toolbar, Void } from "../../../../ui/index.ts";
import { figureHref } from "./figure-href.ts";
import { statisticsText } from "./text.ts";

type FigureView = {
  readonly frame: Frame;
  readonly name: Text;
  readonly query: MetricQuery;
  readonly list: MetricList;
  readonly page: number;
  readonly pageSize: number;
};

/** The list that adds up to a number. */
export function FigurePage({ frame, name, query, list, page, pageSize }: FigureView) {
  const text = wordsIn(statisticsText, frame.locale);
  const title = textIn(name, frame.locale);
  const day = (value: string) => formatDate(startOfDay(value));
  const days = query.from ? `${day(query.from)} – ${day(query.to)}` : day(query.to);
  const scope = [query.agencies?.join(", "), query.under, query.level].filter(Boolean).join(", ");
  const { metric, from = query.to, to, under, level } = query;
  const hrefOf = (one: number) =>
    `${figureHref({ metric, from, to, under, level, agency: query.agencies?.[0] })}${one > 1 ? `&page=${one}` : ""}`;
  return (
    <OfficerPage frame={frame} title={title} keys={list.total > 0}>
      <BackLink href="/statistics" />
      <Toolbar
        title={title}
        note={[scope, days, text.listTotal(formatNumber(list.total, frame.locale))].filter(Boolean).join(" · ")}
      />
      {list.rows.length === 0 ? (
        <Void kind="empty" title={text.emptyTitle}>
          {text.emptyText}
        </Void>
      ) : (
        <DataTable
          caption={title}
          list
          columns={list.columns.map((column, index) => ({
            text: textIn(column, frame.locale),
            ...(index === 0 ? { width: "col-due" } : {}),
            ...(index === 4 ? { width: "col-who", numeric: true } : {}),
          }))}
          rows={list.rows.map((row) => ({
            href: row.href,
            cells: row.cells.map((cell, index) => (index === 0 ? cell : { text: cell, full: cell })),
          }))}
        />
      )}
      <Pager page={page} size={pageSize} total={list.total} hrefOf={hrefOf} />
    </OfficerPage>
  );
}
