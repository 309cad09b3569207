import { sql } from "kysely";
import type { Db } from "../../../platform/db/index.ts";
import type { Channel, DossierState } from "../../../protocol/dossiers/index.ts";

/** Of a reported dossier what anyone may see: nothing of the person. */
export type PublicDossier = {
  readonly code: string;
  readonly node: string;
  readonly via: "node" | "wire";
  readonly agencyCode: string;
  readonly procedureCode: string;
  readonly procedureName: string;
  /** As the authority names it. */
  readonly agencyName: string;
  readonly channel: Channel;
  readonly state: DossierState;
  readonly receivedAt: Date;
  readonly dueAt: Date | null;
  readonly endedAt: Date | null;
  readonly returnedAt: Date | null;
  readonly supplements: number;
  readonly arrivedAt: Date;
  readonly changedAt: Date;
  /** Requests for papers: when asked, and when answered; as written on the wire. */
  readonly requests: readonly { readonly askedAt: string; readonly answeredAt: string }[];
};

const columns = sql`d.code, d.node, d.via, d.agency_code AS "agencyCode", d.procedure_code AS "procedureCode",
  coalesce(d.record ->> 'TenTTHC', '') AS "procedureName", coalesce(d.record ->> 'DonViXuLy', '') AS "agencyName", d.channel, d.state,
  d.received_at AS "receivedAt", d.due_at AS "dueAt", d.ended_at AS "endedAt", d.returned_at AS "returnedAt", d.supplements,
  d.arrived_at AS "arrivedAt", d.changed_at AS "changedAt",
  coalesce((SELECT jsonb_agg(jsonb_build_object('askedAt', coalesce(r ->> 'NgayBoSung', ''), 'answeredAt', coalesce(r ->> 'NgayTiepNhanBoSung', '')))
    FROM jsonb_array_elements(CASE jsonb_typeof(d.record -> 'DanhSachHoSoBoSung') WHEN 'array' THEN d.record -> 'DanhSachHoSoBoSung' ELSE '[]' END) r),
    '[]') AS requests`;

/** The dossier with the first of these codes that is known. */
export async function findPublic(db: Db, codes: readonly string[]): Promise<PublicDossier | undefined> {
  const { rows } = await sql<PublicDossier>`
    SELECT ${columns} FROM unnest(${[...codes]}::text[]) WITH ORDINALITY AS c(code, place) JOIN national_dossier.dossier d ON d.code = c.code
    ORDER BY c.place LIMIT 1`.execute(db);
  return rows[0];
}

/** Which of these codes are known. */
export async function knownCodes(db: Db, codes: readonly string[]): Promise<readonly string[]> {
  if (codes.length === 0) return [];
  const { rows } = await sql<{ code: string }>`
    SELECT code FROM national_dossier.dossier WHERE code = ANY (${[...codes]}::text[])`.execute(db);
  return codes.filter((code) => rows.some((row) => row.code === code));
}

/** A step as anyone may see it: what was done is shown only where the sender's words are known to hold no names. */
export type PublicStep = {
  readonly at: Date;
  readonly state: DossierState;
  readonly via: "node" | "wire";
  readonly unit: string;
  readonly content: string;
  /** When the portal heard of it. */
  readonly arrivedAt: Date;
};

/** The steps of a dossier, oldest first. */
export async function readPublicSteps(db: Db, code: string): Promise<readonly PublicStep[]> {
  const { rows } = await sql<PublicStep>`
    SELECT at, state, via, coalesce(record ->> 'PhongBanXuLy', '') AS unit, coalesce(record ->> 'NoiDungXuLy', '') AS content,
      arrived_at AS "arrivedAt"
    FROM national_dossier.progress WHERE code = ${code} ORDER BY at, id LIMIT 200`.execute(db);
  return rows;
}

/** When anything was last heard from a node: a comparison or a record of the dossier itself. */
export async function lastHeard(db: Db, node: string): Promise<Date | null> {
  const { rows } = await sql<{ at: Date | null }>`
    SELECT max(began_at) AS at FROM national_dossier.comparison WHERE node = ${node}`.execute(db);
  return rows[0]?.at ?? null;
}

/** Whether a comparison has found the dossier different and it is not put right yet. */
export async function isBeingRepaired(db: Db, code: string): Promise<boolean> {
  const { rows } = await sql`
    SELECT FROM national_dossier.difference WHERE code = ${code} AND repaired_at IS NULL LIMIT 1`.execute(db);
  return rows.length > 0;
}
