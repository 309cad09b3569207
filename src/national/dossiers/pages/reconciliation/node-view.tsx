import type { Frame } from "../../../../platform/http/index.ts";
import {
  formatBytes,
  formatDateTime,
  formatDuration,
  formatNumber,
  formatShare,
  wordsIn,
} from "../../../../platform/text/index.ts";
import {
  BackLink,
  BarChart,
  DataTable,
  OfficerPage,
  Pager,
  Ruled,
  State,
  Tally,
  Toolbar,
  Void,
} from "../../../../ui/index.ts";
import { differenceCauses } from "../../reconciliation/causes.ts";
import type { ComparisonRow, DifferenceRow, NodeStanding, WithdrawnRow } from "../../store/reconciliation-figures.ts";
import { hrefWith } from "../desk.ts";
import { openWrongCodesOf } from "../wrong-codes/view.tsx";
import { reconciliationText } from "./text.ts";
import { tones } from "./words.ts";

/** What the page of one authority shows. */
export type NodeView = {
  readonly frame: Frame;
  readonly node: NodeStanding;
  readonly lag: { readonly p50: number; readonly p95: number } | undefined;
  readonly comparisons: readonly ComparisonRow[];
  readonly total: number;
  readonly page: number;
  readonly pageSize: number;
  readonly differences: readonly DifferenceRow[];
  readonly withdrawn: readonly WithdrawnRow[];
  readonly nameOf: (code: string) => string;
};

/** One authority: what differed, why, what came of it, and the evidence of every comparison. */
export function NodePage(view: NodeView) {
  const { frame, node, lag, nameOf } = view;
  const { locale } = frame;
  const text = wordsIn(reconciliationText, locale);
  const title = text.titleOf(nameOf(node.node));
  const number = (value: number) => formatNumber(value, locale);
  return (
    <OfficerPage frame={frame} title={title}>
      <BackLink href="/dossiers/reconciliation" text={text.back} />
      <Toolbar
        title={title}
        note={<a href={hrefWith("/dossiers/wrong-codes", { province: node.node })}>{text.wrong}</a>}
      />
      <Tally
        wide
        figures={[
          {
            term: text.match,
            value:
              node.dossiers === 0
                ? text.none
                : formatShare(Math.max(0, node.dossiers - node.open) / node.dossiers, locale),
            sub: text.matchSub(number(node.dossiers)),
          },
          {
            term: text.lag,
            value: lag ? formatDuration(lag.p50, locale) : text.none,
            sub: lag ? text.lagSub(formatDuration(lag.p95, locale)) : text.lagNone,
          },
          { term: text.compared, value: node.comparedAt ? formatDateTime(node.comparedAt) : text.none },
          {
            term: text.refused,
            value: number(node.refused),
            href: openWrongCodesOf(node.node, node.refused),
            tone: node.refused > 0 ? "bad" : undefined,
          },
          { term: text.open, value: number(node.open), tone: node.open > 0 ? "bad" : undefined },
        ]}
      />
      <Differences {...view} />
      {view.withdrawn.length > 0 ? <Withdrawn {...view} /> : null}
      <History {...view} />
    </OfficerPage>
  );
}

function Differences({ frame, differences, nameOf }: NodeView) {
  const text = wordsIn(reconciliationText, frame.locale);
  const causeText = (cause: string) => {
    const known = differenceCauses.find((one) => one === cause);
    return known ? text[known] : cause;
  };
  return (
    <section class="lt-mt4">
      <Ruled id="differences" text={text.differences} />
      {differences.length === 0 ? (
        <Void kind="empty" title={text.differencesNone}>
          {text.differencesNoneWhy}
        </Void>
      ) : (
        <DataTable
          caption={text.differences}
          classes="lt-table--wrap"
          columns={[
            { text: text.code, width: "col-act" },
            { text: text.agency },
            { text: text.kind },
            { text: text.cause },
            { text: text.foundAt, numeric: true, width: "col-due" },
            { text: text.state },
          ]}
          rows={differences.map((row) => ({
            cells: [
              row.code,
              { text: nameOf(row.agency), full: row.agency },
              text[row.kind],
              causeText(row.cause),
              formatDateTime(row.foundAt),
              row.repairedAt ? (
                <State tone="ok" text={text.done(formatDateTime(row.repairedAt))} />
              ) : (
                <State tone="wire" text={row.kind === "extra" || row.cause === "ahead" ? text.decide : text.waits} />
              ),
            ],
          }))}
        />
      )}
    </section>
  );
}

function Withdrawn({ frame, withdrawn, nameOf }: NodeView) {
  const text = wordsIn(reconciliationText, frame.locale);
  return (
    <section class="lt-mt4">
      <Ruled id="withdrawn" text={text.withdrawn} />
      <DataTable
        caption={text.withdrawn}
        classes="lt-table--wrap"
        columns={[
          { text: text.code, width: "col-act" },
          { text: text.agency },
          { text: text.reason },
          { text: text.by },
          { text: text.at, numeric: true, width: "col-due" },
        ]}
        rows={withdrawn.map((row) => ({
          cells: [
            row.code,
            { text: nameOf(row.agency), full: row.agency },
            row.reason,
            `${row.byName} (${nameOf(row.byAgency)})`,
            formatDateTime(row.at),
          ],
        }))}
      />
    </section>
  );
}

function History({ frame, node, comparisons, total, page, pageSize }: NodeView) {
  const { locale } = frame;
  const text = wordsIn(reconciliationText, locale);
  const number = (value: number) => formatNumber(value, locale);
  const oldestFirst = comparisons.toReversed();
  const found = comparisons.reduce((sum, { differences }) => sum + differences, 0);
  return (
    <section class="lt-mt4">
      <Ruled id="history" text={text.history} note={number(total)} />
      {total === 0 ? (
        <Void kind="empty" title={text.never} />
      ) : (
        <>
          <BarChart
            id="differences-by-comparison"
            title={text.chartTitle}
            description={text.chartText(number(found), number(comparisons.length))}
            bars={oldestFirst.map(({ differences }) => differences)}
            labels={{}}
            height={120}
          />
          <p class="lt-small lt-quiet">
            {text.chartTitle}. {text.chartText(number(found), number(comparisons.length))}
          </p>
          <DataTable
            caption={text.history}
            columns={[
              { text: text.compared, width: "col-due" },
              { text: text.result },
              { text: text.dossiers, numeric: true },
              { text: text.differences, numeric: true },
              { text: text.took, numeric: true },
              { text: text.size, numeric: true },
              { text: text.evidence },
            ]}
            rows={comparisons.map((row) => ({
              cells: [
                formatDateTime(row.beganAt),
                <State tone={tones[row.state]} text={text[row.state]} />,
                number(row.dossiers),
                number(row.differences),
                typeof row.found.milliseconds === "number"
                  ? text.takes(formatNumber(row.found.milliseconds / 1_000, locale, 2))
                  : text.none,
                row.bytes === 0 ? text.none : formatBytes(row.bytes, locale),
                <span class="lt-code">{row.id}</span>,
              ],
            }))}
          />
          <Pager
            page={page}
            size={pageSize}
            total={total}
            hrefOf={(one) => hrefWith(`/dossiers/reconciliation/${node.node}`, { page: one })}
          />
        </>
      )}
    </section>
  );
}
