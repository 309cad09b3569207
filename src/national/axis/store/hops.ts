import { sql } from "kysely";
import { newId, type Tx } from "../../../platform/db/index.ts";
import type { Json } from "../../../platform/outbox/index.ts";

/** Kinds of what happens to a document on the axis. */
export const hopKinds = [
  "accepted",
  "repeated",
  "queued",
  "arrived",
  "refused",
  "undeliverable",
  "delayed",
  "given-up",
  "fetched",
  "status",
  "released",
  "corrected",
  "returned",
  "reminded",
  "reminder-refused",
] as const;

/** One of the kinds. */
export type HopKind = (typeof hopKinds)[number];

/** Something that happened to a document. */
export type Hop = {
  readonly messageId: string;
  readonly kind: HopKind;
  /** Code of the node, agency or client where it happened. */
  readonly place: string;
  readonly detail?: { readonly [key: string]: Json };
};

/** Appends hops in one statement, in the order given. */
export async function appendHops(tx: Tx, hops: readonly Hop[], at: Date): Promise<void> {
  if (hops.length === 0) return;
  await sql`
    INSERT INTO axis.hop (id, message_id, at, kind, place, detail)
    SELECT id, message_id, ${at}, kind, place, detail FROM unnest(
      ${hops.map(() => newId())}::uuid[], ${hops.map((h) => h.messageId)}::uuid[], ${hops.map((h) => h.kind)}::text[],
      ${hops.map((h) => h.place)}::text[], ${hops.map((h) => JSON.stringify(h.detail ?? {}))}::jsonb[])
      AS t(id, message_id, kind, place, detail)`.execute(tx);
}
