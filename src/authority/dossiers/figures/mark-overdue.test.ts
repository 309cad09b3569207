import { sql } from "kysely";
import { expect, test } from "vitest";
import { type TestNode, testNode } from "../../../../test/support/node.ts";
import { listMetric, readMetric, recordMetric } from "../../../platform/metrics/index.ts";
import { dossierMetrics } from "../metrics.ts";
import { aDossier, keepDossier } from "./figures.fixture.ts";
import { markOverdue, markSyncLate } from "./mark-overdue.ts";
import { comparisonChanges, countConfirmed, syncEventChange } from "./sync-figures.ts";

const at = (text: string) => new Date(`${text}+07:00`);
const november = { from: "2020-11-01", to: "2020-11-30" };

async function begin(): Promise<TestNode> {
  return testNode({
    now: at("2020-11-18T16:59:00"),
    systems: () => [{ name: "dossiers", metrics: dossierMetrics("H36") }],
  });
}

async function openWork(node: TestNode, dossierId: string, token: number, name: string, due: string): Promise<void> {
  await sql`INSERT INTO dossier.work (dossier_id, token, node, name, role, agency_code, opened_at, due_at)
    VALUES (${dossierId}, ${token}, 'n', ${name}, 'specialist', 'H36.01', ${at("2020-11-16T09:00:00")}, ${at(due)})`.execute(
    node.db,
  );
}

test("an open dossier is counted late once when its due time passes, for the step that took too long", async () => {
  const node = await begin();
  const late = await keepDossier(node.db, undefined, aDossier());
  await openWork(node, late.id, 1, "Thẩm định", "2020-11-17T17:00:00");
  await keepDossier(node.db, undefined, aDossier({ dueAt: null }));
  await keepDossier(node.db, undefined, aDossier({ dueAt: at("2020-11-19T17:00:00") }));
  expect(await markOverdue(node)).toBe(0);
  node.clock.set(at("2020-11-18T17:00:01"));
  const marked = await Promise.all([markOverdue(node), markOverdue(node), markOverdue(node)]);
  expect(marked.reduce((sum, count) => sum + count, 0)).toBe(1);
  expect(await markOverdue(node)).toBe(0);
  const pending = { metric: "dossier.pending-late", to: "2020-11-18" };
  expect((await readMetric(node.db, pending)).total).toBe(1);
  expect((await readMetric(node.db, { ...pending, to: "2020-11-17" })).total).toBe(0);
  const step = await readMetric(node.db, { metric: "dossier.late-step", ...november, by: { dim: "step" } });
  expect(step).toEqual({ total: 1, groups: [{ key: "Thẩm định", value: 1 }] });
  const where = { metric: "dossier.late-step", ...november, agencies: ["H36.01"], dims: { step: "Thẩm định" } };
  const list = await listMetric(node.metrics, node.db, { query: where, offset: 0, limit: 10 });
  expect(list).toMatchObject({ total: 1, rows: [{ href: `/dossiers/${late.code}` }] });
});

