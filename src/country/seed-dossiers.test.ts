import { sql } from "kysely";
import { afterAll, beforeAll, expect, test } from "vitest";
import { findScenario, templateFlows } from "../../data/index.ts";
import { introduce, type TestNode, testNode } from "../../test/support/node.ts";
import {
  completeStep,
  handOver,
  type Practice,
  readPractice,
  receiveSupplement,
  recordPayment,
} from "../authority/dossiers/index.ts";
import { dossiersSystem } from "../authority/dossiers/system.ts";
import { outcomesOf } from "../authority/procedures/index.ts";
import { nationalDossiers } from "../national/dossiers/system.ts";
import type { Principal, Role } from "../platform/auth/index.ts";
import { type Db, newId } from "../platform/db/index.ts";
import { listMetric, readMetric } from "../platform/metrics/index.ts";
import { demoStart } from "./places.ts";
import { seedAuthority } from "./seed-authority.ts";
import { seedDossiers } from "./seed-dossiers.ts";

const province = "H16";
let national: TestNode;
let node: TestNode;
let count = 0;

beforeAll(async () => {
  const now = new Date(demoStart);
  national = await testNode({ role: "national", code: "VN", now });
  introduce(national, nationalDossiers(national).system);
  node = await testNode({ code: province, now });
  const xmlOf = (key: string): string => templateFlows().find((flow) => flow.key === key)?.xml ?? "";
  introduce(
    node,
    dossiersSystem(node, { generalFlows: { sameDay: xmlOf("one-officer"), oneStop: xmlOf("one-stop") } }),
  );
  await seedAuthority(node);
  count = await seedDossiers(national, node, 0.4);
}, 120_000);

afterAll(async () => {
  await Promise.all([national.drop(), node.drop()]);
});

async function numbers(db: Db, query: ReturnType<typeof sql>): Promise<Readonly<Record<string, number>>> {
  const { rows } = await query.execute(db);
  const [row = {}] = rows as Record<string, unknown>[];
  return Object.fromEntries(Object.entries(row).map(([key, value]) => [key, Number(value)]));
}

test("the history is there once, in the partitions of its time", async () => {
  expect(count).toBeGreaterThan(300);
  expect(await seedDossiers(national, node, 0.4)).toBe(0);
  const found = await numbers(
    node.db,
    sql`SELECT (SELECT count(*) FROM dossier.dossier) AS dossiers, (SELECT count(*) FROM dossier.event_default) AS strays,
      (SELECT count(*) FROM dossier.sync) AS stands, (SELECT count(*) FROM dossier.dossier d WHERE NOT EXISTS (
        SELECT FROM dossier.applicant a WHERE a.id = d.applicant_id)) AS strangers,
      (SELECT count(*) FROM dossier.dossier d WHERE offered_id IS NULL) AS unknown`,
  );
  expect(found).toEqual({ dossiers: count, strays: 0, stands: count, strangers: 0, unknown: 0 });
});

test("rows agree with each other: revisions, digests, counters, instances", async () => {
  const wrong = await numbers(
    node.db,
    sql`SELECT
      (SELECT count(*) FROM dossier.dossier d WHERE revision <> (SELECT max(e.revision) FROM dossier.event e WHERE e.dossier_id = d.id AND e.kind <> 'sync-refused')) AS revisions,
      (SELECT count(*) FROM dossier.dossier d WHERE digest <> dossier.digest_of(code, procedure_code, agency_code, channel, state, received_at, due_at,
        ended_at, returned_at, supplements)) AS digests,
      (SELECT count(*) FROM dossier.dossier d JOIN dossier.sync s ON s.dossier_id = d.id WHERE s.digest <> d.digest OR s.revision <> d.revision) AS stands,
      (SELECT count(*) FROM (SELECT received_agency, (received_at AT TIME ZONE 'Asia/Ho_Chi_Minh')::date AS day, count(*) AS n FROM dossier.dossier
        GROUP BY 1, 2) d FULL JOIN dossier.counter c ON c.agency_code = d.received_agency AND c.day = d.day WHERE c.last IS DISTINCT FROM d.n) AS counters,
      (SELECT count(*) FROM dossier.dossier d WHERE ended_at IS NULL AND NOT EXISTS (
        SELECT FROM flow.instance i WHERE i.id = d.instance_id AND i.status = 0 AND i.subject = d.code)) AS instances,
      (SELECT count(*) FROM dossier.work w JOIN dossier.dossier d ON d.id = w.dossier_id WHERE w.closed_at IS NULL AND w.token > 0 AND w.place = 'here'
        AND NOT EXISTS (SELECT FROM flow.task t WHERE t.instance_id = d.instance_id AND t.token = w.token AND t.node = w.node AND t.closed_at IS NULL)) AS tasks`,
  );
  expect(wrong).toEqual({ revisions: 0, digests: 0, stands: 0, counters: 0, instances: 0, tasks: 0 });
});

test("every figure is what its list adds up to, on both sides", async () => {
  const period = { from: "2018-12-01", to: "2020-11-16" };
  for (const [where, db] of [
    [node, node.db],
    [national, national.db],
  ] as const) {
    const all = where.metrics
      .all()
      .filter(({ code }) => code.startsWith("dossier.") || code.startsWith("national-dossier."));
    expect(all.length).toBeGreaterThan(5);
    for (const { code, kind } of all) {
      const query = { metric: code, ...(kind === "stock" ? { to: period.to } : period) };
      const list = await listMetric(where.metrics, db, { query, offset: 0, limit: 1 });
      expect((await readMetric(db, query)).total, code).toBe(list.total);
    }
  }
  const received = await readMetric(node.db, { metric: "dossier.received", ...period });
  expect(received.total).toBeGreaterThan(count * 0.95);
});

