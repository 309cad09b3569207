import type { Child } from "hono/jsx";
import { formatNumber, formatShare, type Locale, wordsIn } from "../../../../platform/text/index.ts";
import { Num, Ruled, Table, type TableCell } from "../../../../ui/index.ts";
import { axisWords } from "../words.ts";
import { figureHref } from "./figure-href.ts";
import { type Pair, type StatisticsRow, yearEarlier } from "./rows.ts";
import { statisticsText } from "./text.ts";
import type { StatisticsView } from "./view.tsx";

const measures = ["sent", "received", "refused"] as const;
type Measure = (typeof measures)[number];

/** Lines drawn; by agency there may be a thousand. */
const most = 200;

/** The table: each part with its numbers, those of the year before and the change; every number opens its list. */
export function StatisticsTable(props: StatisticsView) {
  const { frame, asked, rows } = props;
  const text = wordsIn(statisticsText, frame.locale);
  const numeric = (words: string) => ({ text: words, format: "numeric" });
  const note = rows.length > most ? text.more(formatNumber(most, frame.locale)) : text.unit;
  return (
    <section aria-labelledby="table">
      <Ruled id="table" text={text[asked.by]} note={note} />
      <section class="lt-scroll" tabindex={0} aria-label={text.title}>
        <Table
          caption={text.title}
          captionClasses="govuk-visually-hidden"
          classes="lt-nodes"
          firstCellIsHeader
          head={[
            { text: text[asked.by] },
            ...measures.flatMap((measure) => [numeric(text[measure]), numeric(text.before), numeric(text.change)]),
          ]}
          rows={[
            ...rows.slice(0, most).map((row) => [{ text: row.name }, ...cellsOf(row, frame.locale)]),
            totalRow(props),
          ]}
        />
      </section>
    </section>
  );
}

function totalRow({ frame, asked, statistics }: StatisticsView): readonly TableCell[] {
  const text = wordsIn(statisticsText, frame.locale);
  const pair = (measure: Measure): Pair => ({
    now: statistics[measure].now.total,
    before: statistics[measure].before.total,
  });
  const scope = { from: asked.from, to: asked.to, under: asked.under, level: asked.level };
  const before = { ...scope, from: yearEarlier(asked.from), to: yearEarlier(asked.to) };
  const whole = {
    key: "",
    name: text.total,
    scope,
    before,
    sent: pair("sent"),
    received: pair("received"),
    refused: pair("refused"),
  };
  return [{ text: <strong class="lt-strong">{text.total}</strong> }, ...cellsOf(whole, frame.locale)];
}

function cellsOf(row: StatisticsRow, locale: Locale): readonly TableCell[] {
  const words = wordsIn(axisWords, locale);
  const cell = (content: Child) => ({ text: content, format: "numeric" });
  const count = (value: number, href: string) =>
    cell(value === 0 ? words.none : <Num href={href}>{formatNumber(value, locale)}</Num>);
  return measures.flatMap((measure) => {
    const metric = `axis.${measure}`;
    return [
      count(row[measure].now, figureHref({ metric, ...row.scope })),
      count(row[measure].before, figureHref({ metric, ...row.before })),
      cell(changeText(row[measure], locale)),
    ];
  });
}

function changeText({ now, before }: Pair, locale: Locale): string {
  if (now === 0 && before === 0) return wordsIn(axisWords, locale).none;
  if (before === 0) return wordsIn(statisticsText, locale).fresh;
  if (now >= before * 2) return `×${formatNumber(now / before, locale, 1)}`;
  const change = now / before - 1;
  return `${change > 0 ? "+" : ""}${formatShare(change, locale, 0)}`;
}
