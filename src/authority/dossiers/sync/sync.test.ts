import { createServer, type Server } from "node:http";
import type { AddressInfo } from "node:net";
import { sql } from "kysely";
import { request } from "undici";
import { afterAll, afterEach, beforeAll, describe, expect, test } from "vitest";
import type { TestNode } from "../../../../test/support/node.ts";
import { findReported } from "../../../national/dossiers/index.ts";
import { withClient } from "../../../platform/db/index.ts";
import { savePeers } from "../../../platform/keys/index.ts";
import { messagesPath } from "../../../platform/outbox/deliver.ts";
import { digestOf } from "../../../protocol/dossiers/index.ts";
import type { Dossier } from "../record.ts";
import { readEvents } from "../store/dossiers.ts";
import { readFailingLanes } from "../store/sync-lanes.ts";
import { readSyncStands } from "../store/sync-stands.ts";
import { changesOf } from "./changes-of.ts";
import { packLane } from "./send-to-nation.ts";
import { aDossier, connect, moved, nationStand, put, startSync, syncNode, until } from "./sync.fixture.ts";

let nation: Awaited<ReturnType<typeof nationStand>>;
let node: TestNode;
let gate: Server;
/** What the line to the nation does with a call of the door. */
let line: "open" | "cut" | "answer lost" | "nonsense" | "slow" = "open";
let calls = 0;

/** A line between the two nodes that can be disturbed. */
async function layGate(to: string): Promise<Server> {
  const server = createServer(async (incoming, outgoing) => {
    const chunks: Buffer[] = [];
    for await (const chunk of incoming) chunks.push(chunk);
    if (incoming.url === messagesPath) calls += 1;
    if (line === "cut") return void outgoing.destroy();
    if (line === "nonsense") return void outgoing.end("<html>Bảo trì</html>");
    if (line === "slow") await new Promise((done) => setTimeout(done, 700));
    const { connection, host, "transfer-encoding": _, ...headers } = incoming.headers;
    const answer = await request(new URL(incoming.url ?? "/", to), {
      method: "POST",
      headers,
      body: Buffer.concat(chunks),
    });
    const body = Buffer.from(await answer.body.arrayBuffer());
    if (line === "answer lost") return void outgoing.destroy();
    outgoing.writeHead(answer.statusCode, { "content-type": String(answer.headers["content-type"]) });
    outgoing.end(body);
  });
  await new Promise<void>((ready) => server.listen(0, "127.0.0.1", ready));
  return server;
}

beforeAll(async () => {
  nation = await nationStand();
  node = await syncNode();
  gate = await layGate(nation.url);
  await connect(node, nation);
  const name = { vi: "Quốc gia", en: "Nation" };
  const baseUrl = `http://127.0.0.1:${(gate.address() as AddressInfo).port}`;
  await savePeers(node.db, [{ code: "VN", name, baseUrl, publicKey: nation.node.keys.publicKey }]);
  await startSync(node);
}, 120_000);

afterAll(async () => {
  await node.drop();
  gate.closeAllConnections();
  gate.close();
  await nation.stop();
  await nation.node.drop();
});

afterEach(() => {
  line = "open";
});

async function standOf({ id }: Dossier, db = node.db) {
  const [stand] = await readSyncStands(db, [id]);
  return stand;
}

/** The portal's row of a dossier, once it has this revision. */
async function atPortal({ code }: Dossier, revision: number) {
  return until(async () => {
    await mend();
    const [row] = await findReported(nation.node.db, [code]);
    return row && row.revision >= revision ? row : undefined;
  }, `${code} at revision ${revision}`);
}

/** Lets a disturbed line be tried again without its long pauses. */
async function mend(): Promise<void> {
  for (const { machine } of [node, nation.node]) machine.set(new Date());
  if (line !== "open") return;
  await sql`UPDATE platform.breaker SET failures = 0, open_until = NULL`.execute(node.db);
  await sql`UPDATE platform.outbox SET next_at = now() WHERE next_at > now()`.execute(node.db);
}

const confirmed = (dossier: Dossier) =>
  until(async () => {
    await mend();
    const stand = await standOf(dossier);
    return stand && stand.ackedRevision === dossier.revision ? stand : undefined;
  }, "confirmation");

async function progressAt(code: string): Promise<readonly { revision: string; state: number }[]> {
  const { rows } = await sql<{ revision: string; state: number }>`
    SELECT record ->> 'NoiDungXuLy' AS revision, state FROM national_dossier.progress WHERE code = ${code} ORDER BY at`.execute(
    nation.node.db,
  );
  return rows;
}

