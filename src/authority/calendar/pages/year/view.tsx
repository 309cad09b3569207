import type { Frame } from "../../../../platform/http/index.ts";
import { formatNumber, wordsIn } from "../../../../platform/text/index.ts";
import { CitizenPage, DayTable, Ruled, YearCalendar, YearKey } from "../../../../ui/index.ts";
import { dayRows, type ShownDay, yearMarks } from "../day-rows.ts";
import { calendarWords } from "../words.ts";
import { yearText } from "./text.ts";

/** What the page of a year shows. */
export type YearView = {
  readonly frame: Frame;
  readonly year: number;
  readonly days: readonly ShownDay[];
  readonly workingDays: readonly number[];
  /** Office hours of the top agency today, in words. */
  readonly hours: string;
  readonly today: string;
  readonly mayChange: boolean;
  readonly maySeeHistory: boolean;
};

/** A year: the picture, what its shapes mean, and the table that says the same. */
export function YearPage(view: YearView) {
  const { frame, year, days, workingDays, today, hours } = view;
  const { locale } = frame;
  const words = wordsIn(calendarWords, locale);
  const text = wordsIn(yearText, locale);
  const marks = yearMarks(days, locale);
  const total = workingDays.reduce((sum, count) => sum + count, 0);
  return (
    <CitizenPage frame={frame} title={words.title(year)}>
      <h1 class="govuk-heading-xl">{words.title(year)}</h1>
      <p class="lt-noprint">{text.intro}</p>
      <p>
        {text.hoursNow(hours)}{" "}
        <a class="lt-noprint" href="/calendar/hours">
          {words.hoursOf}
        </a>
      </p>
      <Years year={year} frame={frame} />
      <YearCalendar year={year} marks={marks} workingDays={workingDays} today={today} />
      <YearKey marks={marks} />
      <section class="lt-section" aria-labelledby="days">
        <Ruled id="days" text={text.table} note={text.working(formatNumber(total, locale))} />
        <DayTable caption={text.table} rows={dayRows(days, locale)} />
        {days.some(({ basis }) => basis === "entered") ? <p class="lt-quiet lt-small lt-mt2">{text.entered}</p> : null}
      </section>
      <Files {...view} />
      {view.maySeeHistory ? <Officer {...view} /> : null}
    </CitizenPage>
  );
}

function Years({ year, frame }: Pick<YearView, "year" | "frame">) {
  const text = wordsIn(yearText, frame.locale);
  return (
    <nav class="lt-actions lt-noprint" aria-label={text.years}>
      {year > 1970 ? (
        <a href={`/calendar?year=${year - 1}`} rel="prev">
          {text.goTo(year - 1)}
        </a>
      ) : null}
      <strong>{year}</strong>
      {year < 2169 ? (
        <a href={`/calendar?year=${year + 1}`} rel="next">
          {text.goTo(year + 1)}
        </a>
      ) : null}
    </nav>
  );
}

function Files({ frame, year }: YearView) {
  const text = wordsIn(yearText, frame.locale);
  const words = wordsIn(calendarWords, frame.locale);
  return (
    <section class="lt-section lt-noprint" aria-labelledby="files">
      <Ruled id="files" text={text.files} note={text.print} />
      <p class="lt-actions">
        <a href={`/calendar.ics?year=${year}`}>{text.ics}</a>
        <a href={`/calendar.csv?year=${year}`}>{text.csv}</a>
        <a href="/calendar/due">{words.due}</a>
      </p>
    </section>
  );
}

function Officer({ frame, mayChange }: YearView) {
  const text = wordsIn(yearText, frame.locale);
  const words = wordsIn(calendarWords, frame.locale);
  return (
    <section class="lt-section lt-noprint" aria-labelledby="officer">
      <Ruled id="officer" text={text.officer} />
      <p class="lt-actions">
        {mayChange ? <a href="/calendar/changes/new">{words.change}</a> : null}
        <a href="/calendar/changes">{words.history}</a>
      </p>
    </section>
  );
}
