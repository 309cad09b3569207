import { afterAll, beforeAll, expect, test } from "vitest";
import { type TestNode, testNode } from "../../../test/support/node.ts";
import { serveNode } from "../../../test/support/serve-node.ts";
import { httpErrors } from "./http-errors.ts";

let node: TestNode;

beforeAll(async () => {
  node = await testNode();
});
afterAll(() => node.drop());

test("an error answers a part of a page with words in the person's language, not with a whole page", async () => {
  const system = {
    name: "probe",
    routes: (app: { post: (path: string, handler: () => never) => unknown }) => {
      app.post("/parts", () => {
        throw httpErrors.tooMany(1);
      });
    },
  };
  const client = (await serveNode(node, [system])).client();
  const part = await client.post("/parts?lang=en", {}, { headers: { "hx-request": "true" } });
  expect([part.status, await part.text()]).toEqual([
    429,
    '<strong data-lt-unsaved="">Too many requests came from this network address. Try again in 1 second.</strong>',
  ]);
  expect(await (await client.post("/parts")).text()).not.toContain("data-lt-unsaved");
});
