import { afterAll, beforeAll, describe, expect, test } from "vitest";
import type { Client } from "../../../../test/support/client.ts";
import { type TestNode, testNode } from "../../../../test/support/node.ts";
import { type ServedNode, serveNode } from "../../../../test/support/serve-node.ts";
import type { Role } from "../../../platform/auth/index.ts";
import { importCatalogue } from "../index.ts";
import { bringNational, nationalOf, offeredOf, withProcedures } from "../procedures.fixture.ts";
import { listOffered } from "../store/offered.ts";

let node: TestNode;
let served: ServedNode;
let controller: Client;

beforeAll(async () => {
  node = await testNode();
  const system = withProcedures(node);
  const birth = nationalOf({ code: "1.001193", name: "Đăng ký khai sinh" });
  const marriage = nationalOf({ code: "1.000894", name: "Đăng ký kết hôn" });
  const rows = [
    offeredOf({ code: "1-001193", name: "Đăng ký khai sinh", nationalCode: "1.001193" }),
    offeredOf({ code: "1.000894", name: "Đăng ký kết hôn", online: 3 }),
    offeredOf({
      code: "2.900001.000.00.00.H36",
      name: "=cmd|' /C calc'!A0",
      nationalCode: null,
      nationalVersion: null,
      state: "hidden",
    }),
  ];
  await importCatalogue(node, {
    older: [],
    procedures: rows.map((row) => ({ ...row, demand: [{ month: "2020-10", channel: "counter", received: 12 }] })),
  });
  await bringNational(node, { version: 1, full: true, procedures: [birth, marriage] });
  served = await serveNode(node, [system]);
  controller = await as("controller");
}, 60_000);
afterAll(async () => {
  await served?.stop();
  await node?.drop();
});

async function as(role: Role): Promise<Client> {
  const client = served.client();
  await client.signInAs({ roles: role });
  return client;
}

async function idOf(code: string): Promise<string> {
  return (await listOffered(node.db)).find((one) => one.code === code)?.id ?? "";
}

const officerPaths = [
  ...["catalogue", "catalogue/export.csv", "standardisation", "standardisation/export.xlsx", "review", "review/unused"],
  ...["review/papers", "review/costs", "review/costs/export.csv", "figures", "figures/procedure.offered", "acts"],
].map((path) => `/procedures/${path}`);

describe("who may see and do what", () => {
  test.each([
    ["controller", 200],
    ["leader", 200],
    ["specialist", 200],
    ["clerk", 403],
    ["admin", 403],
    ["operator", 403],
    ["registrar", 403],
  ] as const)("%s", async (role, status) => {
    const client = await as(role);
    for (const path of [...officerPaths, `/procedures/catalogue/${await idOf("1.000894")}`])
      expect([path, (await client.get(path)).status]).toEqual([path, status]);
    const writes = ["standardisation/preview", "standardisation/repairs", `catalogue/${await idOf("1.000894")}/cost`];
    if (role !== "controller")
      for (const path of writes)
        expect((await client.post(`/procedures/${path}`, { keys: "x" })).status).toBeGreaterThanOrEqual(403);
    expect((await client.get("/procedures/catalogue/new")).status).toBe(role === "controller" ? 200 : 403);
  });

  test("who is not signed in reads what is published and is led to the sign-in page elsewhere", async () => {
    const anyone = served.client();
    for (const path of officerPaths) expect((await anyone.get(path)).headers.get("location")).toContain("/sign-in");
    expect(await anyone.page("/procedures")).toContain("Đăng ký kết hôn");
    expect((await anyone.get("/procedures/1.000894")).status).toBe(200);
    // The nation's code leads there too, though the authority writes another.
    expect(await anyone.page("/procedures/1.001193")).toContain("1-001193");
    expect((await anyone.get("/procedures/2.900001.000.00.00.H36")).status).toBe(404);
    expect((await anyone.get("/procedures/%00")).status).toBe(404);
  });

  test("another system's figures are not shown here", async () => {
    expect((await controller.get("/procedures/figures/office.issued")).status).toBe(404);
  });
});

test("lists are taken away as tables in which no cell runs as a formula", async () => {
  const csv = await (await controller.get("/procedures/catalogue/export.csv")).text();
  expect(csv).toContain("'=cmd");
  expect(csv.split("\r\n")).toHaveLength(5);
  const filtered = await (await controller.get("/procedures/standardisation/export.csv?kind=mis-coded")).text();
  expect(filtered).toContain("1-001193");
  expect(filtered.split("\r\n")).toHaveLength(3);
  const sheet = await controller.get("/procedures/review/export.xlsx");
  expect(sheet.headers.get("content-type")).toContain("spreadsheetml");
  expect(
    Buffer.from(await sheet.arrayBuffer())
      .subarray(0, 2)
      .toString(),
  ).toBe("PK");
});

