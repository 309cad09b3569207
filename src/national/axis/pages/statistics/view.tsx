import type { Frame } from "../../../../platform/http/index.ts";
import { formatDate, formatNumber, startOfDay, textIn, wordsIn } from "../../../../platform/text/index.ts";
import {
  BarChart,
  ChartLegend,
  Filters,
  Icon,
  OfficerPage,
  Ruled,
  Strip,
  Toolbar,
  Void,
} from "../../../../ui/index.ts";
import { agencyLevels, levelNames } from "../../../directory/index.ts";
import type { ExchangeStatistics } from "../../statistics.ts";
import { hrefWith } from "../query.ts";
import { axisWords } from "../words.ts";
import { groupings, type StatisticsAsked } from "./asked.ts";
import type { StatisticsRow } from "./rows.ts";
import { StatisticsTable } from "./table.tsx";
import { statisticsText } from "./text.ts";

/** What the statistics page shows. */
export type StatisticsView = {
  readonly frame: Frame;
  readonly asked: StatisticsAsked;
  readonly statistics: ExchangeStatistics;
  readonly rows: readonly StatisticsRow[];
  /** The same exchange by month, for the chart. */
  readonly months: readonly StatisticsRow[];
};

/** Statistics as a chart and as a table that say the same. */
export function StatisticsPage(props: StatisticsView) {
  const { frame, asked, statistics, rows } = props;
  const text = wordsIn(statisticsText, frame.locale);
  const words = wordsIn(axisWords, frame.locale);
  const day = (value: string) => formatDate(startOfDay(value));
  const note = text.note(day(asked.from), day(asked.to), String(Number(asked.to.slice(0, 4)) - 1));
  const mean = statistics.meanSeconds;
  return (
    <OfficerPage frame={frame} title={text.title}>
      <Toolbar
        title={text.title}
        note={
          <>
            {note} · <a href={hrefWith("/statistics.csv", asked)}>{words.csv}</a>{" "}
            <button
              class="govuk-button govuk-button--secondary lt-button--row lt-noprint"
              type="button"
              data-lt-print=""
              hidden
            >
              <Icon name="print" /> {words.print}
            </button>
          </>
        }
      />
      <Controls frame={frame} asked={asked} />
      {mean === null ? null : (
        <Strip facts={[{ term: text.meanSeconds, value: words.seconds(formatNumber(mean, frame.locale, 1)) }]} />
      )}
      {rows.length === 0 ? (
        <Void kind="empty" title={text.emptyTitle}>
          {text.emptyText}
        </Void>
      ) : (
        <>
          <Chart {...props} />
          <StatisticsTable {...props} />
        </>
      )}
    </OfficerPage>
  );
}

function Controls({ frame, asked }: { frame: Frame; asked: StatisticsAsked }) {
  const text = wordsIn(statisticsText, frame.locale);
  const words = wordsIn(axisWords, frame.locale);
  const levels = agencyLevels.map((level) => ({ value: level, text: textIn(levelNames[level], frame.locale) }));
  return (
    <Filters
      action="/statistics"
      filters={[
        { kind: "text", type: "date", name: "from", label: words.fromDay, value: asked.from },
        { kind: "text", type: "date", name: "to", label: words.toDay, value: asked.to },
        { kind: "text", name: "under", label: text.under, value: asked.under },
        {
          kind: "select",
          name: "level",
          label: text.level,
          value: asked.level ?? "",
          items: [{ value: "", text: text.anyLevel }, ...levels],
        },
        {
          kind: "select",
          name: "by",
          label: text.by,
          value: asked.by,
          items: groupings.map((one) => ({ value: one, text: text[one] })),
        },
      ]}
    />
  );
}

function Chart({ frame, statistics, months }: StatisticsView) {
  const text = wordsIn(statisticsText, frame.locale);
  const number = (value: number) => formatNumber(value, frame.locale);
  const now = statistics.sent.now.total + statistics.received.now.total;
  const before = statistics.sent.before.total + statistics.received.before.total;
  const step = Math.ceil(months.length / 12);
  return (
    <section aria-labelledby="chart">
      <Ruled
        id="chart"
        text={text.chart}
        note={<ChartLegend now={`${text.period}: ${number(now)}`} before={`${text.periodBefore}: ${number(before)}`} />}
      />
      <BarChart
        id="months"
        beside
        width={1240}
        height={190}
        title={text.chart}
        description={text.chartText(number(now), number(before))}
        bars={months.map((one) => one.sent.now + one.received.now)}
        compare={months.map((one) => one.sent.before + one.received.before)}
        labels={Object.fromEntries(months.flatMap((one, index) => (index % step === 0 ? [[index, one.name]] : [])))}
      />
    </section>
  );
}
