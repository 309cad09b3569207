import { formatNumber, wordsIn } from "../../../../platform/text/index.ts";
import { BarChart, Ruled, Table, useLocale } from "../../../../ui/index.ts";
import { findingKinds } from "../../findings/finding.ts";
import { dayText, findingName } from "../words.ts";
import { standardText } from "./text.ts";

/** Numbers of findings at the end of a day. */
export type ReportDay = { readonly day: string; readonly counts: ReadonlyMap<string, number> };

/** How many findings there were day by day, as a picture and as the table that says the same. */
export function ReportHistory({ days }: { days: readonly ReportDay[] }) {
  const locale = useLocale();
  const text = wordsIn(standardText, locale);
  const totals = days.map(({ counts }) => findingKinds.reduce((sum, kind) => sum + (counts.get(kind) ?? 0), 0));
  const [first, last] = [days[0], days.at(-1)];
  if (!first || !last) return null;
  const number = (value: number) => formatNumber(value, locale);
  const kinds = findingKinds.filter((kind) => days.some(({ counts }) => (counts.get(kind) ?? 0) > 0));
  const summary = text.historyWords(
    dayText(first.day),
    number(totals[0] ?? 0),
    dayText(last.day),
    number(totals.at(-1) ?? 0),
  );
  return (
    <section aria-labelledby="history">
      <Ruled text={text.history} id="history" note={text.historyNote} />
      {days.length > 1 ? (
        <BarChart
          id="report-days"
          title={text.history}
          description={summary}
          bars={totals}
          labels={{ 0: dayText(first.day), [days.length - 1]: dayText(last.day) }}
        />
      ) : null}
      <section class="lt-scroll" tabindex={0} aria-label={text.historyNote}>
        <Table
          caption={text.historyNote}
          captionClasses="govuk-visually-hidden"
          firstCellIsHeader
          head={[
            { text: text.day },
            { text: text.total, format: "numeric" },
            ...kinds.map((kind) => ({ text: findingName(kind, locale), format: "numeric" })),
          ]}
          rows={days
            .map(({ day, counts }, index) => [
              { text: dayText(day) },
              { text: number(totals[index] ?? 0), format: "numeric" },
              ...kinds.map((kind) => ({ text: number(counts.get(kind) ?? 0), format: "numeric" })),
            ])
            .toReversed()}
        />
      </section>
    </section>
  );
}
