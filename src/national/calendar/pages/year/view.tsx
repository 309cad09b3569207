import type { Frame } from "../../../../platform/http/index.ts";
import { formatNumber, wordsIn } from "../../../../platform/text/index.ts";
import { CitizenPage, DayTable, Ruled, Void, YearCalendar, YearKey } from "../../../../ui/index.ts";
import { type Decision, firstYear, lastYear, type NationalDay } from "../../record.ts";
import { dayRows, decisionWords, yearMarks } from "../day-rows.ts";
import { calendarWords } from "../words.ts";
import { yearText } from "./text.ts";

/** What the page of a year shows. */
export type YearView = {
  readonly frame: Frame;
  readonly year: number;
  readonly days: readonly NationalDay[];
  /** The announcement against which the year was checked. */
  readonly checked: Decision | null;
  readonly workingDays: readonly number[];
  readonly today: string;
  readonly mayChange: boolean;
};

/** A year: the picture, what its shapes mean, and the table that says the same. */
export function YearPage(view: YearView) {
  const { frame, year, days, checked, workingDays, today } = view;
  const { locale } = frame;
  const words = wordsIn(calendarWords, locale);
  const text = wordsIn(yearText, locale);
  const marks = yearMarks(days, locale);
  const total = formatNumber(
    workingDays.reduce((sum, count) => sum + count, 0),
    locale,
  );
  return (
    <CitizenPage frame={frame} title={words.title(year)}>
      <h1 class="govuk-heading-xl">{words.title(year)}</h1>
      <p class="lt-noprint">{text.intro}</p>
      <Years year={year} frame={frame} />
      <YearCalendar year={year} marks={marks} workingDays={workingDays} today={today} />
      <YearKey marks={marks} />
      <section class="lt-section" aria-labelledby="days">
        <Ruled id="days" text={text.table} note={text.working(total)} />
        {days.length > 0 ? (
          <DayTable caption={text.table} rows={dayRows(days, checked, locale)} />
        ) : (
          <Void kind="empty" title={text.none}>
            {text.noneWay}
          </Void>
        )}
        <State {...view} />
      </section>
      <Files {...view} />
      {view.mayChange ? <Officer {...view} /> : null}
    </CitizenPage>
  );
}

function Years({ year, frame }: Pick<YearView, "year" | "frame">) {
  const text = wordsIn(yearText, frame.locale);
  return (
    <nav class="lt-actions lt-noprint" aria-label={text.years}>
      {year > firstYear ? (
        <a href={`/calendar?year=${year - 1}`} rel="prev">
          {text.previous(year - 1)}
        </a>
      ) : null}
      <strong>{year}</strong>
      {year < lastYear ? (
        <a href={`/calendar?year=${year + 1}`} rel="next">
          {text.next(year + 1)}
        </a>
      ) : null}
    </nav>
  );
}

function State({ frame, checked, days }: YearView) {
  const text = wordsIn(yearText, frame.locale);
  const isOpen = days.some(({ basis }) => basis === "entered");
  const said = checked ? text.checked(decisionWords(checked, frame.locale)) : isOpen ? text.unchecked : text.byLaw;
  return <p class="lt-quiet lt-small lt-mt2">{said}</p>;
}

function Files({ frame, year }: YearView) {
  const text = wordsIn(yearText, frame.locale);
  return (
    <section class="lt-section lt-noprint" aria-labelledby="files">
      <Ruled id="files" text={text.files} note={text.print} />
      <p class="lt-actions">
        <a href={`/calendar.ics?year=${year}`}>{text.ics}</a>
        <a href={`/calendar.csv?year=${year}`}>{text.csv}</a>
      </p>
    </section>
  );
}

function Officer({ frame, year, checked }: YearView) {
  const text = wordsIn(yearText, frame.locale);
  const words = wordsIn(calendarWords, frame.locale);
  return (
    <section class="lt-section lt-noprint" aria-labelledby="officer">
      <Ruled id="officer" text={text.officer} />
      <p class="lt-actions">
        <a href={`/calendar/changes/new?year=${year}`}>{words.change}</a>
        {checked ? null : <a href={`/calendar/years/${year}/confirmation`}>{text.confirm}</a>}
        <a href="/calendar/changes">{words.history}</a>
      </p>
    </section>
  );
}
