import { sql } from "kysely";
import type { Tx } from "../../../platform/db/index.ts";
import type { WireFields } from "../../../protocol/dossiers/index.ts";
import type { Reporter } from "../reported-change.ts";
import type { RecordRow } from "./records.ts";
import type { RefusalRow } from "./refusals.ts";

/** A record of the past, as it is entered. */
export type PastRecordRow = Omit<RecordRow, "sentAt" | "repairs"> & {
  readonly firstAt: Date;
  readonly arrivedAt: Date;
};

/** A step of the past, as it is entered; the digest in decimal digits. */
export type PastProgressRow = {
  readonly id: string;
  readonly code: string;
  readonly at: Date;
  readonly state: number;
  readonly record: WireFields;
  readonly arrivedAt: Date;
  readonly digest: string;
};

/** Makes the month partitions of some months, by their first days. */
export async function makeProgressPartitions(tx: Tx, months: readonly string[]): Promise<void> {
  if (months.length === 0) return;
  await sql`
    SELECT platform.ensure_partitions(parent::regclass, month, 1)
    FROM unnest(${[...months]}::date[]) AS month, unnest(ARRAY['national_dossier.progress']) AS parent
    WHERE NOT EXISTS (
      SELECT FROM pg_class c WHERE c.oid = to_regclass(parent || '_' || to_char(month, 'YYYYMM')))`.execute(tx);
}

/** Enters records that are not there yet, and answers the codes of those entered. */
export async function insertPastRecords(tx: Tx, rows: readonly PastRecordRow[]): Promise<readonly string[]> {
  if (rows.length === 0) return [];
  const json = JSON.stringify(rows.map((row) => ({ ...row, digest: row.digest.toString() })));
  const { rows: entered } = await sql<{ code: string }>`
    INSERT INTO national_dossier.dossier (code, node, via, revision, digest, agency_code, day, procedure_code, sector_code, channel, state,
      received_at, due_at, ended_at, returned_at, supplements, record, first_at, changed_at, arrived_at, folded)
    SELECT r.* FROM json_to_recordset(${json}::json) AS r(code text, node text, via text, revision int, digest bigint, "agencyCode" text,
      day date, "procedureCode" text, "sectorCode" text, channel smallint, state smallint, "receivedAt" timestamptz, "dueAt" timestamptz,
      "endedAt" timestamptz, "returnedAt" timestamptz, supplements smallint, record jsonb, "firstAt" timestamptz, "changedAt" timestamptz,
      "arrivedAt" timestamptz, folded text)
    ON CONFLICT DO NOTHING RETURNING code`.execute(tx);
  return entered.map(({ code }) => code);
}

/** Enters refusals that are not there yet, and answers those entered. */
export async function insertPastRefusals(
  tx: Tx,
  { node, via }: Reporter,
  rows: readonly (RefusalRow & { readonly id: string; readonly at: Date })[],
): Promise<readonly { readonly agencyCode: string; readonly reason: string; readonly at: Date }[]> {
  if (rows.length === 0) return [];
  const { rows: entered } = await sql<{ agencyCode: string; reason: string; at: Date }>`
    INSERT INTO national_dossier.refusal (id, node, via, agency_code, written_code, written_procedure, reason, suggestion, at)
    SELECT r.id, ${node}, ${via}, r."agencyCode", r."writtenCode", r."writtenProcedure", r.reason, r.suggestion, r.at
    FROM json_to_recordset(${JSON.stringify(rows)}::json) AS r(id uuid, "agencyCode" text, "writtenCode" text, "writtenProcedure" text,
      reason text, suggestion text, at timestamptz)
    ON CONFLICT DO NOTHING RETURNING agency_code AS "agencyCode", reason, at`.execute(tx);
  return entered;
}

/** Enters steps that are not there yet. */
export async function insertPastProgress(tx: Tx, rows: readonly PastProgressRow[]): Promise<void> {
  if (rows.length === 0) return;
  await sql`
    INSERT INTO national_dossier.progress (id, code, at, state, record, arrived_at, digest, via)
    SELECT r.*, 'node' FROM json_to_recordset(${JSON.stringify(rows)}::json) AS r(id uuid, code text, at timestamptz, state smallint, record jsonb,
      "arrivedAt" timestamptz, digest bigint)
    ON CONFLICT DO NOTHING`.execute(tx);
}
