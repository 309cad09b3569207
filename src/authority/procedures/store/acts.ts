import { sql } from "kysely";
import type { Db, Tx } from "../../../platform/db/index.ts";
import type { OfferedFacts } from "../offered.ts";

/** What somebody can do to the catalogue. */
export type ActKind = "import" | "create" | "edit" | "publish" | "hide" | "withdraw" | "repair" | "undo";

/** What somebody did, to one procedure or many at once. */
export type Act = {
  readonly id: string;
  readonly kind: ActKind;
  readonly at: Date;
  readonly actorName: string;
  /** Of a repair: the kind of findings repaired; empty when several. */
  readonly note: string;
  /** The act that this one undid. */
  readonly undoes: string | null;
  /** The act by which this one was undone. */
  readonly undoneBy: string | null;
  readonly procedures: number;
};

/** What an act made of one procedure. Without `before` it was made, without `after` it was removed again. */
export type Change = {
  readonly actId: string;
  readonly offeredId: string;
  readonly revision: number;
  readonly before: OfferedFacts | null;
  readonly after: OfferedFacts | null;
};

/** A new act. */
export type NewAct = Pick<Act, "id" | "kind" | "at" | "actorName"> & {
  readonly actorId?: string | undefined;
  readonly note?: string | undefined;
  readonly undoes?: string | undefined;
};

/** Writes an act with what it changed. */
export async function insertAct(tx: Tx, act: NewAct, changes: readonly Omit<Change, "actId">[]): Promise<void> {
  await sql`
    INSERT INTO procedure.act (id, kind, at, actor_id, actor_name, note, undoes)
    VALUES (${act.id}, ${act.kind}, ${act.at}, ${act.actorId ?? null}, ${act.actorName}, ${act.note ?? ""}, ${act.undoes ?? null})`.execute(
    tx,
  );
  await sql`
    INSERT INTO procedure.change (act_id, offered_id, revision, before, after)
    SELECT ${act.id}, (c->>'offeredId')::uuid, (c->>'revision')::int, nullif(c->'before', 'null'), nullif(c->'after', 'null')
    FROM jsonb_array_elements(${JSON.stringify(changes)}::jsonb) AS c`.execute(tx);
}

const acts = sql`SELECT a.id, a.kind, a.at, a.actor_name AS "actorName", a.note, a.undoes, u.id AS "undoneBy",
  (SELECT count(*) FROM procedure.change c WHERE c.act_id = a.id) AS procedures
  FROM procedure.act a LEFT JOIN procedure.act u ON u.undoes = a.id`;

/** One act. */
export async function findAct(db: Db | Tx, id: string): Promise<Act | undefined> {
  const { rows } = await sql<Act>`${acts} WHERE a.id = ${id}`.execute(db);
  return rows[0];
}

/** Acts, newest first. */
export async function listActs(
  db: Db,
  page: { readonly offset: number; readonly limit: number },
): Promise<readonly Act[]> {
  const { rows } = await sql<Act>`${acts} ORDER BY a.id DESC LIMIT ${page.limit} OFFSET ${page.offset}`.execute(db);
  return rows;
}

/** How many acts there are. */
export async function countActs(db: Db): Promise<number> {
  const { rows } = await sql<{ count: number }>`SELECT count(*) FROM procedure.act`.execute(db);
  return rows[0]?.count ?? 0;
}

/** What an act changed, by code. */
export async function changesOf(db: Db | Tx, actId: string): Promise<readonly Change[]> {
  const { rows } = await sql<Change>`
    SELECT act_id AS "actId", offered_id AS "offeredId", revision, before, after FROM procedure.change
    WHERE act_id = ${actId} ORDER BY coalesce(after->>'code', before->>'code'), offered_id`.execute(db);
  return rows;
}

/** What happened to one procedure, newest first. */
export async function historyOf(db: Db, offeredId: string): Promise<readonly (Act & Change)[]> {
  const { rows } = await sql<Act & Change>`
    SELECT h.*, c.act_id AS "actId", c.offered_id AS "offeredId", c.revision, c.before, c.after
    FROM procedure.change c JOIN (${acts}) AS h ON h.id = c.act_id WHERE c.offered_id = ${offeredId} ORDER BY c.act_id DESC LIMIT 200`.execute(
    db,
  );
  return rows;
}
