import type { Db } from "../../../platform/db/index.ts";
import { type MetricQuery, readMetric } from "../../../platform/metrics/index.ts";
import { sectorNames } from "../store/report-sectors.ts";

/** What report II.06a/VPCP/KSTT asks for: of whom, and when. Days are ISO days, both counted. */
export type ReportQuery = {
  readonly from: string;
  readonly to: string;
  /** That agency and those below it; undefined: the whole node. */
  readonly agency?: string | undefined;
};

/**
 * The counted columns of the form, from 3 to 13: each a figure, so that each number is what a list adds up to. `at`: over the period, at
 * its end, or on the evening before it.
 */
export const reportColumns = {
  inHand: undefined,
  online: { metric: "dossier.received", at: "period", channel: ["2"] },
  counter: { metric: "dossier.received", at: "period", channel: ["1", "3"] },
  carried: { metric: "dossier.pending", at: "before" },
  resolved: { metric: "dossier.time", at: "period" },
  early: { metric: "dossier.resolved-early", at: "period" },
  onTime: { metric: "dossier.resolved-on-time", at: "period" },
  late: { metric: "dossier.resolved-late", at: "period" },
  pending: { metric: "dossier.pending", at: "end" },
  pendingInTime: { metric: "dossier.pending-in-time", at: "end" },
  pendingLate: { metric: "dossier.pending-late", at: "end" },
} as const satisfies Readonly<Record<string, ReportFigure | undefined>>;

/** A figure of the report. */
export type ReportFigure = {
  readonly metric: string;
  readonly at: "period" | "end" | "before";
  readonly channel?: readonly string[];
};

/** A counted column. */
export type ReportColumn = keyof typeof reportColumns;

/** The counted columns in the order of the form. */
export const reportOrder = [
  "inHand",
  "online",
  "counter",
  "carried",
  "resolved",
  "early",
  "onTime",
  "late",
  "pending",
  "pendingInTime",
  "pendingLate",
] as const satisfies readonly ReportColumn[];

/** What the form has no column for: told below it, so that nobody's delay is taken for another's. */
export const apartFigures = {
  waiting: { metric: "dossier.pending-waiting", at: "end" },
  bySync: { metric: "dossier.late-by-sync", at: "period" },
  bySupplement: { metric: "dossier.late-by-supplement", at: "period" },
  withdrawn: { metric: "dossier.withdrawn", at: "period" },
  notReceived: { metric: "dossier.not-received", at: "period" },
} as const satisfies Readonly<Record<string, ReportFigure>>;

/** Numbers of one sector, or of all. */
export type ReportNumbers = Readonly<Record<ReportColumn, number>>;

/** The report. */
export type Report = {
  readonly rows: readonly { readonly sector: string; readonly name: string; readonly numbers: ReportNumbers }[];
  readonly total: ReportNumbers;
  readonly apart: Readonly<Record<keyof typeof apartFigures, number>>;
};

/**
 * Reads report II.06a/VPCP/KSTT by sector from the figures, whatever the length of the period. What was in hand is what was received and
 * what was carried over; that is what was resolved, what is pending and what was withdrawn.
 */
export async function readReport(db: Db, query: ReportQuery): Promise<Report> {
  const sums = new Map<string, Record<ReportColumn, number>>();
  for (const column of reportOrder) {
    const figure = reportColumns[column];
    if (!figure) continue;
    const { groups } = await readMetric(db, { ...metricQuery(figure, query), by: { dim: "sector" } });
    for (const { key, value } of groups) {
      const row = sums.get(key) ?? empty();
      sums.set(key, row);
      row[column] = value;
    }
  }
  for (const row of sums.values()) row.inHand = row.online + row.counter + row.carried;
  const names = await sectorNames(db, [...sums.keys()]);
  const rows = [...sums].map(([sector, numbers]) => ({ sector, name: names.get(sector) ?? sector, numbers }));
  const total = empty();
  for (const { numbers } of rows) for (const column of reportOrder) total[column] += numbers[column];
  const apart = { waiting: 0, bySync: 0, bySupplement: 0, withdrawn: 0, notReceived: 0 };
  for (const [key, figure] of Object.entries(apartFigures)) {
    const { total } = await readMetric(db, metricQuery(figure, query));
    apart[key as keyof typeof apart] = total;
  }
  return { rows: rows.sort((a, b) => a.name.localeCompare(b.name, "vi")), total, apart };
}

function empty(): Record<ReportColumn, number> {
  return {
    inHand: 0,
    online: 0,
    counter: 0,
    carried: 0,
    resolved: 0,
    early: 0,
    onTime: 0,
    late: 0,
    pending: 0,
    pendingInTime: 0,
    pendingLate: 0,
  };
}

function metricQuery(figure: ReportFigure, { from, to, agency }: ReportQuery): MetricQuery {
  return {
    metric: figure.metric,
    ...(agency === undefined ? {} : { under: agency }),
    ...(figure.channel ? { dims: { channel: figure.channel } } : {}),
    ...daysOf(figure, { from, to }),
  };
}

/** The days that a figure of the report is read over; a stock has no beginning. */
export function daysOf(
  figure: ReportFigure,
  { from, to }: Pick<ReportQuery, "from" | "to">,
): { from?: string; to: string } {
  if (figure.at === "period") return { from, to };
  return { to: figure.at === "end" ? to : dayBefore(from) };
}

function dayBefore(day: string): string {
  return new Date(Date.parse(`${day}T00:00:00Z`) - 86_400_000).toISOString().slice(0, 10);
}
