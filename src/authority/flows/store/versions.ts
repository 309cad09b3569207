import { sql } from "kysely";
import type { Plan } from "../../../engines/flow/index.ts";
import type { Db, Tx } from "../../../platform/db/index.ts";

/** A published drawing; never changes. */
export type FlowVersion = {
  readonly id: string;
  /** Code of the procedure. */
  readonly flow: string;
  readonly number: number;
  readonly note: string;
  readonly publishedAt: Date;
  readonly publishedBy: string | null;
  readonly publishedByName: string;
};

/** A version with its drawing. */
export type DrawnVersion = FlowVersion & { readonly xml: string; readonly plan: Plan };

const columns = sql`v.id, v.flow, v.number, v.note, v.published_at AS "publishedAt", v.published_by AS "publishedBy",
  v.published_by_name AS "publishedByName"`;

/** Adds a version under the next number. Answers false when that number was taken meanwhile. */
export async function insertVersion(tx: Db | Tx, { plan, ...version }: DrawnVersion): Promise<boolean> {
  const { numAffectedRows } = await sql`
    INSERT INTO flow.version (id, flow, number, xml, plan, note, published_at, published_by, published_by_name)
    VALUES (${version.id}, ${version.flow}, ${version.number}, ${version.xml}, ${JSON.stringify(plan)}, ${version.note},
      ${version.publishedAt}, ${version.publishedBy}, ${version.publishedByName})
    ON CONFLICT (flow, number) DO NOTHING`.execute(tx);
  return numAffectedRows === 1n;
}

/** The newest version of a flow. */
export async function findNewest(tx: Db | Tx, flow: string): Promise<DrawnVersion | undefined> {
  const { rows } = await sql<DrawnVersion>`
    SELECT ${columns}, v.xml, v.plan FROM flow.version v WHERE v.flow = ${flow} ORDER BY v.number DESC LIMIT 1`.execute(
    tx,
  );
  return rows[0];
}

/** The newest version of a flow without its drawing: for whoever asks which it is. */
export async function findNewestFacts(tx: Db | Tx, flow: string): Promise<FlowVersion | undefined> {
  const { rows } = await sql<FlowVersion>`/* prepared: flow.newest */
    SELECT ${columns} FROM flow.version v WHERE v.flow = ${flow} ORDER BY v.number DESC LIMIT 1`.execute(tx);
  return rows[0];
}

/** One version with its drawing. */
export async function findVersion(tx: Db | Tx, id: string): Promise<DrawnVersion | undefined> {
  const { rows } = await sql<DrawnVersion>`
    SELECT ${columns}, v.xml, v.plan FROM flow.version v WHERE v.id = ${id}`.execute(tx);
  return rows[0];
}

/** Every version of a flow, the newest first, with how many instances run on it. */
export async function readVersions(
  tx: Db | Tx,
  flow: string,
): Promise<readonly (FlowVersion & { readonly running: number })[]> {
  const { rows } = await sql<FlowVersion & { readonly running: number }>`
    SELECT ${columns}, (SELECT count(*) FROM flow.instance i WHERE i.version_id = v.id AND i.status = 0) AS running
    FROM flow.version v WHERE v.flow = ${flow} ORDER BY v.number DESC`.execute(tx);
  return rows;
}

/** Which flows have a version, with the number of the newest. */
export async function readNewestNumbers(tx: Db | Tx): Promise<ReadonlyMap<string, number>> {
  const { rows } = await sql<{ flow: string; number: number }>`
    SELECT flow, max(number) AS number FROM flow.version GROUP BY flow`.execute(tx);
  return new Map(rows.map(({ flow, number }) => [flow, number]));
}
