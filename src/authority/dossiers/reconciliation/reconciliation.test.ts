import { sql } from "kysely";
import { afterAll, beforeAll, beforeEach, describe, expect, test } from "vitest";
import { introduce, type TestNode } from "../../../../test/support/node.ts";
import { nationalReconciliationJobs } from "../../../national/dossiers/reconciliation/jobs.ts";
import { type Principal, type Role, roles } from "../../../platform/auth/index.ts";
import { newId, withClient } from "../../../platform/db/index.ts";
import { bucketOf } from "../../../platform/metrics/index.ts";
import { createOutbox } from "../../../platform/outbox/index.ts";
import { digestOf, printOf } from "../../../protocol/dossiers/index.ts";
import type { Dossier } from "../record.ts";
import { foldDigests } from "../store/reconciliation-digests.ts";
import { createSync } from "../sync/create-sync.ts";
import { packLane } from "../sync/send-to-nation.ts";
import { aDossier, connect, moved, nationStand, put, startSync, syncNode, until } from "../sync/sync.fixture.ts";
import { beginComparison } from "./begin-comparison.ts";
import { compareNow } from "./compare-now.ts";
import { keepDigests, reconciliationJobs } from "./jobs.ts";
import { reconciliationMessages } from "./messages.ts";
import { mayCompare, maySettle, reconciliationScope } from "./policy.ts";
import { sendOurs } from "./send-ours.ts";
import { withdrawRecord } from "./withdraw-record.ts";

let nation: Awaited<ReturnType<typeof nationStand>>;
let node: TestNode;

beforeAll(async () => {
  nation = await nationStand();
  node = await syncNode();
  introduce(node, { name: "reconciliation", messages: reconciliationMessages(node) });
  await connect(node, nation);
  await startSync(node);
}, 120_000);

afterAll(async () => {
  await node.drop();
  await nation.stop();
  await nation.node.drop();
});

beforeEach(async () => {
  await settled();
});

const portal = (statement: string) => withClient(nation.node.config.databaseUrl, (client) => client.query(statement));
const here = (statement: string) => withClient(node.config.databaseUrl, (client) => client.query(statement));

/** Lets nothing leave for a while. */
const hold = () =>
  here(`INSERT INTO platform.breaker (destination, open_until) VALUES ('VN', now() + interval '1 hour')
    ON CONFLICT (destination) DO UPDATE SET open_until = excluded.open_until`);
async function release(): Promise<void> {
  await here(`UPDATE platform.breaker SET open_until = NULL`);
  node.outbox.wake("VN");
}

/** Until nothing is on its way. */
async function settled(): Promise<void> {
  await until(async () => {
    const { rows } = await sql<{ waiting: number }>`
      SELECT (SELECT count(*) FROM dossier.sync WHERE acked_revision < revision AND refused_code IS NULL)
        + (SELECT count(*) FROM dossier.sync_queue) + (SELECT count(*) FROM dossier.sync_message) + (SELECT count(*) FROM platform.outbox) AS waiting`.execute(
      node.db,
    );
    return rows[0]?.waiting === 0;
  }, "everything has arrived");
}

type Compared = {
  readonly id: string;
  readonly state: string;
  readonly bytes: number;
  readonly found: Readonly<Record<string, number | boolean | string>>;
  readonly differences: Readonly<Record<string, string>>;
};

/** A comparison to its end. */
async function compare(): Promise<Compared> {
  const id = await node.db.transaction().execute((tx) => beginComparison(node, tx));
  return until(async () => {
    const one = await read(id ?? "");
    return one.state !== "running" && one;
  }, "the comparison has ended");
}

async function read(id: string, of: TestNode = node): Promise<Compared> {
  const { rows } = await sql<Omit<Compared, "differences">>`
    SELECT id, state, bytes, found FROM dossier.comparison WHERE id = ${id}::uuid`.execute(of.db);
  const { rows: found } = await sql<{ code: string; kind: string; cause: string }>`
    SELECT code, kind, cause FROM dossier.difference WHERE comparison_id = ${id}::uuid ORDER BY code`.execute(of.db);
  if (!rows[0]) throw new Error("no comparison");
  return {
    ...rows[0],
    differences: Object.fromEntries(found.map(({ code, kind, cause }) => [code, `${kind} ${cause}`])),
  };
}

/** Dossiers of an agency received on a day, taken by the portal. */
async function enter(count: number, day: string, over: Partial<Dossier> = {}): Promise<readonly Dossier[]> {
  const receivedAt = new Date(`${day}T08:15:20+07:00`);
  const dossiers = Array.from({ length: count }, () => {
    const one = aDossier({ receivedAt, dueAt: null, updatedAt: receivedAt, ...over });
    return { ...one, code: one.code.replace("201123", day.replaceAll("-", "").slice(2)) };
  });
  for (const dossier of dossiers) await put(node, dossier);
  await settled();
  return dossiers;
}