test("what ended in time is late by the sync when the portal did not know it, and stays apart from people's lateness", async () => {
  const node = await begin();
  const endedAt = at("2020-11-18T10:00:00");
  const acked = { ended: 5, started: 1 } as const;
  for (const [key, revision] of Object.entries(acked)) {
    const dossier = await keepDossier(node.db, undefined, aDossier({ state: 9, endedAt, revision: 6 }));
    await sql`INSERT INTO dossier.event (id, dossier_id, revision, at, kind, state, actor_name, agency_code)
      VALUES (${dossier.id}, ${dossier.id}, 5, ${endedAt}, 'resolved', 9, '', 'H36.01')`.execute(node.db);
    await sql`INSERT INTO dossier.sync (dossier_id, code, agency_code, day, digest, revision, changed_at, acked_revision)
      VALUES (${dossier.id}, ${key}, 'H36.01', '2020-11-16', 0, 6, ${endedAt}, ${revision})`.execute(node.db);
  }
  expect(await markSyncLate(node)).toBe(0);
  node.clock.set(at("2020-11-18T17:00:01"));
  expect(await Promise.all([markSyncLate(node), markSyncLate(node)])).toContain(1);
  expect(await markSyncLate(node)).toBe(0);
  const query = { metric: "dossier.late-by-sync", ...november };
  expect((await readMetric(node.db, query)).total).toBe(1);
  const open = await listMetric(node.metrics, node.db, { query, offset: 0, limit: 10 });
  expect([open.total, open.rows[0]?.cells.at(-1)]).toEqual([1, "–"]);
  expect((await readMetric(node.db, { metric: "dossier.resolved-late", ...november })).total).toBe(0);
  await sql`UPDATE dossier.sync SET acked_revision = 6, acked_at = ${at("2020-11-18T18:30:00")}`.execute(node.db);
  await markSyncLate(node);
  const known = await listMetric(node.metrics, node.db, { query, offset: 0, limit: 10 });
  expect([known.total, known.rows[0]?.cells.at(-1)]).toEqual([1, "18/11/2020 18:30"]);
});

test("confirmations, refusals and comparisons are what their lists add up to", async () => {
  const node = await begin();
  const now = at("2020-11-18T10:20:00");
  const dossier = await keepDossier(node.db, undefined, aDossier());
  const comparison = "00000000-0000-7000-8000-000000000001";
  await node.db.transaction().execute(async (tx) => {
    const slow = Array.from({ length: 3 }, () => ({ agencyCode: "H36.01", changedAt: at("2020-11-18T10:00:00") }));
    await countConfirmed(tx, [...slow, { agencyCode: "H36", changedAt: new Date(now.getTime() - 900) }], now);
    await countConfirmed(tx, slow, new Date(now.getTime() + 1_000));
    await sql`INSERT INTO dossier.event (id, dossier_id, revision, at, kind, state, actor_name, agency_code, detail)
      VALUES (${dossier.id}, ${dossier.id}, 1, ${now}, 'sync-refused', 4, '', 'H36', '{"reason": "procedure-code"}')`.execute(
      tx,
    );
    const { agencyCode } = dossier;
    await recordMetric(tx, [syncEventChange("sync-refused", { agencyCode, at: now, reason: "procedure-code" })]);
    await sql`INSERT INTO dossier.comparison (id, began_at, ended_at, dossiers, state)
      VALUES (${comparison}, ${now}, ${now}, 40, 'repaired')`.execute(tx);
    await sql`INSERT INTO dossier.difference (comparison_id, code, kind, agency_code)
      VALUES (${comparison}, ${dossier.code}, 'stale', 'H36.01')`.execute(tx);
    const differences = [{ agencyCode: "H36.01", kind: "stale" }];
    await recordMetric(tx, comparisonChanges({ authorityCode: "H36", endedAt: now, dossiers: 40, differences }));
  });
  const read = async (metric: string, dims?: Record<string, string>) => {
    const query = { metric, ...november, ...(dims ? { dims } : {}) };
    const list = await listMetric(node.metrics, node.db, { query, offset: 0, limit: 10 });
    return [(await readMetric(node.db, query)).total, list.total];
  };
  expect(await read("dossier.sync-confirmed")).toEqual([7, 7]);
  const buckets = await readMetric(node.db, { metric: "dossier.sync-confirmed", ...november, by: { dim: "bucket" } });
  expect(buckets.groups).toHaveLength(2);
  for (const { key, value } of buckets.groups)
    expect(await read("dossier.sync-confirmed", { bucket: key })).toEqual([value, value]);
  expect(await read("dossier.sync-refused", { reason: "procedure-code" })).toEqual([1, 1]);
  expect(await read("dossier.compared")).toEqual([40, 40]);
  expect(await read("dossier.differences", { kind: "stale" })).toEqual([1, 1]);
});
