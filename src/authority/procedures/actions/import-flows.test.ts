import { afterAll, beforeAll, expect, test } from "vitest";
import { procedureFlows, procedures, templateFlows } from "../../../../data/index.ts";
import { type TestNode, testNode } from "../../../../test/support/node.ts";
import { readFeeTable } from "../../../engines/decision/index.ts";
import { checkFlow } from "../../../engines/flow/index.ts";
import { minutesOf, readPicture, readSteps, sumAllowances } from "../../../engines/flow/steps/index.ts";
import { findNewest } from "../../flows/index.ts";
import { findFeeTableAt, importCatalogue, importFlows } from "../index.ts";
import { offeredOf } from "../procedures.fixture.ts";
import { listOffered } from "../store/offered.ts";

let node: TestNode;
beforeAll(async () => {
  node = await testNode();
});
afterAll(() => node?.drop());

test.each(templateFlows())("the template $key is sound, drawn, and wholly said by the step table", async ({ xml }) => {
  const { ok, problems } = await checkFlow(xml);
  expect([ok, problems.filter(({ code }) => code !== "no-default")]).toEqual([true, []]);
  expect((await readSteps(xml)).notExpressible).toEqual([]);
  expect((await readPicture(xml))?.shapes.length).toBeGreaterThan(5);
});

test.each(procedureFlows())("the flow of $code is sound and keeps the limit announced", async ({ code, xml }) => {
  expect((await checkFlow(xml)).ok).toBe(true);
  const record = procedures().find((one) => one.code === code);
  const limits = (record?.limits ?? [])
    .filter(({ onlyWhen }) => onlyWhen === null)
    .map(({ limit }) => minutesOf(limit, "least") ?? 0);
  const { minutes, without } = await sumAllowances(xml);
  expect(limits.length).toBeGreaterThan(0);
  expect(minutes).toBeLessThanOrEqual(Math.max(...limits));
  expect(without).toEqual([]);
});

test("flows are published once for the procedures that are offered, with the fee table in force", async () => {
  const [birth, company] = ["1.001193", "2.001583"].map((code) => ({ ...offeredOf({ code, name: code }), demand: [] }));
  if (!birth || !company) throw new Error("no procedures");
  await importCatalogue(node, { older: [], procedures: [birth, company] });
  expect(await importFlows(node, procedureFlows())).toBe(2);
  expect(await importFlows(node, procedureFlows())).toBe(0);
  expect((await findNewest(node.db, "1.001193"))?.number).toBe(1);
  expect(await findNewest(node.db, "1.007262")).toBeUndefined();
  const id = (await listOffered(node.db)).find(({ code }) => code === "2.001583")?.id ?? "";
  const fees = await findFeeTableAt(node.db, id, node.clock.now());
  expect(readFeeTable(fees?.dmn ?? "").rules.map(({ amount }) => amount)).toEqual([100_000, 150_000]);
  expect(await findFeeTableAt(node.db, id, new Date("2020-01-01"))).toBeUndefined();
});
