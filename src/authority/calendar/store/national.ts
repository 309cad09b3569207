import type { Tx } from "../../../platform/db/index.ts";
import type { CalendarMessage, CalendarYear } from "../../../protocol/calendar/index.ts";

/** Version of the nation's calendar that is known; locks it until the transaction ends. */
export async function lockNationalVersion(tx: Tx): Promise<number> {
  const row = await tx.selectFrom("calendar.version").select("national").forUpdate().executeTakeFirstOrThrow();
  return row.national;
}

/** Brings the copy of the nation's calendar up to date: years that came stand for those kept; with `full`, all others go. */
export async function saveNational(tx: Tx, { version, full, years }: CalendarMessage): Promise<void> {
  const replaced = tx.deleteFrom("calendar.national_year");
  const numbers = years.map(({ year }) => year);
  if (full) await replaced.execute();
  else if (numbers.length > 0) await replaced.where("year", "in", numbers).execute();
  for (const year of years) await insertYear(tx, year);
  await tx.updateTable("calendar.version").set({ national: version }).execute();
}

async function insertYear(tx: Tx, { year, decision, days }: CalendarYear): Promise<void> {
  await tx
    .insertInto("calendar.national_year")
    .values({ year, decision_number: decision?.number ?? null, decision_date: decision?.date ?? null })
    .execute();
  if (days.length === 0) return;
  await tx
    .insertInto("calendar.national_day")
    .values(
      days.map((day) => ({
        date: day.date,
        year,
        kind: day.kind,
        name_vi: day.name.vi,
        name_en: day.name.en,
        basis: day.basis,
        decision_number: day.decision?.number ?? null,
        decision_date: day.decision?.date ?? null,
      })),
    )
    .execute();
}
