import { type Counting, type Plan, planOf } from "./counting.ts";
import { calendarDue, calendarEnd, workingEnd } from "./find-due.ts";
import { dayMinutes, dayOf, instantOf, type LocalMinute, minuteOf } from "./local-time.ts";
import { fixed, type PauseReason, type Why, whyAgainstOffice, whyCounted, whyPaused, whySkipped } from "./why.ts";
import type { WorkingTime } from "./working-time.ts";

/** A stretch of time, how many minutes of it were counted, and why. */
export type Stretch = { readonly from: Date; readonly to: Date; readonly counted: number; readonly why: Why };

/** A due date with its explanation. */
export type ExplainedDue = {
  /** Null while the clock stands still without an end; `trace` then ends where it stopped. */
  readonly due: Date | null;
  /** The first minute that could be counted. */
  readonly startedCounting: Date;
  /** Minutes of the limit with its extensions: working minutes, or 1,440 for each calendar day. */
  readonly limitMinutes: number;
  /** What is left of the limit; 0 unless the clock stands still. */
  readonly leftMinutes: number;
  /** Whole days of the calendar are counted, not hours of work. */
  readonly byCalendar: boolean;
  /**
   * Every stretch from receipt to the due date, without a gap; counted minutes add up to the limit. A calendar day counts whole though
   * the office closes before it ends.
   */
  readonly trace: readonly Stretch[];
};

/**
 * When something is due, and why: each stretch that was counted or skipped.
 * @param counting `reappointedTo` is a later date that was promised instead
 * Throws LimitError, MixedLimitsError, OutOfRangeError.
 */
export function explainDue(time: WorkingTime, counting: Counting & { readonly reappointedTo?: Date }): ExplainedDue {
  const plan = planOf(time, counting);
  const trace = createTrace();
  beforeStart(time, plan, counting, trace);
  const due = plan.byCalendar ? walkCalendar(time, plan, trace) : walkWork(time, plan, againstOf(counting), trace);
  const leftMinutes = plan.minutes - trace.counted();
  const promised = counting.reappointedTo && minuteOf(counting.reappointedTo);
  if (due !== undefined && promised !== undefined && promised > due) trace.add(due, promised, 0, fixed["re-appointed"]);
  return {
    due: due === undefined ? null : instantOf(promised !== undefined && promised > due ? promised : due),
    startedCounting: instantOf(plan.start),
    limitMinutes: plan.minutes,
    leftMinutes,
    byCalendar: plan.byCalendar,
    trace: trace.stretches(),
  };
}

type Part = { from: LocalMinute; to: LocalMinute; counted: number; why: Why };
type Trace = {
  add(from: LocalMinute, to: LocalMinute, counted: number, why: Why): void;
  endAt(to: LocalMinute): void;
  counted(): number;
  stretches(): readonly Stretch[];
};

/** Collects stretches; neighbours with the same reason are one. */
function createTrace(): Trace {
  const parts: Part[] = [];
  return {
    add(from, to, counted, why) {
      if (to <= from) return;
      const last = parts.at(-1);
      if (last && last.to === from && last.why.code === why.code && last.why.vi === why.vi) {
        last.to = to;
        last.counted += counted;
      } else parts.push({ from, to, counted, why });
    },
    endAt(to) {
      const last = parts.at(-1);
      if (last) last.to = to;
    },
    counted: () => parts.reduce((sum, part) => sum + part.counted, 0),
    stretches: () => parts.map(({ from, to, ...rest }) => ({ from: instantOf(from), to: instantOf(to), ...rest })),
  };
}

function beforeStart(time: WorkingTime, plan: Plan, { limit, hourExact }: Counting, trace: Trace): void {
  const { received, receivedDay, start } = plan;
  const atOnce = limit.unit === "same-day" || limit.unit === "working-hours" || (limit.unit !== "days" && hourExact);
  if (atOnce) {
    skip(time, received, start, trace);
    return;
  }
  let from = received;
  if (receivedDay !== dayOf(received)) {
    const onDayOff = !time.isWorking(dayOf(received));
    from = receivedDay * dayMinutes;
    trace.add(received, from, 0, fixed[onDayOff ? "received-on-day-off" : "received-after-hours"]);
  }
  // The rest of the day of receipt; then days off are named one by one, so that a late beginning explains itself.
  const nextDay = Math.min((receivedDay + 1) * dayMinutes, start);
  trace.add(from, nextDay, 0, fixed["counting-not-begun"]);
  skip(time, nextDay, start, trace);
}

