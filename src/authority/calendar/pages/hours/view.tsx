import { formatHours, type OfficeWindow } from "../../../../engines/deadline/index.ts";
import type { Frame } from "../../../../platform/http/index.ts";
import { formatDate, formatNumber, startOfDay, wordsIn } from "../../../../platform/text/index.ts";
import { BackLink, CitizenPage, Ruled, Search, Table, Void } from "../../../../ui/index.ts";
import type { Agency } from "../../../organisation/index.ts";
import type { HoursEntry } from "../../record.ts";
import { hoursText } from "./text.ts";

/** An agency with its hours today, whose they are, and what is set for later. */
export type HoursRow = {
  readonly agency: Agency;
  readonly windows: readonly OfficeWindow[];
  readonly entry: HoursEntry | undefined;
  readonly next: HoursEntry | undefined;
  readonly above: Agency | undefined;
};

type HoursView = {
  readonly frame: Frame;
  readonly q: string | undefined;
  readonly rows: readonly HoursRow[];
  readonly today: string;
};

/** The office hours of every agency. */
export function HoursPage({ frame, q, rows, today }: HoursView) {
  const { locale } = frame;
  const text = wordsIn(hoursText, locale);
  return (
    <CitizenPage frame={frame} title={text.title} before={<BackLink href="/calendar" text={text.calendar} />}>
      <h1 class="govuk-heading-xl">{text.title}</h1>
      <div class="lt-narrow lt-noprint">
        <Search
          action="/calendar/hours"
          id="hours-search"
          label={text.find}
          hint={text.hint}
          button={text.button}
          value={q}
        />
      </div>
      <section class="lt-section" aria-labelledby="hours">
        <Ruled
          id="hours"
          text={text.note(formatDate(startOfDay(today)))}
          note={text.count(formatNumber(rows.length, locale))}
        />
        {rows.length === 0 ? (
          <Void kind="empty" title={text.none}>
            {text.noneWay}
          </Void>
        ) : (
          <Table
            caption={text.title}
            captionClasses="govuk-visually-hidden"
            firstCellIsHeader
            head={[{ text: text.agency }, { text: text.hours }]}
            rows={rows.map((row) => [
              { text: <Name row={row} frame={frame} /> },
              { text: <Hours row={row} frame={frame} /> },
            ])}
          />
        )}
      </section>
    </CitizenPage>
  );
}

function Name({ row: { agency }, frame }: { row: HoursRow; frame: Frame }) {
  return <a href={`/calendar/hours/${agency.code}`}>{frame.locale === "vi" ? agency.name : agency.nameEn}</a>;
}

function Hours({ row, frame }: { row: HoursRow; frame: Frame }) {
  const { agency, windows, entry, next, above } = row;
  const text = wordsIn(hoursText, frame.locale);
  const name = above && (frame.locale === "vi" ? above.name : above.nameEn);
  const isOwn = entry?.agencyCode === agency.code;
  const whose = !entry
    ? text.usual
    : isOwn
      ? text.own(formatDate(startOfDay(entry.validFrom)))
      : text.from(name ?? entry.agencyCode);
  return (
    <>
      {formatHours(windows)}
      <span class="lt-row-note">{whose}</span>
      {next ? (
        <span class="lt-row-note">
          {text.next(formatDate(startOfDay(next.validFrom)), next.windows ? formatHours(next.windows) : text.asAbove)}
        </span>
      ) : null}
    </>
  );
}
