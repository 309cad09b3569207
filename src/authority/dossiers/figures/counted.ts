import type { MetricChange } from "../../../platform/metrics/index.ts";
import { bucketOf } from "../../../platform/metrics/index.ts";
import { isoDay } from "../../../platform/text/index.ts";
import { dossierStates } from "../../../protocol/dossiers/index.ts";
import type { Dossier, DossierPause } from "../record.ts";

/** What is counted of a dossier: nothing else of it moves a figure. */
export type CountedFacts = Pick<
  Dossier,
  | "agencyCode"
  | "sectorCode"
  | "level"
  | "channel"
  | "state"
  | "outcome"
  | "receivedAt"
  | "pauses"
  | "dueAt"
  | "supplements"
  | "endedAt"
  | "returnedAt"
  | "lateBy"
  | "lateStep"
  | "originNode"
>;

/**
 * How a change of a dossier moves the figures: record them in the transaction of the change (`recordMetric`), or import them with its
 * history (`importMetric`, `before` undefined). Each figure is a function of the dossier as it stands, so the changes are what it adds
 * after less what it added before; whatever is put right later (an agency, a date) takes its numbers along. Pure, and cheap: a step that
 * moves no figure gives an empty list.
 *
 * `lateBy` says that an open dossier has been counted late. Whoever writes a dossier must write it only while `late_by` is what was read
 * (`store/change.ts`), or the job `dossier.overdue` and the writer would both count it.
 */
export function metricChangesOf(before: CountedFacts | undefined, after: CountedFacts | undefined): MetricChange[] {
  if (before && after && sameFigures(before, after)) return [];
  const sums = new Map<string, MetricChange>();
  const add = (change: MetricChange, sign: 1 | -1): void => {
    const key = JSON.stringify([change.metric, change.agencyCode, change.day, change.dims]);
    sums.set(key, { ...change, delta: (sums.get(key)?.delta ?? 0) + sign * change.delta });
  };
  for (const change of before ? figuresOf(before) : []) add(change, -1);
  for (const change of after ? figuresOf(after) : []) add(change, 1);
  return [...sums.values()].filter(({ delta }) => delta !== 0);
}

function sameFigures(one: CountedFacts, other: CountedFacts): boolean {
  return (
    one.pauses === other.pauses &&
    endOf(one) === endOf(other) &&
    one.agencyCode === other.agencyCode &&
    one.sectorCode === other.sectorCode &&
    one.level === other.level &&
    one.channel === other.channel &&
    one.outcome === other.outcome &&
    one.supplements === other.supplements &&
    one.lateBy === other.lateBy &&
    one.lateStep === other.lateStep &&
    one.originNode === other.originNode &&
    sameInstant(one.receivedAt, other.receivedAt) &&
    sameInstant(one.dueAt, other.dueAt) &&
    sameInstant(one.endedAt, other.endedAt) &&
    sameInstant(one.returnedAt, other.returnedAt)
  );
}

function sameInstant(one: Date | null, other: Date | null): boolean {
  return one?.getTime() === other?.getTime();
}

/** How a dossier stands for the figures. */
export type CountedEnd = "not-counted" | "not-received" | "open" | "resolved" | "withdrawn";

/**
 * Resolved is what reached state 9, 10 or 8 first (Quyết định 766/QĐ-TTg); a dossier that its applicant took back is neither resolved nor
 * pending. What is only registered, or was asked of us by another node, is not counted.
 */
export function endOf({
  state,
  endedAt,
  originNode,
}: Pick<CountedFacts, "state" | "endedAt" | "originNode">): CountedEnd {
  if (originNode !== null || state === dossierStates.registered) return "not-counted";
  if (state === dossierStates.notReceived) return endedAt === null ? "not-counted" : "not-received";
  if (endedAt === null) return "open";
  return state === dossierStates.withdrawn ? "withdrawn" : "resolved";
}

/** How in time a resolved dossier was. */
export type Timeliness = "early" | "on-time" | "late";

/**
 * Early: on a day before the due day. Late: after the due time, or after a second request for supplements, which counts against the office
 * even when the result came in time (Quyết định 766/QĐ-TTg, 2.1). A clock that stood still to the end was not run out.
 */
export function timelinessOf(facts: Pick<CountedFacts, "dueAt" | "endedAt" | "supplements" | "lateBy">): Timeliness {
  const { dueAt, endedAt, supplements } = facts;
  if (isPastDue(facts) || supplements >= 2) return "late";
  return dueAt !== null && endedAt !== null && isoDay(endedAt) < isoDay(dueAt) ? "early" : "on-time";
}

function isPastDue({ dueAt, endedAt, lateBy }: Pick<CountedFacts, "dueAt" | "endedAt" | "lateBy">): boolean {
  return dueAt !== null && (lateBy !== null || (endedAt !== null && endedAt > dueAt));
}

/** Milliseconds from receipt to the end without the time in which the clock stood still. */
export function handlingMs({
  receivedAt,
  endedAt,
  pauses,
}: Pick<CountedFacts, "receivedAt" | "endedAt" | "pauses">): number {
  if (endedAt === null) return 0;
  const stops = merged(
    pauses
      .filter(({ stopsClock }) => stopsClock)
      .map(({ from, to }): readonly [number, number] => [
        Math.max(Date.parse(from), receivedAt.getTime()),
        Math.min(to === null ? Number.POSITIVE_INFINITY : Date.parse(to), endedAt.getTime()),
      ]),
  );
  const stood = stops.reduce((sum, [from, to]) => sum + to - from, 0);
  return Math.max(0, endedAt.getTime() - receivedAt.getTime() - stood);
}