function codes(dossiers: readonly Dossier[]): string {
  return dossiers.map(({ code }) => `'${code}'`).join(", ");
}

describe("a comparison", () => {
  test("what it repairs is old, but was not long on its way: neither side counts the months as lag", async () => {
    const [lost] = await enter(1, "2020-08-03");
    if (!lost) throw new Error("no dossier");
    await portal(
      `DELETE FROM national_dossier.dossier WHERE code = '${lost.code}'; DELETE FROM national_dossier.arrival_hour`,
    );
    await here(
      `UPDATE dossier.sync SET changed_at = '2020-08-03T08:15:20+07:00' WHERE code = '${lost.code}'; DELETE FROM dossier.sync_hour`,
    );
    const { id } = await compare();
    await settled();
    expect((await read(id)).differences).toEqual({ [lost.code]: "missing lost" });
    const [ours, theirs] = await Promise.all([
      here(`SELECT max(bucket) AS bucket, sum(changes)::int AS changes FROM dossier.sync_hour`),
      portal(`SELECT max(bucket) AS bucket, sum(changes)::int AS changes FROM national_dossier.arrival_hour`),
    ]);
    for (const { rows } of [ours, theirs]) {
      expect(rows[0]).toMatchObject({ changes: 1 });
      expect(rows[0].bucket).toBeLessThan(bucketOf(3_600_000));
    }
    const kept = await portal(`SELECT changed_at FROM national_dossier.dossier WHERE code = '${lost.code}'`);
    expect(kept.rows).toEqual([{ changed_at: lost.updatedAt }]);
  });

  test("finds each kind of difference, whoever made it, repairs it, and both sides keep the same evidence", async () => {
    const day = await enter(40, "2020-11-18");
    const other = await enter(6, "2020-10-05", { agencyCode: "H36.50.02" });
    const before = await compare();
    expect(before).toMatchObject({ state: "equal", differences: {} });
    const [a, b, c, d, e, f] = [...day.slice(3, 7), ...other.slice(1, 3)];
    if (!a || !b || !c || !d || !e || !f) throw new Error("no dossiers");
    await portal(`DELETE FROM national_dossier.dossier WHERE code IN (${codes([a, e])})`);
    await portal(`UPDATE national_dossier.dossier SET revision = 0, state = 2 WHERE code = '${b.code}'`);
    await portal(`UPDATE national_dossier.dossier SET state = 9, ended_at = now() WHERE code = '${c.code}'`);
    await portal(`UPDATE national_dossier.dossier SET agency_code = 'H36.50' WHERE code = '${f.code}'`);
    await here(`UPDATE dossier.dossier SET state = 5 WHERE code = '${d.code}'`);
    const unsent = aDossier();
    await hold();
    await put(node, unsent);
    await until(async () => (await here("SELECT FROM dossier.sync_queue")).rows.length === 0, "it is packed");
    await here(`DELETE FROM dossier.sync_message; DELETE FROM platform.outbox`);
    await release();
    const found = await compare();
    expect(found.differences).toEqual({
      [a.code]: "missing lost",
      [b.code]: "stale late-sync",
      [c.code]: "different other-path",
      [d.code]: "different other-path",
      [e.code]: "missing lost",
      [f.code]: "different other-path",
      [unsent.code]: "missing never-sent",
    });
    expect(found).toMatchObject({
      state: "differs",
      found: { missing: 3, stale: 1, different: 3, extra: 0, repaired: 7 },
    });
    await settled();
    await keepDigests(node);
    expect((await read(found.id)).state).toBe("repaired");
    expect(await compare()).toMatchObject({ state: "equal", differences: {} });
    const digests = await sql<{ digest: string }>`
      SELECT digest::text AS digest FROM national_dossier.dossier WHERE code = ${d.code}`.execute(nation.node.db);
    expect(digests.rows[0]?.digest).toBe(digestOf({ ...d, state: 5 }).toString());
    const evidence = await until(async () => {
      for (const { run } of nationalReconciliationJobs) await run(nation.node, null);
      const { rows } = await sql<{ state: string; bytes: number; differences: number; open: number }>`
        SELECT c.state, c.bytes, count(d.code) AS differences, count(d.code) FILTER (WHERE d.repaired_at IS NULL) AS open
        FROM national_dossier.comparison c LEFT JOIN national_dossier.difference d ON d.comparison_id = c.id
        WHERE c.id = ${found.id}::uuid GROUP BY c.id`.execute(nation.node.db);
      return rows[0]?.state === "repaired" && rows[0];
    }, "the portal has closed it");
    expect(evidence).toEqual({ state: "repaired", bytes: found.bytes, differences: 7, open: 0 });
  }, 60_000);

  test("finds nothing wrong while changes flow, and what it drills into for them is no difference", async () => {
    const dossiers = [...(await enter(30, "2020-11-19"))];
    const stop = Date.now() + 4_000;
    const flow = (async () => {
      for (let turn = 0; Date.now() < stop; turn++) {
        const place = turn % dossiers.length;
        const one = dossiers[place];
        if (!one) continue;
        const next = moved(one, { state: one.state === 4 ? 5 : 4, supplements: one.supplements + 1 });
        await put(node, next, one);
        dossiers[place] = next;
        if (turn % 5 === 0) await put(node, aDossier());
      }
    })();
    const compared: Compared[] = [];
    while (Date.now() < stop) compared.push(await compare());
    await flow;
    expect(compared.length).toBeGreaterThan(3);
    expect(compared.flatMap(({ differences }) => Object.entries(differences))).toEqual([]);
    expect(new Set(compared.map(({ state }) => state))).toEqual(new Set(["equal"]));
    await settled();
    expect(await compare()).toMatchObject({ state: "equal", found: { onWay: 0 } });
  }, 60_000);

  test("goes on in another process after the first has died between question and answer", async () => {
    const second = await syncNode({ code: "H34" });
    await connect(second, nation);
    // A process that lives for a moment, and is gone.
    const live = async () => {
      const { db, keys, machine, log } = second;
      const outbox = createOutbox({ db, keys, machine, log });
      outbox.register([...createSync(second).messages, ...reconciliationMessages(second)]);
      outbox.start();
      await new Promise((done) => setTimeout(done, 5));
      await outbox.stop();
    };
    for (const number of ["0001", "0002"]) {
      await put(second, aDossier({ code: `H34.05-201123-${number}`, agencyCode: "H34.05" }));
    }
    for (let lane = 0; lane < 4; lane++) await packLane(second, lane);
    const acked = async () => (await sql`SELECT FROM dossier.sync WHERE acked_revision = 1`.execute(second.db)).rows;
    for (let turn = 0; (await acked()).length < 2 && turn < 600; turn++) await live();
    await portal(`DELETE FROM national_dossier.dossier WHERE code = 'H34.05-201123-0002'`);
    const id = (await second.db.transaction().execute((tx) => beginComparison(second, tx))) ?? "";
    expect(await second.db.transaction().execute((tx) => beginComparison(second, tx))).toBeUndefined();
    let lives = 0;
    while ((await read(id, second)).state === "running" && lives < 600) {
      await live();
      lives += 1;
    }
    expect(lives).toBeGreaterThan(1);
    expect(await read(id, second)).toMatchObject({
      state: "differs",
      differences: { "H34.05-201123-0002": "missing lost" },
    });
  }, 60_000);

  test("leaves refused records apart: they are no difference, whether the portal has an older state or none", async () => {
    const [older] = await enter(1, "2020-11-16");
    if (!older) throw new Error("no dossier");
    await put(node, moved(older, { procedureCode: "1.99999", state: 5 }), older);
    await put(node, aDossier({ procedureCode: "1.88888" }));
    await until(async () => {
      const { rows } = await sql`SELECT FROM dossier.sync WHERE refused_code IS NOT NULL`.execute(node.db);
      return rows.length === 2;
    }, "both are refused");
    expect(await compare()).toMatchObject({ state: "equal", differences: {} });
  }, 60_000);

  test("an answer that says nonsense ends it with the reason; the next one begins anew", async () => {
    await hold();
    const id = await node.db.transaction().execute((tx) => beginComparison(node, tx));
    const { rows } = await sql<{
      id: string;
    }>`SELECT step ->> 'messageId' AS id FROM dossier.comparison WHERE id = ${id ?? ""}::uuid`.execute(node.db);
    const [handler] = reconciliationMessages(node);
    await node.db.transaction().execute(async (tx) => {
      const message = {
        id: rows[0]?.id ?? "",
        destination: "VN",
        type: "dossier-digests.v1",
        key: "k",
        payloadId: null,
        receipt: "",
      };
      const answer = { outcome: "accepted", data: { differ: [["H36.50.01", "2020-13"], [7]] } } as const;
      await handler?.answered?.(tx, [{ ...message, meta: { level: "months" }, answer }]);
    });
    expect(await read(id ?? "")).toMatchObject({ state: "failed", found: { reason: "answer-unreadable" } });
    await release();
    expect((await compare()).state).toBe("equal");
  }, 60_000);
});

