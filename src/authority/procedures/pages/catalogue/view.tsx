import type { Frame } from "../../../../platform/http/index.ts";
import { formatDateTime, formatNumber, type Locale, wordsIn } from "../../../../platform/text/index.ts";
import { procedureLevels } from "../../../../protocol/procedures/index.ts";
import {
  Button,
  DataTable,
  Facets,
  type Filter,
  Filters,
  OfficerPage,
  Pager,
  Toolbar,
  Void,
} from "../../../../ui/index.ts";
import { findingKinds } from "../../findings/finding.ts";
import { offeredStates } from "../../offered.ts";
import type { Report } from "../../read-report.ts";
import { ListExports } from "../list-exports.tsx";
import { ProcedureTabs } from "../procedure-tabs.tsx";
import { hrefOf } from "../query-href.ts";
import { dayText, findingName, levelNames, stateName, words } from "../words.ts";
import type { CatalogueFilters, CatalogueRow } from "./rows.ts";
import { catalogueText } from "./text.ts";

/** Rows on one page. */
export const pageSize = 100;
const path = "/procedures/catalogue";

/** What the list shows. */
export type CatalogueView = {
  readonly frame: Frame;
  readonly report: Report;
  /** Every row that matches, of all pages. */
  readonly rows: readonly CatalogueRow[];
  readonly filters: CatalogueFilters;
  readonly agencies: ReadonlyMap<string, string>;
  readonly mayWrite: boolean;
};

/** The authority's own catalogue, one procedure a line. */
export function CataloguePage(view: CatalogueView) {
  const { frame, report, rows, filters, mayWrite } = view;
  const { locale } = frame;
  const text = wordsIn(catalogueText, locale);
  const total = formatNumber(report.offered.length, locale);
  const note = report.national ? text.note(total, formatDateTime(report.national.receivedAt)) : text.noteAlone(total);
  const { page: _, ...query } = filters;
  return (
    <OfficerPage frame={frame} title={text.title} keys={rows.length > 0}>
      <Toolbar title={text.title} note={note} />
      <ProcedureTabs current="catalogue" />
      <Facets items={stateFacets(view)} label={words(locale).state} />
      <Filters
        action={path}
        filters={controls(filters, locale)}
        hidden={filters.state === undefined ? {} : { state: filters.state }}
      />
      {mayWrite ? (
        <p class="lt-actions lt-noprint">
          <Button text={text.add} href={`${path}/new`} />
        </p>
      ) : null}
      {rows.length === 0 ? (
        <Void kind="empty" title={text.emptyTitle}>
          {text.emptyWay(total)} <a href={path}>{text.clear}</a>
        </Void>
      ) : (
        <>
          <List {...view} />
          <Pager
            page={filters.page}
            size={pageSize}
            total={rows.length}
            hrefOf={(page) => hrefOf(path, { ...query, page: page > 1 ? page : undefined })}
          />
          <ListExports path={path} query={query} />
        </>
      )}
    </OfficerPage>
  );
}

function List({ frame, rows, filters, agencies }: CatalogueView) {
  const { locale } = frame;
  const [text, shared] = [wordsIn(catalogueText, locale), words(locale)];
  const sorted = filters.sort ?? "code";
  const sort = (by: "code" | "name" | "year") => ({
    sortHref: hrefOf(path, { ...filters, page: undefined, sort: by }),
    sorted: sorted === by ? (by === "year" ? ("descending" as const) : ("ascending" as const)) : undefined,
  });
  return (
    <DataTable
      caption={text.title}
      list
      classes="lt-table--wrap"
      columns={[
        { text: shared.code, width: "col-own", ...sort("code") },
        { text: shared.name, ...sort("name") },
        { text: shared.level, width: "col-code" },
        { text: shared.agency, width: "col-due" },
        { text: shared.online, width: "col-age" },
        { text: text.published, width: "col-code" },
        { text: shared.state, width: "col-no" },
        { text: text.year, width: "col-age", numeric: true, ...sort("year") },
        { text: text.findings, width: "col-act" },
      ]}
      rows={rows.slice((filters.page - 1) * pageSize, filters.page * pageSize).map(({ offered, findings, demand }) => ({
        href: `${path}/${offered.id}`,
        cells: [
          offered.code,
          offered.name,
          levelNames(offered.levels, locale),
          agencies.get(offered.leadAgency) ?? offered.leadAgency,
          offered.online === null ? "–" : shared.onlineLevel(offered.online),
          dayText(offered.publishedOn),
          stateName(offered.state, locale),
          formatNumber(demand.total, locale),
          findings.map((kind) => findingName(kind, locale)).join("; ") || "–",
        ],
      }))}
    />
  );
}

function stateFacets({ report, filters, frame }: CatalogueView) {
  const { locale } = frame;
  const { page: _, state: __, ...query } = filters;
  const count = (state: string) => report.offered.filter((one) => one.state === state).length;
  return [
    {
      href: hrefOf(path, query),
      count: formatNumber(report.offered.length, locale),
      text: words(locale).any,
      current: filters.state === undefined,
    },
    ...offeredStates.map((state) => ({
      href: hrefOf(path, { ...query, state }),
      count: formatNumber(count(state), locale),
      text: stateName(state, locale),
      current: filters.state === state,
    })),
  ];
}

function controls(filters: CatalogueFilters, locale: Locale): readonly Filter[] {
  const [text, shared] = [wordsIn(catalogueText, locale), words(locale)];
  const any = { value: "", text: shared.any };
  return [
    { kind: "text", type: "search", name: "q", label: text.query, value: filters.q },
    {
      kind: "select",
      name: "level",
      label: shared.level,
      value: filters.level ?? "",
      items: [any, ...procedureLevels.map((level) => ({ value: level, text: levelNames([level], locale) }))],
    },
    {
      kind: "select",
      name: "online",
      label: shared.online,
      value: filters.online ?? "",
      items: [
        any,
        ...[4, 3, 2].map((level) => ({ value: String(level), text: shared.onlineLevel(level) })),
        { value: "unused", text: text.unused },
        { value: "none", text: text.noOnline },
      ],
    },
    {
      kind: "select",
      name: "finding",
      label: text.finding,
      value: filters.finding ?? "",
      items: [any, ...findingKinds.map((kind) => ({ value: kind, text: findingName(kind, locale) }))],
    },
  ];
}
