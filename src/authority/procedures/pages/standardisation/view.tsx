import type { Frame } from "../../../../platform/http/index.ts";
import { formatDateTime, formatNumber, type Locale, wordsIn } from "../../../../platform/text/index.ts";
import { procedureLevels } from "../../../../protocol/procedures/index.ts";
import {
  Button,
  DataTable,
  Facets,
  type Filter,
  Filters,
  Form,
  OfficerPage,
  Pager,
  Toolbar,
  Void,
} from "../../../../ui/index.ts";
import { type Finding, findingKinds } from "../../findings/finding.ts";
import type { Report } from "../../read-report.ts";
import { explainFinding } from "../explain-finding.ts";
import { ListExports } from "../list-exports.tsx";
import { ProcedureTabs } from "../procedure-tabs.tsx";
import { hrefOf } from "../query-href.ts";
import { findingName, levelNames, words } from "../words.ts";
import type { ReportFilters } from "./asked.ts";
import { DoneNote, type DoneRepair } from "./done-note.tsx";
import { type ReportDay, ReportHistory } from "./history.tsx";
import { standardText } from "./text.ts";

/** Rows on one page. */
export const pageSize = 100;
const path = "/procedures/standardisation";

/** What the report shows. */
export type ReportView = {
  readonly frame: Frame;
  readonly report: Report;
  /** Those that match every filter but the kind. */
  readonly matched: readonly Finding[];
  readonly filters: ReportFilters;
  readonly days: readonly ReportDay[];
  readonly mayWrite: boolean;
  readonly now: Date;
  readonly done: DoneRepair | undefined;
  /** What stood in the way of an undo. */
  readonly problem?: string | undefined;
};

/** The report of standardisation: what is wrong, why, what to do, and the ticks that repair it. */
export function ReportPage(view: ReportView) {
  const { frame, report, filters, matched } = view;
  const { locale } = frame;
  const text = wordsIn(standardText, locale);
  const rows = matched.filter(({ kind }) => filters.kind === undefined || kind === filters.kind);
  return (
    <OfficerPage frame={frame} title={text.title} keys={rows.length > 0}>
      <Toolbar title={text.title} note={noteOf(view)} />
      <ProcedureTabs current="standardisation" />
      <DoneNote frame={frame} done={view.done} problem={view.problem} />
      {report.national ? (
        <>
          <Facets items={kindFacets(view)} label={text.kinds} />
          <Filters
            action={path}
            filters={controls(filters, locale)}
            hidden={filters.kind === undefined ? {} : { kind: filters.kind }}
          />
          {rows.length === 0 ? <Nothing {...view} /> : <Rows {...view} rows={rows} />}
          <ReportHistory days={view.days} />
          <p class="lt-small lt-quiet lt-mt4">{text.printed(formatDateTime(view.now))}</p>
        </>
      ) : (
        <Void kind="waiting" title={words(locale).notReceived}>
          {words(locale).notReceivedWay}
        </Void>
      )}
    </OfficerPage>
  );
}

function noteOf({ report, frame }: ReportView): string | undefined {
  const { national, offered } = report;
  if (!national) return undefined;
  const number = (value: number) => formatNumber(value, frame.locale);
  const present = offered.filter(({ state }) => state !== "withdrawn").length;
  return wordsIn(standardText, frame.locale).note(number(present), number(national.byCode.size), national.version);
}

function Nothing({ frame, report }: ReportView) {
  const text = wordsIn(standardText, frame.locale);
  if (report.findings.length > 0) {
    return (
      <Void kind="empty" title={text.noMatch}>
        <a href={path}>{text.clear}</a>
      </Void>
    );
  }
  return (
    <Void kind="empty" title={text.emptyTitle}>
      {text.emptyWay(formatNumber(report.offered.length, frame.locale))}
    </Void>
  );
}