describe("a record that only the portal has", () => {
  const extra = "H36.50.01-201120-9001";
  const plantExtra = () =>
    portal(`INSERT INTO national_dossier.dossier (code, node, via, revision, digest, agency_code, day, procedure_code, sector_code, channel, state,
      received_at, record, first_at, changed_at, arrived_at) VALUES ('${extra}', 'H36', 'node', 1, 42, 'H36.50.01', '2020-11-20', '1.001193', 'G15-HT06',
      1, 4, '2020-11-20T08:00:00+07:00', '{"MaHoSo": "${extra}"}', now(), now(), now())`);

  test("is shown and never removed by itself; an officer takes it back with a reason, and the portal keeps it", async () => {
    await plantExtra();
    const found = await compare();
    expect(found.differences).toEqual({ [extra]: "extra unknown" });
    expect((await compare()).differences).toEqual({ [extra]: "extra unknown" });
    const reason = "Nhập nhầm khi kiểm thử phần mềm cũ";
    await expect(withdrawRecord(node, who("leader", "H36.50"), { code: extra, reason })).rejects.toMatchObject({
      code: "reconciliation.forbidden",
    });
    await expect(withdrawRecord(node, who("controller", "H36"), { code: extra, reason: "nhầm" })).rejects.toMatchObject(
      {
        code: "reconciliation.reason-missing",
      },
    );
    await withdrawRecord(node, who("controller", "H36"), { code: extra, reason });
    await expect(withdrawRecord(node, who("controller", "H36"), { code: extra, reason })).rejects.toMatchObject({
      code: "reconciliation.no-such-difference",
    });
    await settled();
    const kept = await sql<{ code: string; reason: string; kept: { record: unknown } }>`
      SELECT code, reason, kept FROM national_dossier.withdrawn`.execute(nation.node.db);
    expect(kept.rows).toMatchObject([{ code: extra, reason, kept: { record: { MaHoSo: extra } } }]);
    expect((await read(found.id)).state).toBe("repaired");
    expect(await compare()).toMatchObject({ state: "equal" });
    // Reported once more by software of the agency, it is taken back once more.
    await plantExtra();
    expect((await compare()).differences).toEqual({ [extra]: "extra unknown" });
    await withdrawRecord(node, who("controller", "H36"), { code: extra, reason });
    await settled();
    expect(await compare()).toMatchObject({ state: "equal" });
  }, 60_000);

  test("a newer state there than here waits for a person, whose word is sent with a revision above it", async () => {
    const [one] = await enter(1, "2020-11-13");
    if (!one) throw new Error("no dossier");
    await portal(`UPDATE national_dossier.dossier SET revision = 9, state = 10 WHERE code = '${one.code}'`);
    expect((await compare()).differences).toEqual({ [one.code]: "different ahead" });
    await keepDigests(node);
    const open = await sql`SELECT FROM dossier.difference WHERE code = ${one.code} AND repaired_at IS NULL`.execute(
      node.db,
    );
    expect(open.rows).toHaveLength(1);
    await expect(sendOurs(node, who("specialist", "H36"), one.code)).rejects.toMatchObject({
      code: "reconciliation.forbidden",
    });
    await sendOurs(node, who("leader", "H36"), one.code);
    await settled();
    expect(await compare()).toMatchObject({ state: "equal" });
    const { rows } = await sql`SELECT revision, state FROM national_dossier.dossier WHERE code = ${one.code}`.execute(
      nation.node.db,
    );
    expect(rows).toEqual([{ revision: 10, state: 4 }]);
    await keepDigests(node);
    const left = await sql`SELECT FROM dossier.difference WHERE code = ${one.code} AND repaired_at IS NULL`.execute(
      node.db,
    );
    expect(left.rows).toEqual([]);
  }, 60_000);
});

