import { afterAll, beforeAll, expect, test } from "vitest";
import { official, password } from "../../../../test/support/person.ts";
import { type ServedNode, serveNode } from "../../../../test/support/serve-node.ts";
import { roles } from "../../../platform/auth/index.ts";
import { acceptDossier } from "../actions/accept-dossier.ts";
import { takeLease } from "../actions/lease.ts";
import { type DossierStand, dossierStand } from "../dossiers.fixture.ts";
import { findDossier, readWork } from "../store/dossiers.ts";
import { addDossierApi } from "./dossiers.ts";
import { addIntakeApi } from "./intake.ts";

let s: DossierStand;
let served: ServedNode;

beforeAll(async () => {
  s = await dossierStand(new Date("2020-11-23T08:00:00+07:00"));
  const api = {
    name: "dossier-api",
    routes: (app: Parameters<typeof addDossierApi>[0]) => {
      addIntakeApi(app, s.node);
      addDossierApi(app, s.node);
    },
  };
  served = await serveNode(s.node, [api]);
  for (const role of roles) await official(s.node, { username: role, roles: role, agencyCode: "H36.50" });
  await official(s.node, { username: "stranger", roles: "specialist", agencyCode: "H36.05" });
}, 120_000);
afterAll(async () => {
  await served.stop();
  await s.node.drop();
});

function call(path: string, as: string | undefined, body?: unknown): Promise<Response> {
  const basic = `Basic ${Buffer.from(`${as}:${password}`).toString("base64")}`;
  return fetch(`${served.url}${path}`, {
    ...(body === undefined ? {} : { method: "POST", body: JSON.stringify(body) }),
    headers: { "content-type": "application/json", ...(as === undefined ? {} : { authorization: basic }) },
  });
}

const permit = () =>
  acceptDossier(s.node, s.person("receptionist", "H36.50"), s.form("permit", { duplicateSeen: true }));

test("a dossier is read with its steps and how each can turn out", async () => {
  const { code } = await permit();
  const answer = await call(`/api/dossiers/${code}`, "specialist");
  expect(answer.status).toBe(200);
  expect(await answer.json()).toMatchObject({
    code,
    state: 4,
    revision: 1,
    resolvedBy: "H36.50",
    steps: [
      {
        name: "Thẩm định, kiểm tra thực địa",
        mine: true,
        outcomes: expect.arrayContaining([{ code: "approve", label: "Đạt" }]),
      },
    ],
  });
  const described = await (await call("/api/openapi.json", undefined)).json();
  expect(described.paths["/api/dossiers/{code}/steps/{token}"].post.operationId).toBe("completeStep");
});

test("a step is done by whom it is for; everybody else is refused and nothing changes", async () => {
  const dossier = await permit();
  const [work] = await readWork(s.node.db, dossier.id);
  const path = `/api/dossiers/${dossier.code}/steps/${work?.token}`;
  const approve = { outcome: "approve", note: "Đủ điều kiện" };
  const statuses: Record<string, number> = { stranger: (await call(path, "stranger", approve)).status };
  for (const role of roles) if (role !== "specialist") statuses[role] = (await call(path, role, approve)).status;
  expect(statuses).toEqual({
    ...{ stranger: 404, receptionist: 403, leader: 403, clerk: 403 },
    ...{ controller: 404, operator: 404, registrar: 404, admin: 404 },
  });
  expect((await call(path, undefined, approve)).status).toBe(401);
  expect((await call(`/api/dossiers/${dossier.code}`, undefined)).status).toBe(401);
  expect((await call(`/api/dossiers/${dossier.code}`, "stranger")).status).toBe(404);
  expect((await findDossier(s.node.db, dossier.id))?.revision).toBe(1);
  const wrong = await call(path, "specialist", { outcome: "perhaps" });
  expect([wrong.status, (await wrong.json()).code]).toEqual([422, "dossier.outcome"]);
  expect((await call(path, "specialist", { outcome: "supplement" })).status).toBe(422);
  expect((await call(path, "specialist", { ...approve, revision: 0 })).status).toBe(409);
  const done = await call(path, "specialist", { ...approve, revision: 1 });
  expect(done.status).toBe(200);
  expect(await done.json()).toMatchObject({ code: dossier.code, state: 4, revision: 2 });
  expect((await call(path, "specialist", approve)).status).toBe(409);
  expect((await call("/api/dossiers/H36.50-201123-9999/steps/1", "specialist", approve)).status).toBe(404);
});

test("a step that somebody holds on the page is not taken from under them", async () => {
  const dossier = await permit();
  const [work] = await readWork(s.node.db, dossier.id);
  await takeLease(s.node, s.person("specialist", "H36.50"), { dossierId: dossier.id, token: work?.token ?? 0 });
  const answer = await call(`/api/dossiers/${dossier.code}/steps/${work?.token}`, "specialist", { outcome: "approve" });
  expect([answer.status, (await answer.json()).code]).toEqual([409, "dossier.held"]);
});
