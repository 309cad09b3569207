import { expect, test } from "vitest";
import { minutesOf, onlyWay, type Step, sumAllowances, writeSteps } from "./index.ts";

const plain = { kind: "task", role: "", agency: "", clock: null, branches: [], reminder: null } as const;
const step = (id: string, allowance: string, to: readonly string[], more: Partial<Step> = {}): Step => ({
  ...plain,
  id,
  name: id,
  allowance,
  next:
    to.length === 1 ? onlyWay(to[0] ?? "") : to.map((one) => ({ label: one, outcome: one, condition: "", to: one })),
  ...more,
});
const sum = async (steps: readonly Step[]) =>
  sumAllowances(await writeSteps({ name: "", first: steps[0]?.id ?? "", steps, ends: [{ id: "end", name: "Xong" }] }));

test("the longest way counts: rounds once, waiting not at all, of those at work together the slowest", async () => {
  const { minutes, path } = await sum([
    step("a", "4 giờ làm việc", ["wait", "b"]),
    step("wait", "", ["a"], { kind: "wait", clock: "supplement" }),
    step("b", "", ["c"], {
      kind: "parallel",
      branches: [
        { id: "b1", name: "b1", role: "", agency: "", allowance: "1 ngày làm việc" },
        { id: "b2", name: "b2", role: "", agency: "", allowance: "2,5 ngày làm việc" },
      ],
    }),
    step("c", "2 working hours", ["end", "a"]),
  ]);
  expect([minutes, path]).toEqual([240 + 1200 + 120, ["a", "b2", "c"]]);
});

test("steps without an allowance, or with one that cannot be read, are named", async () => {
  const xml = (
    await writeSteps({
      name: "",
      first: "a",
      steps: [step("a", "", ["b"]), step("b", "1 working day", ["end"])],
      ends: [{ id: "end", name: "x" }],
    })
  ).replace("1 working day", "sớm");
  expect(await sumAllowances(xml)).toMatchObject({ minutes: 0, without: ["a"], unreadable: ["b"] });
});

test.each([
  ["5 working days", 2400, 2400],
  ["4 working hours", 240, 240],
  ["15 days", 5280, 4800],
  ["same day before 15:00", 480, 480],
  ["sớm", undefined, undefined],
] as const)("%s is %s minutes at the most, %s at the least", (text, most, least) => {
  expect([minutesOf(text, "most"), minutesOf(text, "least")]).toEqual([most, least]);
});
