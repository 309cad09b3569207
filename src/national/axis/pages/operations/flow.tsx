import type { Frame } from "../../../../platform/http/index.ts";
import {
  formatDate,
  formatInstant,
  formatNumber,
  formatShare,
  formatWeekday,
  isoDay,
  wallTime,
  wordsIn,
} from "../../../../platform/text/index.ts";
import { BarChart, Ruled, Tally, type TallyFigure } from "../../../../ui/index.ts";
import type { FlowToday } from "../../store/flow.ts";
import { spanText } from "../durations.ts";
import { hrefWith } from "../query.ts";
import { axisWords } from "../words.ts";
import { operationsText } from "./text.ts";

type FlowView = { readonly frame: Frame; readonly flow: FlowToday; readonly stuck: number; readonly now: Date };

/** Today's flow: six figures, each opening its list, and the day in half hours before the same weekday of last week. */
export function Flow(props: FlowView) {
  const { frame, flow, now } = props;
  const text = wordsIn(operationsText, frame.locale);
  const time = formatInstant(now).slice(11);
  const rejected =
    flow.rejected > 0 ? (
      <>
        {" · "}
        <a href={hrefWith("/rejections", { from: isoDay(now), to: isoDay(now) })}>
          {text.rejectedToday(formatNumber(flow.rejected, frame.locale))}
        </a>
      </>
    ) : null;
  return (
    <section class="lt-axis__flow" aria-labelledby="flow">
      <Ruled
        id="flow"
        text={text.flow}
        note={
          <>
            {text.asOf(formatWeekday(now, frame.locale), formatDate(now), time)}
            {rejected}
          </>
        }
      />
      <Tally wide figures={figuresOf(props)} />
      <Day {...props} />
    </section>
  );
}

function figuresOf({ frame, flow, stuck, now }: FlowView): readonly TallyFigure[] {
  const text = wordsIn(operationsText, frame.locale);
  const number = (value: number) => formatNumber(value, frame.locale);
  const today = { from: isoDay(now), to: isoDay(now) };
  const since = new Date(now.getTime() - 60_000).toISOString();
  const share = flow.deliveries === 0 ? text.notYet : formatShare(flow.receipted / flow.deliveries, frame.locale);
  return [
    { term: text.since, value: number(flow.total), href: hrefWith("/messages", today), sub: changeText(flow, frame) },
    {
      term: text.lastMinute,
      value: number(flow.lastMinute),
      href: hrefWith("/messages", { since }),
      sub: text.documents,
    },
    {
      term: text.median,
      value: secondsText(flow.medianSeconds, frame),
      href: hrefWith("/receipts", today),
      sub: flow.p95Seconds === null ? text.notYet : text.p95(secondsText(flow.p95Seconds, frame)),
    },
    {
      term: text.waiting,
      value: number(flow.waiting),
      href: "/deliveries?state=queued",
      sub: flow.oldestWaitingAt ? text.oldest(spanText(flow.oldestWaitingAt, now, frame.locale)) : text.nothingWaits,
    },
    {
      term: text.receipted,
      value: share,
      href: hrefWith("/receipts", today),
      sub: text.ofDeliveries(number(flow.receipted), number(flow.deliveries)),
    },
    {
      term: text.stuck,
      value: number(stuck),
      href: "/stuck",
      sub: stuck > 0 ? text.nothingLost : text.noneStuck,
      tone: stuck > 0 ? ("wire" as const) : undefined,
    },
  ];
}

function changeText({ total, totalWeekBefore }: FlowToday, frame: Frame): string {
  const text = wordsIn(operationsText, frame.locale);
  if (totalWeekBefore === 0) return text.noChange;
  const change = total / totalWeekBefore - 1;
  return text.change(`${change > 0 ? "+" : ""}${formatShare(change, frame.locale, 0)}`);
}

function secondsText(seconds: number | null, frame: Frame): string {
  if (seconds === null) return wordsIn(operationsText, frame.locale).notYet;
  return wordsIn(axisWords, frame.locale).seconds(formatNumber(seconds, frame.locale, 1));
}

function Day({ frame, flow, now }: FlowView) {
  const text = wordsIn(operationsText, frame.locale);
  const { hour, minute } = wallTime(now);
  const passed = (Number(hour) * 60 + Number(minute)) / 30;
  const number = (value: number) => formatNumber(value, frame.locale);
  const hours = ["00:00", "03:00", "06:00", "09:00", "12:00", "15:00", "18:00", "21:00"];
  return (
    <BarChart
      id="flow-chart"
      title={text.chartTitle}
      description={text.chartText(number(flow.total), number(flow.totalWeekBefore))}
      bars={flow.buckets.map(({ index, today }) => (index <= passed ? today : undefined))}
      compare={flow.buckets.map(({ weekBefore }) => weekBefore)}
      compareLabel={text.weekBefore(formatWeekday(now, frame.locale))}
      labels={Object.fromEntries(hours.map((label, index) => [index * 6, label]))}
      now={{ at: passed, label: `${hour}:${minute}` }}
    />
  );
}
