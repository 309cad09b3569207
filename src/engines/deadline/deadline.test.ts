import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { at, calendar2020, someCalendar, someMinute } from "./calendar.fixture.ts";
import type { Counting } from "./counting.ts";
import {
  CalendarError,
  createWorkingTime,
  explainDue,
  findDue,
  formatLimit,
  formatMinute,
  type Limit,
  LimitError,
  minuteOf,
  parseLimit,
  usualHours,
  whatIf,
} from "./index.ts";
import { instantOf } from "./local-time.ts";

const time = createWorkingTime(calendar2020);
const dueOf = (from: string, limit: string, more: Partial<Counting> = {}): string => {
  const due = findDue(time, { from: at(from), limit: parseLimit(limit), ...more });
  return due ? formatMinute(minuteOf(due)) : "open";
};

describe("rules", () => {
  test.each([
    // Counting starts on the working day after receipt.
    ["2020-10-26T10:00", "2 working days", "2020-10-28T17:00"],
    ["2020-10-26T17:00", "2 working days", "2020-10-28T17:00"],
    // After closing time a day is added, and so is receipt on a day off.
    ["2020-10-26T17:01", "2 working days", "2020-10-29T17:00"],
    ["2020-10-24T09:00", "2 working days", "2020-10-28T17:00"],
    ["2020-10-30T10:00", "1 working day", "2020-11-02T17:00"],
    // Holidays are skipped, make-up days count.
    ["2020-01-22T08:00", "1 working day", "2020-01-30T17:00"],
    ["2020-05-08T08:00", "1 working day", "2020-05-09T17:00"],
    // Hours run from the minute of receipt, within office hours.
    ["2020-10-26T10:00", "4 working hours", "2020-10-26T16:00"],
    ["2020-10-26T16:00", "4 working hours", "2020-10-27T10:00"],
    ["2020-10-26T12:00", "1 working hour", "2020-10-26T14:30"],
    ["2020-10-23T20:00", "8 working hours", "2020-10-26T17:00"],
    // Calendar days end when the office closes, never on a day off.
    ["2020-10-26T10:00", "30 days", "2020-11-25T17:00"],
    ["2020-10-26T10:00", "5 days", "2020-11-02T17:00"],
    ["2020-08-28T10:00", "3 days", "2020-09-03T17:00"],
    // The same day, or the next working day when received late.
    ["2020-10-26T14:59", "same day before 15:00", "2020-10-26T17:00"],
    ["2020-10-26T15:00", "same day before 15:00", "2020-10-27T17:00"],
    ["2020-10-30T16:00", "same day before 15:00", "2020-11-02T17:00"],
    ["2020-10-31T10:00", "same day before 15:00", "2020-11-02T17:00"],
    ["2020-10-26T10:00", "0 working hours", "2020-10-26T10:00"],
  ])("%s + %s = %s", (from, limit, due) => {
    expect(dueOf(from, limit)).toBe(due);
  });

  test("hour-exact days run from the minute of receipt", () => {
    expect(dueOf("2020-10-26T10:00", "2 working days", { hourExact: true })).toBe("2020-10-28T10:00");
    expect(dueOf("2020-10-26T17:00", "1 working day", { hourExact: true })).toBe("2020-10-27T17:00");
  });

  test("a pause moves the due date by what was worked in it; a second request counts against the office", () => {
    const pause = { from: at("2020-10-27T09:00"), to: at("2020-10-29T08:00"), reason: "supplement" } as const;
    expect(dueOf("2020-10-26T10:00", "2 working days", { pauses: [pause] })).toBe("2020-10-30T16:00");
    const against = { ...pause, stopsClock: false };
    expect(dueOf("2020-10-26T10:00", "2 working days", { pauses: [against] })).toBe("2020-10-28T17:00");
    expect(dueOf("2020-10-26T10:00", "2 working days", { pauses: [{ ...pause, to: null }] })).toBe("open");
  });

  test("an extension adds to the limit, in its own unit only", () => {
    const extensions = [parseLimit("1 working day")];
    expect(dueOf("2020-10-26T10:00", "2 working days", { extensions })).toBe("2020-10-29T17:00");
    expect(() => dueOf("2020-10-26T10:00", "2 days", { extensions })).toThrow(/unit of its limit/);
  });
});

