import { sql } from "kysely";
import type { Db, Tx } from "../../../platform/db/index.ts";

/** What waits for someone at an agency: the numbers beside the entries of the navigation. */
export type OfficeCounts = {
  /** Arrived, not yet registered or refused. */
  readonly arrived: number;
  /** Senders who want a document back, updated or replaced, without an answer. */
  readonly changesAsked: number;
  /** Submitted to this person for signing. */
  readonly toSign: number;
  /** Signed, to be numbered, sealed and issued. */
  readonly toIssue: number;
  /** This person's own drafts and documents given back. */
  readonly drafts: number;
};

/** Counts what waits, in one statement over partial indexes. */
export async function countOffice(db: Db | Tx, agencyCode: string, accountId: string): Promise<OfficeCounts> {
  const { rows } = await sql<OfficeCounts>`SELECT
    (SELECT count(*) FROM office.incoming WHERE agency_code = ${agencyCode} AND state = 'arrived') AS arrived,
    (SELECT count(*) FROM office.incoming WHERE agency_code = ${agencyCode} AND change_state = 'asked') AS "changesAsked",
    (SELECT count(*) FROM office.outgoing WHERE agency_code = ${agencyCode} AND state = 'submitted' AND signer_id = ${accountId}::uuid) AS "toSign",
    (SELECT count(*) FROM office.outgoing WHERE agency_code = ${agencyCode} AND state = 'signed') AS "toIssue",
    (SELECT count(*) FROM office.outgoing WHERE agency_code = ${agencyCode} AND state IN ('draft', 'returned') AND author_id = ${accountId}::uuid) AS drafts`.execute(
    db,
  );
  return rows[0] ?? { arrived: 0, changesAsked: 0, toSign: 0, toIssue: 0, drafts: 0 };
}
