import { type RawBuilder, sql } from "kysely";
import type { Db, Tx } from "../../../platform/db/index.ts";
import type { CountedReport, WrittenReport } from "../metrics.ts";
import type { ReportedDossier } from "../reported-change.ts";

/** A record to be written, with what is computed from it. */
export type RecordRow = Omit<ReportedDossier, "firstAt" | "arrivedAt"> & {
  readonly digest: bigint;
  /** Day of receipt in Vietnam. */
  readonly day: string;
  /** What search compares. */
  readonly folded: string;
  /** When the sender queued it: from then on its lag counts. */
  readonly sentAt: Date;
  /** Whether its arrival puts earlier refusals of the same dossier right. */
  readonly repairs: boolean;
};

/**
 * Writes records in one statement, each dossier at most once: an older revision than is there changes nothing, nor does the same again.
 * Refusals that are put right are closed; triggers note the agency-days whose digest changed.
 */
export async function writeRecords(tx: Tx, rows: readonly RecordRow[], now: Date): Promise<readonly WrittenReport[]> {
  if (rows.length === 0) return [];
  // Always in the same order, so that two batches never wait for each other in a circle.
  const sorted = rows.toSorted((one, other) => (one.code < other.code ? -1 : 1));
  const { rows: written } = await sql<Written>`/* prepared: national-dossier.records */
    WITH item AS (
      SELECT * FROM jsonb_to_recordset(${JSON.stringify(sorted.map(columnsOf))}::jsonb) AS i(code text, node text, via text, revision int,
        digest bigint, agency_code text, day date, procedure_code text, sector_code text, channel smallint, state smallint,
        received_at timestamptz, due_at timestamptz, ended_at timestamptz, returned_at timestamptz, supplements smallint, record jsonb,
        changed_at timestamptz, folded text, repairs boolean)
    ), written AS (
      INSERT INTO national_dossier.dossier AS d (code, node, via, revision, digest, agency_code, day, procedure_code, sector_code, channel, state,
        received_at, due_at, ended_at, returned_at, supplements, record, first_at, changed_at, arrived_at, folded)
      SELECT code, node, via, revision, digest, agency_code, day, procedure_code, sector_code, channel, state, received_at, due_at, ended_at,
        returned_at, supplements, record, ${now}::timestamptz, changed_at, ${now}::timestamptz, folded FROM item
      ON CONFLICT (code) DO UPDATE SET node = excluded.node, via = excluded.via, revision = excluded.revision, digest = excluded.digest,
        agency_code = excluded.agency_code, day = excluded.day, procedure_code = excluded.procedure_code, sector_code = excluded.sector_code,
        channel = excluded.channel, state = excluded.state, received_at = excluded.received_at, due_at = excluded.due_at,
        ended_at = excluded.ended_at, returned_at = excluded.returned_at, supplements = excluded.supplements, record = excluded.record,
        changed_at = excluded.changed_at, arrived_at = excluded.arrived_at, folded = excluded.folded
      WHERE d.revision < excluded.revision
        OR (d.revision = excluded.revision AND (d.digest <> excluded.digest OR d.record <> excluded.record))
      RETURNING new.code, ${counted("new")} AS after,
        CASE WHEN old.code IS NOT NULL THEN ${counted("old")} END AS before
    ), repaired AS (
      UPDATE national_dossier.refusal r SET repaired_at = ${now}::timestamptz FROM item i
      WHERE i.repairs AND r.node = i.node AND r.written_code = i.code AND r.repaired_at IS NULL
    ), renamed AS (
      UPDATE national_dossier.refusal r SET repaired_at = ${now}::timestamptz FROM item i
      WHERE i.repairs AND r.node = i.node AND r.suggestion = i.code AND r.reason = 'dossier-code' AND r.repaired_at IS NULL
        AND r.written_code <> i.code
    )
    SELECT code, before, after FROM written`.execute(tx);
  const sentAt = new Map(rows.map((row) => [row.code, row.sentAt]));
  return written.map(({ code, before, after }) => ({
    sentAt: sentAt.get(code) ?? now,
    before: before === null ? undefined : withDates(before),
    after: withDates(after),
  }));
}

type Written = { readonly code: string; readonly before: CountedRow | null; readonly after: CountedRow };

/** What is counted of a record, as JSON has it: instants in milliseconds since 1970. */
type CountedRow = Pick<CountedReport, "agencyCode" | "sectorCode" | "channel" | "state" | "supplements"> & {
  readonly receivedAt: number;
  readonly dueAt: number | null;
  readonly endedAt: number | null;
};

function counted(version: "old" | "new"): RawBuilder<unknown> {
  const of = (column: string) => sql.ref(`${version}.${column}`);
  const ms = (column: string) => sql`(extract(epoch FROM ${of(column)}) * 1000)::bigint`;
  return sql`jsonb_build_object('agencyCode', ${of("agency_code")}, 'sectorCode', ${of("sector_code")}, 'channel', ${of("channel")},
    'state', ${of("state")}, 'supplements', ${of("supplements")}, 'receivedAt', ${ms("received_at")}, 'dueAt', ${ms("due_at")},
    'endedAt', ${ms("ended_at")})`;
}

function withDates({ receivedAt, dueAt, endedAt, ...rest }: CountedRow): CountedReport {
  const date = (ms: number | null) => (ms === null ? null : new Date(ms));
  return { ...rest, receivedAt: new Date(receivedAt), dueAt: date(dueAt), endedAt: date(endedAt) };
}

/** As one text: lists of records, each escaped as an element, would take twice as long. */
function columnsOf(row: RecordRow) {
  return {
    ...{ code: row.code, node: row.node, via: row.via, revision: row.revision, digest: row.digest.toString() },
    ...{ agency_code: row.agencyCode, day: row.day, procedure_code: row.procedureCode, sector_code: row.sectorCode },
    ...{
      channel: row.channel,
      state: row.state,
      received_at: row.receivedAt,
      due_at: row.dueAt,
      ended_at: row.endedAt,
    },
    ...{ returned_at: row.returnedAt, supplements: row.supplements, record: row.record, changed_at: row.changedAt },
    ...{ folded: row.folded, repairs: row.repairs },
  };
}

type Row = Omit<ReportedDossier, "digest"> & { readonly code: string };

/** Dossiers by their codes, in no order. */
export async function findReported(db: Db | Tx, codes: readonly string[]): Promise<readonly ReportedDossier[]> {
  const { rows } = await sql<Row>`
    SELECT code, node, via, revision, agency_code AS "agencyCode", procedure_code AS "procedureCode", sector_code AS "sectorCode", channel,
      state, received_at AS "receivedAt", due_at AS "dueAt", ended_at AS "endedAt", returned_at AS "returnedAt", supplements, record,
      first_at AS "firstAt", changed_at AS "changedAt", arrived_at AS "arrivedAt"
    FROM national_dossier.dossier WHERE code = ANY (${[...codes]}::text[])`.execute(db);
  return rows;
}

/** Agencies that resolve the dossiers with these codes, by code. */
export async function readAgenciesOf(tx: Tx, codes: readonly string[]): Promise<Map<string, string>> {
  const { rows } = await sql<{ code: string; agencyCode: string }>`/* prepared: national-dossier.agencies */
    SELECT code, agency_code AS "agencyCode" FROM national_dossier.dossier WHERE code = ANY (${[...codes]}::text[])`.execute(
    tx,
  );
  return new Map(rows.map(({ code, agencyCode }) => [code, agencyCode]));
}