test("a form that is refused loses nothing that was typed", async () => {
  const id = await idOf("1.000894");
  const typed = {
    revision: "1",
    code: "1-000894",
    name: "Kết hôn",
    levels: "commune",
    leadAgency: "",
    receivingPlace: "Số 4",
    "fee-0": "tám nghìn",
  };
  const answer = await controller.post(`/procedures/catalogue/${id}`, typed);
  expect(answer.status).toBe(422);
  const page = await answer.text();
  for (const text of ["1-000894", "Kết hôn", "Số 4", "tám nghìn"]) expect(page).toContain(text);
  const made = await controller.post("/procedures/catalogue", { ...typed, decisionDate: "2020-13-45" });
  expect(made.status).toBe(422);
  expect(await made.text()).toContain("Số 4");
  const cost = await controller.post(`/procedures/catalogue/${id}/cost`, {
    ...{ variant: "present", seen: "0", hourlyIncome: "rẻ", frequency: "1", subjects: "12", note: "Khảo sát" },
    ...{ "activity-1": "Đi lại", "hours-1": "-2", "fees-1": "0", "other-1": "0" },
  });
  expect(cost.status).toBe(422);
  const again = await cost.text();
  for (const text of ["rẻ", "Khảo sát", "Đi lại", "-2", "Nhập số không âm"]) expect(again).toContain(text);
  expect((await listOffered(node.db)).find((one) => one.id === id)).toMatchObject({ code: "1.000894", revision: 1 });
});

test("a cost that was entered stands in place of the default, with what a simplification would save", async () => {
  const id = await idOf("1.000894");
  const row = { "activity-1": "Đi lại", "hours-1": "2,5", "fees-1": "8.000", "other-1": "1.500" };
  const form = { seen: "0", hourlyIncome: "20.000", frequency: "1,5", subjects: "1.000", ...row };
  expect((await controller.post(`/procedures/catalogue/${id}/cost`, { ...form, variant: "present" })).status).toBe(303);
  const less = { ...form, variant: "proposed", "hours-1": "0,5" };
  expect((await controller.post(`/procedures/catalogue/${id}/cost`, less)).status).toBe(303);
  const page = await controller.page(`/procedures/catalogue/${id}/cost`);
  // (2.5 × 20,000 + 8,000 + 1,500) × 1.5 × 1,000, and 40,000 × 1,500 less.
  for (const sum of ["59.500", "89.250.000", "29.250.000", "60.000.000"]) expect(page).toContain(sum);
  const stale = await controller.post(`/procedures/catalogue/${id}/cost`, { ...form, variant: "present" });
  expect(stale.status).toBe(409);
  expect((await controller.post(`/procedures/catalogue/${id}/cost/removal`, { variant: "present" })).status).toBe(303);
  expect(await controller.page(`/procedures/catalogue/${id}/cost`)).toContain("mặc định");
});

test("a preview that no longer fits and rows that are gone are answered with what happened, and nothing is done", async () => {
  const id = await idOf("1-001193");
  const before = await listOffered(node.db);
  const none = await controller.post("/procedures/standardisation/preview");
  expect(none.status).toBe(422);
  expect(await none.text()).toContain("Chưa chọn dòng nào");
  const wrong = await controller.post("/procedures/standardisation/repairs", {
    keys: `mis-coded:${id}`,
    expected: `0000 ${id}`,
  });
  expect(wrong.status).toBe(409);
  expect(await wrong.text()).toContain("Chưa sửa dòng nào");
  const gone = await controller.post("/procedures/standardisation/preview", { keys: "mis-coded:nobody" });
  expect(gone.status).toBe(409);
  expect(await listOffered(node.db)).toEqual(before);
});

test("an undo that came too late says who stands in the way", async () => {
  const id = await idOf("1.000894");
  const revision = async () => String((await listOffered(node.db)).find((one) => one.id === id)?.revision);
  await controller.post(`/procedures/catalogue/${id}/hiding`, { revision: await revision() });
  await controller.post(`/procedures/catalogue/${id}/publication`, { revision: await revision() });
  const acts = [...(await controller.page("/procedures/acts")).matchAll(/procedures\/acts\/([0-9a-f-]{36})/g)].map(
    ([, one]) => one,
  );
  const late = await controller.post(`/procedures/acts/${acts[1]}/reversal`);
  expect(late.status).toBe(409);
  expect(await late.text()).toContain("Đăng ký kết hôn");
  expect((await controller.post(`/procedures/acts/${acts[0]}/reversal`)).status).toBe(303);
  expect((await controller.get(`/procedures/acts/${"0".repeat(8)}-0000-7000-8000-${"0".repeat(12)}`)).status).toBe(404);
});
