import { cpus } from "node:os";
import {
  createWorkingTime,
  explainDue,
  findDue,
  type Limit,
  parseLimit,
  usualHours,
} from "../../src/engines/deadline/index.ts";

/** Due dates a second on one core, without and with their explanation, beside plain additions of dates in the same run. */
export type DeadlineFigures = {
  readonly perSecond: number;
  readonly perSecondExplained: number;
  /** Plain additions of days to dates: the reference of this machine at this moment. */
  readonly plainPerSecond: number;
  readonly machine: string;
};

/** Dossiers received throughout 2020, with the limits that procedures have; every fifth waited once for papers. */
export async function run(): Promise<DeadlineFigures> {
  const time = createWorkingTime({ hours: usualHours, holidays: holidays(), workdays: [] });
  const asked = dossiers(50_000);
  const plain = (): number => asked.reduce((sum, { from }) => sum + new Date(from.getTime() + 86_400_000).getDate(), 0);
  const fast = (): number => asked.reduce((sum, one) => sum + (findDue(time, one)?.getTime() ?? 0), 0);
  const explained = (): number => asked.reduce((sum, one) => sum + explainDue(time, one).trace.length, 0);
  return {
    perSecond: rate(fast, asked.length),
    perSecondExplained: rate(explained, asked.length),
    plainPerSecond: rate(plain, asked.length),
    machine: `${cpus()[0]?.model.trim() ?? "?"}, Node ${process.versions.node}`,
  };
}

/** Runs per second: the best of several rounds, after one to warm up. */
function rate(work: () => number, count: number): number {
  work();
  const seconds = Array.from({ length: 5 }, () => {
    const started = process.cpuUsage();
    if (work() < 0) throw new Error("nothing was counted");
    const { user, system } = process.cpuUsage(started);
    return (user + system) / 1e6;
  });
  return Math.round(count / Math.min(...seconds));
}

function holidays(): Parameters<typeof createWorkingTime>[0]["holidays"] {
  const name = { vi: "Ngày nghỉ", en: "Day off" };
  return ["01-01", "01-24", "01-27", "01-28", "01-29", "04-02", "04-30", "05-01", "09-02"].map((day) => ({
    date: `2020-${day}`,
    name,
  }));
}

const limits: readonly Limit[] = [
  "2 working days",
  "4 working hours",
  "30 days",
  "same day before 15:00",
  "15 working days",
].map(parseLimit);

function dossiers(count: number): readonly Parameters<typeof findDue>[1][] {
  const begin = Date.UTC(2020, 0, 1);
  return Array.from({ length: count }, (_, index): Parameters<typeof findDue>[1] => {
    const from = new Date(begin + ((index * 7919) % 525_600) * 60_000);
    const limit = limits[index % limits.length] ?? parseLimit("2 working days");
    if (index % 5 > 0) return { from, limit };
    const paused = from.getTime() + 26 * 3_600_000;
    return { from, limit, pauses: [{ from: new Date(paused), to: new Date(paused + 50 * 3_600_000) }] };
  });
}
