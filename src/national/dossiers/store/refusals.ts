import { sql } from "kysely";
import { newId, type Tx } from "../../../platform/db/index.ts";
import type { Reporter } from "../reported-change.ts";

/** A record that was not taken, for the list of what authorities send wrong. */
export type RefusalRow = {
  readonly agencyCode: string;
  readonly writtenCode: string;
  readonly writtenProcedure: string;
  readonly reason: string;
  readonly suggestion: string | null;
};

/** Notes refusals; the same one again, while it is open, is not noted twice. @returns those noted now */
export async function insertRefusals(
  tx: Tx,
  reporter: Reporter,
  rows: readonly RefusalRow[],
  now: Date,
): Promise<readonly Pick<RefusalRow, "agencyCode" | "reason">[]> {
  if (rows.length === 0) return [];
  const column = <K extends keyof RefusalRow>(key: K): RefusalRow[K][] => rows.map((row) => row[key]);
  const noted = await sql<Pick<RefusalRow, "agencyCode" | "reason">>`
    INSERT INTO national_dossier.refusal (id, node, via, agency_code, written_code, written_procedure, reason, suggestion, at)
    SELECT DISTINCT ON (i.code, i.procedure, i.reason) i.id, ${reporter.node}, ${reporter.via}, i.agency, i.code, i.procedure, i.reason,
      i.suggestion, ${now}::timestamptz
    FROM unnest(${rows.map(() => newId())}::uuid[], ${column("agencyCode")}::text[], ${column("writtenCode")}::text[],
      ${column("writtenProcedure")}::text[], ${column("reason")}::text[], ${column("suggestion")}::text[])
      AS i(id, agency, code, procedure, reason, suggestion)
    WHERE NOT EXISTS (
      SELECT FROM national_dossier.refusal r WHERE r.node = ${reporter.node} AND r.written_code = i.code AND r.repaired_at IS NULL
        AND r.written_procedure = i.procedure AND r.reason = i.reason)
    RETURNING agency_code AS "agencyCode", reason`.execute(tx);
  return noted.rows;
}
