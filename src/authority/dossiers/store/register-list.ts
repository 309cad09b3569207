import { sql } from "kysely";
import type { Db } from "../../../platform/db/index.ts";
import type { Dossier } from "../record.ts";
import { all, type Condition, isUnder, within } from "./metric-scope.ts";
import { indexQuery, searchWords, wordsOf } from "./work-list-query.ts";

/** How a dossier stands in time, as the register is cut by it. */
export const registerStandings = ["late", "in-time", "waiting", "resolved-late", "resolved-in-time"] as const;
export type RegisterStanding = (typeof registerStandings)[number];

/** Which day of a dossier must lie in the period: it was received, is due, ended, or was changed last. */
export const registerDays = ["received", "due", "ended", "returned", "changed"] as const;
export type RegisterDay = (typeof registerDays)[number];

/** What is asked of the register. Conditions given together must all hold. */
export type RegisterQuery = {
  readonly from: string;
  readonly to: string;
  readonly by: RegisterDay;
  /** Received or resolved by this agency alone: whose register it is. Undefined: every agency's. */
  readonly owner?: string | undefined;
  /** Resolved by this agency or one below it. */
  readonly agency?: string | undefined;
  readonly sector?: string | undefined;
  readonly procedure?: string | undefined;
  readonly state?: number | undefined;
  readonly channel?: number | undefined;
  readonly standing?: RegisterStanding | undefined;
  /** Words of the code, the applicant, the procedure or the subject; accents do not matter. */
  readonly text?: string | undefined;
};

/** A line of the register. */
export type RegisterRow = Pick<
  Dossier,
  | "id"
  | "code"
  | "procedureCode"
  | "procedureName"
  | "sectorName"
  | "agencyCode"
  | "receivedAgency"
  | "channel"
  | "mandate"
  | "state"
  | "outcome"
  | "receivedAt"
  | "dueAt"
  | "reappointedTo"
  | "endedAt"
  | "returnedAt"
  | "supplements"
  | "lateBy"
  | "pauses"
> & { readonly applicant: string; readonly address: string; readonly phone: string };

const dayColumns: Readonly<Record<RegisterDay, Condition>> = {
  received: sql`d.received_at`,
  due: sql`d.due_at`,
  ended: sql`d.ended_at`,
  returned: sql`d.returned_at`,
  changed: sql`d.updated_at`,
};

/** A page of the register, newest first, and how many lines there are in all. */
export async function listRegister(
  db: Db,
  query: RegisterQuery,
  { now, offset, limit }: { readonly now: Date; readonly offset: number; readonly limit: number },
): Promise<{ readonly rows: readonly RegisterRow[]; readonly total: number }> {
  const where = conditionOf(query, now);
  const [{ rows }, counted] = await Promise.all([
    sql<RegisterRow>`
      SELECT d.id, d.code, d.procedure_code AS "procedureCode", d.procedure_name AS "procedureName", d.sector_name AS "sectorName",
        d.agency_code AS "agencyCode", d.received_agency AS "receivedAgency", d.channel, d.mandate, d.state, d.outcome,
        d.received_at AS "receivedAt", d.due_at AS "dueAt", d.reappointed_to AS "reappointedTo", d.ended_at AS "endedAt",
        d.returned_at AS "returnedAt", d.supplements, d.late_by AS "lateBy", d.pauses,
        d.applicant ->> 'name' AS applicant, coalesce(d.applicant ->> 'address', '') AS address,
        coalesce(d.applicant ->> 'phone', '') AS phone
      FROM dossier.dossier d WHERE ${where} ORDER BY d.received_at DESC, d.id LIMIT ${limit} OFFSET ${offset}`.execute(
      db,
    ),
    sql<{ total: number }>`SELECT count(*) AS total FROM dossier.dossier d WHERE ${where}`.execute(db),
  ]);
  return { rows, total: counted.rows[0]?.total ?? 0 };
}

function conditionOf(query: RegisterQuery, now: Date): Condition {
  const conditions: Condition[] = [sql`d.origin_node IS NULL`, within(dayColumns[query.by], query)];
  const { owner, agency, sector, procedure, state, channel, standing } = query;
  if (owner !== undefined) conditions.push(sql`(d.agency_code = ${owner} OR d.received_agency = ${owner})`);
  if (agency !== undefined) conditions.push(isUnder(sql`d.agency_code`, agency));
  if (sector !== undefined) conditions.push(sql`d.sector_code = ${sector}`);
  if (procedure !== undefined) conditions.push(sql`d.procedure_code = ${procedure}`);
  if (state !== undefined) conditions.push(sql`d.state = ${state}`);
  if (channel !== undefined) conditions.push(sql`d.channel = ${channel}`);
  if (standing !== undefined) conditions.push(standingOf(standing, now));
  const words = searchWords(query.text ?? "");
  // Each word may be the beginning of one: a register is searched by what one remembers.
  if (words.length > 0) {
    const query = indexQuery(words.map((word) => `${word}*`));
    conditions.push(sql`d.id IN (SELECT s.dossier_id FROM dossier.searched s WHERE ${wordsOf} @@ ${query}::tsquery)`);
  }
  return all(conditions);
}

/** As the figures have it: waiting for the applicant is no lateness, a second request for supplements counts late in the end. */
function standingOf(standing: RegisterStanding, now: Date): Condition {
  const isLate = sql`(d.due_at IS NOT NULL AND (d.late_by IS NOT NULL OR d.due_at < coalesce(d.ended_at, ${now})))`;
  const waits = sql`EXISTS (
    SELECT FROM jsonb_to_recordset(d.pauses) AS p("to" text, reason text, "stopsClock" boolean)
    WHERE p."to" IS NULL AND p."stopsClock" AND p.reason IN ('supplement', 'payment'))`;
  const resolved = sql`d.ended_at IS NOT NULL AND d.state NOT IN (3, 7)`;
  switch (standing) {
    case "late":
      return sql`d.ended_at IS NULL AND ${isLate}`;
    case "waiting":
      return sql`d.ended_at IS NULL AND NOT ${isLate} AND ${waits}`;
    case "in-time":
      return sql`d.ended_at IS NULL AND NOT ${isLate} AND NOT ${waits}`;
    case "resolved-late":
      return sql`${resolved} AND (${isLate} OR d.supplements >= 2)`;
    case "resolved-in-time":
      return sql`${resolved} AND NOT (${isLate} OR d.supplements >= 2)`;
  }
}
