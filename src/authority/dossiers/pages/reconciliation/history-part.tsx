import { formatBytes, formatDateTime, formatNumber, type Locale, wordsIn } from "../../../../platform/text/index.ts";
import { BarChart, DataTable, Ledger, Pager, Ruled, State, Void } from "../../../../ui/index.ts";
import type { ComparisonRow } from "../../store/reconciliation-figures.ts";
import { CompareNow } from "./lists-part.tsx";
import { historyPage } from "./read-stand.ts";
import { reconciliationText } from "./text.ts";
import type { ReconciliationView } from "./view.tsx";

/** The newest comparison with its evidence, and the button. */
export function LastPart(view: ReconciliationView) {
  const { frame, stand, mayCompare, otherPortal } = view;
  const text = wordsIn(reconciliationText, frame.locale);
  const [last] = view.page === 1 ? stand.comparisons : [];
  return (
    <section>
      <Ruled id="last" text={text.last} />
      {last ? (
        <Evidence row={last} locale={frame.locale} />
      ) : (
        <Void kind="empty" title={text.never}>
          {text.neverWhy}
        </Void>
      )}
      {mayCompare && !otherPortal ? <CompareNow frame={frame} /> : null}
    </section>
  );
}

function Evidence({ row, locale }: { readonly row: ComparisonRow; readonly locale: Locale }) {
  const text = wordsIn(reconciliationText, locale);
  const of = (name: string) => formatNumber(Number(row.found[name] ?? 0), locale);
  const running = row.state === "running";
  return (
    <>
      <Ledger
        rows={[
          { term: text.result, value: <Outcome row={row} locale={locale} /> },
          { term: text.began, value: formatDateTime(row.beganAt) },
          ...(running
            ? []
            : [
                {
                  term: text.took,
                  value: text.takes(formatNumber(Number(row.found.milliseconds ?? 0) / 1_000, locale, 2)),
                },
              ]),
          { term: text.compared, value: formatNumber(row.dossiers, locale) },
          ...(running
            ? []
            : [
                { term: text.wire, value: text.wireRounds(formatBytes(row.bytes, locale), of("rounds")) },
                { term: text.looked, value: text.lookedAt(of("agencies"), of("days"), of("read")) },
                { term: text.onWay, value: of("onWay") },
              ]),
        ]}
      />
      <p class="lt-small lt-quiet lt-mt2">
        {text.evidence}: <span class="lt-code">{row.id}</span>
      </p>
    </>
  );
}

function Outcome({ row, locale }: { readonly row: ComparisonRow; readonly locale: Locale }) {
  const text = wordsIn(reconciliationText, locale);
  const tones = { running: "wire", equal: "ok", repaired: "ok", differs: "bad", failed: "bad" } as const;
  return <State tone={tones[row.state]} text={text[row.state]} />;
}

/** What comparisons found in the last days, as a picture and in a sentence. */
export function FoundByDay({ frame, stand }: ReconciliationView) {
  const { locale } = frame;
  const text = wordsIn(reconciliationText, locale);
  const number = (value: number) => formatNumber(value, locale);
  const total = stand.days.reduce((sum, { differences }) => sum + differences, 0);
  const found = stand.days.filter(({ differences }) => differences > 0).length;
  const label = (day: string) => `${day.slice(8)}/${day.slice(5, 7)}`;
  return (
    <section>
      <Ruled text={text.chartTitle} />
      <BarChart
        id="differences-by-day"
        title={text.chartTitle}
        description={text.chartText(number(total), number(found))}
        bars={stand.days.map(({ differences }) => differences)}
        labels={Object.fromEntries(
          stand.days.flatMap(({ day }, index) => (index % 3 === 1 ? [[index, label(day)]] : [])),
        )}
      />
      <p class="lt-small lt-quiet">{text.chartText(number(total), number(found))}</p>
    </section>
  );
}

/** All comparisons, newest first. */
export function HistoryPart(view: ReconciliationView) {
  const { frame, stand, page, hrefOf } = view;
  const { locale } = frame;
  const text = wordsIn(reconciliationText, locale);
  const number = (value: number) => formatNumber(value, locale);
  return (
    <section class="lt-mt4">
      <Ruled id="history" text={text.history} note={number(stand.comparisonsTotal)} />
      {stand.comparisonsTotal === 0 ? null : (
        <>
          <DataTable
            caption={text.history}
            columns={[
              { text: text.began, width: "col-due" },
              { text: text.result },
              { text: text.compared, numeric: true },
              { text: text.differences, numeric: true },
              { text: text.took, numeric: true },
              { text: text.wire, numeric: true },
            ]}
            rows={stand.comparisons.map((row) => ({
              cells: [
                formatDateTime(row.beganAt),
                <Outcome row={row} locale={locale} />,
                number(row.dossiers),
                { text: number(row.differences), full: kindsOf(row, locale) },
                row.state === "running"
                  ? text.none
                  : text.takes(formatNumber(Number(row.found.milliseconds ?? 0) / 1_000, locale, 2)),
                row.state === "running" ? text.none : formatBytes(row.bytes, locale),
              ],
            }))}
          />
          <Pager
            page={page}
            size={historyPage}
            total={stand.comparisonsTotal}
            hrefOf={(one) => hrefOf({ page: String(one) })}
          />
        </>
      )}
    </section>
  );
}

function kindsOf({ found }: ComparisonRow, locale: Locale): string {
  const of = (name: string) => formatNumber(Number(found[name] ?? 0), locale);
  return wordsIn(reconciliationText, locale).foundKinds(of("missing"), of("stale"), of("different"), of("extra"));
}
