import { idAt, type Tx } from "../../../platform/db/index.ts";
import { bucketOf, importMetric, type MetricChange } from "../../../platform/metrics/index.ts";
import type { Node } from "../../../platform/node.ts";
import { isoDay } from "../../../platform/text/index.ts";
import {
  type DossierProgress,
  type DossierRecord,
  progressDigest,
  progressFields,
} from "../../../protocol/dossiers/index.ts";
import { reportChanges } from "../metrics.ts";
import type { Reporter } from "../reported-change.ts";
import { type Arrived, addArrived } from "../store/metric-lists.ts";
import {
  insertPastProgress,
  insertPastRecords,
  insertPastRefusals,
  makeProgressPartitions,
  type PastProgressRow,
} from "../store/past.ts";
import { rowOf } from "./receive-changes.ts";

/** A record that the portal has of a dossier, with when it came. */
export type PastRecord = {
  readonly record: DossierRecord;
  readonly revision: number;
  /** When the first record of the dossier arrived, when the last change happened, and when that arrived. */
  readonly firstAt: Date;
  readonly changedAt: Date;
  readonly arrivedAt: Date;
  /** Steps that were told beside it. */
  readonly steps: readonly DossierProgress[];
};

/** A record that the portal did not take, and that was not put right since. */
export type PastRefusal = {
  readonly agencyCode: string;
  readonly writtenCode: string;
  readonly writtenProcedure: string;
  readonly reason: string;
  readonly suggestion: string | null;
  readonly at: Date;
};

/** What an authority reported before its node did. */
export type PastReports = { readonly records: readonly PastRecord[]; readonly refusals: readonly PastRefusal[] };

/**
 * Enters what the portal was told of an authority's dossiers before records were kept here, and what it refused: rows and figures, part by part, in one
 * transaction that commits when `bring` is done. So the two sides of a history that is brought in come to be there at the same time, and no
 * comparison sees one without the other. What is there already stays as it is and is not counted again.
 * @param authority code of its node
 */
export function importReported<T>(
  node: Node,
  authority: string,
  bring: (take: (part: PastReports) => Promise<void>) => Promise<T>,
): Promise<T> {
  const reporter: Reporter = { via: "node", node: authority, agencyCode: authority };
  return node.db.transaction().execute((tx) => bring((part) => enter(tx, reporter, part)));
}

/**
 * Makes room for what will be reported of some months, so that histories of several authorities can be entered side by side: a table gets no
 * new part while others write to it.
 * @param months any day of each
 */
export async function makeRoomForReported(node: Node, months: readonly Date[]): Promise<void> {
  await node.db.transaction().execute((tx) => makeProgressPartitions(tx, monthsOf(months)));
}

async function enter(tx: Tx, reporter: Reporter, { records, refusals }: PastReports): Promise<void> {
  const steps = records.flatMap(({ steps, arrivedAt }) => steps.map((step) => ({ step, arrivedAt })));
  const rows = records.map(({ record, revision, firstAt, changedAt, arrivedAt }) => ({
    ...rowOf(record, { reporter, sectorCode: record.sectorCode, revision }),
    ...{ firstAt, changedAt, arrivedAt },
  }));
  await makeProgressPartitions(tx, monthsOf(steps.map(({ step }) => step.at)));
  const entered = new Set(await insertPastRecords(tx, rows));
  const fresh = records.filter(({ record }) => entered.has(record.code));
  const noted = await insertPastRefusals(tx, reporter, refusals.map(withId));
  await insertPastProgress(tx, steps.map(progressRow));
  const arrived = arrivedOf(fresh);
  await addArrived(tx, arrived);
  await importMetric(tx, [
    ...summed(fresh.flatMap(({ record }) => reportChanges(undefined, record))),
    ...arrived.map(({ agencyCode, hour, bucket, changes }) => ({
      ...{ metric: "national-dossier.arrived", agencyCode, day: isoDay(hour), delta: changes },
      dims: { bucket: String(bucket) },
    })),
    ...noted.map(({ agencyCode, reason, at }) => ({
      ...{ metric: "national-dossier.refused", agencyCode, day: isoDay(at), delta: 1, dims: { reason } },
    })),
  ]);
}

function progressRow({
  step,
  arrivedAt,
}: {
  readonly step: DossierProgress;
  readonly arrivedAt: Date;
}): PastProgressRow {
  const digest = progressDigest(step);
  const { code, at, state } = step;
  const id = idAt(at, BigInt.asUintN(64, digest));
  return { id, code, at, state, record: progressFields(step), arrivedAt, digest: digest.toString() };
}

/** Ids of refusals follow from what was written when, so that the same one entered again is there already. */
function withId(refusal: PastRefusal): PastRefusal & { readonly id: string } {
  let tail = 0n;
  for (const char of `${refusal.writtenCode} ${refusal.writtenProcedure} ${refusal.reason}`)
    tail = BigInt.asUintN(70, tail * 131n + BigInt(char.codePointAt(0) ?? 0));
  return { ...refusal, id: idAt(refusal.at, tail) };
}

function monthsOf(instants: readonly Date[]): readonly string[] {
  return [...new Set(instants.map((at) => `${at.toISOString().slice(0, 7)}-01`))];
}

const hourMs = 3_600_000;

function arrivedOf(records: readonly PastRecord[]): readonly Arrived[] {
  const sums = new Map<string, Arrived>();
  for (const { record, changedAt, arrivedAt } of records) {
    const { agencyCode } = record;
    const hour = new Date(Math.floor(arrivedAt.getTime() / hourMs) * hourMs);
    const bucket = bucketOf(arrivedAt.getTime() - changedAt.getTime());
    const key = `${agencyCode} ${hour.getTime()} ${bucket}`;
    sums.set(key, { agencyCode, hour, bucket, changes: (sums.get(key)?.changes ?? 0) + 1 });
  }
  return [...sums.values()];
}

/** One change for each number, as one statement may write it once. */
function summed(changes: readonly MetricChange[]): readonly MetricChange[] {
  const sums = new Map<string, MetricChange>();
  for (const change of changes) {
    const key = `${change.metric} ${change.agencyCode} ${change.day} ${Object.entries(change.dims ?? {})
      .flat()
      .join(" ")}`;
    sums.set(key, { ...change, delta: (sums.get(key)?.delta ?? 0) + change.delta });
  }
  return [...sums.values()];
}
