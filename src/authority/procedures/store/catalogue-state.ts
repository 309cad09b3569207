import { sql } from "kysely";
import type { Db, Tx } from "../../../platform/db/index.ts";

/** The catalogue's version, up to which the nation was told, and the day last settled. */
export type CatalogueState = { readonly version: number; readonly sentVersion: number; readonly settledOn: string };

/** Where the catalogue stands; undefined before its first act. */
export async function readCatalogueState(db: Db | Tx): Promise<CatalogueState | undefined> {
  const { rows } = await sql<CatalogueState>`
    SELECT version, sent_version AS "sentVersion", settled_on AS "settledOn" FROM procedure.catalogue_state`.execute(
    db,
  );
  return rows[0];
}

/** Raises the version. Whoever settles at the same time waits here, and then reads what this one committed. */
export async function raiseVersion(tx: Tx, today: string): Promise<void> {
  await sql`INSERT INTO procedure.catalogue_state AS s (version, settled_on) VALUES (1, ${today}::date)
    ON CONFLICT (is_only) DO UPDATE SET version = s.version + 1, settled_on = excluded.settled_on`.execute(tx);
}

/** Takes up the version that is still to be told, and holds it until the transaction ends; undefined when the nation knows. */
export async function takeUnsent(tx: Tx): Promise<number | undefined> {
  const { rows } = await sql<{ version: number }>`
    SELECT version FROM procedure.catalogue_state WHERE version > sent_version FOR UPDATE SKIP LOCKED`.execute(tx);
  return rows[0]?.version;
}

/** Notes up to which version the nation has been told. */
export async function noteSent(tx: Tx, version: number): Promise<void> {
  await sql`UPDATE procedure.catalogue_state SET sent_version = ${version}`.execute(tx);
}

/** Keeps the day's numbers of findings; a later settlement of the day stands for an earlier. */
export async function saveReportDay(tx: Tx, day: string, counts: ReadonlyMap<string, number>): Promise<void> {
  const entries = [...counts];
  await sql`
    INSERT INTO procedure.report_day (day, finding, count)
    SELECT ${day}::date, * FROM unnest(${entries.map(([kind]) => kind)}::text[], ${entries.map(([, count]) => count)}::int[])
    ON CONFLICT (day, finding) DO UPDATE SET count = excluded.count`.execute(tx);
}

/** Numbers of findings by day and kind, the newest days, oldest first. */
export async function readReportDays(
  db: Db,
  most: number,
): Promise<readonly { readonly day: string; readonly counts: ReadonlyMap<string, number> }[]> {
  const { rows } = await sql<{ day: string; finding: string; count: number }>`
    SELECT day, finding, count FROM procedure.report_day
    WHERE day IN (SELECT DISTINCT day FROM procedure.report_day ORDER BY day DESC LIMIT ${most}) ORDER BY day`.execute(
    db,
  );
  return [...Map.groupBy(rows, ({ day }) => day)].map(([day, list]) => ({
    day,
    counts: new Map(list.map(({ finding, count }) => [finding, count])),
  }));
}
