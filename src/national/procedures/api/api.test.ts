import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { z } from "zod";
import { type TestNode, testNode } from "../../../../test/support/node.ts";
import { type ServedNode, serveNode } from "../../../../test/support/serve-node.ts";
import { procedureSchema } from "../../../protocol/procedures/index.ts";
import { importProcedures } from "../index.ts";
import { aProcedure, someProcedures } from "../procedures.fixture.ts";
import { proceduresSystem } from "../system.ts";

let node: TestNode;
let served: ServedNode;

beforeAll(async () => {
  node = await testNode({ role: "national", code: "VN" });
  await importProcedures(node, someProcedures());
  await importProcedures(node, [aProcedure({ version: 2, name: "Đăng ký khai sinh, sửa đổi" })]);
  served = await serveNode(node, [proceduresSystem(node)]);
}, 120_000);

afterAll(async () => {
  await served.stop();
  await node.drop();
});

const found = z.object({
  total: z.number(),
  catalogueVersion: z.number(),
  procedures: z.array(z.object({ code: z.string(), version: z.number() })),
});

describe("the public interface", () => {
  test("searches as people do, with the same filters", async () => {
    const response = await served.client().get("/api/procedures?q=dang+ki+khai+sin&level=commune");
    const body = found.parse(await response.json());
    expect([response.status, body.procedures[0]?.code, body.procedures[0]?.version]).toEqual([200, "1.001193", 2]);
    const all = found.parse(await (await served.client().get("/api/procedures?online=3&status=any")).json());
    expect(all.total).toBe(9);
    expect((await served.client().get("/api/procedures?level=nonsense")).status).toBe(422);
  });

  test("gives one procedure in the shape that authorities get, and any of its versions", async () => {
    const newest = procedureSchema.parse(await (await served.client().get("/api/procedures/1001193")).json());
    const older = procedureSchema.parse(await (await served.client().get("/api/procedures/1.001193?version=1")).json());
    expect([newest.version, older.version, older.name]).toEqual([2, 1, "Đăng ký khai sinh"]);
    const missing = await served.client().get("/api/procedures/1.001139");
    expect([missing.status, (await missing.text()).includes("1.001193")]).toEqual([404, true]);
    expect((await served.client().get("/api/procedures/1.001193?version=9")).status).toBe(404);
  });

  test("says when nothing changed, and when something did", async () => {
    for (const path of ["/api/procedures?q=khai+sinh", "/api/procedures/1.001193", "/api/sectors"]) {
      const first = await served.client().get(path);
      const etag = (first.headers.get("etag") ?? "").replace(/^W\//, "");
      const headers = { "if-none-match": etag };
      expect((await served.client().get(path, { headers })).status, path).toBe(304);
      expect((await served.client().get(path, { headers: { "if-none-match": `W/${etag}` } })).status, path).toBe(304);
      expect((await served.client().get(path, { headers: { "if-none-match": '"other"' } })).status, path).toBe(200);
    }
    const one = await served.client().get("/api/procedures/1.001193");
    const since = { "if-modified-since": one.headers.get("last-modified") ?? "" };
    expect((await served.client().get("/api/procedures/1.001193", { headers: since })).status).toBe(304);
    const before = await served.client().get("/api/procedures?q=khai+sinh");
    await importProcedures(node, [aProcedure({ version: 3 })]);
    const headers = { "if-none-match": before.headers.get("etag") ?? "" };
    expect((await served.client().get("/api/procedures?q=khai+sinh", { headers })).status).toBe(200);
  });

  test("counts sectors, and is described", async () => {
    const body = z
      .object({ sectors: z.array(z.object({ code: z.string(), procedures: z.number() })) })
      .parse(await (await served.client().get("/api/sectors")).json());
    expect(body.sectors.find(({ code }) => code === "G15-HT06")?.procedures).toBe(6);
    const document = await (await served.client().get("/api/openapi.json")).text();
    for (const part of ["/api/procedures", "/api/procedures/{code}", "/api/sectors", "/api/services", "legalBasis"])
      expect(document, part).toContain(`"${part}"`);
  });
});
