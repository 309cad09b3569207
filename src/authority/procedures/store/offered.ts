import { sql } from "kysely";
import type { Db, Tx } from "../../../platform/db/index.ts";
import type { Offered, OfferedFacts } from "../offered.ts";

const columns = sql`o.id, o.code, o.name, o.national_code AS "nationalCode", o.national_version AS "nationalVersion", o.levels,
  o.lead_agency AS "leadAgency", o.receivers, o.receiving_place AS "receivingPlace", o.receiving_hours AS "receivingHours",
  o.local_fees AS "localFees", o.fee_resolution AS "feeResolution", o.local_limit AS "localLimit", o.online,
  o.decision_number AS "decisionNumber", o.decision_date AS "decisionDate", o.announced_on AS "announcedOn",
  o.effective_from AS "effectiveFrom", o.published_on AS "publishedOn", o.state, o.revision, o.updated_at AS "updatedAt",
  o.updated_by AS "updatedBy"`;

/** One procedure of the catalogue, whatever its state. */
export async function findOfferedProcedure(db: Db | Tx, id: string): Promise<Offered | undefined> {
  const { rows } =
    await sql<Offered>`/* prepared: procedure.offered */ SELECT ${columns} FROM procedure.offered o WHERE o.id = ${id}`.execute(
      db,
    );
  return rows[0];
}

/** The whole catalogue, by code. */
export async function listOffered(db: Db | Tx): Promise<readonly Offered[]> {
  const { rows } = await sql<Offered>`SELECT ${columns} FROM procedure.offered o ORDER BY o.code, o.id`.execute(db);
  return rows;
}

/** Ids of the whole catalogue by the code as the authority wrote it; of procedures entered twice the one entered first. */
export async function readOfferedIds(db: Db | Tx): Promise<ReadonlyMap<string, string>> {
  const { rows } = await sql<{
    code: string;
    id: string;
  }>`SELECT o.code, o.id FROM procedure.offered o ORDER BY o.id DESC`.execute(db);
  return new Map(rows.map(({ code, id }) => [code, id]));
}

/** What people may read, by name. */
export async function listPublished(db: Db): Promise<readonly Offered[]> {
  const { rows } = await sql<Offered>`
    SELECT ${columns} FROM procedure.offered o WHERE o.state = 'published' ORDER BY o.folded, o.id`.execute(db);
  return rows;
}

/** Procedures, held until the transaction ends, so that what was read is still so when it is changed. */
export async function lockOffered(tx: Tx, ids: readonly string[]): Promise<readonly Offered[]> {
  const { rows } = await sql<Offered>`
    SELECT ${columns} FROM procedure.offered o WHERE o.id = ANY(${[...ids]}::uuid[]) ORDER BY o.id FOR UPDATE`.execute(
    tx,
  );
  return rows;
}

/** The procedure that people read under a code: as the authority writes it, or the nation's. */
export async function findPublished(db: Db, code: string): Promise<Offered | undefined> {
  const { rows } = await sql<Offered>`
    SELECT ${columns} FROM procedure.offered o WHERE o.state = 'published' AND (o.code = ${code} OR o.national_code = ${code})
    ORDER BY (o.code = ${code}) DESC, o.id LIMIT 1`.execute(db);
  return rows[0];
}

/** Writes procedures with their facts and revision; those already there are replaced. */
export async function saveOffered(
  tx: Tx,
  rows: readonly (OfferedFacts & { readonly id: string; readonly revision: number })[],
  by: { readonly at: Date; readonly name: string },
): Promise<void> {
  if (rows.length === 0) return;
  await sql`
    INSERT INTO procedure.offered (id, code, name, national_code, national_version, levels, lead_agency, receivers, receiving_place,
      receiving_hours, local_fees, fee_resolution, local_limit, online, decision_number, decision_date, announced_on, effective_from,
      published_on, state, revision, updated_at, updated_by)
    SELECT (r->>'id')::uuid, r->>'code', r->>'name', r->>'nationalCode', (r->>'nationalVersion')::int,
      ARRAY(SELECT jsonb_array_elements_text(r->'levels')), r->>'leadAgency', ARRAY(SELECT jsonb_array_elements_text(r->'receivers')),
      r->>'receivingPlace', r->>'receivingHours', r->'localFees', r->>'feeResolution', r->>'localLimit', (r->>'online')::smallint,
      r->>'decisionNumber', (r->>'decisionDate')::date, (r->>'announcedOn')::date, (r->>'effectiveFrom')::date,
      (r->>'publishedOn')::date, r->>'state', (r->>'revision')::int, ${by.at}, ${by.name}
    FROM jsonb_array_elements(${JSON.stringify(rows)}::jsonb) AS r
    ON CONFLICT (id) DO UPDATE SET code = excluded.code, name = excluded.name, national_code = excluded.national_code,
      national_version = excluded.national_version, levels = excluded.levels, lead_agency = excluded.lead_agency,
      receivers = excluded.receivers, receiving_place = excluded.receiving_place, receiving_hours = excluded.receiving_hours,
      local_fees = excluded.local_fees, fee_resolution = excluded.fee_resolution, local_limit = excluded.local_limit,
      online = excluded.online, decision_number = excluded.decision_number, decision_date = excluded.decision_date,
      announced_on = excluded.announced_on, effective_from = excluded.effective_from, published_on = excluded.published_on,
      state = excluded.state, revision = excluded.revision, updated_at = excluded.updated_at,
      updated_by = excluded.updated_by`.execute(tx);
}

/** Takes procedures out again that an undone act had made. */
export async function removeOffered(tx: Tx, ids: readonly string[]): Promise<void> {
  if (ids.length > 0)
    await tx
      .deleteFrom("procedure.offered")
      .where("id", "in", [...ids])
      .execute();
}

/** Whether a flow still belongs to a procedure that is offered, were it as a draft: some are entered twice. */
export async function isFlowOffered(tx: Tx, flow: string): Promise<boolean> {
  const { rows } = await sql`
    SELECT FROM procedure.offered WHERE coalesce(national_code, code) = ${flow} AND state <> 'withdrawn' LIMIT 1`.execute(
    tx,
  );
  return rows.length > 0;
}