describe("explanation", () => {
  test("names every stretch, and why", () => {
    const { trace, startedCounting, limitMinutes } = explainDue(time, {
      from: at("2020-04-29T16:00"),
      limit: parseLimit("1 working day"),
      pauses: [{ from: at("2020-05-04T08:00"), to: at("2020-05-04T14:00"), reason: "payment" }],
    });
    expect(formatMinute(minuteOf(startedCounting))).toBe("2020-05-04T07:00");
    expect(limitMinutes).toBe(480);
    const told = trace.map(({ from, to, counted, why }) =>
      [formatMinute(minuteOf(from)).slice(5), formatMinute(minuteOf(to)).slice(5), counted, why.code].join(" "),
    );
    expect(told).toEqual([
      "04-29T16:00 04-30T00:00 0 counting-not-begun",
      "04-30T00:00 05-01T00:00 0 holiday",
      "05-01T00:00 05-02T00:00 0 holiday",
      "05-02T00:00 05-04T00:00 0 weekend",
      "05-04T00:00 05-04T07:00 0 outside-hours",
      "05-04T07:00 05-04T08:00 60 office-hours",
      "05-04T08:00 05-04T14:00 0 paused",
      "05-04T14:00 05-04T17:00 180 office-hours",
      "05-04T17:00 05-05T07:00 0 outside-hours",
      "05-05T07:00 05-05T11:00 240 office-hours",
    ]);
  });

  test("says where an open pause stopped the clock, and what is left", () => {
    const { due, leftMinutes, trace } = explainDue(time, {
      from: at("2020-10-26T10:00"),
      limit: parseLimit("2 working days"),
      pauses: [{ from: at("2020-10-27T09:00"), to: null, reason: "supplement" }],
    });
    expect(due).toBeNull();
    expect(leftMinutes).toBe(960 - 120);
    expect(trace.at(-1)?.to).toEqual(at("2020-10-27T09:00"));
  });

  test("a promised later date stands, and is told from the limit", () => {
    const counting = { from: at("2020-10-26T10:00"), limit: parseLimit("2 working days") };
    const later = explainDue(time, { ...counting, reappointedTo: at("2020-10-30T17:00") });
    expect(later.due).toEqual(at("2020-10-30T17:00"));
    expect(later.trace.at(-1)?.why.code).toBe("re-appointed");
    const earlier = explainDue(time, { ...counting, reappointedTo: at("2020-10-27T17:00") });
    expect(earlier.due).toEqual(at("2020-10-28T17:00"));
  });
});

const someLimit: fc.Arbitrary<Limit> = fc.oneof(
  fc.record({ unit: fc.constant("working-days" as const), amount: fc.integer({ min: 0, max: 60 }) }),
  fc.record({ unit: fc.constant("working-hours" as const), amount: fc.integer({ min: 0, max: 200 }) }),
  fc.record({ unit: fc.constant("days" as const), amount: fc.integer({ min: 1, max: 90 }) }),
  fc.record({ unit: fc.constant("same-day" as const), before: fc.integer({ min: 1, max: 1439 }) }),
);
const someCounting = fc.record({
  from: someMinute.map(instantOf),
  limit: someLimit,
  hourExact: fc.boolean(),
  pauses: fc.array(
    fc
      .tuple(someMinute, fc.integer({ min: 1, max: 20_000 }), fc.boolean())
      .map(([from, length, stopsClock]) => ({ from: instantOf(from), to: instantOf(from + length), stopsClock })),
    { maxLength: 4 },
  ),
});
const minute = (instant: Date | undefined | null): number => minuteOf(instant ?? new Date(Number.NaN));

describe("properties", () => {
  test("the explanation ends where the fast way does, has no gap, and its counted minutes add up to the limit", () => {
    fc.assert(
      fc.property(someCalendar, someCounting, (calendar, counting) => {
        const own = createWorkingTime(calendar);
        const { due, trace, limitMinutes, leftMinutes } = explainDue(own, counting);
        expect(due).toEqual(findDue(own, counting) ?? null);
        expect(trace.reduce((sum, { counted }) => sum + counted, 0)).toBe(limitMinutes);
        expect(leftMinutes).toBe(0);
        trace.forEach((one, index) => {
          if (index > 0) expect(one.from).toEqual(trace[index - 1]?.to);
          expect(one.to.getTime()).toBeGreaterThan(one.from.getTime());
        });
        if (trace.length > 0) expect([trace[0]?.from, trace.at(-1)?.to]).toEqual([counting.from, due]);
      }),
      { numRuns: 400 },
    );
  });

  test("nothing is ever due on a day off", () => {
    fc.assert(
      fc.property(someCalendar, someCounting, (calendar, counting) => {
        const own = createWorkingTime(calendar);
        // The last minute of work before it is due; an office that works around the clock closes at midnight.
        const due = minute(findDue(own, counting));
        const last = Math.floor((due === minute(counting.from) ? due : due - 1) / 1440);
        expect(own.isWorking(last) || own.isWorking(Math.floor(due / 1440))).toBe(true);
      }),
      { numRuns: 400 },
    );
  });

  test("a later start or a longer limit is never due earlier", () => {
    const numbered = someLimit.filter(({ unit }) => unit !== "same-day");
    fc.assert(
      fc.property(
        someCalendar,
        someMinute,
        numbered,
        fc.nat(5000),
        fc.nat(30),
        (calendar, from, limit, later, more) => {
          const own = createWorkingTime(calendar);
          const due = (start: number, of: Limit) => minute(findDue(own, { from: instantOf(start), limit: of }));
          expect(due(from + later, limit)).toBeGreaterThanOrEqual(due(from, limit));
          const longer = "amount" in limit ? { ...limit, amount: limit.amount + more } : limit;
          expect(due(from, longer)).toBeGreaterThanOrEqual(due(from, limit));
        },
      ),
      { numRuns: 400 },
    );
  });

  test("a pause of n working minutes moves the due date by exactly n, however it is split", () => {
    const working = fc.record({
      unit: fc.constantFrom("working-days" as const, "working-hours" as const),
      amount: fc.integer({ min: 1, max: 40 }),
    });
    const cuts = fc.array(fc.double({ min: 0, max: 1, noNaN: true }), { maxLength: 5 });
    const share = fc.double({ min: 0, max: 0.999, noNaN: true });
    fc.assert(
      fc.property(someCalendar, someMinute, working, share, fc.integer({ min: 1, max: 9000 }), cuts, (...given) => {
        const [calendar, from, limit, begins, length, splits] = given;
        const own = createWorkingTime(calendar);
        const asked = { from: instantOf(from), limit };
        const { startedCounting, due } = explainDue(own, asked);
        const [start, end] = [minute(startedCounting), minute(due)];
        const pause = start + Math.floor((end - start) * begins);
        const points = [...new Set(splits.map((cut) => pause + Math.floor(length * cut)))].sort((a, b) => a - b);
        const edges = [pause, ...points.filter((point) => point > pause), pause + length];
        const parts = edges.slice(1).map((to, index) => ({ from: instantOf(edges[index] ?? 0), to: instantOf(to) }));
        const whole = [{ from: instantOf(pause), to: instantOf(pause + length) }];
        const moved = minute(findDue(own, { ...asked, pauses: whole }));
        const n = own.workedBefore(pause + length) - own.workedBefore(pause);
        // Without an explanation of its own, working time is the measure: n minutes of it lie between the two due dates.
        expect(own.workedBefore(moved) - own.workedBefore(end)).toBe(n);
        expect(minute(findDue(own, { ...asked, pauses: parts }))).toBe(moved);
      }),
      { numRuns: 400 },
    );
  });
});

