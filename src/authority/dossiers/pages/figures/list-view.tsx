import type { Frame } from "../../../../platform/http/index.ts";
import type { MetricList } from "../../../../platform/metrics/index.ts";
import { formatNumber, textIn, wordsIn } from "../../../../platform/text/index.ts";
import { BackLink, DataTable, OfficerPage, Pager, Toolbar, Void } from "../../../../ui/index.ts";
import { hrefWith, type ListFilters } from "./href.ts";
import { figuresText } from "./text.ts";
import { figuresPath } from "./view.tsx";

/** Rows on one page of a list. */
export const pageSize = 100;

/** What the list behind a figure shows. */
export type FigureListView = {
  readonly frame: Frame;
  readonly metric: string;
  readonly title: string;
  readonly unit: string;
  readonly list: MetricList;
  readonly filters: ListFilters & { readonly bucket?: string | undefined; readonly kind?: string | undefined };
  /** What narrows it, in words. */
  readonly narrowed: readonly string[];
  readonly agencies: ReadonlyMap<string, string>;
  readonly page: number;
};

/** What a figure counts; the sum of the list is the figure. */
export function FigureListPage(view: FigureListView) {
  const { frame, metric, title, unit, list, filters, narrowed, agencies, page } = view;
  const { locale } = frame;
  const text = wordsIn(figuresText, locale);
  const { from, to, agency } = filters;
  const note = [text.listTotal(formatNumber(list.total, locale), unit), ...narrowed].join(" · ");
  return (
    <OfficerPage frame={frame} title={title} keys={list.rows.length > 0}>
      <BackLink href={hrefWith(figuresPath, { from, to, agency })} />
      <Toolbar title={title} note={note} />
      {list.rows.length === 0 ? (
        <Void kind="empty" title={text.empty}>
          {text.emptyWhy}
        </Void>
      ) : (
        <>
          <DataTable
            caption={title}
            list
            classes="lt-table--wrap"
            columns={list.columns.map((column, index) => ({
              text: textIn(column, locale),
              width: index === 0 ? "col-own" : undefined,
            }))}
            rows={list.rows.map(({ href, cells }) => ({
              href,
              cells: cells.map((cell) => agencies.get(cell) ?? cell),
            }))}
          />
          <Pager
            page={page}
            size={pageSize}
            total={list.total}
            hrefOf={(to) => hrefWith(`${figuresPath}/${metric}`, { ...filters, page: to > 1 ? to : undefined })}
          />
        </>
      )}
    </OfficerPage>
  );
}
