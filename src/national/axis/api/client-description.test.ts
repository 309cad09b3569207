import { afterAll, beforeAll, expect, test } from "vitest";
import { z } from "zod";
import { type ServedNode, serveNode } from "../../../../test/support/serve-node.ts";
import { entranceSystem, renderError } from "../../../entrance/index.ts";
import { directorySystem } from "../../directory/system.ts";
import { type AxisStand, axisStand } from "../axis.fixture.ts";
import { axisSystem } from "../system.ts";
import { clientInterfacePaths } from "./client-interface.ts";

let stand: AxisStand;
let served: ServedNode;

beforeAll(async () => {
  stand = await axisStand();
  const systems = [directorySystem(stand.node), axisSystem(stand.node), entranceSystem(stand.node)];
  served = await serveNode(stand.node, systems, { machinePaths: clientInterfacePaths, renderError });
});
afterAll(async () => {
  await served?.stop();
  await stand?.node.drop();
});

const operation = z.looseObject({
  operationId: z.string().min(1),
  summary: z.string().min(1),
  security: z.array(z.record(z.string(), z.array(z.string()))).optional(),
  parameters: z
    .array(
      z.looseObject({ name: z.string(), in: z.enum(["path", "query", "header"]), required: z.boolean().optional() }),
    )
    .optional(),
  responses: z.record(z.string().regex(/^[2-5]\d\d$/), z.looseObject({ description: z.string().min(1) })),
});
const document = z.looseObject({
  openapi: z.literal("3.1.0"),
  info: z.looseObject({ title: z.string().min(1), version: z.string().min(1) }),
  servers: z.array(z.object({ url: z.url() })),
  paths: z.record(
    z.string().startsWith("/"),
    z.record(z.enum(["get", "post"]), operation).or(z.partialRecord(z.enum(["get", "post"]), operation)),
  ),
  components: z.looseObject({
    schemas: z.record(z.string(), z.unknown()),
    securitySchemes: z.record(z.string(), z.unknown()),
  }),
});

test("the node's OpenAPI document is whole, and describes every call of the interface", async () => {
  const response = await served.client().get("/api/openapi.json");
  const text = await response.text();
  const described = document.parse(JSON.parse(text));
  expect(Object.keys(described.paths)).toEqual(expect.arrayContaining([...clientInterfacePaths]));
  const operations = Object.entries(described.paths).flatMap(([path, item]) =>
    Object.values(item).map((each) => ({ path, ...each })),
  );
  expect(new Set(operations.map(({ operationId }) => operationId)).size).toBe(operations.length);
  for (const { path, parameters = [], security = [] } of operations) {
    const inPath = [...path.matchAll(/{(\w+)}/g)].map(([, name]) => name);
    const declared = parameters.filter((each) => each.in === "path" && each.required).map(({ name }) => name);
    expect([path, declared]).toEqual([path, inPath]);
    for (const scheme of security.flatMap(Object.keys))
      expect(described.components.securitySchemes).toHaveProperty(scheme);
  }
  for (const [, name = ""] of text.matchAll(/"\$ref":"#\/components\/schemas\/([^"]+)"/g))
    expect(described.components.schemas).toHaveProperty([name]);
  expect(described.paths["/sendEdoc"]?.post?.responses).toMatchObject({ 200: {}, 401: {}, 413: {}, 422: {}, 429: {} });
});

test("the page of interfaces lists every call, in both languages", async () => {
  const client = served.client();
  for (const [locale, words] of [
    ["vi", "Lấy một văn bản hoặc trạng thái. docId có thể nằm ở tiêu đề docid."],
    ["en", "Fetch a document or a status. docId may stand in the header docid."],
  ] as const) {
    const page = await client.page(`/api?lang=${locale}`);
    for (const path of clientInterfacePaths) expect(page).toContain(`POST ${path}`);
    expect(page).toContain(words);
  }
});
