import { findDocumentKind } from "../../../../engines/codes/index.ts";
import type { Frame } from "../../../../platform/http/index.ts";
import { formatNumber, type Locale, wordsIn } from "../../../../platform/text/index.ts";
import { Ledger, OfficerPage, PrintPage, Ruled, Table, Toolbar, Void } from "../../../../ui/index.ts";
import type { RegisterTable } from "../../register-export.ts";
import { administrativeSeries, arrivalSeries } from "../../series.ts";
import { officeWords } from "../words.ts";
import type { Direction } from "./page.tsx";
import { registersText } from "./text.ts";

type RegisterYear = { readonly year: number; readonly series: string; readonly last: number };

/** The registers there are. */
export function RegistersPage({ frame, years }: { frame: Frame; years: readonly RegisterYear[] }) {
  const text = wordsIn(registersText, frame.locale);
  const incoming = years.filter(({ series }) => series === arrivalSeries);
  const outgoing = years.filter(({ series }) => series !== arrivalSeries);
  return (
    <OfficerPage frame={frame} title={text.title}>
      <Toolbar title={text.title} note={text.lead} />
      {years.length === 0 ? <Void kind="empty" title={text.none} /> : null}
      <div class="lt-narrow">
        <Years title={text.incomingTitle} id="in" path="/registers/incoming" years={incoming} locale={frame.locale} />
        <Years title={text.outgoingTitle} id="out" path="/registers/outgoing" years={outgoing} locale={frame.locale} />
      </div>
    </OfficerPage>
  );
}

function Years(of: { title: string; id: string; path: string; years: readonly RegisterYear[]; locale: Locale }) {
  const text = wordsIn(registersText, of.locale);
  if (of.years.length === 0) return null;
  return (
    <section aria-labelledby={of.id} class="lt-mt4">
      <Ruled text={of.title} id={of.id} />
      <Ledger
        rows={of.years.map(({ year, series, last }) => ({
          term: (
            <a
              href={`${of.path}?year=${year}${series === arrivalSeries ? "" : `&series=${encodeURIComponent(series)}`}`}
            >
              {text.open(String(year))}: {seriesName(series, of.locale)}
            </a>
          ),
          value: text.last(formatNumber(last, of.locale)),
        }))}
      />
    </section>
  );
}

function seriesName(series: string, locale: Locale): string {
  const text = wordsIn(registersText, locale);
  if (series === administrativeSeries) return text.administrative;
  if (series === arrivalSeries) return text.arrival;
  const kind = findDocumentKind(series);
  return (locale === "vi" ? kind?.name : kind?.nameEn) ?? series;
}

/** One register, made for paper. */
export function RegisterPage(view: {
  frame: Frame;
  direction: Direction;
  year: number;
  series: string;
  table: RegisterTable;
  total: number;
  next: string | undefined;
}) {
  const { frame, direction, year, series, table, total, next } = view;
  const text = wordsIn(registersText, frame.locale);
  const words = wordsIn(officeWords, frame.locale);
  const title = text[direction](String(year));
  const name = series === "" ? undefined : seriesName(series, frame.locale);
  const path = `/registers/${direction}`;
  const query = new URLSearchParams({ year: String(year), ...(series === "" ? {} : { series }) });
  return (
    <PrintPage frame={frame} title={title} backHref="/registers" density="officer" landscape>
      <p>{frame.systemName.over}</p>
      <h1 class="govuk-heading-l">{title}</h1>
      <p class="lt-quiet">{[name, text.count(formatNumber(total, frame.locale))].filter(Boolean).join(", ")}</p>
      {table.rows.length === 0 ? (
        <Void kind="empty" title={text.empty} />
      ) : (
        <RegisterRows table={table} title={title} />
      )}
      <p class="lt-small lt-mt4 lt-noprint">
        {next ? (
          <>
            <a href={`${path}?${query}&after=${encodeURIComponent(next)}`}>{text.next}</a>
            {" · "}
          </>
        ) : null}
        <a href={`${path}/export.csv?${query}`}>{words.csv}</a>
        {" · "}
        <a href={`${path}/export.xlsx?${query}`}>{words.xlsx}</a>
      </p>
    </PrintPage>
  );
}

function RegisterRows({ table, title }: { table: RegisterTable; title: string }) {
  return (
    <section class="lt-scroll" tabindex={0} aria-label={title}>
      <Table
        caption={title}
        captionClasses="govuk-visually-hidden"
        classes="lt-register"
        head={table.columns.map((text, index) => ({ text, ...formatOf(table, index) }))}
        rows={table.rows.map((row) => row.map((text, index) => ({ text, ...formatOf(table, index) })))}
      />
    </section>
  );
}

// Numbers, notations and days are read as one word each and never broken.
function formatOf({ numeric, widths }: RegisterTable, index: number) {
  return {
    ...(numeric[index] ? { format: "numeric" } : {}),
    ...((widths[index] ?? 0) <= 20 && !numeric[index] && (widths[index] ?? 0) >= 12
      ? { classes: "lt-register__short" }
      : {}),
  };
}
