import { cpus } from "node:os";
import { setTimeout as wait } from "node:timers/promises";
import pg from "pg";
import { listAgenciesBelow } from "../../data/index.ts";
import type { Dossier } from "../../src/authority/dossiers/index.ts";
import { insertChanges } from "../../src/authority/dossiers/store/sync-queue.ts";
import type { QueuedChanges } from "../../src/authority/dossiers/sync/changes-of.ts";
import { rawInserts } from "../axis/raw-inserts.ts";
import { type CompareFigures, compareBench } from "./compare.ts";
import { benchDossier, nextState, stateOf } from "./dossiers.ts";
import { startTwoNodes, type TwoNodes } from "./two-nodes.ts";

/** How soon and how fast the portal knows. A state is a record with all its papers and the step that led to it. */
export type SyncFigures = {
  /** From the commit at the authority until the nation's row shows it, 95th percentile, at 100 changes a second; machine time. */
  readonly lagP95Ms: number;
  readonly lagP50Ms: number;
  /** States a second from the first to the last that arrives after an outage. */
  readonly catchUpPerSecond: number;
  /** States that waited. */
  readonly waited: number;
  /** From the moment the nation answers again until it has the last; holds the pause in which it is left alone. */
  readonly catchUpSeconds: number;
  readonly stateBytes: number;
  /** Reference of the same run: plain batched inserts of as many bytes in both databases at once, states a second. */
  readonly rawPerSecond: number;
  readonly ratioToRaw: number;
  /** `catchUpPerSecond` over the target of 3,000. */
  readonly ratioToTarget: number;
  readonly machine: string;
} & CompareFigures;

/**
 * Two nodes of one PostgreSQL with fsync on: the national node its own process, the authority's node in this one. `--quick`: a tenth of all.
 * The comparison runs after them on nodes of its own.
 */
export async function run(args: readonly string[]): Promise<SyncFigures> {
  const quick = args.includes("--quick");
  const nodes = await startTwoNodes();
  const transport = await measure(
    nodes,
    quick ? { seconds: 5, states: 3_000 } : { seconds: 20, states: 30_000 },
  ).finally(() => nodes.stop());
  return { ...transport, ...(await compareBench(args)) };
}

async function measure(nodes: TwoNodes, size: { readonly seconds: number; readonly states: number }) {
  const communes = listAgenciesBelow("H36", "commune").map(({ code }) => code);
  const nation = new pg.Client({ connectionString: nodes.urls.nation });
  await nation.connect();
  try {
    await lags(nodes, nation, communes, 2);
    const took = await lags(nodes, nation, communes, size.seconds);
    const lagP95Ms = Math.round(took[Math.floor(took.length * 0.95)] ?? Number.NaN);
    const lagP50Ms = Math.round(took[Math.floor(took.length * 0.5)] ?? Number.NaN);
    console.error(`lag p50 ${lagP50Ms} ms, p95 ${lagP95Ms} ms over ${took.length} changes`);
    const caught = await catchUp(nodes, nation, communes, size.states);
    console.error(`${caught.perSecond} states/s, ${caught.seconds} s after the nation was back`);
    const urls = [nodes.urls.authority, nodes.urls.nation];
    const rawPerSecond = Math.round(await rawInserts(urls, size.states, caught.bytes));
    return {
      lagP95Ms,
      lagP50Ms,
      catchUpPerSecond: caught.perSecond,
      waited: size.states,
      catchUpSeconds: caught.seconds,
      stateBytes: caught.bytes,
      rawPerSecond,
      ratioToRaw: rounded(caught.perSecond / rawPerSecond),
      ratioToTarget: rounded(caught.perSecond / 3_000),
      machine: `${cpus().length} × ${cpus()[0]?.model.trim() ?? "?"}, Node ${process.versions.node}`,
    };
  } finally {
    await nation.end();
  }
}

const perSecond = 100;
let serial = 0;

