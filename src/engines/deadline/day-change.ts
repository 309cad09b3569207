import type { Bilingual, SpecialDay, WorkingCalendar } from "./calendar.ts";
import { dateOfDay, dayOfDate, type LocalDay, weekdayOf } from "./local-time.ts";
import { swapNames } from "./public-holidays.ts";

/** What a calendar says of a day that is not like its neighbours: off, or worked though it would not be. */
export type DayMark = SpecialDay & { readonly kind: "off" | "work" };

/** A change that someone makes to a calendar's days. Dates are `yyyy-MM-dd`; ranges have both ends in them. */
export type DayChange =
  | { readonly kind: "off" | "work"; readonly first: string; readonly last: string; readonly name: Bilingual }
  | { readonly kind: "swap"; readonly off: string; readonly worked: string }
  | { readonly kind: "removal"; readonly first: string; readonly last: string };

/** What becomes of one day: its new mark, or none any more. */
export type DayStep = { readonly date: string; readonly mark: DayMark | null };

/** Fields of a change to which a problem belongs. */
export type DayField = "first" | "last" | "off" | "worked" | "reason";

/** Names of what can be wrong with a change. */
export type DayProblemCode =
  | "date-impossible"
  | "range-backwards"
  | "range-too-long"
  | "already-off"
  | "already-worked"
  | "off-and-worked"
  | "works-anyway"
  | "off-anyway"
  | "not-a-weekend"
  | "nothing-there"
  | "past-needs-reason";

/** Why a change cannot be made, and at which field. */
export type DayProblem = { readonly code: DayProblemCode; readonly field: DayField; readonly message: Bilingual };

/** The ground on which a change is made. */
export type DayGround = {
  /** The calendar that is changed. */
  readonly own: ReadonlyMap<string, DayMark>;
  /** The calendar it stands over, which it cannot change: the nation's under a province's. */
  readonly beneath: ReadonlyMap<string, DayMark>;
  /** Before this date a change needs a reason. */
  readonly today: string;
  readonly hasReason: boolean;
};

/** The longest range that one change may cover, in days. */
export const mostDaysOfChange = 366;

/** What a change does, day by day, or everything that is wrong with it. */
export function planDayChange(
  change: DayChange,
  ground: DayGround,
): { readonly steps: readonly DayStep[]; readonly problems: readonly DayProblem[] } {
  const { steps, problems } = planned(change, ground);
  const early = steps.filter(({ date }) => date < ground.today);
  const past = early.length > 0 && !ground.hasReason ? [problem("past-needs-reason", "reason", early.map(dateOf))] : [];
  return { steps, problems: [...problems, ...past] };
}

/** The working calendar of hours and marks, later maps standing over earlier ones. */
export function calendarOf(
  hours: WorkingCalendar["hours"],
  ...layers: readonly ReadonlyMap<string, DayMark>[]
): WorkingCalendar {
  const marks = [...new Map(layers.flatMap((layer) => [...layer])).values()];
  const days = (kind: DayMark["kind"]): readonly SpecialDay[] =>
    marks.filter((mark) => mark.kind === kind).map(({ date, name }) => ({ date, name }));
  return { hours, holidays: days("off"), workdays: days("work") };
}

type Planned = { readonly steps: readonly DayStep[]; readonly problems: readonly DayProblem[] };

function planned(change: DayChange, ground: DayGround): Planned {
  if (change.kind === "swap") return planSwap(change, ground);
  const range = rangeOf(change);
  if ("problem" in range) return { steps: [], problems: [range.problem] };
  if (change.kind === "removal") {
    const steps = range.dates.filter((date) => ground.own.has(date)).map((date) => ({ date, mark: null }));
    return steps.length > 0
      ? { steps, problems: [] }
      : { steps, problems: [problem("nothing-there", "first", range.dates)] };
  }
  return change.kind === "off" ? planOff(change, range.dates, ground) : planWork(change, range.dates, ground);
}

function planOff({ name }: { readonly name: Bilingual }, dates: readonly string[], ground: DayGround): Planned {
  const { own, beneath } = ground;
  const worked = dates.filter((date) => own.get(date)?.kind === "work");
  const off = dates.filter((date) => own.get(date)?.kind === "off" || (!own.has(date) && isOff(beneath, date)));
  // A weekend inside the range is off anyway, unless those beneath work on it.
  const steps = dates
    .filter((date) => !isWeekend(date) || beneath.get(date)?.kind === "work")
    .filter((date) => !own.has(date) && !isOff(beneath, date))
    .map((date): DayStep => ({ date, mark: { date, kind: "off", name } }));
  const problems = [
    ...(worked.length > 0 ? [problem("off-and-worked", "first", worked)] : []),
    ...(off.length > 0 ? [problem("already-off", "first", off)] : []),
  ];
  if (problems.length === 0 && steps.length === 0) return { steps, problems: [problem("off-anyway", "first", dates)] };
  return { steps, problems };
}

function planWork({ name }: { readonly name: Bilingual }, dates: readonly string[], ground: DayGround): Planned {
  const { own, beneath } = ground;
  const off = dates.filter((date) => own.get(date)?.kind === "off" || (!own.has(date) && isOff(beneath, date)));
  const worked = dates.filter((date) => (own.get(date) ?? beneath.get(date))?.kind === "work");
  const ordinary = dates.filter((date) => !isWeekend(date) && !own.has(date) && !beneath.has(date));
  const problems = [
    ...(off.length > 0 ? [problem("off-and-worked", "first", off)] : []),
    ...(worked.length > 0 ? [problem("already-worked", "first", worked)] : []),
    ...(ordinary.length > 0 ? [problem("works-anyway", "first", ordinary)] : []),
  ];
  return { steps: dates.map((date) => ({ date, mark: { date, kind: "work", name } })), problems };
}