function merged<T extends number | string>(spans: readonly (readonly [T, T])[]): readonly (readonly [T, T])[] {
  const out: [T, T][] = [];
  for (const [from, to] of [...spans].filter(([a, b]) => a < b).sort(([a], [b]) => (a < b ? -1 : a > b ? 1 : 0))) {
    const last = out.at(-1);
    if (!last || from > last[1]) out.push([from, to]);
    else if (to > last[1]) last[1] = to;
  }
  return out;
}

/** What a dossier's figures are divided by, beside agency and day. */
export function dimsOf(facts: {
  readonly sectorCode: string;
  readonly level: string;
  readonly channel: number;
}): Readonly<Record<string, string>> {
  return { sector: facts.sectorCode, level: facts.level, channel: String(facts.channel) };
}

/** Everything a dossier adds to the figures of the authority as it stands. */
function figuresOf(facts: CountedFacts): MetricChange[] {
  const end = endOf(facts);
  if (end === "not-counted") return [];
  const { agencyCode, receivedAt, endedAt, returnedAt } = facts;
  const dims = dimsOf(facts);
  const changes: MetricChange[] = [];
  const count = (metric: string, day: string, delta = 1, more?: Readonly<Record<string, string>>): void => {
    changes.push({ metric, agencyCode, day, delta, dims: more ? { ...dims, ...more } : dims });
  };
  const endDay = endedAt === null ? null : isoDay(endedAt);
  if (end === "not-received") {
    if (endDay !== null) count("dossier.not-received", endDay);
    return changes;
  }
  const receivedDay = isoDay(receivedAt);
  count("dossier.received", receivedDay);
  stand(count, "dossier.pending", [[receivedDay, endDay ?? never]]);
  stand(count, "dossier.pending-in-time", [[receivedDay, earlier(endDay ?? never, lateDayOf(facts))]]);
  stand(count, "dossier.pending-waiting", waitingDays(facts, endDay));
  countLateness(changes, count, facts, endDay);
  if (endDay !== null) {
    if (end === "withdrawn") count("dossier.withdrawn", endDay);
    else countResolved(count, facts, endDay);
  }
  if (returnedAt !== null) count("dossier.returned", isoDay(returnedAt));
  countSupplements(count, facts.pauses);
  return changes;
}

type Count = (metric: string, day: string, delta?: number, more?: Readonly<Record<string, string>>) => void;

/** After every day. */
const never = "9999-12-31";

/** A stock: enters on one day, leaves on another. */
function stand(count: Count, metric: string, spans: readonly (readonly [string, string])[]): void {
  for (const [from, until] of spans) {
    if (from >= until) continue;
    count(metric, from);
    if (until !== never) count(metric, until, -1);
  }
}

/** The evenings on which it waited for its applicant with the clock stopped, and was not late before. */
function waitingDays(facts: CountedFacts, endDay: string | null): readonly (readonly [string, string])[] {
  const { pauses, receivedAt } = facts;
  const first = isoDay(receivedAt);
  const last = earlier(endDay ?? never, lateDayOf(facts));
  return merged(
    pauses.filter(waitsForApplicant).map(({ from, to }): readonly [string, string] => {
      const [begins, ends] = [isoDay(new Date(from)), to === null ? never : isoDay(new Date(to))];
      return [later(begins, first), earlier(ends, last)];
    }),
  );
}

function lateDayOf(facts: CountedFacts): string {
  return facts.dueAt !== null && isPastDue(facts) ? isoDay(facts.dueAt) : never;
}

function earlier(one: string, other: string): string {
  if (one < other) return one;
  return other;
}

function later(one: string, other: string): string {
  return one === earlier(one, other) ? other : one;
}

function waitsForApplicant({ reason, stopsClock }: DossierPause): boolean {
  return stopsClock && (reason === "supplement" || reason === "payment");
}

function countLateness(changes: MetricChange[], count: Count, facts: CountedFacts, endDay: string | null): void {
  const { dueAt, lateBy, lateStep } = facts;
  if (dueAt === null || !isPastDue(facts)) return;
  const dueDay = isoDay(dueAt);
  stand(count, "dossier.pending-late", [[dueDay, endDay ?? never]]);
  if (lateBy === null) return;
  const dims = { ...dimsOf(facts), step: lateStep ?? "" };
  changes.push({ metric: "dossier.late-step", agencyCode: lateBy, day: dueDay, delta: 1, dims });
}

function countResolved(count: Count, facts: CountedFacts, endDay: string): void {
  const timeliness = timelinessOf(facts);
  count(`dossier.resolved-${timeliness}`, endDay);
  if (timeliness === "late" && !isPastDue(facts)) count("dossier.late-by-supplement", endDay);
  if (facts.outcome === "refused") count("dossier.refused", endDay);
  const minutes = Math.round(handlingMs(facts) / 60_000);
  count("dossier.minutes", endDay, minutes);
  count("dossier.time", endDay, 1, { bucket: String(bucketOf(minutes)) });
}

function countSupplements(count: Count, pauses: readonly DossierPause[]): void {
  const requests = pauses.filter(({ reason }) => reason === "supplement").map(({ from }) => isoDay(new Date(from)));
  requests.sort();
  requests.forEach((day, index) => {
    count("dossier.supplements", day);
    if (index > 0) count("dossier.supplements-again", day);
  });
}
