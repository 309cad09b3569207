import { describe, expect, test } from "vitest";
import { parseHours, usualHours } from "../../engines/deadline/index.ts";
import { DomainError } from "../../platform/errors/index.ts";
import type { CalendarChange } from "./change.ts";
import { type HoursOrder, type Planned, planDays, planHours, planUndo } from "./plan.ts";
import { type CalendarRecord, createTimes, type HoursEntry, nationalDays } from "./record.ts";

const today = "2020-11-24";
const empty: CalendarRecord = { version: 1, nationalVersion: 0, years: new Map(), national: [], own: [], hours: [] };
const hours = (text: string) => parseHours(text) ?? [];
const entry = (agencyCode: string, validFrom: string, text: string | null): HoursEntry => ({
  agencyCode,
  validFrom,
  windows: text === null ? null : hours(text),
});

function change(planned: Planned, kind: CalendarChange["kind"], agencyCode = "H36"): CalendarChange {
  const common = { id: "c", at: new Date(0), actorName: "N", reason: "", decision: null, moved: 0, undoes: null };
  return { ...common, kind, agencyCode, done: planned.done, version: 1 };
}

function codeOf(run: () => unknown): string | undefined {
  try {
    run();
  } catch (error) {
    if (error instanceof DomainError) return error.code;
    throw error;
  }
  return undefined;
}

describe("hours", () => {
  const record: CalendarRecord = {
    ...empty,
    hours: [
      entry("H36", "2020-01-01", "07:30-11:30, 13:00-17:00"),
      entry("H36.01", "2020-06-01", "08:00-12:00, 13:00-17:00"),
      entry("H36.01", "2020-10-01", null),
    ],
  };
  const times = createTimes(record);

  test("are those of the agency, else of the nearest above that said something, else the usual ones", () => {
    const at = (code: string, day: string) => times.hoursOf(code, day).windows[0]?.from;
    expect(at("H36.01", "2020-05-31")).toBe(7 * 60 + 30);
    expect(at("H36.01", "2020-06-01")).toBe(8 * 60);
    // Reset to those of the agency above.
    expect(at("H36.01", "2020-10-01")).toBe(7 * 60 + 30);
    expect(at("H36.01.02", "2020-07-01")).toBe(8 * 60);
    // A code that begins alike is no agency below.
    expect(at("H36.011", "2020-07-01")).toBe(7 * 60 + 30);
    expect(times.hoursOf("H36", "2019-12-31")).toEqual({ windows: usualHours, entry: undefined });
  });

  test("what is received is counted by the hours of its day", () => {
    expect(times.of("H36.01", new Date("2020-05-31T20:00:00+07:00"))).toBe(
      times.of("H36", new Date("2020-11-24T09:00:00+07:00")),
    );
    expect(times.of("H36.01", new Date("2020-07-01T00:00:00+07:00")).calendar.hours[0]?.from).toBe(480);
  });

  const order = (change: Partial<HoursOrder>): HoursOrder => ({
    agencyCode: "H36.01",
    validFrom: today,
    windows: hours("08:00-12:00, 13:00-17:00"),
    reason: "",
    ...change,
  });

  test.each<readonly [string, Partial<HoursOrder>, string | undefined]>([
    ["may begin today", {}, undefined],
    ["never rewrite the past", { validFrom: "2020-11-23" }, "calendar.hours-in-past"],
    ["must not overlap", { windows: hours("07:00-12:00, 11:00-17:00") }, "calendar.hours-wrong"],
    ["must lie within a day", { windows: hours("13:00-25:00") }, "calendar.hours-wrong"],
    ["must begin before they end", { windows: hours("17:00-07:00") }, "calendar.hours-wrong"],
    ["must change something", { windows: null }, "calendar.hours-same"],
    [
      "must be other than those in force",
      { agencyCode: "H36", windows: hours("07:30-11:30, 13:00-17:00") },
      "calendar.hours-same",
    ],
  ])("%s", (_, changed, code) => {
    expect(codeOf(() => planHours(record, order(changed), today))).toBe(code);
  });

  test("taken back before they began are as if never set; in force already, from today on", () => {
    const later = planHours(record, order({ validFrom: "2020-12-01" }), today);
    const undone = planUndo(later.after, change(later, "hours", "H36.01"), "", today);
    expect(undone.after.hours).toEqual(record.hours);
    const next = planUndo(later.after, change(later, "hours", "H36.01"), "", "2020-12-15");
    expect(createTimes(next.after).hoursOf("H36.01", "2020-12-14").windows[0]?.from).toBe(480);
    expect(createTimes(next.after).hoursOf("H36.01", "2020-12-15").windows[0]?.from).toBe(450);
  });

  test("not taken back when they were set again since", () => {
    const first = planHours(record, order({}), today);
    const second = planHours(first.after, order({ windows: hours("09:00-17:00"), validFrom: "2020-12-01" }), today);
    expect(codeOf(() => planUndo(second.after, change(first, "hours", "H36.01"), "", today))).toBe(
      "calendar.not-to-undo",
    );
  });
});

describe("days", () => {
  const name = { vi: "Nghỉ lũ", en: "Flood" };
  const off = (first: string, last = first) => ({
    change: { kind: "off" as const, first, last, name },
    decision: null,
    reason: "",
  });

  test("a day of one's own stands over the nation's and is taken back to what was there", () => {
    const planned = planDays(empty, off("2020-11-26", "2020-11-30"), today);
    const dates = planned.after.own.map(({ date }) => date);
    expect(dates).toEqual(["2020-11-26", "2020-11-27", "2020-11-30"]);
    expect(planUndo(planned.after, change(planned, "off"), "", today).after.own).toEqual([]);
  });

  test("what overlaps, and the past without a reason, is refused at its field", () => {
    const planned = planDays(empty, off("2020-11-26"), today);
    expect(codeOf(() => planDays(planned.after, off("2020-11-25", "2020-11-26"), today))).toBe("calendar.days-wrong");
    expect(codeOf(() => planDays(empty, off("2020-09-02"), today))).toBe("calendar.days-wrong");
    expect(codeOf(() => planDays(empty, off("2020-11-23"), today))).toBe("calendar.days-wrong");
    expect(codeOf(() => planDays(empty, { ...off("2020-11-23"), reason: "Lũ" }, today))).toBeUndefined();
  });

  test("a change is not taken back when its day was changed since, nor past days without a reason", () => {
    const first = planDays(empty, off("2020-11-26"), today);
    const removal = { change: { kind: "removal" as const, first: "2020-11-26", last: "2020-11-26" }, decision: null };
    const second = planDays(first.after, { ...removal, reason: "" }, today);
    expect(codeOf(() => planUndo(second.after, change(first, "off"), "", today))).toBe("calendar.not-to-undo");
    expect(codeOf(() => planUndo(first.after, change(first, "off"), "", "2020-12-01"))).toBe(
      "calendar.undo-needs-reason",
    );
    expect(codeOf(() => planUndo(second.after, change(second, "undo"), "", today))).toBe("calendar.not-to-undo");
  });

  test("a year that the nation sent stands whole for what the product reckons", () => {
    const sent = { ...empty, years: new Map([[2020, null]]) };
    expect(nationalDays(sent).has("2020-09-02")).toBe(false);
    expect(nationalDays(sent).has("2021-09-02")).toBe(true);
  });
});
