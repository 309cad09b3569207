import type { WorkingTime } from "../../engines/deadline/index.ts";
import type { Db, Tx } from "../../platform/db/index.ts";
import { workingTimeBy } from "./record.ts";
import { readCalendar, readVersion } from "./store/calendar.ts";

/** How long a version is believed without asking, in milliseconds. Changes are told at once; this is for news that was missed. */
const freshFor = 1000;

type Known = { readonly version: number; readonly time: WorkingTime; readonly askedAt: number };

const known = new WeakMap<Db, Known>();

/**
 * The country's working time by the usual office hours, in memory by the version of the calendar.
 * @param db the node's own: what is remembered belongs to it
 * @param by what asks, when that is a transaction: it must not wait for another connection
 */
export async function nationalWorkingTime(db: Db, by: Db | Tx = db): Promise<WorkingTime> {
  const held = known.get(db);
  const now = performance.now();
  if (held && now - held.askedAt < freshFor) return held.time;
  if (held && held.version === (await readVersion(by))) {
    known.set(db, { ...held, askedAt: now });
    return held.time;
  }
  const record = await readCalendar(by);
  const time = workingTimeBy(record);
  known.set(db, { version: record.version, time, askedAt: now });
  return time;
}

/** Asks for the version again at the next question: the calendar has changed. */
export function forgetCalendar(db: Db): void {
  const held = known.get(db);
  if (held) known.set(db, { ...held, askedAt: Number.NEGATIVE_INFINITY });
}
