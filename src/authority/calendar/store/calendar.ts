import { sql } from "kysely";
import type { OfficeWindow } from "../../../engines/deadline/index.ts";
import type { Db, Tx } from "../../../platform/db/index.ts";
import type { CalendarRecord, Decision, HoursEntry, NationalDay, OwnDay } from "../record.ts";

/** Raises the version for a change in this transaction and returns it. Changes wait here for each other. */
export async function raiseVersion(tx: Tx): Promise<number> {
  const { rows } = await sql<{ number: number }>`
    UPDATE calendar.version SET number = number + 1 RETURNING number`.execute(tx);
  return rows[0]?.number ?? 0;
}

/** The version of the newest committed change. */
export async function readVersion(db: Db | Tx): Promise<number> {
  const row = await db.selectFrom("calendar.version").select("number").executeTakeFirstOrThrow();
  return row.number;
}

/** The whole calendar, read at one moment. */
export async function readCalendar(db: Db | Tx): Promise<CalendarRecord> {
  const { rows } = await sql<RecordRow>`
    SELECT v.number AS version, v.national AS "nationalVersion",
      (SELECT coalesce(json_agg(json_build_object('year', year, 'number', decision_number, 'date', decision_date)), '[]')
        FROM calendar.national_year) AS years,
      (SELECT coalesce(json_agg(d ORDER BY d.date), '[]') FROM calendar.national_day d) AS national,
      (SELECT coalesce(json_agg(d ORDER BY d.date), '[]') FROM calendar.own_day d) AS own,
      (SELECT coalesce(json_agg(h ORDER BY h.agency_code, h.valid_from), '[]') FROM calendar.hours h) AS hours
    FROM calendar.version v`.execute(db);
  const row = rows[0];
  if (!row) throw new Error("calendar.version has no row");
  return {
    version: row.version,
    nationalVersion: row.nationalVersion,
    years: new Map(row.years.map(({ year, number, date }) => [year, decisionOf(number, date)])),
    national: row.national.map((day): NationalDay => ({ ...ownDay(day), basis: day.basis })),
    own: row.own.map(ownDay),
    hours: row.hours.map(hoursEntry),
  };
}

type DayRow = {
  readonly date: string;
  readonly kind: "off" | "work";
  readonly name_vi: string;
  readonly name_en: string;
  readonly decision_number: string | null;
  readonly decision_date: string | null;
};
type HoursRow = {
  readonly agency_code: string;
  readonly valid_from: string;
  readonly windows: readonly number[] | null;
};
type RecordRow = {
  readonly version: number;
  readonly nationalVersion: number;
  readonly years: readonly { readonly year: number; readonly number: string | null; readonly date: string | null }[];
  readonly national: readonly (DayRow & { readonly basis: NationalDay["basis"] })[];
  readonly own: readonly DayRow[];
  readonly hours: readonly HoursRow[];
};

/** Writes a day of the authority over what it said of it before. */
export async function putOwnDay(tx: Tx, { date, kind, name, decision }: OwnDay): Promise<void> {
  const values = {
    kind,
    name_vi: name.vi,
    name_en: name.en,
    decision_number: decision?.number ?? null,
    decision_date: decision?.date ?? null,
  };
  await tx
    .insertInto("calendar.own_day")
    .values({ date, ...values })
    .onConflict((conflict) => conflict.column("date").doUpdateSet(values))
    .execute();
}

/** Takes a day of the authority away. */
export async function removeOwnDay(tx: Tx, date: string): Promise<void> {
  await tx.deleteFrom("calendar.own_day").where("date", "=", date).execute();
}

/** Writes hours of an agency from a day on, over what it said for that very day before. */
export async function putHours(tx: Tx, { agencyCode, validFrom, windows }: HoursEntry): Promise<void> {
  const list = windows?.flatMap(({ from, to }) => [from, to]) ?? null;
  await tx
    .insertInto("calendar.hours")
    .values({ agency_code: agencyCode, valid_from: validFrom, windows: list })
    .onConflict((conflict) => conflict.columns(["agency_code", "valid_from"]).doUpdateSet({ windows: list }))
    .execute();
}

/** Takes away what an agency said of its hours from a day on. */
export async function removeHours(tx: Tx, agencyCode: string, validFrom: string): Promise<void> {
  await tx
    .deleteFrom("calendar.hours")
    .where("agency_code", "=", agencyCode)
    .where("valid_from", "=", validFrom)
    .execute();
}

/** Stretches of hours from the flat list in which they are kept. */
export function windowsOf(list: readonly number[]): readonly OfficeWindow[] {
  return list.flatMap((from, index) => (index % 2 === 0 ? [{ from, to: list[index + 1] ?? from }] : []));
}

function ownDay({ date, kind, name_vi, name_en, decision_number, decision_date }: DayRow): OwnDay {
  return { date, kind, name: { vi: name_vi, en: name_en }, decision: decisionOf(decision_number, decision_date) };
}

function hoursEntry({ agency_code, valid_from, windows }: HoursRow): HoursEntry {
  return { agencyCode: agency_code, validFrom: valid_from, windows: windows && windowsOf(windows) };
}

function decisionOf(number: string | null, date: string | null): Decision | null {
  return number !== null && date !== null ? { number, date } : null;
}