/** A hundred changes a second, each its own transaction; how long each took to be seen at the nation, sorted. */
async function lags(
  nodes: TwoNodes,
  nation: pg.Client,
  communes: readonly string[],
  seconds: number,
): Promise<number[]> {
  const dossiers = new Map<number, Dossier>();
  const committed = new Map<string, { readonly revision: number; readonly at: number }[]>();
  const took: number[] = [];
  const began = performance.now();
  const many = perSecond * seconds;
  let sent = 0;
  const watching = (async () => {
    const deadline = began + (seconds + 60) * 1_000;
    while (took.length < many) {
      if (performance.now() > deadline) throw new Error(`${many - took.length} of ${many} changes were not seen`);
      await see(nation, committed, took);
      await wait(10);
    }
  })();
  while (sent < many) {
    const due = began + (sent * 1_000) / perSecond;
    if (due > performance.now()) await wait(due - performance.now());
    const slot = sent % 300;
    const known = dossiers.get(slot);
    const now = new Date();
    const next = known
      ? nextState(known, now)
      : benchDossier(serial++, communes[serial % communes.length] ?? "H36", now);
    dossiers.set(slot, next);
    await queue(nodes, [stateOf(next, known, now)]);
    const at = performance.now();
    committed.set(next.code, [...(committed.get(next.code) ?? []), { revision: next.revision, at }]);
    sent++;
  }
  await watching;
  return took.sort((one, other) => one - other);
}

/** Looks which of the committed revisions the nation shows by now. */
async function see(
  nation: pg.Client,
  committed: Map<string, { readonly revision: number; readonly at: number }[]>,
  took: number[],
): Promise<void> {
  const { rows } = await nation.query<{ code: string; revision: number }>(
    "SELECT code, revision FROM national_dossier.dossier WHERE code = ANY ($1)",
    [[...committed.keys()]],
  );
  const now = performance.now();
  for (const { code, revision } of rows) {
    const open = committed.get(code) ?? [];
    for (const one of open) if (one.revision <= revision) took.push(now - one.at);
    const left = open.filter((one) => one.revision > revision);
    if (left.length > 0) committed.set(code, left);
    else committed.delete(code);
  }
}

async function queue(nodes: TwoNodes, entries: readonly QueuedChanges[]): Promise<void> {
  await nodes.authority.db.transaction().execute((tx) => insertChanges(tx, entries));
}

/** The nation stops, states pile up in the queue, it starts again: how fast it learns them. */
async function catchUp(nodes: TwoNodes, nation: pg.Client, communes: readonly string[], states: number) {
  await nodes.nation.stop();
  const count = Math.ceil(states / 3);
  const at = new Date();
  let dossiers: readonly Dossier[] = Array.from({ length: count }, (_, index) =>
    benchDossier(2_000 + Math.floor(index / communes.length), communes[index % communes.length] ?? "H36", at),
  );
  let bytes = 0;
  for (let round = 0; round < 3; round++) {
    const before = dossiers;
    if (round > 0) dossiers = before.map((dossier) => nextState(dossier, at));
    const entries = dossiers.map((after, index) => stateOf(after, round > 0 ? before[index] : undefined, at));
    bytes += entries.reduce((sum, { changes }) => sum + JSON.stringify(changes).length, 0);
    for (let from = 0; from < entries.length; from += 500) await queue(nodes, entries.slice(from, from + 500));
  }
  console.error(`${count * 3} states wait`);
  const progress = async () =>
    Number((await nation.query<{ count: string }>("SELECT count(*) FROM national_dossier.progress")).rows[0]?.count);
  const base = await progress();
  await nodes.nation.restart();
  const back = performance.now();
  let first: { readonly at: number; readonly seen: number } | undefined;
  for (;;) {
    const seen = (await progress()) - base;
    const now = performance.now();
    if (seen > 0) first ??= { at: now, seen };
    if (seen >= count * 3) {
      const perSecond = Math.round((seen - (first?.seen ?? 0)) / ((now - (first?.at ?? now)) / 1_000));
      return { perSecond, seconds: rounded((now - back) / 1_000), bytes: Math.round(bytes / (count * 3)) };
    }
    if (now - back > 300_000) throw new Error(`${count * 3 - seen} states did not arrive`);
    await wait(100);
  }
}

function rounded(value: number): number {
  return Math.round(value * 1_000) / 1_000;
}
