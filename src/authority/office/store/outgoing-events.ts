import { sql } from "kysely";
import type { Db, Tx } from "../../../platform/db/index.ts";
import { type Draft, draftSchema } from "../draft.ts";

/** What happened to an outgoing document. */
export const outgoingActs = [
  "created",
  "saved",
  "submitted",
  "returned",
  "signed",
  "issued",
  "sent-more",
  "recall-asked",
  "recall-agreed",
  "recall-refused",
  "replaced",
  "updated",
  "refused-by-axis",
] as const;
export type OutgoingActName = (typeof outgoingActs)[number];

/** One line of a document's history. `draft` is the content as it was then, for saves. */
export type OutgoingEvent = {
  readonly id: string;
  readonly version: number;
  readonly act: OutgoingActName;
  readonly actorName: string;
  readonly at: Date;
  readonly note: string;
  readonly fileSha256: string | null;
  readonly hasDraft: boolean;
};

/** What is written of an act. */
export type NewOutgoingEvent = {
  readonly outgoingId: string;
  readonly version: number;
  readonly act: OutgoingActName;
  readonly actor: { readonly id: string | null; readonly name: string };
  readonly at: Date;
  readonly note?: string;
  readonly draft?: Draft;
  readonly fileSha256?: string;
};

/** Appends to a document's history. */
export async function appendOutgoingEvent(tx: Tx, event: NewOutgoingEvent): Promise<void> {
  await tx
    .insertInto("office.outgoing_event")
    .values({
      outgoing_id: event.outgoingId,
      version: event.version,
      act: event.act,
      actor_id: event.actor.id,
      actor_name: event.actor.name,
      at: event.at,
      note: event.note ?? "",
      draft: event.draft === undefined ? null : JSON.stringify(event.draft),
      file_sha256: event.fileSha256 ?? null,
    })
    .execute();
}

/** One person's saves within ten minutes of each other are one version: an editor that saves by itself makes many. */
const sittingMinutes = 10;

/** Notes a save: a new version of the history, or the one of the same sitting written over. */
export async function noteSave(tx: Tx, event: NewOutgoingEvent): Promise<void> {
  const { rows } = await sql`
    UPDATE office.outgoing_event e SET version = ${event.version}, at = ${event.at}, draft = ${JSON.stringify(event.draft)}::jsonb
    FROM (SELECT id FROM office.outgoing_event WHERE outgoing_id = ${event.outgoingId} ORDER BY id DESC LIMIT 1) last
    WHERE e.id = last.id AND e.act IN ('saved', 'created') AND e.actor_id = ${event.actor.id}
      AND e.at > ${event.at}::timestamptz - make_interval(mins => ${sittingMinutes})
    RETURNING e.id`.execute(tx);
  if (rows.length === 0) await appendOutgoingEvent(tx, event);
}

/** A document's history, the newest first. */
export async function listOutgoingEvents(db: Db | Tx, outgoingId: string): Promise<readonly OutgoingEvent[]> {
  const { rows } = await sql<OutgoingEvent>`
    SELECT id, version, act, actor_name AS "actorName", at, note, file_sha256 AS "fileSha256", draft IS NOT NULL AS "hasDraft"
    FROM office.outgoing_event WHERE outgoing_id = ${outgoingId} ORDER BY id DESC LIMIT 500`.execute(db);
  return rows;
}

/** The content of a document as it was at one line of its history. */
export async function findVersion(db: Db | Tx, outgoingId: string, eventId: string): Promise<Draft | undefined> {
  const row = await db
    .selectFrom("office.outgoing_event")
    .select("draft")
    .where("id", "=", eventId)
    .where("outgoing_id", "=", outgoingId)
    .executeTakeFirst();
  return row?.draft == null ? undefined : draftSchema.parse(row.draft);
}