describe("what if", () => {
  test("a new day off moves what is open over it, and nothing else", () => {
    const then = createWorkingTime({
      ...calendar2020,
      holidays: [...calendar2020.holidays, { date: "2020-10-28", name: { vi: "Nghỉ bão", en: "Storm" } }],
    });
    const item = (id: string, from: string) => ({
      id,
      counting: { from: at(from), limit: parseLimit("2 working days") },
    });
    const moved = whatIf(time, then, [item("a", "2020-10-26T10:00"), item("b", "2020-10-21T10:00")]);
    expect(moved).toEqual([{ id: "a", before: at("2020-10-28T17:00"), after: at("2020-10-29T17:00"), byMinutes: 480 }]);
  });
});

describe("bad input", () => {
  test("a calendar says everything that is wrong with it", () => {
    const name = { vi: "", en: "" };
    const wrong = {
      hours: [
        { from: 420, to: 700 },
        { from: 690, to: 600 },
        { from: 650, to: 800 },
      ],
      holidays: [
        { date: "2020-02-30", name },
        { date: "2020-09-02", name },
        { date: "2020-09-02", name },
      ],
      workdays: [{ date: "2020-09-02", name }],
    };
    const problems = (() => {
      try {
        createWorkingTime(wrong);
        return [];
      } catch (error) {
        return error instanceof CalendarError ? error.problems.map(({ code }) => code) : [];
      }
    })();
    expect(problems).toEqual(["hours-impossible", "date-impossible", "date-twice", "holiday-and-workday"]);
    expect(() => createWorkingTime({ hours: [], holidays: [], workdays: [] })).toThrow(CalendarError);
    const overlapping = [usualHours[0], { from: 600, to: 900 }].flatMap((one) => (one ? [one] : []));
    expect(() => createWorkingTime({ hours: overlapping, holidays: [], workdays: [] })).toThrow(/overlap/);
  });

  test.each(["", "two days", "-1 days", "2.3 days", "99999 days", "same day before 25:00", "1,3 working days"])(
    "%j is no limit, and the message says how to write one",
    (text) => {
      expect(() => parseLimit(text)).toThrow(LimitError);
    },
  );

  test("limits of nothing and of ten years are counted; beyond the table it says so", () => {
    expect(dueOf("2020-10-26T10:00", "0 working days")).toBe("2020-10-27T07:00");
    expect(dueOf("2020-10-26T10:00", "3650 days")).toBe("2030-10-24T17:00");
    expect(() => dueOf("2020-10-26T10:00", "3660 working days")).not.toThrow();
    expect(() => findDue(time, { from: new Date("2169-12-01"), limit: parseLimit("3660 days") })).toThrow(
      /1970 to 2169/,
    );
  });

  test("limits are read in both languages, and written back", () => {
    for (const text of ["02 ngày làm việc", "2 working days"]) {
      expect(formatLimit(parseLimit(text))).toEqual({ vi: "2 ngày làm việc", en: "2 working days" });
    }
    expect(formatLimit(parseLimit("0,5 ngày làm việc")).vi).toBe("0,5 ngày làm việc");
    expect(formatLimit(parseLimit("trong ngày trước 15:00")).en).toBe("the same day if received before 15:00");
  });
});

test.each(["4,10 giờ làm việc", "2.05 working hours", "8,45 giờ làm việc"])("%s is whole minutes", (text) => {
  expect(parseLimit(text)).toMatchObject({ unit: "working-hours" });
});
