import type { Db } from "../db/index.ts";
import type { Json } from "../outbox/index.ts";

/** Which acts to read; conditions given together must all hold. */
export type AuditQuery = {
  readonly subject?: { readonly kind: string; readonly id: string };
  /** Account id. */
  readonly actor?: string;
  /** Agency code, that agency alone. */
  readonly agency?: string;
  /** Id of the oldest act already seen: the ones before it are read. */
  readonly before?: string;
  readonly limit: number;
};

/** One act as it was appended. */
export type AuditRow = {
  /** UUIDv7: newest last. */
  readonly id: string;
  /** Domain clock. */
  readonly at: Date;
  readonly actorId: string | null;
  readonly actorName: string;
  readonly agencyCode: string | null;
  readonly action: string;
  readonly subject: { readonly kind: string; readonly id: string };
  readonly detail: Json;
};

/** Reads acts, newest first. */
export async function readAudit(db: Db, query: AuditQuery): Promise<readonly AuditRow[]> {
  let select = db.selectFrom("platform.audit").selectAll().orderBy("id", "desc").limit(query.limit);
  if (query.subject) {
    select = select.where("subject_kind", "=", query.subject.kind).where("subject_id", "=", query.subject.id);
  }
  if (query.actor) select = select.where("actor_id", "=", query.actor);
  if (query.agency) select = select.where("agency_code", "=", query.agency);
  if (query.before) select = select.where("id", "<", query.before);
  const rows = await select.execute();
  return rows.map((row) => ({
    id: row.id,
    at: row.at,
    actorId: row.actor_id,
    actorName: row.actor_name,
    agencyCode: row.agency_code,
    action: row.action,
    subject: { kind: row.subject_kind, id: row.subject_id },
    detail: row.detail as Json, // written by appendAudit alone
  }));
}
