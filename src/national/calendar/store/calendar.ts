import { sql } from "kysely";
import type { Db, Tx } from "../../../platform/db/index.ts";
import type { CalendarRecord, Decision, NationalDay } from "../record.ts";

/** Raises the version for a change in this transaction and returns it. Changes wait here for each other. */
export async function raiseVersion(tx: Tx): Promise<number> {
  const { rows } = await sql<{ number: number }>`
    UPDATE national_calendar.version SET number = number + 1 RETURNING number`.execute(tx);
  return rows[0]?.number ?? 0;
}

/** The version of the newest committed change. */
export async function readVersion(db: Db | Tx): Promise<number> {
  const row = await db.selectFrom("national_calendar.version").select("number").executeTakeFirstOrThrow();
  return row.number;
}

/** Waits for changes under way and returns the version; none begins until the transaction ends. */
export async function lockVersion(tx: Tx): Promise<number> {
  const row = await tx.selectFrom("national_calendar.version").select("number").forUpdate().executeTakeFirstOrThrow();
  return row.number;
}

/** The whole calendar, read at one moment. */
export async function readCalendar(db: Db | Tx): Promise<CalendarRecord> {
  const { rows } = await sql<RecordRow>`
    SELECT v.number AS version,
      (SELECT coalesce(json_agg(json_build_object('year', year, 'number', decision_number, 'date', decision_date)), '[]')
        FROM national_calendar.year) AS years,
      (SELECT coalesce(json_agg(d ORDER BY d.date), '[]') FROM national_calendar.day d) AS days
    FROM national_calendar.version v`.execute(db);
  const row = rows[0];
  if (!row) throw new Error("national_calendar.version has no row");
  return {
    version: row.version,
    years: new Map(row.years.map(({ year, number, date }) => [year, decisionOf(number, date)])),
    days: row.days.map(dayOf),
  };
}

type DayRow = {
  readonly date: string;
  readonly kind: "off" | "work";
  readonly name_vi: string;
  readonly name_en: string;
  readonly basis: NationalDay["basis"];
  readonly decision_number: string | null;
  readonly decision_date: string | null;
};
type RecordRow = {
  readonly version: number;
  readonly years: readonly { readonly year: number; readonly number: string | null; readonly date: string | null }[];
  readonly days: readonly DayRow[];
};

/** A year as it is from now on. */
export type YearToSave = {
  readonly year: number;
  readonly version: number;
  readonly decision: Decision | null;
  /** Who checked it and when, where it was checked. */
  readonly confirmedAt: Date;
  readonly confirmedBy: string;
  readonly days: readonly NationalDay[];
};

/** Writes a year whole, over what was kept of it. A check made before keeps who made it. */
export async function saveYear(tx: Tx, of: YearToSave): Promise<void> {
  const { year, version, decision } = of;
  const known = await tx
    .selectFrom("national_calendar.year")
    .select(["decision_number", "confirmed_at", "confirmed_by"])
    .where("year", "=", year)
    .executeTakeFirst();
  const isChecked = decision !== null && known?.decision_number === decision.number;
  const values = {
    version,
    decision_number: decision?.number ?? null,
    decision_date: decision?.date ?? null,
    confirmed_at: decision ? (isChecked ? known.confirmed_at : of.confirmedAt) : null,
    confirmed_by: decision ? (isChecked ? known.confirmed_by : of.confirmedBy) : null,
  };
  await tx
    .insertInto("national_calendar.year")
    .values({ year, ...values })
    .onConflict((conflict) => conflict.column("year").doUpdateSet(values))
    .execute();
  await sql`DELETE FROM national_calendar.day WHERE extract(year FROM date) = ${year}`.execute(tx);
  if (of.days.length > 0) await tx.insertInto("national_calendar.day").values(of.days.map(rowOf)).execute();
}

function rowOf({ date, kind, name, basis, decision }: NationalDay): DayRow {
  return {
    date,
    kind,
    name_vi: name.vi,
    name_en: name.en,
    basis,
    decision_number: decision?.number ?? null,
    decision_date: decision?.date ?? null,
  };
}

function dayOf({ date, kind, name_vi, name_en, basis, decision_number, decision_date }: DayRow): NationalDay {
  return {
    date,
    kind,
    name: { vi: name_vi, en: name_en },
    basis,
    decision: decisionOf(decision_number, decision_date),
  };
}

function decisionOf(number: string | null, date: string | null): Decision | null {
  return number !== null && date !== null ? { number, date } : null;
}
