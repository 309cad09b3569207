import { afterAll, beforeAll, expect, test } from "vitest";
import type { Client } from "../../../../test/support/client.ts";
import { assertValidHtml } from "../../../../test/support/html.ts";
import { writeFeeTable } from "../../../engines/decision/index.ts";
import { type FlowStand, flowStand, freeCodes } from "../flow-stand.fixture.ts";
import { feeVersions, findFeeDraft } from "../store/fee-tables.ts";

let stand: FlowStand;
let controller: Client;
const codes = [...freeCodes];

beforeAll(async () => {
  stand = await flowStand();
  controller = stand.served.client();
  await controller.signInAs({ roles: "controller" });
}, 60_000);
afterAll(() => stand?.drop());

const table = (name: string, hitPolicy: "FIRST" | "UNIQUE", cells: readonly (readonly [string, number])[]) =>
  writeFeeTable({
    id: "fees",
    name,
    hitPolicy,
    columns: [{ name: "copies", label: "Số bản", kind: "number", choices: [] }],
    rules: cells.map(([cell, amount]) => ({ cells: [cell], amount, note: "" })),
    otherwise: null,
  });

async function withFile(dmn: string): Promise<{ path: string; id: string; status: number; text: string }> {
  const path = `${await stand.pathOf(codes.shift() ?? "")}/fees`;
  const answer = await upload(path, dmn, 0);
  return { path, id: path.split("/").at(-2) ?? "", status: answer.status, text: await answer.text() };
}

function upload(path: string, dmn: string, draft: number): Promise<Response> {
  const form = new FormData();
  form.append("draft", String(draft));
  form.append("file", new Blob([dmn]), "phi.dmn");
  return controller.upload(`${path}/file`, form);
}

test("a table from another tool is shown, its gaps and overlaps are said, and it goes out as it came in", async () => {
  const dmn = table("Lệ phí", "UNIQUE", [
    ["< 5", 1000],
    ["[3..8]", 2000],
  ]);
  const { path, status } = await withFile(dmn);
  expect(status).toBe(303);
  const html = await controller.page(path);
  await assertValidHtml(html);
  expect(html).toContain("Lệ phí");
  expect(html).toMatch(/lt-drawn-weight--warning/);
  expect(await controller.page(`${path}/file.dmn`)).toBe(dmn);
});

test("what is no fee table is refused in words and nothing is kept", async () => {
  for (const wrong of ["không phải XML", "<a/>", '<?xml version="1.0"?><!DOCTYPE a><a/>']) {
    const { id, status, text } = await withFile(wrong);
    expect([wrong, status]).toEqual([wrong, 422]);
    expect(text).toContain("govuk-error-summary");
    expect(await findFeeDraft(stand.node.db, id)).toBeUndefined();
  }
});

test("a save on an older version shows both tables and may overwrite knowingly; two published at once: one is told", async () => {
  const { path, id } = await withFile(table("Một", "FIRST", [["> 0", 1000]]));
  const fields = (name: string, version: number) => ({
    version: String(version),
    "table-name": name,
    policy: "FIRST",
    "column[]": "0",
    "column-label.0": "Số bản",
    "column-name.0": "copies",
    "kind.0": "number",
    "rule[]": "0",
    "cell.0.0": "> 0",
    "amount.0": "5.000",
    otherwise: "",
  });
  expect((await controller.post(path, fields("Của Cường", 1))).status).toBe(303);
  const stale = await controller.post(path, fields("Của Bích", 1));
  expect(stale.status).toBe(409);
  const html = await stale.text();
  expect(html).toContain("lt-stale");
  expect(html).toContain("Của Bích");
  expect((await controller.post(path, fields("Của Bích", 2))).status).toBe(303);
  const publish = () => controller.post(`${path}/publication`, { draft: "3", "publish-note": "x" });
  const answers = await Promise.all([publish(), publish()]);
  expect(answers.map(({ status }) => status).sort()).toEqual([303, 409]);
  expect((await feeVersions(stand.node.db, id)).map(({ number }) => number)).toEqual([1]);
  await assertValidHtml(await controller.page(`${path}/versions/1`));
  expect((await controller.get(`${path}/versions/2`)).status).toBe(404);
});
