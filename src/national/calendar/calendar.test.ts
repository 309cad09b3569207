import { sql } from "kysely";
import { afterEach, beforeEach, expect, test } from "vitest";
import { z } from "zod";
import { type TestNode, testNode } from "../../../test/support/node.ts";
import { person } from "../../../test/support/person.ts";
import type { DayChange } from "../../engines/deadline/index.ts";
import { createSignIns, type Principal } from "../../platform/auth/index.ts";
import { calendarMessageSchema } from "../../protocol/calendar/index.ts";
import { importAgencies, joinNodes } from "../directory/index.ts";
import { changeDays } from "./actions/change-days.ts";
import { confirmYear } from "./actions/confirm-year.ts";
import { sendToNewNodes } from "./actions/send-to-new-nodes.ts";
import { undoChange } from "./actions/undo-change.ts";
import { nationalWorkingTime } from "./index.ts";
import { allDays, daysOfYear } from "./record.ts";
import { readCalendar } from "./store/calendar.ts";
import { listChanges } from "./store/changes.ts";

let node: TestNode;
let controller: Principal;

beforeEach(async () => {
  node = await testNode({ role: "national", code: "VN" });
  controller = await principalOf("controller");
  await importAgencies(node, [province("H36"), province("H34")]);
  await joinNodes(node, [{ level1: "H36", nodeCode: "H36" }]);
}, 60_000);
afterEach(async () => await node.drop());

function province(code: string) {
  const names = { name: `Tỉnh ${code}`, nameEn: code, shortName: code, abbreviation: "UBND" };
  const place = { qcvn102: null, unitCode: null, place: "", email: "", validFrom: "2019-01-01" };
  return { code, level: "province" as const, parent: null, province: code, ...names, ...place };
}

async function principalOf(role: "controller" | "operator"): Promise<Principal> {
  const { token } = await person(node, { roles: role });
  const found = await createSignIns(node).recognise(token);
  if (found.kind !== "live") throw new Error("not signed in");
  return found.principal;
}

const decision = { number: "9614/VPCP-KSTT", date: "2020-11-20" };
const swap: DayChange = { kind: "swap", off: "2020-12-31", worked: "2021-01-09" };
const order = (change: DayChange, reason = "") => ({ change, decision, reason });

async function sentTo(destination: string) {
  const { rows } = await sql<{ data: unknown }>`
    SELECT data FROM platform.outbox WHERE type = 'calendar.v1' AND destination = ${destination} ORDER BY id`.execute(
    node.db,
  );
  return z.array(calendarMessageSchema).parse(rows.map(({ data }) => data));
}

test("a swap over the turn of a year is one act: both years are kept whole and sent to every node", async () => {
  await changeDays(node, controller, order(swap));
  const record = await readCalendar(node.db);
  expect([...record.years.keys()].sort()).toEqual([2020, 2021]);
  expect(allDays(record).get("2021-01-09")).toMatchObject({ kind: "work", basis: "decided", decision });
  expect(daysOfYear(record, 2020).find(({ date }) => date === "2020-01-23")).toMatchObject({ basis: "entered" });
  const [first, ...more] = await sentTo("H36");
  expect(more).toEqual([]);
  expect(first).toMatchObject({ version: 1, full: true, years: [{ year: 2020 }, { year: 2021 }] });
  expect(first?.years[0]?.days).toHaveLength(11);
  const time = await nationalWorkingTime(node.db);
  expect(time.calendar.workdays.map(({ date }) => date)).toContain("2021-01-09");
});

test("a node that joins gets all that is kept, one that has it only what changes", async () => {
  await sendToNewNodes(node);
  expect(await sentTo("H36")).toEqual([]);
  await changeDays(node, controller, order(swap));
  await joinNodes(node, [{ level1: "H34", nodeCode: "H34" }]);
  await sendToNewNodes(node);
  await sendToNewNodes(node);
  expect(await sentTo("H34")).toMatchObject([{ full: true, version: 1, years: [{ year: 2020 }, { year: 2021 }] }]);
  await confirmYear(node, controller, 2020, decision);
  expect((await sentTo("H34")).at(-1)).toMatchObject({ full: false, version: 2, years: [{ year: 2020, decision }] });
  expect(await sentTo("H36")).toHaveLength(2);
});

test("a year is checked once, with the number of the announcement, and the check can be taken back", async () => {
  const id = await confirmYear(node, controller, 2021, decision);
  expect((await readCalendar(node.db)).years.get(2021)).toEqual(decision);
  await expect(confirmYear(node, controller, 2021, decision)).rejects.toMatchObject({
    code: "national-calendar.confirmed-already",
  });
  await expect(confirmYear(node, controller, 2170, decision)).rejects.toMatchObject({
    code: "national-calendar.year-unknown",
  });
  await undoChange(node, controller, { id, reason: "" });
  expect((await readCalendar(node.db)).years.get(2021)).toBeNull();
  expect((await sentTo("H36")).at(-1)?.years[0]?.decision).toBeNull();
});

test("a change is taken back to what was there, and the history keeps both", async () => {
  const before = allDays(await readCalendar(node.db));
  const removal = { kind: "removal", first: "2020-01-23", last: "2020-01-24" } as const;
  await expect(changeDays(node, controller, order(removal))).rejects.toMatchObject({
    code: "national-calendar.days-wrong",
  });
  const id = await changeDays(node, controller, order(removal, "Sai so với thông báo"));
  expect(allDays(await readCalendar(node.db)).has("2020-01-23")).toBe(false);
  await expect(undoChange(node, controller, { id, reason: "" })).rejects.toMatchObject({
    code: "national-calendar.undo-needs-reason",
  });
  await undoChange(node, controller, { id, reason: "Nhập nhầm" });
  expect([...allDays(await readCalendar(node.db))].sort()).toEqual([...before].sort());
  const { changes } = await listChanges(node.db, { offset: 0, limit: 10 });
  expect(changes.map(({ kind, undone, reason }) => [kind, undone, reason])).toEqual([
    ["undo", false, "Nhập nhầm"],
    ["removal", true, "Sai so với thông báo"],
  ]);
  await expect(sql`DELETE FROM national_calendar.change`.execute(node.db)).rejects.toThrow(/permission denied/);
});

test("only procedure control may, and who saw an older calendar is told", async () => {
  const operator = await principalOf("operator");
  await expect(changeDays(node, operator, order(swap))).rejects.toMatchObject({ code: "national-calendar.forbidden" });
  await expect(confirmYear(node, operator, 2020, decision)).rejects.toMatchObject({ kind: "forbidden" });
  await expect(undoChange(node, operator, { id: "x", reason: "" })).rejects.toMatchObject({ kind: "forbidden" });
  await changeDays(node, controller, { ...order(swap), seenVersion: 0 });
  await expect(changeDays(node, controller, { ...order(swap), seenVersion: 0 })).rejects.toMatchObject({
    code: "national-calendar.changed-since",
  });
  const { rows } = await sql<{ action: string; detail: unknown }>`
    SELECT action, detail FROM platform.audit WHERE action LIKE 'national-calendar.%'`.execute(node.db);
  expect(rows).toMatchObject([{ action: "national-calendar.swap", detail: { years: [2020, 2021], nodes: 1 } }]);
});
