import { type RawBuilder, sql } from "kysely";
import type { Db, Tx } from "../db/index.ts";
import type { Json } from "../outbox/index.ts";

/** Who acted: a signed-in person, named as at that time (a principal is one), or the node itself. */
export type AuditActor =
  | "system"
  | { readonly accountId?: string; readonly name: string; readonly agencyCode?: string };

/** One act. */
export type AuditEntry = {
  readonly actor: AuditActor;
  /** What was done, dotted: `office.document.sign`. */
  readonly action: string;
  /** To what: a kind (`office.document`) and its id. */
  readonly subject: { readonly kind: string; readonly id: string };
  /** The agency on whose ground it happened; by default the actor's. */
  readonly agencyCode?: string;
  readonly detail?: { readonly [key: string]: Json };
  /** Domain clock. */
  readonly at: Date;
};

/** Appends acts in the transaction of the acts themselves. What is appended cannot be changed by the application. */
export async function appendAudit(tx: Tx | Db, entries: AuditEntry | readonly AuditEntry[]): Promise<void> {
  const rows = (isList(entries) ? entries : [entries]).map(rowOf);
  if (rows.length > 0) await tx.insertInto("platform.audit").values(rows).execute();
}

/** One act as a part of a larger statement, for actions that run often: what stands in brackets behind a name after WITH. */
export function auditInsert(entry: AuditEntry): RawBuilder<unknown> {
  const row = rowOf(entry);
  return sql`INSERT INTO platform.audit (at, actor_id, actor_name, agency_code, action, subject_kind, subject_id, detail)
    VALUES (${row.at}::timestamptz, ${row.actor_id}::uuid, ${row.actor_name}, ${row.agency_code}, ${row.action}, ${row.subject_kind},
      ${row.subject_id}, ${row.detail}::jsonb)`;
}

function isList(entries: AuditEntry | readonly AuditEntry[]): entries is readonly AuditEntry[] {
  return Array.isArray(entries);
}

function rowOf(entry: AuditEntry) {
  const actor = entry.actor === "system" ? { name: "system" } : entry.actor;
  const known: { accountId?: string; agencyCode?: string } = actor;
  return {
    at: entry.at,
    actor_id: known.accountId ?? null,
    actor_name: actor.name,
    agency_code: entry.agencyCode ?? known.agencyCode ?? null,
    action: entry.action,
    subject_kind: entry.subject.kind,
    subject_id: entry.subject.id,
    detail: JSON.stringify(entry.detail ?? {}),
  };
}
