import type { Child } from "hono/jsx";
import { formatNumber, formatShare, type Locale, wordsIn } from "../../../../platform/text/index.ts";
import { DataTable, Num, RankedBars, Ruled } from "../../../../ui/index.ts";
import { type OverviewRow, onTimeShare, resolvedOf } from "../../figures/overview.ts";
import { durationText } from "./durations.ts";
import { type ListFilters, listHref } from "./href.ts";
import { figureTabsText } from "./tabs-text.ts";
import { figuresText } from "./text.ts";
import type { FiguresView } from "./view.tsx";

/** On time by agency: bars, and the table that says the same. */
export function AgencyRanking(view: FiguresView) {
  const { frame, overview, period, agency, sector, agencies } = view;
  const { locale } = frame;
  const text = wordsIn(figuresText, locale);
  const names = new Map(agencies.map(({ code, name }) => [code, name]));
  const hasBelow = (code: string) => agencies.some((one) => one.code.startsWith(`${code}.`));
  const nameOf = (code: string) => names.get(code) ?? code;
  const isSelf = (code: string) => code === agency || !code.includes(".");
  const measured = overview.agencies.filter((row) => resolvedOf(row) > 0);
  return (
    <div class="lt-mt4">
      <Ruled text={text.agencies} id="by-agency" />
      {measured.length > 1 ? (
        <RankedBars
          id="agencies"
          title={text.agencies}
          description={text.agenciesDesc}
          bars={measured.map((row) => ({
            name: nameOf(row.key),
            value: onTimeShare(row) * 100,
            text: formatShare(onTimeShare(row), locale),
          }))}
        />
      ) : null}
      <DataTable
        caption={text.agencies}
        classes="lt-table--wrap"
        columns={columnsOf(text.agency, locale)}
        rows={overview.agencies.map((row) => {
          const alone = isSelf(row.key) && hasBelow(row.key);
          const of: ListFilters = { ...period, agency: row.key, sector, ...(alone ? { only: "1" as const } : {}) };
          const name = hasBelow(row.key) && !alone ? `${nameOf(row.key)}, ${text.andBelow}` : nameOf(row.key);
          return { cells: [name, ...cellsOf(row, of, locale)] };
        })}
      />
    </div>
  );
}

/** The same numbers by sector. */
export function SectorTable({ frame, overview, period, agency }: FiguresView) {
  const { locale } = frame;
  const text = wordsIn(figuresText, locale);
  return (
    <div class="lt-mt4">
      <Ruled text={text.sectors} id="by-sector" />
      <DataTable
        caption={text.sectors}
        classes="lt-table--wrap"
        columns={columnsOf(wordsIn(figureTabsText, locale).sector, locale)}
        rows={overview.sectors.map((row) => ({
          cells: [
            <span lang={locale === "vi" ? undefined : "vi"}>{row.name}</span>,
            ...cellsOf(row, { ...period, agency, sector: row.key }, locale),
          ],
        }))}
      />
    </div>
  );
}

function columnsOf(first: string, locale: Locale) {
  const text = wordsIn(figuresText, locale);
  const heads = [
    text.received,
    text.resolved,
    text.share,
    text.late,
    text.mean,
    text.perDossier,
    text.pending,
    text.pendingLate,
  ];
  return [{ text: first, width: "col-from" }, ...heads.map((head) => ({ text: head, numeric: true }))];
}

function cellsOf(row: OverviewRow, of: ListFilters, locale: Locale): readonly Child[] {
  const resolved = resolvedOf(row);
  const number = (value: number, metric: string, filters: ListFilters = of) =>
    value === 0 ? "–" : <Num href={listHref(metric, filters)}>{formatNumber(value, locale)}</Num>;
  const { from: _from, ...atEnd } = of;
  return [
    number(row.received, "dossier.received"),
    number(resolved, "dossier.time"),
    resolved === 0 ? "–" : formatShare(onTimeShare(row), locale),
    number(row.late, "dossier.resolved-late"),
    resolved === 0 ? "–" : durationText(row.minutes / resolved, locale),
    row.received === 0 ? "–" : formatNumber(row.supplements / row.received, locale, 2),
    number(row.pending, "dossier.pending", atEnd),
    number(row.pendingLate, "dossier.pending-late", atEnd),
  ];
}
