import type { Frame } from "../../../../platform/http/index.ts";
import { formatNumber, type Locale, wordsIn } from "../../../../platform/text/index.ts";
import { Filters, Ledger, Num, OfficerPage, Ruled, Toolbar, Void } from "../../../../ui/index.ts";
import {
  apartFigures,
  daysOf,
  type Report,
  type ReportColumn,
  type ReportFigure,
  type ReportNumbers,
  reportColumns,
  reportOrder,
} from "../../figures/report.ts";
import { dayText, type NamedAgency, type Period } from "../figures/desk.ts";
import { listHref } from "../figures/href.ts";
import { agencyItems, FigureTabs, PeriodLinks, Takings } from "../figures/parts.tsx";
import { figureTabsText } from "../figures/tabs-text.ts";
import { reportText } from "./text.ts";

/** Where the report stands. */
export const reportPath = "/dossiers/report";

/** What the page of the report shows. */
export type ReportView = {
  readonly frame: Frame;
  readonly report: Report;
  readonly period: Period;
  /** Code of the agency asked for, with those below it; undefined: the whole node. */
  readonly agency: string | undefined;
  readonly agencies: readonly NamedAgency[];
  /** Name of who reports. */
  readonly reporting: string;
  readonly today: string;
};

/** Report II.06a/VPCP/KSTT: every number opens the dossiers it counts. */
export function ReportPage(view: ReportView) {
  const { frame, report, period, agency, agencies, reporting, today } = view;
  const text = wordsIn(reportText, frame.locale);
  const shared = wordsIn(figureTabsText, frame.locale);
  const query = { ...period, agency };
  return (
    <OfficerPage frame={frame} title={text.title} classes="lt-page lt-print--landscape">
      <Toolbar title={text.title} note={text.note(dayText(period.from), dayText(period.to))} />
      <FigureTabs current="report" />
      <Filters
        action={reportPath}
        filters={[
          { kind: "text", type: "date", name: "from", label: shared.from, value: period.from },
          { kind: "text", type: "date", name: "to", label: shared.to, value: period.to },
          {
            kind: "select",
            name: "agency",
            label: shared.agency,
            value: agency ?? "",
            items: agencyItems(agencies, shared.wholeNode),
          },
        ]}
      />
      <PeriodLinks path={reportPath} query={query} today={today} />
      <p class="lt-mt3">{text.of(reporting)}</p>
      {report.rows.length === 0 ? (
        <Void kind="empty" title={text.empty}>
          {text.emptyWhy}
        </Void>
      ) : (
        <>
          <FormTable {...view} />
          <Takings path={reportPath} query={query} />
        </>
      )}
      <Apart {...view} />
    </OfficerPage>
  );
}