function Rows(view: ReportView & { readonly rows: readonly Finding[] }) {
  const { frame, rows, filters, mayWrite } = view;
  const { page: _, done: __, ...query } = filters;
  const pager = (
    <Pager
      page={filters.page}
      size={pageSize}
      total={rows.length}
      hrefOf={(page) => hrefOf(path, { ...query, page: page > 1 ? page : undefined })}
    />
  );
  return (
    <>
      {mayWrite ? (
        <Form frame={frame} action={`${path}/preview`}>
          <RepairButtons rows={rows} filters={filters} locale={frame.locale} />
          <FindingTable {...view} />
        </Form>
      ) : (
        <FindingTable {...view} />
      )}
      {pager}
      <ListExports path={path} query={query} />
    </>
  );
}

function RepairButtons({
  rows,
  filters,
  locale,
}: {
  rows: readonly Finding[];
  filters: ReportFilters;
  locale: Locale;
}) {
  const text = wordsIn(standardText, locale);
  const repairable = rows.filter(({ repair }) => repair !== null).length;
  if (repairable === 0) return null;
  const carried = { kind: filters.kind, q: filters.q, level: filters.level };
  return (
    <p class="lt-actions lt-noprint">
      {Object.entries(carried).map(([name, value]) =>
        value ? <input type="hidden" name={name} value={value} /> : null,
      )}
      <Button text={text.preview} name="which" value="chosen" />
      <Button
        text={text.previewAll(formatNumber(repairable, locale))}
        name="which"
        value="all"
        classes="govuk-button--secondary"
      />
    </p>
  );
}

function FindingTable({ frame, rows, filters, mayWrite }: ReportView & { readonly rows: readonly Finding[] }) {
  const { locale } = frame;
  const [text, shared] = [wordsIn(standardText, locale), words(locale)];
  return (
    <DataTable
      caption={text.title}
      list
      classes="lt-table--wrap"
      columns={[
        { text: shared.code, width: "col-own" },
        { text: text.subject },
        { text: text.kind, width: "col-no" },
        { text: text.why },
        { text: text.todo },
      ]}
      rows={rows.slice((filters.page - 1) * pageSize, filters.page * pageSize).map((one) => {
        const { why, evidence, advice } = explainFinding(one, locale);
        const href = one.offeredId
          ? `/procedures/catalogue/${one.offeredId}`
          : hrefOf("/procedures/catalogue/new", { national: one.code });
        return {
          href,
          cells: [
            one.code,
            <>
              {one.name}
              <div class="lt-xs lt-quiet">{levelNames(one.levels, locale)}</div>
            </>,
            findingName(one.kind, locale),
            <>
              {why}
              {evidence.map((line) => (
                <div class="lt-xs lt-quiet">{line}</div>
              ))}
            </>,
            advice,
          ],
          select:
            mayWrite && one.repair
              ? { name: "keys", value: one.key, label: text.choose(`${one.code} ${one.name}`) }
              : undefined,
        };
      })}
    />
  );
}

function kindFacets({ matched, filters, frame }: ReportView) {
  const { locale } = frame;
  const { page: _, done: __, kind: ___, ...query } = filters;
  const kinds = findingKinds.filter((kind) => kind === filters.kind || matched.some((one) => one.kind === kind));
  return [
    {
      href: hrefOf(path, query),
      count: formatNumber(matched.length, locale),
      text: words(locale).any,
      current: filters.kind === undefined,
    },
    ...kinds.map((kind) => ({
      href: hrefOf(path, { ...query, kind }),
      count: formatNumber(matched.filter((one) => one.kind === kind).length, locale),
      text: findingName(kind, locale),
      current: filters.kind === kind,
    })),
  ];
}

function controls(filters: ReportFilters, locale: Locale): readonly Filter[] {
  const [text, shared] = [wordsIn(standardText, locale), words(locale)];
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
      name: "repair",
      label: text.onlyRepairable,
      value: filters.repair ?? "",
      items: [any, { value: "yes", text: text.repairable }, { value: "no", text: text.byHand }],
    },
  ];
}
