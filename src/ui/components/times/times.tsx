import type { Child } from "hono/jsx";
import { useWords } from "../../locale.ts";

/** One recipient and the hour at each station; undefined where it has not been yet. */
export type TimesRow = { readonly name: Child; readonly times: readonly (string | undefined)[] };

/** Recipients by stations, the hour in each cell, like a timetable. Scrolls sideways by itself on a small screen. */
export function Times(props: {
  caption: string;
  head: string;
  stations: readonly string[];
  rows: readonly TimesRow[];
}) {
  const { caption, head, stations, rows } = props;
  return (
    // biome-ignore lint/a11y/useSemanticElements: only a name for what is scrolled; a fieldset is for fields, a section would be a landmark
    <div class="lt-scroll" tabindex={0} role="group" aria-label={caption}>
      <table class="govuk-table lt-times">
        <caption class="govuk-visually-hidden">{caption}</caption>
        <thead class="govuk-table__head">
          <tr class="govuk-table__row">
            <th scope="col" class="govuk-table__header">
              {head}
            </th>
            {stations.map((station) => (
              <th scope="col" class="govuk-table__header govuk-table__header--numeric">
                {station}
              </th>
            ))}
          </tr>
        </thead>
        <tbody class="govuk-table__body">
          {rows.map((row) => (
            <tr class="govuk-table__row">
              <th scope="row" class="govuk-table__header">
                {row.name}
              </th>
              {row.times.map((time) => (
                <TimeCell time={time} />
              ))}
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  );
}

function TimeCell({ time }: { time: string | undefined }) {
  const say = useWords();
  if (time !== undefined) return <td class="govuk-table__cell govuk-table__cell--numeric">{time}</td>;
  return (
    <td class="govuk-table__cell govuk-table__cell--numeric lt-nil">
      <span aria-hidden="true">·</span>
      <span class="govuk-visually-hidden">{say("notYet")}</span>
    </td>
  );
}