describe("digests", () => {
  test("are exact however many write at once, by day and by month", async () => {
    await Promise.all(
      Array.from({ length: 8 }, async (_one, writer) => {
        for (let turn = 0; turn < 12; turn++) {
          const one = aDossier({ agencyCode: writer % 2 ? "H36.50.01" : "H36.50.02" });
          await put(node, one);
          if (turn % 3 === 0) await put(node, moved(one, { state: 5 }), one);
          if (turn % 4 === 0) await node.db.transaction().execute(foldDigests);
        }
      }),
    );
    await node.db.transaction().execute(foldDigests);
    const wrong = await sql`
      SELECT FROM (SELECT agency_code, day, count(*)::int AS dossiers, bit_xor(digest) AS digest FROM dossier.sync
        WHERE NOT (refused_code IS NOT NULL AND acked_revision = 0) GROUP BY agency_code, day) real
      FULL JOIN dossier.sync_digest kept USING (agency_code, day)
      WHERE (real.dossiers, real.digest) IS DISTINCT FROM (kept.dossiers, kept.digest)`.execute(node.db);
    expect(wrong.rows).toEqual([]);
    const months = await sql`
      SELECT FROM (SELECT agency_code, date_trunc('month', day)::date AS month, sum(dossiers)::int AS dossiers, bit_xor(digest) AS digest
        FROM dossier.sync_digest GROUP BY 1, 2) real FULL JOIN dossier.sync_month kept USING (agency_code, month)
      WHERE (real.dossiers, real.digest) IS DISTINCT FROM (kept.dossiers, kept.digest)`.execute(node.db);
    expect(months.rows).toEqual([]);
  }, 60_000);

  test("the database counts the same digest as the program", async () => {
    const dossier = aDossier({
      dueAt: null,
      supplements: 3,
      state: 10,
      endedAt: new Date(),
      returnedAt: new Date("2020-11-23T09:00:00.900Z"),
    });
    await put(node, dossier);
    const { rows } = await sql<{ digest: string }>`
      SELECT dossier.digest_of(code, procedure_code, agency_code, channel, state, received_at, due_at, ended_at, returned_at, supplements)::text
        AS digest FROM dossier.dossier WHERE id = ${dossier.id}::uuid`.execute(node.db);
    expect(rows[0]?.digest).toBe(digestOf(dossier).toString());
  });

  test("a print tells sums apart, in another way in every comparison", () => {
    const [one, other] = [newId(), newId()];
    expect(printOf(one, 3, 77n)).toHaveLength(6);
    expect(printOf(one, 3, 77n)).not.toBe(printOf(one, 3, 78n));
    expect(printOf(one, 3, 77n)).not.toBe(printOf(other, 3, 77n));
  });
});

