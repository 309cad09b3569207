import { type Selectable, sql } from "kysely";
import type { DB, Db, Tx } from "../../../platform/db/index.ts";
import { type OfferedProcedure, offeredProcedureSchema } from "../../../protocol/procedures/index.ts";

/** A procedure that an authority offers, and what the nation sees in it. */
export type JudgedOffer = {
  readonly record: OfferedProcedure;
  readonly wrongCode: boolean;
  readonly notNational: boolean;
  readonly standardised: boolean;
  readonly announcedLate: boolean;
  readonly publishedLate: boolean;
  readonly unused: boolean;
};

/** Such a row as it is kept. */
export type KeptOffer = JudgedOffer & { readonly id: string; readonly agency: string; readonly fromDay: string };

/** What a new catalogue changed. */
export type OfferedChange = { readonly entered: readonly JudgedOffer[]; readonly left: readonly JudgedOffer[] };

/** Version of the newest catalogue received from an authority; 0 when none was. */
export async function offeredVersion(db: Db | Tx, agency: string): Promise<number> {
  const row = await db
    .selectFrom("national_procedure.offered_catalogue")
    .select("version")
    .where("agency", "=", agency)
    .executeTakeFirst();
  return row?.version ?? 0;
}

/** Notes which catalogue of an authority is the newest. */
export async function saveOfferedVersion(
  tx: Tx,
  news: { readonly agency: string; readonly version: number; readonly at: Date; readonly receivedAt: Date },
): Promise<void> {
  const row = { version: news.version, at: news.at, received_at: news.receivedAt };
  await tx
    .insertInto("national_procedure.offered_catalogue")
    .values({ agency: news.agency, ...row })
    .onConflict((conflict) => conflict.column("agency").doUpdateSet(row))
    .execute();
}

/** The authorities whose catalogue came in, and when. */
export async function readOfferedCatalogues(
  db: Db | Tx,
): Promise<readonly { readonly agency: string; readonly version: number; readonly at: Date }[]> {
  return db
    .selectFrom("national_procedure.offered_catalogue")
    .select(["agency", "version", "at"])
    .orderBy("agency")
    .execute();
}

/** What an authority offers now, in the order of the codes. */
export async function readOffered(db: Db | Tx, agency: string): Promise<readonly KeptOffer[]> {
  const rows = await db
    .selectFrom("national_procedure.offered")
    .selectAll()
    .where("agency", "=", agency)
    .where("until_day", "is", null)
    .orderBy("code")
    .orderBy("id")
    .execute();
  return rows.map(toOffer);
}

/** Of these codes, those under which an authority offers a procedure now, well-coded. */
export async function findOfferedCodes(
  db: Db | Tx,
  agency: string,
  codes: readonly string[],
): Promise<ReadonlySet<string>> {
  if (codes.length === 0) return new Set();
  const rows = await db
    .selectFrom("national_procedure.offered")
    .select("code")
    .distinct()
    .where("agency", "=", agency)
    .where("code", "=", sql<string>`ANY(${[...codes]}::text[])`)
    .where("until_day", "is", null)
    .where("wrong_code", "=", false)
    .execute();
  return new Set(rows.map((row) => row.code));
}

/**
 * Puts a new catalogue in place of the known one: what is the same stays as it is, what changed or left ends on `day`, what is new begins
 * on it. Says what entered and what left.
 */
export async function replaceOffered(
  tx: Tx,
  catalogue: {
    readonly agency: string;
    readonly day: string;
    readonly known: readonly KeptOffer[];
    readonly offers: readonly JudgedOffer[];
  },
): Promise<OfferedChange> {
  const { agency, day } = catalogue;
  const waiting = Map.groupBy(catalogue.known, keyOf);
  // A catalogue may hold the same thing twice: each of the new takes one of the known that equals it.
  const entered = catalogue.offers.filter((offer) => waiting.get(keyOf(offer))?.shift() === undefined);
  const left = [...waiting.values()].flat();
  const ids = left.map(({ id }) => id);
  await sql`DELETE FROM national_procedure.offered WHERE id = ANY(${ids}::uuid[]) AND from_day = ${day}::date`.execute(
    tx,
  );
  await sql`UPDATE national_procedure.offered SET until_day = ${day}::date WHERE id = ANY(${ids}::uuid[])`.execute(tx);
  const rows = entered.map((offer) => rowOf(offer, agency, day));
  await sql`
    INSERT INTO national_procedure.offered (agency, code, name, record, online, filed_online, standardised, wrong_code, not_national,
      announced_late, published_late, unused, from_day)
    SELECT agency, code, name, record, online, filed_online, standardised, wrong_code, not_national, announced_late, published_late,
      unused, from_day
    FROM jsonb_populate_recordset(NULL::national_procedure.offered, ${JSON.stringify(rows)}::jsonb)`.execute(tx);
  return { entered, left };
}

function keyOf({ record }: JudgedOffer): string {
  return JSON.stringify(record);
}

function rowOf({ record, ...seen }: JudgedOffer, agency: string, day: string) {
  return {
    ...{
      agency,
      code: record.code,
      name: record.name,
      record,
      online: record.online,
      filed_online: record.filedOnline,
    },
    ...{ standardised: seen.standardised, wrong_code: seen.wrongCode, not_national: seen.notNational },
    ...{ announced_late: seen.announcedLate, published_late: seen.publishedLate, unused: seen.unused, from_day: day },
  };
}

function toOffer(row: Selectable<DB["national_procedure.offered"]>): KeptOffer {
  return {
    id: row.id,
    agency: row.agency,
    fromDay: row.from_day,
    record: offeredProcedureSchema.parse(row.record),
    wrongCode: row.wrong_code,
    notNational: row.not_national,
    standardised: row.standardised,
    announcedLate: row.announced_late,
    publishedLate: row.published_late,
    unused: row.unused,
  };
}
