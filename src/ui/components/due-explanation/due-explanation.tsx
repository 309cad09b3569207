import { useLocale, useWords } from "../../locale.ts";
import { Details } from "../details/details.tsx";
import { Table } from "../table/table.tsx";
import type { DueStretch, ExplainedDueDate } from "./explained.ts";
import { dueRows, durationWords } from "./rows.ts";
import { byCalendar, dueSentence } from "./sentence.ts";

/** Lines that are shown; a limit of years has more, and the last line says how many. */
const mostRows = 120;

/**
 * Why something is due when it is: one sentence, and behind it the table of what was counted, which adds up to the limit. Takes what the
 * deadline engine's `explainDue` gives. `open` shows the table at once, as a printed receipt needs it.
 */
export function DueExplanation({ explained, open }: { explained: ExplainedDueDate; open?: boolean | undefined }) {
  const locale = useLocale();
  const say = useWords();
  const { trace } = explained;
  const calendarDays = byCalendar(explained);
  const rows = dueRows(trace, locale, isLong(trace));
  const total = rows.reduce((sum, row) => sum + row.counted, 0);
  const hidden = rows.slice(mostRows);
  return (
    <div class="lt-why">
      <p class="lt-why__sentence">{dueSentence(explained, locale)}.</p>
      <Details summaryText={say("whyThisDate")} open={open}>
        <Table
          caption={say("whyTable")}
          captionClasses="govuk-visually-hidden"
          firstCellIsHeader
          head={[{ text: say("whyWhen") }, { text: say("whyReason") }, { text: say("whyCounted"), format: "numeric" }]}
          rows={[
            ...rows.slice(0, mostRows).map((row) => [
              {
                text: (
                  <>
                    {row.when}
                    {row.hours ? <span class="lt-row-note">{row.hours}</span> : null}
                  </>
                ),
              },
              { text: row.why },
              { text: row.counted > 0 ? durationWords(row.counted, calendarDays, locale) : "–", format: "numeric" },
            ]),
            hidden.length > 0 && [
              { text: say("whyMore", { count: hidden.length }), colspan: 2 },
              { text: durationWords(sum(hidden), calendarDays, locale), format: "numeric" },
            ],
            [
              { text: say("whyTotal"), colspan: 2, classes: "lt-strong" },
              { text: durationWords(total, calendarDays, locale), format: "numeric", classes: "lt-strong" },
            ],
          ]}
        />
        {calendarDays ? null : <p class="lt-quiet lt-small">{say("whyNights")}</p>}
      </Details>
    </div>
  );
}

/** Over most of a year a day and a month no longer say which day is meant. */
function isLong(trace: readonly DueStretch[]): boolean {
  const length = (trace.at(-1)?.to.getTime() ?? 0) - (trace[0]?.from.getTime() ?? 0);
  return length > 300 * 86_400_000;
}

function sum(rows: readonly { readonly counted: number }[]): number {
  return rows.reduce((total, row) => total + row.counted, 0);
}
