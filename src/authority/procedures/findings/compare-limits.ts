import { createWorkingTime, findDue, LimitError, parseLimit, usualHours } from "../../../engines/deadline/index.ts";
import type { ProcedureLimit } from "../../../protocol/procedures/index.ts";

/** A week without holidays, so that a comparison says the same all year round. */
const plainWeek = createWorkingTime({ hours: usualHours, holidays: [], workdays: [] });
const mornings = [23, 24, 25, 26, 27].map((day) => new Date(`2020-11-${day}T08:00:00+07:00`));

/**
 * The national limit that a local one exceeds: the longest of the record's, when the local one ends later for a dossier received
 * on any day of a plain week. Undefined when it keeps within, or when either cannot be read.
 */
export function exceededLimit(local: string, limits: readonly ProcedureLimit[]): ProcedureLimit | undefined {
  const ends = endsOf(local);
  const legal = limits.flatMap((limit) => {
    const found = endsOf(limit.limit);
    return found ? [{ limit, ends: found }] : [];
  });
  if (!ends || legal.length === 0) return undefined;
  const longest = legal.reduce((a, b) => (sum(b.ends) > sum(a.ends) ? b : a));
  return ends.some((end, day) => end > (longest.ends[day] ?? 0)) ? longest.limit : undefined;
}

function endsOf(limit: string): readonly number[] | undefined {
  try {
    const read = parseLimit(limit);
    return mornings.map((from) => findDue(plainWeek, { from, limit: read })?.getTime() ?? Number.POSITIVE_INFINITY);
  } catch (error) {
    if (error instanceof LimitError) return undefined;
    throw error;
  }
}

function sum(values: readonly number[]): number {
  return values.reduce((total, value) => total + value, 0);
}
