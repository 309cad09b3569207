import { sql } from "kysely";
import type { Db, Tx } from "../../../platform/db/index.ts";
import type { DelegationScope } from "./delegations.ts";

/** Someone who may sign documents of an agency, and how the signature block reads. */
export type DocumentSigner = {
  readonly appointmentId: string;
  readonly staffId: string;
  readonly accountId: string;
  readonly name: string;
  readonly title: string;
  readonly titleEn: string;
  /** Line over the title: `TM. ỦY BAN NHÂN DÂN`, `TUQ. CHỦ TỊCH`, or empty (NĐ 30/2020, article 13 and annex I). */
  readonly signingAuthority: string;
  /** Lines of the title as printed. */
  readonly signingTitle: readonly string[];
  /** For a delegate: who delegated, until when and what for. */
  readonly delegated: {
    readonly delegationId: string;
    readonly byName: string;
    readonly basis: string;
    readonly scope: DelegationScope;
    readonly validUntil: Date;
  } | null;
};

/** Who may sign for an agency at an instant of the domain clock: holders of its leading posts, then those they delegated to. */
export async function findSigners(db: Db | Tx, agencyCode: string, at: Date): Promise<readonly DocumentSigner[]> {
  return [...(await leadersOf(db, agencyCode, at)), ...(await delegatesOf(db, agencyCode, at))];
}

type LeaderRow = Omit<DocumentSigner, "signingTitle" | "delegated"> & { readonly lines: string };

async function leadersOf(db: Db | Tx, agencyCode: string, at: Date): Promise<readonly DocumentSigner[]> {
  const { rows } = await sql<LeaderRow>`
    SELECT ap.id AS "appointmentId", s.id AS "staffId", s.account_id AS "accountId", s.name, p.title, p.title_en AS "titleEn",
      p.signing_authority AS "signingAuthority", p.signing_title AS lines
    FROM organisation.post p JOIN organisation.appointment ap ON ap.post_id = p.id JOIN organisation.staff s ON s.id = ap.staff_id
    WHERE p.agency_code = ${agencyCode} AND p.role = 'leader' AND ap.valid_from <= ${at} AND (ap.valid_until IS NULL OR ap.valid_until > ${at})
    ORDER BY p.place_in_list, p.id`.execute(db);
  return rows.map(({ lines, ...row }) => ({ ...row, signingTitle: linesOf(lines, row.title), delegated: null }));
}

type DelegateRow = Omit<DocumentSigner, "signingAuthority" | "signingTitle" | "delegated"> & {
  readonly ownTitle: string | null;
  readonly delegationId: string;
  readonly byName: string;
  readonly basis: string;
  readonly scope: DelegationScope;
  readonly validUntil: Date;
};

async function delegatesOf(db: Db | Tx, agencyCode: string, at: Date): Promise<readonly DocumentSigner[]> {
  const { rows } = await sql<DelegateRow>`
    SELECT ap.id AS "appointmentId", t.id AS "staffId", t.account_id AS "accountId", t.name, p.title, p.title_en AS "titleEn",
      d.id AS "delegationId", f.name AS "byName", d.basis, d.scope, d.valid_until AS "validUntil",
      (SELECT op.title FROM organisation.appointment oa JOIN organisation.post op ON op.id = oa.post_id
       WHERE oa.staff_id = t.id AND oa.valid_from <= ${at} AND (oa.valid_until IS NULL OR oa.valid_until > ${at})
       ORDER BY op.place_in_list LIMIT 1) AS "ownTitle"
    FROM organisation.delegation d JOIN organisation.appointment ap ON ap.id = d.appointment_id
      JOIN organisation.post p ON p.id = ap.post_id JOIN organisation.staff f ON f.id = ap.staff_id JOIN organisation.staff t ON t.id = d.to_staff_id
    WHERE p.agency_code = ${agencyCode} AND p.role = 'leader' AND d.revoked_at IS NULL AND d.valid_from <= ${at} AND d.valid_until > ${at}
      AND ap.valid_from <= ${at} AND (ap.valid_until IS NULL OR ap.valid_until > ${at})
    ORDER BY p.place_in_list, d.valid_from, d.id`.execute(db);
  return rows.map(({ ownTitle, delegationId, byName, basis, scope, validUntil, ...row }) => ({
    ...row,
    signingAuthority: `TUQ. ${row.title.toLocaleUpperCase("vi")}`,
    signingTitle: [(ownTitle ?? "").toLocaleUpperCase("vi")].filter((line) => line !== ""),
    delegated: { delegationId, byName, basis, scope, validUntil },
  }));
}

function linesOf(lines: string, title: string): readonly string[] {
  return lines === "" ? [title.toLocaleUpperCase("vi")] : lines.split("\n");
}
