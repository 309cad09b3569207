import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { findProcedure } from "../../../../data/index.ts";
import { official, password } from "../../../../test/support/person.ts";
import { type ServedNode, serveNode } from "../../../../test/support/serve-node.ts";
import { type Role, roles } from "../../../platform/auth/index.ts";
import { newId } from "../../../platform/db/index.ts";
import { type DossierStand, dossierStand } from "../dossiers.fixture.ts";
import { findDossierByCode } from "../store/dossiers.ts";
import { addIntakeApi } from "./intake.ts";

let s: DossierStand;
let served: ServedNode;

beforeAll(async () => {
  s = await dossierStand();
  served = await serveNode(s.node, [{ name: "intake-api", routes: (app) => addIntakeApi(app, s.node) }]);
  for (const role of roles)
    await official(s.node, { username: role, roles: role, agencyCode: "H36.50.01", name: "Lơ Mu K’Sáu" });
}, 120_000);
afterAll(async () => {
  await served.stop();
  await s.node.drop();
});

async function call(path: string, body: unknown, as: string = "receptionist", word = password): Promise<Response> {
  const authorization = `Basic ${Buffer.from(`${as}:${word}`).toString("base64")}`;
  return fetch(`${served.url}${path}`, {
    method: "POST",
    headers: { "content-type": "application/json", authorization },
    body: JSON.stringify(body),
  });
}

const papers = (findProcedure("1.001193")?.components ?? [])
  .filter(({ required, onlyWhen }) => required && onlyWhen === null)
  .map(({ code }) => ({ code }));
const birth = (over: Readonly<Record<string, unknown>> = {}) => ({
  procedure: "1.001193",
  applicant: { name: "Kră Jăn K’Điệp".normalize("NFD"), number: "", address: "Phường 7" },
  components: papers,
  ...over,
});

test("a dossier is received with its code and due date; the same id again is the same dossier", async () => {
  const id = newId();
  const files = [{ name: "to-khai.pdf", content: Buffer.from("%PDF-1.4 to khai 1.0").toString("base64") }];
  const body = birth({ id, components: papers.map((paper, at) => (at === 0 ? { ...paper, files } : paper)) });
  const [first, second] = await Promise.all([call("/api/dossiers", body), call("/api/dossiers", body)]);
  expect([first.status, second.status]).toEqual([201, 201]);
  const dossier = await first.json();
  expect(dossier).toMatchObject({ id, code: "H36.50.01-201124-0001", resolvedBy: "H36.50.01" });
  expect(dossier.dueAt).toBe("2020-11-24T10:00:00.000Z");
  expect(await second.json()).toEqual(dossier);
  expect(await (await call("/api/dossiers", body)).json()).toEqual(dossier);
  const kept = await findDossierByCode(s.node.db, dossier.code);
  expect(kept?.applicant.name).toBe("Kră Jăn K’Điệp");
  expect(kept?.components[0]?.files).toMatchObject([{ name: "to-khai.pdf", mediaType: "application/pdf", bytes: 20 }]);
});

test("everything that is missing is told at once, by field", async () => {
  const answer = await call("/api/dossiers", birth({ components: [] }));
  expect(answer.status).toBe(422);
  const problem = await answer.json();
  expect(problem.code).toBe("dossier.intake");
  expect(Object.keys(problem.errors)).toEqual(papers.map(({ code }) => `component-${code}`));
  const unknown = await call("/api/dossiers", birth({ procedure: "9.999999" }));
  expect((await unknown.json()).errors.procedure.vi).toContain("9.999999");
  expect((await call("/api/dossiers", { ...birth(), channel: 7 })).status).toBe(422);
});