describe("changes of dossiers", () => {
  test("reach the portal with what they say, and come back confirmed", async () => {
    const first = aDossier({ supplements: 1, fee: 75_000 });
    await put(node, first);
    expect(await confirmed(first)).toMatchObject({ refusedCode: null });
    const row = await atPortal(first, 1);
    expect(row).toMatchObject({
      ...{ node: "H36", via: "node", agencyCode: "H36.50.01", procedureCode: "1.001193", state: 4, supplements: 1 },
      ...{ receivedAt: first.receivedAt, dueAt: first.dueAt, endedAt: null, changedAt: node.clock.now() },
      record: { ChuHoSo: "K’Brểu Thị Lan", DonViXuLy: "UBND phường 1", MaDonViXuLy: "H36.50.01" },
    });
    expect(digestOf(row)).toBe(digestOf(first));
    expect(await progressAt(first.code)).toHaveLength(1);
  });

  test("of one dossier arrive in their order, however many there are", async () => {
    let dossier = aDossier();
    await put(node, dossier);
    for (let index = 0; index < 30; index++) {
      const next = moved(dossier, { supplements: index + 1 });
      await put(node, next, dossier);
      dossier = next;
    }
    await confirmed(dossier);
    expect(await atPortal(dossier, 31)).toMatchObject({ revision: 31, supplements: 30 });
  });

  test("that leave the record as it was go as a step alone, and are confirmed all the same", async () => {
    const first = aDossier();
    const next = moved(first, {});
    const queued = changesOf({ before: first, after: next, at: first.receivedAt, agencyName: "UBND phường 1" });
    expect(queued).toBeUndefined();
    await put(node, first);
    await put(node, next, first);
    await confirmed(next);
    expect(await atPortal(first, 1)).toMatchObject({ revision: 1 });
  });

  test("of a dossier that belongs to another node stay here", () => {
    const after = aDossier({ originNode: "G22", originCode: "G22-201123-0001" });
    expect(changesOf({ after, at: after.receivedAt, agencyName: "" })).toBeUndefined();
  });

  test("mark each agency-day that must be counted anew, and none when nothing compared has changed", async () => {
    const dirty = async () => {
      const { rows } = await sql<{ agency: string; day: string }>`
        WITH taken AS (DELETE FROM dossier.sync_dirty RETURNING agency_code, day)
        SELECT agency_code AS agency, day FROM taken ORDER BY 1, 2`.execute(node.db);
      return rows.map(({ agency, day }) => `${agency} ${day}`);
    };
    await dirty();
    const first = aDossier();
    await put(node, first);
    expect(await dirty()).toEqual(["H36.50.01 2020-11-23"]);
    const second = moved(first, { subject: "Khác" });
    await put(node, second, first);
    expect(await dirty()).toEqual([]);
    const receivedAt = new Date("2020-11-20T08:00:00+07:00");
    await put(node, moved(second, { receivedAt, agencyCode: "H36.50.02" }), second);
    expect(await dirty()).toEqual(["H36.50.01 2020-11-23", "H36.50.02 2020-11-20"]);
  });
});

describe("a portal that is not well", () => {
  test("away: changes wait, at most four messages a lane are made, and all leave in few when it is back", async () => {
    line = "cut";
    const some = Array.from({ length: 120 }, () => aDossier());
    for (const dossier of some) await put(node, dossier);
    await until(async () => (await readFailingLanes(node.db)).length > 0, "failure noted");
    for (let lane = 0; lane < 4; lane++) await packLane(node, lane);
    const { rows } = await sql<{ messages: number }>`SELECT count(*) AS messages FROM dossier.sync_message`.execute(
      node.db,
    );
    expect(rows[0]?.messages).toBeLessThanOrEqual(16);
    const before = calls;
    line = "open";
    for (const dossier of some) await confirmed(dossier);
    expect(calls - before).toBeLessThan(30);
    expect(await readFailingLanes(node.db)).toEqual([]);
  });

  test.each(["answer lost", "nonsense"] as const)("%s: it is sent again, and stands there once", async (fault) => {
    line = fault;
    const dossier = aDossier();
    const before = calls;
    await put(node, dossier);
    await until(async () => calls > before, "first try");
    await new Promise((done) => setTimeout(done, 100));
    line = "open";
    await confirmed(dossier);
    expect(await progressAt(dossier.code)).toHaveLength(1);
    expect((await atPortal(dossier, 1)).record).toMatchObject({ MaHoSo: dossier.code });
  });

  test("slow: nothing is lost, and what comes meanwhile leaves together", async () => {
    line = "slow";
    let dossier = aDossier();
    await put(node, dossier);
    for (let index = 0; index < 10; index++) {
      const next = moved(dossier, { supplements: index + 1 });
      await put(node, next, dossier);
      dossier = next;
    }
    await confirmed(dossier);
    expect(await atPortal(dossier, 11)).toMatchObject({ supplements: 10 });
  });

  test("given up after days: the message goes on by itself", async () => {
    line = "cut";
    const dossier = aDossier();
    await put(node, dossier);
    await until(async () => {
      const { rows } = await sql`UPDATE platform.outbox SET attempts = 79, next_at = now() RETURNING id`.execute(
        node.db,
      );
      await sql`UPDATE platform.breaker SET failures = 0, open_until = NULL`.execute(node.db);
      return rows.length > 0;
    }, "a waiting message");
    await new Promise((done) => setTimeout(done, 1500));
    const { rows } = await sql<{ dead: number }>`
      SELECT count(*) AS dead FROM platform.outbox WHERE dead_at IS NOT NULL`.execute(node.db);
    expect(rows[0]?.dead).toBe(0);
    line = "open";
    await confirmed(dossier);
  });
});