function FormTable(view: ReportView) {
  const { frame, report } = view;
  const text = wordsIn(reportText, frame.locale);
  const head = (column: ReportColumn, rows: 1 | 2) => (
    <th scope="col" rowspan={rows} class="govuk-table__header govuk-table__header--numeric">
      {text[column]}
    </th>
  );
  return (
    <section class="lt-scroll lt-mt3" tabindex={0} aria-label={text.caption}>
      <table class="govuk-table lt-table lt-table--wrap lt-table--tight lt-report">
        <caption class="govuk-visually-hidden">{text.caption}</caption>
        <colgroup>
          <col class="lt-report__c-no" />
          <col class="lt-report__c-sector" />
          {reportOrder.map(() => (
            <col />
          ))}
        </colgroup>
        <thead class="govuk-table__head">
          <tr class="govuk-table__row">
            <th scope="col" rowspan={3} class="govuk-table__header lt-report__no">
              {text.number}
            </th>
            <th scope="col" rowspan={3} class="govuk-table__header lt-report__sector">
              {text.sector}
            </th>
            {(["received", "resolvedGroup", "pendingGroup"] as const).map((group, index) => (
              <th scope="colgroup" colspan={index < 2 ? 4 : 3} class="govuk-table__header lt-report__group">
                {text[group]}
              </th>
            ))}
          </tr>
          <tr class="govuk-table__row">
            {head("inHand", 2)}
            <th scope="colgroup" colspan={2} class="govuk-table__header lt-report__group">
              {text.inPeriod}
            </th>
            {(
              ["carried", "resolved", "early", "onTime", "late", "pending", "pendingInTime", "pendingLate"] as const
            ).map((column) => head(column, 2))}
          </tr>
          <tr class="govuk-table__row">
            {head("online", 1)}
            {head("counter", 1)}
          </tr>
        </thead>
        <tbody class="govuk-table__body">
          {report.rows.map(({ sector, name, numbers }, index) => (
            <tr class="govuk-table__row">
              <td class="govuk-table__cell lt-report__no">{index + 1}</td>
              <th
                scope="row"
                class="govuk-table__header lt-report__sector"
                lang={frame.locale === "vi" ? undefined : "vi"}
              >
                {name}
              </th>
              <Numbers view={view} numbers={numbers} sector={{ code: sector, name }} />
            </tr>
          ))}
          <tr class="govuk-table__row lt-report__total">
            <td class="govuk-table__cell lt-report__no" />
            <th scope="row" class="govuk-table__header lt-report__sector">
              {text.total}
            </th>
            <Numbers view={view} numbers={report.total} sector={undefined} />
          </tr>
        </tbody>
      </table>
    </section>
  );
}

function Numbers({
  view,
  numbers,
  sector,
}: {
  view: ReportView;
  numbers: ReportNumbers;
  sector: { readonly code: string; readonly name: string } | undefined;
}) {
  const { locale } = view.frame;
  const text = wordsIn(reportText, locale);
  return reportOrder.map((column) => (
    <td class="govuk-table__cell govuk-table__cell--numeric">
      {numbers[column] === 0 ? (
        "–"
      ) : (
        <Num
          href={cellHref(view, column, sector?.code)}
          label={`${formatNumber(numbers[column], locale)}, ${text.open(text[column], sector?.name ?? text.total)}`}
        >
          {formatNumber(numbers[column], locale)}
        </Num>
      )}
    </td>
  ));
}

function cellHref({ period, agency }: ReportView, column: ReportColumn, sector: string | undefined): string {
  const figure: ReportFigure | undefined = reportColumns[column];
  if (!figure) return listHref("dossier.in-hand", { ...period, agency, sector });
  return listHref(figure.metric, { ...daysOf(figure, period), agency, sector, channel: figure.channel?.join(",") });
}

/** Whose delay is whose, and that the form adds up. */
function Apart({ frame, report, period, agency }: ReportView) {
  const { locale } = frame;
  const text = wordsIn(reportText, locale);
  const { total, apart } = report;
  const write = (value: number) => formatNumber(value, locale);
  const keys = Object.keys(apartFigures) as readonly (keyof typeof apartFigures)[];
  return (
    <section aria-labelledby="apart" class="lt-mt4 lt-narrow">
      <Ruled text={text.apart} id="apart" />
      <Ledger
        rows={keys.map((key) => ({
          term: text[key],
          value: (
            <Num
              href={
                apart[key] === 0
                  ? undefined
                  : listHref(apartFigures[key].metric, { ...daysOf(apartFigures[key], period), agency })
              }
            >
              {write(apart[key])}
            </Num>
          ),
        }))}
      />
      <p class="lt-small lt-quiet lt-mt3">
        {text.balance(write(total.inHand), write(total.resolved), write(total.pending), write(apart.withdrawn))}
      </p>
      <p class="lt-small lt-quiet">{text.rules}</p>
    </section>
  );
}

/** The name a report carries for who reports. */
export function reportingName(
  agencies: readonly NamedAgency[],
  agency: string | undefined,
  nodeName: string,
  locale: Locale,
): string {
  if (agency === undefined) return nodeName;
  const name = agencies.find(({ code }) => code === agency)?.full ?? agency;
  return wordsIn(figureTabsText, locale).andBelow(name);
}
