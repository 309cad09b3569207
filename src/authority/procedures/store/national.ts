import { sql } from "kysely";
import type { Db, Tx } from "../../../platform/db/index.ts";
import type { Procedure, ProceduresMessage } from "../../../protocol/procedures/index.ts";

/** The copy of the national catalogue: its version, and the records as they are now. */
export type NationalCopy = {
  readonly version: number;
  readonly receivedAt: Date;
  readonly byCode: ReadonlyMap<string, Procedure>;
};

/** Brings the copy up to date. News not newer than the copy changes nothing: then false. */
export async function saveNational(tx: Tx, news: ProceduresMessage, at: Date): Promise<boolean> {
  const { rows } = await sql`
    INSERT INTO procedure.national_state AS s (version, received_at) VALUES (${news.version}, ${at})
    ON CONFLICT (is_only) DO UPDATE SET version = excluded.version, received_at = excluded.received_at
    WHERE s.version < excluded.version RETURNING 1`.execute(tx);
  if (rows.length === 0) return false;
  await saveVersions(tx, news.procedures);
  if (news.full) await tx.deleteFrom("procedure.national_procedure_copy").execute();
  await sql`
    INSERT INTO procedure.national_procedure_copy (code, version, name, status, levels)
    SELECT r->>'code', (r->>'version')::int, r->>'name', r->>'status', ARRAY(SELECT jsonb_array_elements_text(r->'levels'))
    FROM jsonb_array_elements(${JSON.stringify(news.procedures)}::jsonb) AS r
    ON CONFLICT (code) DO UPDATE SET version = excluded.version, name = excluded.name, status = excluded.status,
      levels = excluded.levels`.execute(tx);
  return true;
}

/** Keeps records that came from the nation. */
export async function saveVersions(tx: Tx, procedures: readonly Procedure[]): Promise<void> {
  await sql`
    INSERT INTO procedure.national_version (code, version, record)
    SELECT r->>'code', (r->>'version')::int, r FROM jsonb_array_elements(${JSON.stringify(procedures)}::jsonb) AS r
    ON CONFLICT (code, version) DO UPDATE SET record = excluded.record`.execute(tx);
}

const known = new WeakMap<object, NationalCopy>();

/**
 * The copy as it is now; undefined before the first news. Records are read again only when the version has risen: pages and
 * the report want all of them, and they change a few times a month. `pool` is what the copy is remembered for.
 */
export async function readNational(db: Db | Tx, pool: Db): Promise<NationalCopy | undefined> {
  const state = await db.selectFrom("procedure.national_state").select(["version", "received_at"]).executeTakeFirst();
  if (!state) return undefined;
  const found = known.get(pool);
  if (found?.version === state.version) return found;
  const { rows } = await sql<{ record: Procedure }>`
    SELECT v.record FROM procedure.national_procedure_copy c JOIN procedure.national_version v USING (code, version)
    ORDER BY c.code`.execute(db);
  const byCode = new Map(rows.map(({ record }) => [record.code, record]));
  const copy = { version: state.version, receivedAt: state.received_at, byCode };
  // Inside a transaction that may yet roll back nothing is remembered.
  if (db === pool) known.set(pool, copy);
  return copy;
}

/** A record as it was in one version; undefined when it never came here. */
export async function findNationalVersion(db: Db | Tx, code: string, version: number): Promise<Procedure | undefined> {
  const { rows } = await sql<{ record: Procedure }>`/* prepared: procedure.national-version */
    SELECT record FROM procedure.national_version WHERE code = ${code} AND version = ${version}`.execute(db);
  return rows[0]?.record;
}

/** A record as the copy of the catalogue has it now. */
export async function findNationalNow(db: Db | Tx, code: string): Promise<Procedure | undefined> {
  const { rows } = await sql<{ record: Procedure }>`
    SELECT v.record FROM procedure.national_procedure_copy c JOIN procedure.national_version v USING (code, version)
    WHERE c.code = ${code}`.execute(db);
  return rows[0]?.record;
}

/** Records that offered procedures stand on though the nation has replaced them, by "code version". */
export async function readOlderVersions(db: Db | Tx): Promise<ReadonlyMap<string, Procedure>> {
  const { rows } = await sql<{ record: Procedure }>`
    SELECT DISTINCT ON (v.code, v.version) v.record FROM procedure.offered o
    JOIN procedure.national_version v ON v.code = o.national_code AND v.version = o.national_version
    LEFT JOIN procedure.national_procedure_copy c ON c.code = v.code AND c.version = v.version
    WHERE c.code IS NULL`.execute(db);
  return new Map(rows.map(({ record }) => [versionKey(record.code, record.version), record]));
}

/** Names one version of a record. */
export function versionKey(code: string, version: number): string {
  return `${code} ${version}`;
}
