import { sql } from "kysely";
import { describe, expect, test } from "vitest";
import { testDatabase } from "../../../test/support/database.ts";
import { idAt, newId } from "./id.ts";
import { migrate } from "./migrate.ts";
import { readPayload, storePayloads } from "./payload.ts";

describe("a migrated database", () => {
  test("runs each migration once", async () => {
    const { url } = await testDatabase();
    expect(await migrate(url)).toEqual([]);
  });

  test("keeps the audit append-only for the application", async () => {
    const { db } = await testDatabase();
    const entry = { at: new Date(), actor_name: "system", action: "a", subject_kind: "k", subject_id: "1" };
    await db.insertInto("platform.audit").values(entry).execute();
    await expect(db.updateTable("platform.audit").set({ actor_name: "x" }).execute()).rejects.toThrow(
      /permission denied/,
    );
    await expect(db.deleteFrom("platform.audit").execute()).rejects.toThrow(/permission denied/);
    const parts = await sql<{ name: string }>`
      SELECT inhrelid::regclass::text AS name FROM pg_inherits WHERE inhparent = 'platform.audit'::regclass`.execute(
      db,
    );
    expect(parts.rows.length).toBeGreaterThan(2);
    for (const { name } of parts.rows) {
      await expect(sql`DELETE FROM ${sql.raw(name)}`.execute(db)).rejects.toThrow(/permission denied/);
    }
  });

  test("makes month partitions, with the audit's still append-only", async () => {
    const { db } = await testDatabase();
    await sql`SELECT platform.ensure_partitions('platform.audit', '2019-01-01', 2)`.execute(db);
    await expect(sql`DELETE FROM platform.audit_201902`.execute(db)).rejects.toThrow(/permission denied/);
    await sql`SELECT platform.ensure_partitions('platform.payload', '2019-01-01', 1)`.execute(db);
    const id = idAt(new Date("2019-01-05T00:00:00Z"));
    await storePayloads(db, [{ id, mediaType: "text/plain", body: Buffer.from("x") }]);
    const kept = await sql<{ n: number }>`SELECT count(*)::int AS n FROM platform.payload_201901`.execute(db);
    expect(kept.rows[0]?.n).toBe(1);
  });

  test("lets the application do with a partition what it may do with the table, and no more", async () => {
    const { db } = await testDatabase();
    await sql`SELECT platform.ensure_partitions(parent, '2019-01-01', 1) FROM platform.partitioned`.execute(db);
    const { rows } = await sql<{ name: string; may: readonly string[]; table: readonly string[] }>`
      SELECT inhrelid::regclass::text AS name,
        ARRAY(SELECT p FROM unnest(ARRAY['SELECT', 'INSERT', 'UPDATE', 'DELETE', 'TRUNCATE']) p WHERE has_table_privilege('lt_app', inhrelid, p)) AS may,
        ARRAY(SELECT p FROM unnest(ARRAY['SELECT', 'INSERT', 'UPDATE', 'DELETE', 'TRUNCATE']) p WHERE has_table_privilege('lt_app', inhparent, p)) AS table
      FROM pg_inherits JOIN platform.partitioned ON parent = inhparent`.execute(db);
    expect(rows.some(({ name }) => name === "dossier.event_201901")).toBe(true);
    for (const { name, may, table } of rows) expect(may, name).toEqual(table);
  });

  test("keeps payload bytes as they came, once", async () => {
    const { db } = await testDatabase();
    const id = newId();
    const body = Buffer.from("Về việc liên thông\0", "utf8");
    await storePayloads(db, [{ id, mediaType: "application/xml", body }]);
    await storePayloads(db, [{ id, mediaType: "application/xml", body: Buffer.from("other") }]);
    expect((await readPayload(db, id)).body).toEqual(body);
    await expect(readPayload(db, newId())).rejects.toThrow("platform.payload-missing");
  });

  test("folds text for search", async () => {
    const { db } = await testDatabase();
    const { rows } = await sql<{ v: string }>`SELECT platform.fold('Đắk Lắk, ĐĂNG KÝ') AS v`.execute(db);
    expect(rows[0]?.v).toBe("dak lak, dang ky");
  });
});

test("a connection that is killed while in use fails its query and not the process", async () => {
  const { db } = await testDatabase();
  const killed = db.transaction().execute(async (tx) => {
    await sql`SELECT pg_terminate_backend(pg_backend_pid())`.execute(tx);
    await sql`SELECT 1`.execute(tx);
  });
  await expect(killed).rejects.toThrow();
  const { rows } = await sql<{ one: number }>`SELECT 1 AS one`.execute(db);
  expect(rows[0]?.one).toBe(1);
});
