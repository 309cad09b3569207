import { expect, test } from "vitest";
import { compareFlows, readPicture, readSteps, type StepTable, StepTableError, tidyFlow, writeSteps } from "./index.ts";
import { treeOf, vendorFlow } from "./vendor-flow.fixture.ts";

test("a file of another tool reads as a table, with what the table cannot say named and explained", async () => {
  const { table, notExpressible } = await readSteps(vendorFlow);
  expect(
    table.steps.map(({ id, role, allowance, next }) => [
      id,
      role,
      allowance,
      next.map(({ label, outcome, to }) => [label, outcome, to]),
    ]),
  ).toEqual([
    ["receive", "Bộ phận Một cửa", "", [["", "", "examine"]]],
    [
      "examine",
      "Chuyên viên",
      "2 working days",
      [
        ["Đạt", "approve", "sign"],
        ["Chưa rõ", "", "sub"],
      ],
    ],
    ["sign", "Lãnh đạo phòng", "", [["", "", "done"]]],
  ]);
  expect(notExpressible.map(({ element }) => element)).toEqual(["sub", "late", "notify", "stop"]);
  for (const { why } of notExpressible) expect(why.vi).toMatch(/sơ đồ/);
});

/** The tree with some elements' changes undone, so that all the rest can be compared. */
async function without(xml: string, change: (text: string) => string): Promise<unknown> {
  return treeOf(change(xml));
}

test("saying something else of one step changes that step alone: not an attribute, note, colour or place of the rest", async () => {
  const { table } = await readSteps(vendorFlow);
  const changed: StepTable = {
    ...table,
    steps: table.steps.map((step) =>
      step.id === "sign" ? { ...step, name: "Ký số", allowance: "4 giờ làm việc", agency: "H36.01" } : step,
    ),
  };
  const written = await writeSteps(changed, vendorFlow);
  expect((await readSteps(written)).table).toEqual(changed);
  const undone = await without(written, (text) =>
    text
      .replace('name="Ký số"', 'name="Ký"')
      .replace(/ lt:allowance="4 giờ làm việc"/, "")
      .replace(/ lt:agency="H36.01"/, ""),
  );
  expect(undone).toEqual(await treeOf(vendorFlow));
});

test("a step put between two moves what comes after aside and touches nothing else", async () => {
  const { table } = await readSteps(vendorFlow);
  const added = {
    id: "check",
    kind: "task",
    name: "Rà soát",
    role: "Bộ phận Một cửa",
    agency: "",
    allowance: "",
    clock: null,
    branches: [],
    reminder: null,
  } as const;
  const changed: StepTable = {
    ...table,
    steps: table.steps.flatMap((step) =>
      step.id === "receive"
        ? [
            { ...step, next: [{ label: "", outcome: "", condition: "", to: "check" }] },
            { ...added, next: step.next },
          ]
        : [step],
    ),
  };
  const written = await writeSteps(changed, vendorFlow);
  expect((await readSteps(written)).table).toEqual(changed);
  const differences = await compareFlows(vendorFlow, written);
  expect(differences.filter(({ kind }) => kind === "added").map(({ name }) => name)).toContain("Rà soát");
  expect(differences.filter(({ kind }) => kind === "removed")).toEqual([]);
  const [before, after] = [await readPicture(vendorFlow), await readPicture(written)];
  const ids = (picture: typeof before) => new Set(picture?.shapes.map(({ id }) => id));
  expect([...ids(after)].filter((id) => !ids(before).has(id))).toEqual(["check"]);
  const box = (picture: typeof before, id: string) => picture?.shapes.find((shape) => shape.id === id)?.box;
  expect(box(after, "receive")).toEqual(box(before, "receive"));
  for (const text of [
    "camunda:taskListener",
    "zeebe:ioMapping",
    "vendor:deep",
    "camunda:executionListener",
    "bioc:fill",
    "modeler:executionPlatform",
  ])
    expect(written).toContain(text);
});

test("a step on which something hangs that only the drawing says is not taken away in the table", async () => {
  const { table } = await readSteps(vendorFlow);
  const ends = {
    ...table,
    ends: [],
    steps: table.steps.map((step) => ({ ...step, next: step.next.filter(({ to }) => to !== "done") })),
  };
  await expect(writeSteps(ends, vendorFlow)).rejects.toThrow(StepTableError);
  await expect(writeSteps(ends, vendorFlow)).rejects.toMatchObject({ problems: [{ row: "done", field: "row" }] });
});

test("a table that cannot be written says every reason, by row and field", async () => {
  const { table } = await readSteps(vendorFlow);
  const [first] = table.steps;
  if (!first) throw new Error("no step");
  const way = { label: "", outcome: "a b", condition: "", to: "nowhere" };
  const wrong: StepTable = {
    ...table,
    steps: [{ ...first, name: "", allowance: "hôm sau", next: [way, way], reminder: { after: "", name: "" } }],
  };
  const problems = await writeSteps(wrong, vendorFlow).catch((error: unknown) =>
    error instanceof StepTableError ? error.problems : [],
  );
  expect(new Set((Array.isArray(problems) ? problems : []).map(({ field }) => field))).toEqual(
    new Set([
      "name",
      "allowance",
      "next.0.to",
      "next.0.label",
      "next.0.outcome",
      "next.1.to",
      "next.1.label",
      "next.1.outcome",
      "reminder.name",
      "reminder.after",
    ]),
  );
});

test("tidying lays the flow out anew and keeps every element", async () => {
  const tidy = await tidyFlow(vendorFlow);
  expect(await compareFlows(vendorFlow, tidy)).toEqual([]);
  expect((await readSteps(tidy)).table).toEqual((await readSteps(vendorFlow)).table);
});

test.each([
  ["not XML", "<a", "flow.not-xml"],
  ["a DOCTYPE", '<!DOCTYPE a [<!ENTITY x "y">]><a/>', "flow.doctype"],
  ["other XML", "<a/>", "flow.not-bpmn"],
  ["5 MB", `<a>${"x".repeat(5_000_000)}</a>`, "flow.too-large"],
])("%s is refused in words", async (_name, xml, code) => {
  await expect(readSteps(xml)).rejects.toMatchObject({ code, people: { vi: expect.stringMatching(/Hãy/) } });
});