describe("who may", () => {
  const now = new Date("2020-11-24T09:00:00+07:00");

  test.each(roles)("%s", (role) => {
    const seeing = ["receptionist", "specialist", "leader", "clerk", "controller", "admin"].includes(role);
    expect(reconciliationScope(who(role, "H36"), "H36", now)).toEqual(seeing ? { agency: null } : undefined);
    expect(reconciliationScope(who(role, "H36.50"), "H36", now)).toEqual(seeing ? { agency: "H36.50" } : undefined);
    expect(mayCompare(who(role, "H36"), "H36", now)).toBe(["leader", "controller", "admin"].includes(role));
    expect(mayCompare(who(role, "H36.50"), "H36", now)).toBe(false);
    expect(maySettle(who(role, "H36"), "H36", now)).toBe(["leader", "controller"].includes(role));
    expect(maySettle(who(role, "H36.50"), "H36", now)).toBe(false);
  });

  test("a comparison begun by hand is in the audit; one that runs is not begun again", async () => {
    await hold();
    await expect(compareNow(node, who("specialist", "H36"))).rejects.toMatchObject({
      code: "reconciliation.forbidden",
    });
    expect(await compareNow(node, who("controller", "H36"))).toBe(true);
    expect(await compareNow(node, who("controller", "H36"))).toBe(false);
    await release();
    const { rows } = await sql`SELECT FROM platform.audit WHERE action = 'dossier.compare'`.execute(node.db);
    expect(rows).toHaveLength(1);
    await settled();
  });

  test("the job waits while much is on its way", async () => {
    await here(`INSERT INTO dossier.sync (dossier_id, code, agency_code, day, digest, revision, changed_at)
      SELECT gen_random_uuid(), 'x', 'H36.50.01', '2020-11-01', 1, 1, now() FROM generate_series(1, 5001)`);
    const count = async () => (await sql`SELECT FROM dossier.comparison`.execute(node.db)).rows.length;
    const before = await count();
    await reconciliationJobs.find(({ name }) => name === "dossier.comparison")?.run(node, null);
    expect(await count()).toBe(before);
    await here(`DELETE FROM dossier.sync WHERE code = 'x'`);
    await reconciliationJobs.find(({ name }) => name === "dossier.comparison")?.run(node, null);
    expect(await count()).toBe(before + 1);
    await settled();
  });
});

function who(role: Role, agencyCode: string): Principal {
  const validFrom = new Date("2018-01-01T00:00:00+07:00");
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
  return { accountId: newId(), username: role, name: `Người ${role}`, sessionId: "s", agencyCode, grants: [grant] };
}