test("a hundred at once: each is received or refused by itself, in one transaction", async () => {
  const ids = Array.from({ length: 100 }, () => newId());
  const dossiers = ids.map((id, at) =>
    birth({ id, ...(at === 40 ? { components: [] } : at === 70 ? { procedure: "x" } : {}) }),
  );
  const answer = await call("/api/dossiers/batch", { dossiers });
  expect(answer.status).toBe(200);
  const { outcomes } = await answer.json();
  expect(outcomes.map(({ index }: { index: number }) => index)).toEqual([...ids.keys()]);
  const refused = outcomes.filter((one: object) => "problem" in one);
  expect(refused.map(({ index }: { index: number }) => index)).toEqual([40, 70]);
  const codes = outcomes.flatMap((one: { dossier?: { code: string } }) => one.dossier?.code ?? []);
  expect(new Set(codes).size).toBe(98);
  // Gapless: what was refused took no number.
  expect(codes.at(-1)?.slice(-4)).toBe(String(1 + 98).padStart(4, "0"));
  expect((await call("/api/dossiers/batch", { dossiers: Array.from({ length: 101 }, () => birth()) })).status).toBe(
    422,
  );
});

test("a paper that the procedure does not have, or named twice, is told and not lost; nor is another dossier under a used id", async () => {
  const twice = [...papers, papers[0], { code: "TP99" }];
  const answer = await call("/api/dossiers", birth({ components: twice }));
  expect(answer.status).toBe(422);
  const { errors } = await answer.json();
  expect(Object.keys(errors)).toEqual([`component-${papers[0]?.code}`, "component-TP99"]);
  const id = newId();
  const first = await (await call("/api/dossiers", birth({ id }))).json();
  const other = { name: "Cil Pam Hạnh", number: "", address: "Phường 7" };
  const refused = await call("/api/dossiers", birth({ id, applicant: other }));
  expect(refused.status).toBe(409);
  expect(await refused.json()).toMatchObject({ code: "dossier.sent-otherwise" });
  expect((await findDossierByCode(s.node.db, first.code))?.applicant.name).toBe("Kră Jăn K’Điệp");
});

test("batches of two counters with the same people in another order are both received", async () => {
  const people = Array.from({ length: 30 }, (_one, at) => `0682010045${10 + at}`);
  await official(s.node, { username: "other", roles: "receptionist", agencyCode: "H36.50.02", name: "Lơ Mu K’Tư" });
  const batch = (numbers: readonly string[], as: string) => {
    const of = (number: string) =>
      birth({ applicant: { name: "Kră Jăn K’Điệp", number, address: "Phường 7" }, duplicateSeen: true });
    return call("/api/dossiers/batch", { dossiers: numbers.map(of) }, as);
  };
  const [one, other] = await Promise.all([batch(people, "receptionist"), batch(people.toReversed(), "other")]);
  for (const answer of [one, other]) {
    const { outcomes } = await answer.json();
    expect(outcomes.every((item: object) => "dossier" in item)).toBe(true);
  }
}, 60_000);

describe("who may", () => {
  test.each(roles.filter((role) => role !== "receptionist"))("%s may not", async (role: Role) => {
    const answer = await call("/api/dossiers", birth(), role);
    expect(answer.status).toBe(403);
    expect((await answer.json()).code).toBe("dossier.not-yours");
    expect((await call("/api/dossiers/batch", { dossiers: [birth()] }, role)).status).toBe(403);
  });

  test("nobody without the right name and password, and a cookie counts for nothing", async () => {
    expect((await call("/api/dossiers", birth(), "receptionist", "sai")).status).toBe(401);
    expect((await call("/api/dossiers", birth(), "nobody")).status).toBe(401);
    const client = served.client();
    await client.signInAs({ roles: "receptionist", agencyCode: "H36.50.01" });
    const answer = await client.fetch("/api/dossiers", {
      method: "POST",
      headers: { "content-type": "application/json" },
      body: JSON.stringify(birth()),
    });
    expect(answer.status).toBe(401);
    expect(answer.headers.get("www-authenticate")).toContain("Basic");
  });
});

test("both operations are described", async () => {
  const { paths } = await (await fetch(`${served.url}/api/openapi.json`)).json();
  expect(Object.keys(paths)).toEqual(expect.arrayContaining(["/api/dossiers", "/api/dossiers/batch"]));
});
