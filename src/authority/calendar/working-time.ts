import type { WorkingTime } from "../../engines/deadline/index.ts";
import type { Db, Tx } from "../../platform/db/index.ts";
import { createTimes, type Times } from "./record.ts";
import { readCalendar, readVersion } from "./store/calendar.ts";

/** How long a version is believed without asking, in milliseconds. Changes are told at once; this is for news that was missed. */
const freshFor = 1000;

type Known = { readonly version: number; readonly times: Times; readonly askedAt: number };

const known = new WeakMap<Db, Known>();

/**
 * The working time of an agency, by its office hours at an instant: the day of receipt, for something counted from it. In memory by the
 * version of the calendar: a microsecond when warm, one small query each second, some 20 ms after a change.
 * @param db the node's own: what is remembered belongs to it
 * @param by what asks, when that is a transaction: it must not wait for another connection
 */
export async function workingTimeOf(db: Db, agencyCode: string, at: Date, by: Db | Tx = db): Promise<WorkingTime> {
  return (await timesOf(db, by)).of(agencyCode, at);
}

/** The working times of all agencies as the calendar is now, for whoever asks for many; `by` as for {@link workingTimeOf}. */
export async function timesOf(db: Db, by: Db | Tx = db): Promise<Times> {
  const held = known.get(db);
  const now = performance.now();
  if (held && now - held.askedAt < freshFor) return held.times;
  const version = await readVersion(by);
  if (held?.version === version) {
    known.set(db, { ...held, askedAt: now });
    return held.times;
  }
  const record = await readCalendar(by);
  const times = createTimes(record);
  known.set(db, { version: record.version, times, askedAt: now });
  return times;
}

/** Asks for the version again at the next question: the calendar has changed. */
export function forgetCalendar(db: Db): void {
  const held = known.get(db);
  if (held) known.set(db, { ...held, askedAt: Number.NEGATIVE_INFINITY });
}
