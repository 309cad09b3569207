import { sql } from "kysely";
import type { Db, Tx } from "../../../platform/db/index.ts";

/** A document that waits to be issued. */
export type SignedDocument = {
  readonly id: string;
  readonly agencyCode: string;
  readonly kind: string;
  readonly subject: string;
  readonly signedAt: Date;
};

/** All documents of the node that are signed and not yet issued. */
export async function readSigned(db: Db | Tx): Promise<readonly SignedDocument[]> {
  const { rows } = await sql<SignedDocument>`
    SELECT id, agency_code AS "agencyCode", kind, subject, signed_at AS "signedAt"
    FROM office.outgoing WHERE state = 'signed' AND signed_at IS NOT NULL`.execute(db);
  return rows;
}
