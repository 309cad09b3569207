import { randomUUID } from "node:crypto";
import { sql } from "kysely";
import { afterEach, beforeEach, describe, expect, test, vi } from "vitest";
import { type DayChange, findDue, parseHours } from "../../engines/deadline/index.ts";
import type { Answer } from "../../platform/outbox/index.ts";
import type { CalendarMessage } from "../../protocol/calendar/index.ts";
import { changeDays } from "./actions/change-days.ts";
import { changeHours } from "./actions/change-hours.ts";
import { receiveCalendar } from "./actions/receive-calendar.ts";
import { undoChange } from "./actions/undo-change.ts";
import { type CalendarStand, calendarStand, lastActs, openItem } from "./calendar.fixture.ts";
import { importCalendar, workingTimeOf } from "./index.ts";
import { planDays } from "./plan.ts";
import { previewChange } from "./preview.ts";
import { readCalendar } from "./store/calendar.ts";
import { listChanges } from "./store/changes.ts";
import { forgetCalendar } from "./working-time.ts";

let stand: CalendarStand;
beforeEach(async () => {
  stand = await calendarStand();
}, 60_000);
afterEach(async () => await stand.node.drop());

const flood = (first: string, last = first): DayChange => ({
  kind: "off",
  first,
  last,
  name: { vi: "Nghỉ lũ", en: "Flood" },
});
const order = (change: DayChange, reason = "") => ({ change, decision: null, reason });
const due = async (agency: string, received: string, days = 1) => {
  const from = new Date(`${received}:00+07:00`);
  const time = await workingTimeOf(stand.node.db, agency, from);
  const found = findDue(time, { from, limit: { unit: "working-days", amount: days } });
  return found && new Date(found.getTime() + 7 * 3_600_000).toISOString().slice(0, 16);
};

function receive(source: string, data: unknown): Promise<readonly Answer[]> {
  const { node } = stand;
  const message = {
    ...{ id: randomUUID(), source, type: "calendar.v1", key: "calendar", subject: null, meta: {} },
    ...{ contentType: "application/json", body: Buffer.from(JSON.stringify(data)) },
  };
  return node.db
    .transaction()
    .execute((tx) => receiveCalendar(tx, node, [message]))
    .finally(() => forgetCalendar(node.db));
}

const news = (version: number, years: CalendarMessage["years"], full = false): CalendarMessage => ({
  version,
  full,
  years,
});
const day = (date: string, kind: "off" | "work" = "off") =>
  ({ date, kind, name: { vi: "Nghỉ", en: "Off" }, basis: "decided", decision: { number: "1/VPCP", date } }) as const;

describe("the nation's days", () => {
  test("stand whole for what the product reckons, and old news changes nothing", async () => {
    expect(await due("H36", "2020-11-26T10:00")).toBe("2020-11-27T17:00");
    await receive(
      "VN",
      news(2, [{ year: 2020, decision: null, days: [day("2020-11-27"), day("2020-11-28", "work")] }]),
    );
    expect(await due("H36", "2020-11-26T10:00")).toBe("2020-11-28T17:00");
    const late = await receive("VN", news(1, [{ year: 2020, decision: null, days: [] }]));
    expect(late).toMatchObject([{ outcome: "accepted", data: { applied: false } }]);
    expect(await due("H36", "2020-11-26T10:00")).toBe("2020-11-28T17:00");
    // A full copy without the year: it follows the law again.
    await receive("VN", news(3, [{ year: 2021, decision: null, days: [] }], true));
    expect(await due("H36", "2020-11-26T10:00")).toBe("2020-11-27T17:00");
    expect((await readCalendar(stand.node.db)).years).toEqual(new Map([[2021, null]]));
  });

  test("come from the national node only, and must be readable", async () => {
    expect(await receive("H34", news(9, []))).toMatchObject([{ outcome: "refused", code: "calendar.wrong-source" }]);
    const twice = [{ year: 2020, decision: null, days: [day("2020-11-27"), day("2020-11-27")] }];
    expect(await receive("VN", news(9, twice))).toMatchObject([{ outcome: "refused", code: "calendar.malformed" }]);
    expect(await receive("VN", "x")).toMatchObject([{ outcome: "refused", code: "calendar.malformed" }]);
  });
});