/** Time in which nothing could be counted: nights, weekends, days off. */
function skip(time: WorkingTime, from: LocalMinute, to: LocalMinute, trace: Trace): void {
  for (let cursor = from; cursor < to; ) {
    const day = dayOf(cursor);
    const end = Math.min(to, (day + 1) * dayMinutes);
    trace.add(cursor, end, 0, time.isWorking(day) ? fixed["outside-hours"] : whySkipped(time.kindOf(day)));
    cursor = end;
  }
}

type Against = { readonly from: LocalMinute; readonly to: LocalMinute; readonly reason: PauseReason };

function againstOf({ pauses = [] }: Counting): readonly Against[] {
  return pauses
    .filter(({ stopsClock }) => stopsClock === false)
    .map(({ from, to, reason = "other" }) => ({
      from: minuteOf(from),
      to: to === null ? Number.POSITIVE_INFINITY : minuteOf(to),
      reason,
    }));
}

function walkWork(time: WorkingTime, plan: Plan, against: readonly Against[], trace: Trace): LocalMinute | undefined {
  const due = workingEnd(time, plan);
  const open = plan.stops.find(({ to }) => !Number.isFinite(to));
  const until = due ?? Math.max(open?.from ?? plan.start, plan.start);
  let cursor = plan.start;
  while (cursor < until) {
    const at = cursor;
    const stop = plan.stops.find(({ from, to }) => from <= at && at < to);
    if (stop) {
      cursor = Math.min(stop.to, until);
      trace.add(at, cursor, 0, whyPaused(stop.reason));
      continue;
    }
    const held = against.find(({ from, to }) => from <= at && at < to);
    const bound = nearest(at, until, plan.stops, against, held);
    cursor = walkDay(time, at, bound, held && whyAgainstOffice(held.reason), trace);
  }
  return due;
}

/** The next minute at which something begins or ends to hold. */
function nearest(
  at: LocalMinute,
  until: LocalMinute,
  stops: readonly { readonly from: LocalMinute }[],
  against: readonly Against[],
  held: Against | undefined,
): LocalMinute {
  let next = held ? Math.min(until, held.to) : until;
  for (const { from } of stops) if (from > at && from < next) next = from;
  for (const { from } of against) if (from > at && from < next) next = from;
  return next;
}

/** One step: a window of office hours, or what lies before the next one. */
function walkDay(
  time: WorkingTime,
  at: LocalMinute,
  bound: LocalMinute,
  held: Why | undefined,
  trace: Trace,
): LocalMinute {
  const day = dayOf(at);
  const midnight = day * dayMinutes;
  if (!time.isWorking(day)) {
    const end = Math.min(bound, midnight + dayMinutes);
    trace.add(at, end, 0, whySkipped(time.kindOf(day)));
    return end;
  }
  const window = time.calendar.hours.find(({ to }) => at < midnight + to);
  if (!window || at < midnight + window.from) {
    const end = Math.min(bound, midnight + (window?.from ?? dayMinutes));
    trace.add(at, end, 0, fixed["outside-hours"]);
    return end;
  }
  const end = Math.min(bound, midnight + window.to);
  trace.add(at, end, end - at, held ?? whyCounted(time.kindOf(day)));
  return end;
}

function walkCalendar(time: WorkingTime, plan: Plan, trace: Trace): LocalMinute | undefined {
  const end = calendarEnd(plan);
  const open = plan.stops.find(({ to }) => !Number.isFinite(to));
  const until = end ?? Math.max(open?.from ?? plan.start, plan.start);
  let cursor = plan.start;
  while (cursor < until) {
    const at = cursor;
    const stop = plan.stops.find(({ from, to }) => from <= at && at < to);
    const next = plan.stops.find(({ from }) => from > at)?.from ?? until;
    cursor = Math.min(stop ? stop.to : next, until);
    trace.add(at, cursor, stop ? 0 : cursor - at, stop ? whyPaused(stop.reason) : fixed["calendar-day"]);
  }
  const due = calendarDue(time, end);
  if (due === undefined || end === undefined) return undefined;
  if (dayOf(due) === dayOf(end - 1)) trace.endAt(due);
  else trace.add(end, due, 0, fixed["ends-on-day-off"]);
  return due;
}
