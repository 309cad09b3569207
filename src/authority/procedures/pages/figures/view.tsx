import type { Frame } from "../../../../platform/http/index.ts";
import type { MetricDeclaration, MetricList, MetricReading } from "../../../../platform/metrics/index.ts";
import { formatNumber, formatShare, textIn, wordsIn } from "../../../../platform/text/index.ts";
import {
  BackLink,
  DataTable,
  Filters,
  Num,
  OfficerPage,
  Pager,
  Ruled,
  Table,
  Tally,
  Toolbar,
  Void,
} from "../../../../ui/index.ts";
import { ProcedureTabs } from "../procedure-tabs.tsx";
import { hrefOf } from "../query-href.ts";
import { dayText } from "../words.ts";
import { figuresText } from "./text.ts";

/** Rows on one page of a list. */
export const pageSize = 100;
const path = "/procedures/figures";

/** The period asked for. */
export type Period = { readonly from: string; readonly to: string };

/** One metric with its readings by agency. */
export type Figure = { readonly metric: MetricDeclaration; readonly reading: MetricReading };

/** What the page of figures shows. */
export type FiguresView = {
  readonly frame: Frame;
  readonly period: Period;
  readonly figures: readonly Figure[];
  readonly agencies: ReadonlyMap<string, string>;
};

/** The figures of the catalogue, whole and by agency; each opens the list that adds up to it. */
export function FiguresPage(view: FiguresView) {
  const { frame, period } = view;
  const text = wordsIn(figuresText, frame.locale);
  return (
    <OfficerPage frame={frame} title={text.title}>
      <Toolbar title={text.title} note={text.note(dayText(period.from), dayText(period.to))} />
      <ProcedureTabs current="figures" />
      <Filters
        action={path}
        filters={[
          { kind: "text", type: "date", name: "from", label: text.from, value: period.from },
          { kind: "text", type: "date", name: "to", label: text.to, value: period.to },
        ]}
      />
      <Tally figures={shares(view)} />
      <ByAgency {...view} />
    </OfficerPage>
  );
}

function shares({ frame, figures, period }: FiguresView) {
  const { locale } = frame;
  const text = wordsIn(figuresText, locale);
  const total = (code: string): number =>
    figures.find(({ metric }) => metric.code === `procedure.${code}`)?.reading.total ?? 0;
  const share = (term: string, code: string, part: number, whole: number) => ({
    term,
    // Nothing to divide by is no share (QĐ 766/QĐ-TTg).
    value: whole === 0 ? text.notApplicable : formatShare(part / whole, locale),
    sub: text.of(formatNumber(part, locale), formatNumber(whole, locale)),
    href: hrefOf(`${path}/procedure.${code}`, period),
  });
  const announced = total("announced-on-time");
  const published = total("published-on-time");
  const standardised = total("standardised");
  const levels34 = total("online-3") + total("online-4");
  return [
    share(text.announced, "announced-on-time", announced, announced + total("announced-late")),
    share(text.published, "published-on-time", published, published + total("published-late")),
    share(text.standardised, "standardised", standardised, total("offered")),
    share(text.unused, "online-unused", total("online-unused"), levels34),
  ];
}

function ByAgency({ frame, figures, agencies, period }: FiguresView) {
  const { locale } = frame;
  const text = wordsIn(figuresText, locale);
  const codes = [...new Set(figures.flatMap(({ reading }) => reading.groups.map(({ key }) => key)))].sort();
  const cell = (code: string, value: number, agency: string | undefined) => ({
    text: <Num href={hrefOf(`${path}/${code}`, { ...period, agency })}>{formatNumber(value, locale)}</Num>,
    format: "numeric",
  });
  return (
    <>
      <Ruled text={text.byAgency} id="by-agency" />
      <section class="lt-scroll" tabindex={0} aria-labelledby="by-agency">
        <Table
          caption={text.byAgency}
          captionClasses="govuk-visually-hidden"
          firstCellIsHeader
          head={[
            { text: text.agency },
            ...figures.map(({ metric }) => ({ text: textIn(metric.name, locale), format: "numeric" })),
          ]}
          rows={[
            [
              { text: text.total },
              ...figures.map(({ metric, reading }) => cell(metric.code, reading.total, undefined)),
            ],
            ...codes.map((agency) => [
              { text: agencies.get(agency) ?? agency },
              ...figures.map(({ metric, reading }) => {
                const value = reading.groups.find(({ key }) => key === agency)?.value ?? 0;
                return value === 0 ? { text: "–", format: "numeric" } : cell(metric.code, value, agency);
              }),
            ]),
          ]}
        />
      </section>
    </>
  );
}

/** The list behind a figure. */
export function FigureListPage({
  frame,
  metric,
  list,
  period,
  agency,
  page,
}: {
  frame: Frame;
  metric: MetricDeclaration;
  list: MetricList;
  period: Period;
  agency: { readonly code: string; readonly name: string } | undefined;
  page: number;
}) {
  const { locale } = frame;
  const text = wordsIn(figuresText, locale);
  const title = textIn(metric.name, locale);
  return (
    <OfficerPage frame={frame} title={title} keys={list.rows.length > 0}>
      <BackLink href={hrefOf(path, period)} />
      <Toolbar
        title={title}
        note={[agency?.name, text.listNote(formatNumber(list.total, locale))].filter(Boolean).join(": ")}
      />
      {list.rows.length === 0 ? (
        <Void kind="empty" title={text.empty} />
      ) : (
        <>
          <DataTable
            caption={title}
            list
            classes="lt-table--wrap"
            columns={list.columns.map((column, index) => ({
              text: textIn(column, locale),
              width: index === 1 ? undefined : "col-own",
            }))}
            rows={list.rows}
          />
          <Pager
            page={page}
            size={pageSize}
            total={list.total}
            hrefOf={(to) =>
              hrefOf(`${path}/${metric.code}`, { ...period, agency: agency?.code, page: to > 1 ? to : undefined })
            }
          />
        </>
      )}
    </OfficerPage>
  );
}
