import type { Db } from "../../../platform/db/index.ts";
import {
  histogramOf,
  type MetricGrouping,
  type MetricQuery,
  percentileOf,
  readMetric,
} from "../../../platform/metrics/index.ts";
import { sectorNames } from "../store/report-sectors.ts";

/** What the overview is asked: days, both counted, and whose. */
export type OverviewQuery = {
  readonly from: string;
  readonly to: string;
  /** That agency and those below it; undefined: the whole node. */
  readonly agency?: string | undefined;
  readonly sector?: string | undefined;
};

/** How in time dossiers were resolved, and what else stands in a row of the overview. */
export type OverviewRow = {
  /** Code of an agency with those below it, or of a sector. */
  readonly key: string;
  readonly received: number;
  readonly early: number;
  readonly onTime: number;
  readonly late: number;
  readonly pending: number;
  readonly pendingLate: number;
  readonly supplements: number;
  /** Minutes of handling of all resolved, waiting for the applicant taken off. */
  readonly minutes: number;
};

/** The overview of leaders. Durations of handling in minutes, lags in milliseconds; undefined where there is nothing to measure. */
export type Overview = {
  readonly total: OverviewRow;
  readonly agencies: readonly OverviewRow[];
  readonly sectors: readonly (OverviewRow & { readonly name: string })[];
  readonly waiting: number;
  readonly medianMinutes: number | undefined;
  readonly ninthMinutes: number | undefined;
  readonly supplementsAgain: number;
  /** What made dossiers late: by the step's name, and by the agency whose step it was. */
  readonly lateSteps: readonly { readonly key: string; readonly value: number }[];
  readonly lateAgencies: readonly { readonly key: string; readonly value: number }[];
  readonly sync: SyncFigures;
};

/** How right the sync is; nobody's delay stands here. */
export type SyncFigures = {
  readonly lateBySync: number;
  readonly confirmed: number;
  readonly medianLag: number | undefined;
  readonly ninetyFifthLag: number | undefined;
  readonly refused: number;
  readonly repaired: number;
  readonly compared: number;
  readonly differences: number;
};

const columns = {
  received: { metric: "dossier.received", kind: "flow" },
  early: { metric: "dossier.resolved-early", kind: "flow" },
  onTime: { metric: "dossier.resolved-on-time", kind: "flow" },
  late: { metric: "dossier.resolved-late", kind: "flow" },
  pending: { metric: "dossier.pending", kind: "stock" },
  pendingLate: { metric: "dossier.pending-late", kind: "stock" },
  supplements: { metric: "dossier.supplements", kind: "flow" },
  minutes: { metric: "dossier.minutes", kind: "flow" },
} as const;

type Column = keyof typeof columns;

const order = Object.keys(columns) as readonly Column[];

/** Reads the overview from the figures; what it costs does not grow with the number of dossiers. */
export async function readOverview(db: Db, query: OverviewQuery): Promise<Overview> {
  const [byAgency, bySector, buckets, steps, causers, waiting, again, sync] = await Promise.all([
    readRows(db, query, "agency"),
    readRows(db, query, { dim: "sector" }),
    readMetric(db, { ...flow("dossier.time", query), by: { dim: "bucket" } }),
    readMetric(db, { ...flow("dossier.late-step", query), by: { dim: "step" } }),
    readMetric(db, { ...flow("dossier.late-step", query), by: "agency" }),
    readMetric(db, stock("dossier.pending-waiting", query)),
    readMetric(db, flow("dossier.supplements-again", query)),
    readSync(db, query),
  ]);
  const codes = bySector.map(({ key }) => key);
  const names = await sectorNames(db, codes);
  const times = histogramOf(buckets);
  return {
    total: summed("", byAgency),
    agencies: foldedUnder(byAgency, query.agency),
    sectors: bySector
      .map((row) => ({ ...row, name: names.get(row.key) ?? row.key }))
      .sort((a, b) => b.received - a.received),
    waiting: waiting.total,
    medianMinutes: percentileOf(times, 0.5),
    ninthMinutes: percentileOf(times, 0.9),
    supplementsAgain: again.total,
    lateSteps: [...steps.groups].sort((a, b) => b.value - a.value),
    lateAgencies: [...causers.groups].sort((a, b) => b.value - a.value),
    sync,
  };
}

async function readRows(db: Db, query: OverviewQuery, by: MetricGrouping): Promise<readonly OverviewRow[]> {
  const read = await Promise.all(
    order.map(async (column) => {
      const { metric, kind } = columns[column];
      const asked = kind === "flow" ? flow(metric, query) : stock(metric, query);
      return { column, groups: (await readMetric(db, { ...asked, by })).groups };
    }),
  );
  const rows = new Map<string, OverviewRow>();
  for (const { column, groups } of read)
    for (const { key, value } of groups) rows.set(key, { ...(rows.get(key) ?? empty(key)), [column]: value });
  return [...rows.values()];
}

function empty(key: string): { -readonly [K in keyof OverviewRow]: OverviewRow[K] } {
  return { key, received: 0, early: 0, onTime: 0, late: 0, pending: 0, pendingLate: 0, supplements: 0, minutes: 0 };
}

function summed(key: string, rows: readonly OverviewRow[]): OverviewRow {
  const total = { ...empty(key) };
  for (const row of rows) for (const column of order) total[column] += row[column];
  return total;
}

/**
 * The agencies one level below whoever is asked for, each with all below it; that one itself, and one without anything below, alone.
 * A province shows its departments and districts, a district its communes.
 */
function foldedUnder(rows: readonly OverviewRow[], agency: string | undefined): readonly OverviewRow[] {
  const depth = agency === undefined ? 2 : agency.split(".").length + 1;
  const groups = Map.groupBy(rows, ({ key }) => key.split(".").slice(0, depth).join("."));
  return [...groups].map(([key, some]) => summed(key, some)).sort((a, b) => onTimeShare(b) - onTimeShare(a));
}

/** Dossiers resolved. */
export function resolvedOf({ early, onTime, late }: Pick<OverviewRow, "early" | "onTime" | "late">): number {
  return early + onTime + late;
}

/** Share resolved early or on time; −1 when nothing was resolved: it comes last. */
export function onTimeShare(row: OverviewRow): number {
  const resolved = resolvedOf(row);
  return resolved === 0 ? -1 : (row.early + row.onTime) / resolved;
}

async function readSync(db: Db, query: OverviewQuery): Promise<SyncFigures> {
  const total = async (metric: string): Promise<number> => (await readMetric(db, flow(metric, query))).total;
  const [buckets, lateBySync, refused, repaired, compared, differences] = await Promise.all([
    readMetric(db, { ...flow("dossier.sync-confirmed", query), by: { dim: "bucket" } }),
    total("dossier.late-by-sync"),
    total("dossier.sync-refused"),
    total("dossier.sync-repaired"),
    total("dossier.compared"),
    total("dossier.differences"),
  ]);
  const lags = histogramOf(buckets);
  return {
    lateBySync,
    confirmed: lags.reduce((sum, { count }) => sum + count, 0),
    medianLag: percentileOf(lags, 0.5),
    ninetyFifthLag: percentileOf(lags, 0.95),
    refused,
    repaired,
    compared,
    differences,
  };
}

function flow(metric: string, { from, ...rest }: OverviewQuery): MetricQuery {
  return { ...stock(metric, { from, ...rest }), from };
}

function stock(metric: string, { to, agency, sector }: OverviewQuery): MetricQuery {
  return {
    metric,
    to,
    ...(agency === undefined ? {} : { under: agency }),
    ...(sector === undefined ? {} : { dims: { sector } }),
  };
}
