import fc from "fast-check";
import { expect, test } from "vitest";
import {
  editTable,
  emptyFlow,
  onlyWay,
  readSteps,
  type Step,
  type StepTable,
  type TableEdit,
  writeSteps,
} from "./index.ts";
import { someTable } from "./steps.fixture.ts";

test("whatever table is written reads back as it was", async () => {
  await fc.assert(
    fc.asyncProperty(someTable, async (table) => {
      const { table: read, notExpressible } = await readSteps(await writeSteps(table));
      expect(notExpressible).toEqual([]);
      expect(read).toEqual(table);
    }),
    { numRuns: 50 },
  );
}, 120_000);

test("a table written over another leaves nothing of it", async () => {
  await fc.assert(
    fc.asyncProperty(someTable, someTable, async (before, after) => {
      const xml = await writeSteps(after, await writeSteps(before));
      const { table, notExpressible } = await readSteps(xml);
      expect(notExpressible).toEqual([]);
      expect(table).toEqual(after);
    }),
    { numRuns: 50 },
  );
}, 120_000);

test("a table that says what is there changes not one byte", async () => {
  await fc.assert(
    fc.asyncProperty(someTable, async (table) => {
      const xml = await writeSteps(table);
      expect(await writeSteps((await readSteps(xml)).table, xml)).toBe(xml);
    }),
    { numRuns: 30 },
  );
}, 60_000);

test("an empty flow begins with the receipt of a dossier and no step", async () => {
  expect(await readSteps(emptyFlow)).toEqual({
    table: { name: "", first: "", steps: [], ends: [] },
    notExpressible: [],
  });
});

const someEdit = (table: StepTable): fc.Arbitrary<TableEdit> => {
  const rows = table.steps.map(({ id }) => id);
  const row = fc.constantFrom(...(rows.length > 0 ? rows : ["none"]));
  return fc.oneof(
    fc.record({
      kind: fc.constant("add" as const),
      after: fc.option(row),
      what: fc.constantFrom("task" as const, "wait" as const, "parallel" as const),
    }),
    fc.record({ kind: fc.constantFrom("add-end" as const) }),
    fc.record({ kind: fc.constantFrom("remove" as const, "add-choice" as const, "remove-reminder" as const), row }),
    fc.record({ kind: fc.constant("move" as const), row, by: fc.constantFrom(1 as const, -1 as const) }),
  );
};

test("whatever is done to a table that can be written leaves one that can be written", async () => {
  await fc.assert(
    fc.asyncProperty(
      someTable.chain((table) => fc.tuple(fc.constant(table), fc.array(someEdit(table), { maxLength: 6 }))),
      async ([table, edits]) => {
        const after = edits.reduce((before, edit) => editTable(before, edit), table);
        const { table: read } = await readSteps(await writeSteps(after, await writeSteps(table)));
        expect(read).toEqual(after);
      },
    ),
    { numRuns: 50 },
  );
}, 120_000);

const plain = { kind: "task", role: "", agency: "", allowance: "", clock: null, branches: [], reminder: null } as const;
const row = (id: string, to: string): Step => ({ ...plain, id, name: id, next: onlyWay(to) });
const line: StepTable = {
  name: "",
  first: "a",
  steps: [row("a", "b"), row("b", "c"), row("c", "end")],
  ends: [{ id: "end", name: "Xong" }],
};
const ways = ({ first, steps }: StepTable) =>
  [first, ...steps.map(({ id, next }) => `${id}>${next.map(({ to }) => to)}`)].join(" ");

test("a new row is put into the way of the work, a removed one taken out, a moved one changes places", () => {
  expect(ways(editTable(line, { kind: "add", after: "a", what: "task" }))).toBe("a a>Step_1 Step_1>b b>c c>end");
  expect(ways(editTable(line, { kind: "add", after: null, what: "task" }))).toBe("Step_1 Step_1>a a>b b>c c>end");
  expect(ways(editTable(line, { kind: "remove", row: "b" }))).toBe("a a>c c>end");
  expect(ways(editTable(line, { kind: "move", row: "b", by: -1 }))).toBe("b b>a a>c c>end");
  expect(ways(editTable(line, { kind: "move", row: "b", by: 1 }))).toBe("a a>c c>b b>end");
  expect(ways(editTable(line, { kind: "move", row: "a", by: -1 }))).toBe(ways(line));
});
