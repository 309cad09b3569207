import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, test } from "vitest";
import { readFeeTable, writeFeeTable } from "../../src/engines/decision/index.ts";
import { checkFlow } from "../../src/engines/flow/index.ts";
import { readSteps, tidyFlow, writeSteps } from "../../src/engines/flow/steps/index.ts";
import { schemaErrors } from "../support/schemas.ts";

/** Drawings and tables as they leave here are what the Object Management Group's own schemas ask for: any other tool can open them. */
const folder = join(import.meta.dirname, "../../data/flows");
const files = readdirSync(folder).map((name) => ({ name, text: readFileSync(join(folder, name), "utf8") }));
const drawings = files.filter(({ name }) => name.endsWith(".bpmn"));
const tables = files.filter(({ name }) => name.endsWith(".dmn"));

describe.each(drawings)("$name", ({ text }) => {
  test("is BPMN 2.0 and could be published", async () => {
    expect(schemaErrors("bpmn", text)).toEqual([]);
    const { ok, problems } = await checkFlow(text);
    expect(problems.filter(({ severity }) => severity === "error")).toEqual([]);
    expect(ok).toBe(true);
  });

  test("is still that after a way through the table of steps and after being tidied", async () => {
    const read = await readSteps(text);
    if (!("table" in read)) throw new Error(JSON.stringify(read));
    expect(schemaErrors("bpmn", await writeSteps(read.table, text))).toEqual([]);
    expect(schemaErrors("bpmn", await tidyFlow(text))).toEqual([]);
  });
});

test.each(tables)("$name is DMN 1.3, also after a way through the form", ({ text }) => {
  expect(schemaErrors("dmn", text)).toEqual([]);
  const table = readFeeTable(text);
  if (!table) throw new Error("no fee table");
  expect(schemaErrors("dmn", writeFeeTable(table))).toEqual([]);
});

test("the schemas refuse what they do not know", () => {
  const [first] = drawings;
  expect(
    schemaErrors(
      "bpmn",
      first?.text
        .replace(/<bpmn:startEvent/, "<bpmn:beginEvent")
        .replace(/<\/bpmn:startEvent>/, "</bpmn:beginEvent>") ?? "",
    ),
  ).not.toEqual([]);
});