function planSwap(change: { readonly off: string; readonly worked: string }, ground: DayGround): Planned {
  const { own, beneath } = ground;
  const { off, worked } = change;
  const wrong = (["off", "worked"] as const).filter((field) => dayOfDate(change[field]) === undefined);
  if (wrong.length > 0)
    return { steps: [], problems: wrong.map((field) => problem("date-impossible", field, [change[field]])) };
  const name = swapNames(change);
  const offMark = own.get(off) ?? beneath.get(off);
  const workedMark = own.get(worked) ?? beneath.get(worked);
  const problems = [
    ...(offMark?.kind === "off" ? [problem("already-off", "off", [off])] : []),
    ...(offMark?.kind === "work" ? [problem("off-and-worked", "off", [off])] : []),
    ...(!offMark && isWeekend(off) ? [problem("off-anyway", "off", [off])] : []),
    ...(workedMark?.kind === "work" ? [problem("already-worked", "worked", [worked])] : []),
    ...(workedMark?.kind === "off" ? [problem("off-and-worked", "worked", [worked])] : []),
    ...(!workedMark && !isWeekend(worked) ? [problem("not-a-weekend", "worked", [worked])] : []),
  ];
  const steps: readonly DayStep[] = [
    { date: off, mark: { date: off, kind: "off", name: name.off } },
    { date: worked, mark: { date: worked, kind: "work", name: name.worked } },
  ];
  return { steps, problems };
}

function rangeOf({
  first,
  last,
}: {
  readonly first: string;
  readonly last: string;
}): { readonly dates: readonly string[] } | { readonly problem: DayProblem } {
  const [from, to] = [dayOfDate(first), dayOfDate(last)];
  if (from === undefined) return { problem: problem("date-impossible", "first", [first]) };
  if (to === undefined) return { problem: problem("date-impossible", "last", [last]) };
  if (to < from) return { problem: problem("range-backwards", "last", [last]) };
  if (to - from >= mostDaysOfChange) return { problem: problem("range-too-long", "last", [first, last]) };
  return { dates: Array.from({ length: to - from + 1 }, (_, index) => dateOfDay(from + index)) };
}

function isOff(marks: ReadonlyMap<string, DayMark>, date: string): boolean {
  return marks.get(date)?.kind === "off";
}

function isWeekend(date: string): boolean {
  const day: LocalDay = dayOfDate(date) ?? 0;
  return weekdayOf(day) % 6 === 0;
}

function dateOf({ date }: DayStep): string {
  return date;
}

const mostNamed = 3;

function problem(code: DayProblemCode, field: DayField, dates: readonly string[]): DayProblem {
  const shown = dates.slice(0, mostNamed).map((date) => date.split("-").reverse().join("/"));
  const more = dates.length - shown.length;
  const vi = shown.join(", ") + (more > 0 ? ` và ${more} ngày khác` : "");
  const en = shown.join(", ") + (more > 0 ? ` and ${more} more` : "");
  const say = sentences[code];
  return { code, field, message: { vi: say.vi(vi), en: say.en(en) } };
}

type Sentence = { readonly vi: (days: string) => string; readonly en: (days: string) => string };

const sentences: Readonly<Record<DayProblemCode, Sentence>> = {
  "date-impossible": {
    vi: () => "Không có ngày này. Chọn lại ngày.",
    en: () => "There is no such date. Choose the date again.",
  },
  "range-backwards": {
    vi: () => "Ngày cuối phải từ ngày đầu trở đi. Đổi lại hai ngày.",
    en: () => "The last day must not be before the first. Change the two days.",
  },
  "range-too-long": {
    vi: () => `Một lần nhập nhiều nhất ${mostDaysOfChange} ngày. Chia thành nhiều lần.`,
    en: () => `One entry covers at most ${mostDaysOfChange} days. Divide it.`,
  },
  "already-off": {
    vi: (days) => `${days} đã là ngày nghỉ. Chọn khoảng khác, hoặc bỏ ngày nghỉ cũ trước.`,
    en: (days) => `${days}: off already. Choose other days, or remove the old day off first.`,
  },
  "already-worked": {
    vi: (days) => `${days} đã là ngày làm bù.`,
    en: (days) => `${days}: a make-up day already.`,
  },
  "off-and-worked": {
    vi: (days) => `${days} sẽ vừa nghỉ vừa làm bù. Bỏ điều đã nhập trước, rồi nhập lại.`,
    en: (days) => `${days} would be both off and worked. Remove what stands there first, then enter it again.`,
  },
  "works-anyway": {
    vi: (days) => `${days} vốn là ngày làm việc, không cần làm bù.`,
    en: (days) => `${days}: an ordinary working day, which needs no make-up.`,
  },
  "off-anyway": {
    vi: (days) => `${days} là thứ Bảy, Chủ nhật, vốn đã nghỉ.`,
    en: (days) => `${days}: a weekend, which is off anyway.`,
  },
  "not-a-weekend": {
    vi: (days) => `${days} vốn là ngày làm việc. Ngày làm bù phải là thứ Bảy hoặc Chủ nhật.`,
    en: (days) => `${days}: a working day. The day worked instead must be on a weekend.`,
  },
  "nothing-there": {
    vi: (days) => `Lịch này không có gì riêng vào ${days}. Chọn ngày có trong bảng.`,
    en: (days) => `This calendar says nothing of ${days}. Choose a day that is in the table.`,
  },
  "past-needs-reason": {
    vi: (days) => `${days} đã qua: đổi ngày đã qua làm đổi hạn đã tính. Ghi lý do.`,
    en: (days) => `${days}: already past, and changing it changes due dates already counted. Give the reason.`,
  },
};