test("both sides have the same digest where the scenario says that it arrived, and differ exactly elsewhere", async () => {
  const ours = await sql<{ code: string; digest: string; acked: boolean; refused: string | null }>`
    SELECT code, digest::text AS digest, acked_revision = revision AS acked, refused_code AS refused FROM dossier.sync`.execute(
    node.db,
  );
  const { rows } = await sql<{ code: string; digest: string }>`
    SELECT code, digest::text AS digest FROM national_dossier.dossier WHERE node = ${province}`.execute(national.db);
  const theirs = new Map(rows.map(({ code, digest }) => [code, digest]));
  const same = ours.rows.filter(({ code, digest }) => theirs.get(code) === digest);
  const stale = ours.rows.filter(({ code, digest }) => theirs.has(code) && theirs.get(code) !== digest);
  const lost = ours.rows.filter(({ code, acked }) => !theirs.has(code) && acked);
  const refused = ours.rows.filter((row) => row.refused !== null);
  const unsent = ours.rows.filter(({ code, acked, refused }) => !theirs.has(code) && !acked && refused === null);
  expect(theirs.size).toBe(same.length + stale.length);
  expect(same.length + stale.length + lost.length + refused.length + unsent.length).toBe(count);
  expect([...same, ...stale].every(({ acked }) => acked)).toBe(true);
  const scenario = findScenario(province)?.dossiers;
  expect(Math.abs(theirs.size / count - (scenario?.reported.value ?? 0))).toBeLessThan(0.08);
  expect(Math.abs(stale.length / theirs.size - (scenario?.stale.value ?? 0))).toBeLessThan(0.06);
  for (const some of [same, stale, lost, refused, unsent]) expect(some.length).toBeGreaterThan(0);
  const { rows: noted } = await sql<{ code: string; reason: string; suggestion: string }>`
    SELECT written_code AS code, reason, suggestion FROM national_dossier.refusal WHERE node = ${province} AND repaired_at IS NULL`.execute(
    national.db,
  );
  expect(noted.length).toBe(refused.length);
  // A wrong dossier code never stands here: what was sent was wrong, and sending it again under the right one repairs it.
  const codes = new Set(ours.rows.map(({ code }) => code));
  for (const { code, reason, suggestion } of noted)
    expect(reason === "dossier-code" ? !codes.has(code) && codes.has(suggestion) : codes.has(code), code).toBe(true);
});

test("officers go on with every dossier that is open, to its end", async () => {
  node.clock.set(new Date("2020-11-16T09:00:00+07:00"));
  const practice = await readPractice(node);
  const open = await sql<{
    id: string;
  }>`SELECT id FROM dossier.dossier WHERE ended_at IS NULL OR state = 9 ORDER BY code`.execute(node.db);
  expect(open.rows.length).toBeGreaterThan(45);
  for (const { id } of open.rows) await finish(id, practice);
  const left = await numbers(
    node.db,
    sql`SELECT (SELECT count(*) FROM dossier.dossier WHERE state NOT IN (3, 7, 10)) AS open,
      (SELECT count(*) FROM flow.instance WHERE status = 0) AS running, (SELECT count(*) FROM dossier.work WHERE closed_at IS NULL) AS work`,
  );
  expect(left).toEqual({ open: 0, running: 0, work: 0 });
}, 120_000);

type Step = {
  readonly state: number;
  readonly flow: string;
  readonly token: number;
  readonly node: string;
  readonly role: Role;
  readonly agency: string;
  readonly place: string;
  readonly receiver: string;
};

async function finish(dossierId: string, practice: Practice): Promise<void> {
  for (let steps = 0; steps < 40; steps++) {
    const { rows } = await sql<Step>`
      SELECT d.state, d.flow, w.token, w.node, w.role, w.agency_code AS agency, w.place, d.received_agency AS receiver
      FROM dossier.work w JOIN dossier.dossier d ON d.id = w.dossier_id WHERE d.id = ${dossierId} AND w.closed_at IS NULL
      ORDER BY w.token LIMIT 1`.execute(node.db);
    const [step] = rows;
    if (!step) return;
    await take(dossierId, step, practice);
  }
  throw new Error("a dossier does not end");
}

async function take(dossierId: string, step: Step, practice: Practice): Promise<void> {
  const { state, token, agency, receiver } = step;
  if (state === 9) {
    await handOver(node, officer("receptionist", agency), { dossierId, receiver: "Người nộp", by: "counter" });
  } else if (step.place === "waiting" && state === 5) {
    await receiveSupplement(node, officer("receptionist", receiver), { dossierId });
  } else if (step.place === "waiting") {
    await recordPayment(node, officer("receptionist", receiver), { dossierId, amount: 50_000, receipt: "BL" });
  } else {
    const plan = practice.findFlow(step.flow)?.plan;
    const drawn = plan?.nodes[step.node];
    const outcomes = plan && drawn ? outcomesOf(plan, drawn).map(({ code }) => code) : [];
    const outcome =
      outcomes.find((code) => ["approve", "sign", "match", "complete"].includes(code)) ?? outcomes[0] ?? "";
    const role = step.role === "specialist" && agency.split(".").length > 2 ? "receptionist" : step.role;
    await completeStep(node, officer(role, agency), { dossierId, token, outcome });
  }
}

function officer(role: Role, agencyCode: string): Principal {
  const validFrom = new Date("2018-01-02T00:00:00+07:00");
  const grant = {
    id: newId(),
    agencyCode,
    role,
    title: role,
    titleEn: role,
    validFrom,
    validUntil: null,
    onBehalfOf: null,
  };
  return {
    accountId: newId(),
    username: `${role}.${agencyCode}`,
    name: role,
    sessionId: "s",
    agencyCode,
    grants: [grant],
  };
}
