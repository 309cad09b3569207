import { expect, test } from "vitest";
import { createWorkingTime, usualHours } from "../../../engines/deadline/index.ts";
import { compileFlow, type Plan } from "../../../engines/flow/index.ts";
import { onlyWay, type Step, type StepTable, writeSteps } from "../../../engines/flow/steps/index.ts";
import { allPaths } from "./all-paths.ts";
import { namesAsked, outcomesOf } from "./outcomes.ts";
import { type Rehearsal, rehearse } from "./rehearse.ts";

const time = createWorkingTime({ hours: usualHours, holidays: [], workdays: [] });
const monday = new Date("2020-11-16T08:00:00+07:00");
const plain = {
  kind: "task",
  agency: "",
  allowance: "",
  clock: null,
  branches: [],
  reminder: null,
  role: "Chuyên viên",
} as const;
const ways = (...list: readonly [string, string][]) =>
  list.map(([outcome, to]) => ({ label: outcome, outcome, condition: "", to }));

const steps: readonly Step[] = [
  { ...plain, id: "receive", name: "Tiếp nhận", allowance: "4 working hours", next: onlyWay("examine") },
  {
    ...plain,
    id: "examine",
    name: "Thẩm định",
    allowance: "2 working days",
    reminder: { after: "1 working day", name: "Nhắc" },
    next: ways(["ask", "wait"], ["approve", "ask-others"], ["reject", "refused"]),
  },
  { ...plain, id: "wait", kind: "wait", name: "Chờ bổ sung", clock: "supplement", next: onlyWay("examine") },
  {
    ...plain,
    id: "ask-others",
    kind: "parallel",
    name: "Lấy ý kiến",
    role: "",
    next: onlyWay("done"),
    branches: [
      { id: "b1", name: "Ý kiến A", role: "A", agency: "", allowance: "4 working hours" },
      { id: "b2", name: "Ý kiến B", role: "B", agency: "", allowance: "1 working day" },
    ],
  },
];
const table: StepTable = {
  name: "Cấp phép",
  first: "receive",
  steps,
  ends: [
    { id: "done", name: "Đã cấp" },
    { id: "refused", name: "Từ chối" },
  ],
};

async function planOf(of: StepTable = table): Promise<Plan> {
  const { plan } = await compileFlow(await writeSteps(of));
  if (!plan) throw new Error("no plan");
  return plan;
}

const dossier = (choose: Rehearsal["choose"]): Rehearsal => ({
  receivedAt: monday,
  agency: "H36",
  timeOf: () => time,
  limit: "4 working days",
  waiting: "3 working days",
  values: {},
  choose,
});

test("a dossier meets each step when the one before is done, and is done when the slowest of those asked is", async () => {
  const {
    steps: met,
    doneAt,
    ends,
    due,
    isLate,
  } = rehearse(
    await planOf(),
    dossier((_node, outcomes) => outcomes[1] ?? never()),
  );
  const at = (date: Date) => date.toISOString();
  expect(met.filter(({ kind }) => kind === "work").map(({ name, start, end }) => [name, at(start), at(end)])).toEqual([
    ["Tiếp nhận", "2020-11-16T01:00:00.000Z", "2020-11-16T07:00:00.000Z"],
    ["Thẩm định", "2020-11-16T07:00:00.000Z", "2020-11-18T07:00:00.000Z"],
    ["Ý kiến A", "2020-11-18T07:00:00.000Z", "2020-11-19T01:00:00.000Z"],
    ["Ý kiến B", "2020-11-18T07:00:00.000Z", "2020-11-19T07:00:00.000Z"],
  ]);
  expect(met.filter(({ kind }) => kind === "timer").map(({ end }) => at(end))).toEqual(["2020-11-17T07:00:00.000Z"]);
  expect([at(doneAt), ends, isLate]).toEqual(["2020-11-19T07:00:00.000Z", ["Đã cấp"], false]);
  expect(due?.due && at(due.due)).toBe("2020-11-20T10:00:00.000Z");
});

test("the clock stands still for the first request for papers and runs for the second", async () => {
  const asked = (times: number) => dossier((_node, outcomes, visit) => outcomes[visit <= times ? 0 : 2] ?? never());
  const plan = await planOf();
  const [none, once, twice] = [0, 1, 2].map((times) => rehearse(plan, asked(times)).due?.due?.getTime() ?? 0);
  expect((once ?? 0) - (none ?? 0)).toBeGreaterThan(0);
  expect(twice).toBe(once);
});

test("all ways: each outcome of a step is taken once, rounds end", async () => {
  const { paths, isCut } = allPaths(
    await planOf(),
    dossier(() => never()),
  );
  expect(isCut).toBe(false);
  expect(paths.map(({ taken }) => taken.map(({ outcome }) => outcome.code).join(" "))).toEqual([
    "ask approve",
    "ask reject",
    "approve",
    "reject",
  ]);
});

test("a flow with more ways than are tried says so", async () => {
  const many: readonly Step[] = Array.from({ length: 7 }, (_, at) => ({
    ...plain,
    id: `s${at}`,
    name: `Bước ${at}`,
    next: ways(["a", at === 6 ? "done" : `s${at + 1}`], ["b", at === 6 ? "done" : `s${at + 1}`]),
  }));
  const plan = await planOf({ ...table, first: "s0", steps: many, ends: [{ id: "done", name: "Xong" }] });
  const { paths, isCut } = allPaths(
    plan,
    dossier(() => never()),
  );
  expect([paths.length, isCut]).toEqual([60, true]);
});

test("outcomes and other names are read from the conditions", async () => {
  const parted = {
    ...plain,
    id: "a",
    name: "A",
    next: [
      { label: "Lớn", outcome: "", condition: 'area > 250 and kind = "house"', to: "done" },
      { label: "Đạt", outcome: "approve", condition: "", to: "done" },
      { label: "Khác", outcome: "", condition: "", to: "done" },
    ],
  } satisfies Step;
  const plan = await planOf({ ...table, first: "a", steps: [parted], ends: [{ id: "done", name: "Xong" }] });
  expect(namesAsked(plan)).toEqual(["area", "kind"]);
  const node = plan.nodes.a ?? never();
  expect(outcomesOf(plan, node)).toEqual([
    { code: "approve", label: "Đạt" },
    { code: "", label: "Khác" },
  ]);
});

function never(): never {
  throw new Error("not to be asked");
}