test("connections that die again and again, on both sides, lose nothing and do nothing twice", async () => {
  line = "cut";
  const some = Array.from({ length: 40 }, () => aDossier());
  for (const dossier of some) await put(node, dossier);
  for (const dossier of some) await put(node, moved(dossier, { supplements: 1 }), dossier);
  line = "open";
  for (let round = 0; round < 8; round++) {
    for (const { config } of [node, nation.node])
      await withClient(config.databaseUrl, (client) =>
        client.query(`SELECT pg_terminate_backend(pid) FROM pg_stat_activity
          WHERE datname = current_database() AND pid <> pg_backend_pid() AND application_name <> 'lienthong live'`),
      );
    await mend().catch(() => undefined);
    await new Promise((done) => setTimeout(done, 60));
  }
  for (const dossier of some) {
    expect(await confirmed(moved(dossier, {}))).toMatchObject({ refusedCode: null });
    expect(await atPortal(dossier, 2)).toMatchObject({ supplements: 1 });
    expect(await progressAt(dossier.code)).toHaveLength(2);
  }
});

describe("what the portal refuses", () => {
  test("comes back to the dossier with the right code, once in its history; the right one puts it in order", async () => {
    const wrong = aDossier({ procedureCode: "1.001139" });
    await put(node, wrong);
    const stand = await until(async () => {
      const found = await standOf(wrong);
      return found?.refusedCode ? found : undefined;
    }, "refusal");
    expect(stand).toMatchObject({ refusedCode: "procedure-code", suggestion: "1.001193", ackedRevision: 0 });
    expect(stand.refusedMessage?.vi).toContain("1.001139");
    expect(await findReported(nation.node.db, [wrong.code])).toEqual([]);
    const second = moved(wrong, { subject: "Sửa trích yếu" });
    await put(node, second, wrong);
    const other = aDossier();
    await put(node, other);
    await confirmed(other);
    await until(async () => {
      const { rows } = await sql`SELECT FROM dossier.sync_message UNION ALL SELECT FROM dossier.sync_queue`.execute(
        node.db,
      );
      return rows.length === 0;
    }, "all answered");
    const kinds = async () => (await readEvents(node.db, wrong.id)).map(({ kind }) => kind);
    expect((await kinds()).filter((kind) => kind === "sync-refused")).toHaveLength(1);
    const right = moved(second, { procedureCode: "1.001193" });
    await put(node, right, second);
    expect(await confirmed(right)).toMatchObject({
      refusedCode: null,
      refusedMessage: null,
      suggestion: null,
      refusedAt: null,
    });
    expect((await kinds()).at(-1)).toBe("sync-repaired");
    const { rows } = await sql<{ reason: string; repaired: boolean }>`
      SELECT reason, repaired_at IS NOT NULL AS repaired FROM national_dossier.refusal WHERE written_code = ${wrong.code}`.execute(
      nation.node.db,
    );
    expect(rows).toEqual([{ reason: "procedure-code", repaired: true }]);
  });

  test("a step that is taken does not confirm a record that was refused", async () => {
    const wrong = aDossier({ dueAt: new Date("2020-11-22T08:00:00+07:00") });
    await put(node, wrong);
    await until(async () => (await standOf(wrong))?.refusedCode === "date-before-receipt", "refusal");
    const next = moved(wrong, {});
    await put(node, next, wrong);
    await until(async () => (await progressAt(wrong.code)).length === 2, "both steps");
    expect(await standOf(wrong)).toMatchObject({ ackedRevision: 0, refusedCode: "date-before-receipt" });
  });
});