describe("a change of days", () => {
  test("is counted by at once, moves open items, and is taken back", async () => {
    const { node, sources } = stand;
    const by = await stand.principal("controller.h36");
    stand.open([
      openItem("1", "H36.01", "2020-11-24T08:00", 2),
      openItem("2", "H36", "2020-11-24T08:00", 3),
      openItem("3", "H36", "2020-11-20T08:00", 1),
    ]);
    const plan = order(flood("2020-11-26", "2020-11-27"));
    const { moved, version } = await previewChange(node, sources, (record, today) => planDays(record, plan, today));
    const told = moved.map(({ item, before, after, byDays }) => [
      item.id,
      before.getUTCDate(),
      after.getUTCDate(),
      byDays,
    ]);
    expect(told).toEqual([
      ["2", 27, 1, 2],
      ["1", 26, 30, 2],
    ]);
    const id = await changeDays(node, by, { ...plan, seenVersion: version }, sources);
    expect(await due("H36.01", "2020-11-24T08:00", 2)).toBe("2020-11-30T17:00");
    await undoChange(node, by, { id, reason: "" }, sources);
    expect(await due("H36.01", "2020-11-24T08:00", 2)).toBe("2020-11-26T17:00");
    const { changes } = await listChanges(node.db, { offset: 0, limit: 10 });
    expect(changes.map(({ kind, moved: count, undone }) => [kind, count, undone])).toEqual([
      ["undo", 2, false],
      ["off", 2, true],
    ]);
    expect(await lastActs(stand)).toEqual(["calendar.undo", "calendar.off"]);
    await expect(undoChange(node, by, { id, reason: "" }, sources)).rejects.toMatchObject({
      code: "calendar.not-to-undo",
    });
  });

  test("is refused to others, and when someone was quicker", async () => {
    const { node, sources } = stand;
    const clerk = await stand.principal("clerk.h36");
    await expect(changeDays(node, clerk, order(flood("2020-11-26")), sources)).rejects.toMatchObject({
      code: "calendar.not-yours",
    });
    const by = await stand.principal("admin.h36");
    const seenVersion = (await readCalendar(node.db)).version;
    await changeDays(node, by, { ...order(flood("2020-11-26")), seenVersion }, sources);
    await expect(changeDays(node, by, { ...order(flood("2020-11-27")), seenVersion }, sources)).rejects.toMatchObject({
      code: "calendar.changed-since",
    });
  });

  test("two officers at once: one is saved, the other is told", async () => {
    const { node, sources } = stand;
    const by = await stand.principal("controller.h36");
    const results = await Promise.allSettled(
      ["2020-11-26", "2020-11-27", "2020-11-30"].map((date) => changeDays(node, by, order(flood(date)), sources)),
    );
    const saved = results.filter(({ status }) => status === "fulfilled").length;
    const { own, version } = await readCalendar(node.db);
    expect([own.length, version]).toEqual([saved, saved]);
    for (const result of results)
      if (result.status === "rejected") expect(result.reason).toMatchObject({ code: "calendar.changed-since" });
  });

  test("a history that the application cannot rewrite", async () => {
    const { node, sources } = stand;
    await changeDays(node, await stand.principal("controller.h36"), order(flood("2020-11-26")), sources);
    await expect(sql`UPDATE calendar.change SET reason = 'x'`.execute(node.db)).rejects.toThrow(/permission denied/);
    await expect(sql`DELETE FROM calendar.change`.execute(node.db)).rejects.toThrow(/permission denied/);
  });
});

describe("hours", () => {
  test("hold from their day on, for the agency and those below; what was received before keeps its due date", async () => {
    const { node, sources } = stand;
    const windows = parseHours("08:00-12:00, 13:00-16:00") ?? [];
    const hours = { agencyCode: "H36.01", validFrom: "2020-12-01", windows, reason: "" };
    const controller = await stand.principal("controller.h36");
    await expect(changeHours(node, controller, hours, sources)).rejects.toMatchObject({
      code: "calendar.not-your-hours",
    });
    const admin = await stand.principal("admin.h36");
    stand.open([openItem("1", "H36.01", "2020-11-30T08:00", 3), openItem("2", "H36.01", "2020-12-01T08:00", 3)]);
    const id = await changeHours(node, admin, hours, sources);
    expect(await due("H36.01", "2020-11-30T08:00", 3)).toBe("2020-12-03T17:00");
    expect(await due("H36.01", "2020-12-01T08:00", 3)).toBe("2020-12-04T16:00");
    expect(await due("H36", "2020-12-01T08:00", 3)).toBe("2020-12-04T17:00");
    const { changes } = await listChanges(node.db, { offset: 0, limit: 1 });
    expect(changes).toMatchObject([{ id, kind: "hours", agencyCode: "H36.01", moved: 1 }]);
    await changeHours(node, admin, { ...hours, validFrom: "2020-12-10", windows: null }, sources);
    expect(await due("H36.01", "2020-12-10T08:00", 1)).toBe("2020-12-11T17:00");
  });
});

test("first data is brought in once, and not over what people entered", async () => {
  const { node } = stand;
  const first = { days: [{ change: flood("2020-11-13"), decision: null }], hours: [] };
  await importCalendar(node, first);
  await importCalendar(node, { ...first, days: [{ change: flood("2020-11-12"), decision: null }] });
  expect((await readCalendar(node.db)).own.map(({ date }) => date)).toEqual(["2020-11-13"]);
});

test("the working time is asked for from memory: one look at the version a second", async () => {
  const { db } = stand.node;
  const at = new Date("2020-11-24T09:00:00+07:00");
  const first = await workingTimeOf(db, "H36", at);
  const asked = vi.spyOn(db, "selectFrom");
  expect(await workingTimeOf(db, "H36.01", at)).toBe(first);
  expect(asked).not.toHaveBeenCalled();
  const now = vi.spyOn(performance, "now").mockReturnValue(performance.now() + 1500);
  expect(await workingTimeOf(db, "H36", at)).toBe(first);
  expect(asked).toHaveBeenCalledTimes(1);
  now.mockRestore();
  asked.mockRestore();
});

test("of 50,000 open items every one that moves is found", async () => {
  const { node, sources } = stand;
  stand.open(
    Array.from({ length: 50_000 }, (_, index) =>
      openItem(String(index), index % 2 === 0 ? "H36" : "H36.50.05", "2020-11-20T09:00", 1 + (index % 60)),
    ),
  );
  const plan = order(flood("2020-11-26"));
  const { moved } = await previewChange(node, sources, (record, today) => planDays(record, plan, today));
  expect(moved.length).toBeGreaterThan(40_000);
});
