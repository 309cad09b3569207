import { idAt, type Tx } from "../../../platform/db/index.ts";
import type { Node } from "../../../platform/node.ts";
import { isoDay } from "../../../platform/text/index.ts";
import { importInstances } from "../../flows/index.ts";
import { agenciesOfNode } from "../../organisation/index.ts";
import { isOwnAgency } from "../handling.ts";
import { createFigures } from "../past/figures.ts";
import type { PastDossier, PastStaff } from "../past/past-dossier.ts";
import { portalStandOf, type ReportedRecord, type ReportedRefusal } from "../past/portal.ts";
import type { Practice } from "../past/practice.ts";
import { replayDossier } from "../past/replay.ts";
import { type Entered, enteredOf, rowsOf } from "../past/rows.ts";
import { tailOf } from "../past/run.ts";
import { hasDossiers, insertPast, makeEventPartitions, prepareForMany } from "../store/past.ts";

/** What of a history the national portal has been told. */
export type ReportedHistory = {
  readonly records: readonly ReportedRecord[];
  readonly refusals: readonly ReportedRefusal[];
};

/** A history to bring in. */
export type ImportedHistory = {
  /** In the order of receipt, their codes gapless per agency and day. */
  readonly dossiers: Iterable<PastDossier>;
  readonly practice: Practice;
  readonly staff: PastStaff;
  /** Until when it goes. */
  readonly until: Date;
  /** Told, part by part, what the portal has of it; the next part is worked out meanwhile. */
  readonly reported: (told: ReportedHistory) => Promise<void>;
};

/** Dossiers entered by one statement per table: few enough that they are gone before the collector moves them. */
const chunk = 250;

/**
 * Brings in dossiers that were received and handled before they were kept here, into a node that has none: every row that the system would
 * have written, their figures, and instances of flows for those under way, so that officers go on with them. All or nothing.
 * @returns how many; 0 when there are dossiers already
 */
export async function importDossiers(node: Node, history: ImportedHistory): Promise<number> {
  if (await hasDossiers(node.db)) return 0;
  const names = new Map((await agenciesOfNode(node.db)).map(({ code, name }) => [code, name]));
  const figures = createFigures();
  return node.db.transaction().execute(async (tx) => {
    await prepareForMany(tx);
    let count = 0;
    let writing: Promise<unknown> = Promise.resolve();
    for (const part of chunksOf(history.dossiers)) {
      const [first] = part;
      if (count === 0 && first)
        await makeEventPartitions(tx, isoDay(first.received.receivedAt), monthsUntil(first, node));
      const entered = part.map((past) => enter(past, node, history, names));
      for (const one of entered) figures.count(one);
      count += part.length;
      // The database writes one part while the next is worked out here.
      await writing;
      writing = Promise.all([writePart(tx, entered), history.reported(toldOf(entered))]);
      writing.catch(() => undefined);
    }
    await writing;
    await figures.write(tx);
    return count;
  });
}

function* chunksOf(dossiers: Iterable<PastDossier>): Generator<readonly PastDossier[]> {
  let part: PastDossier[] = [];
  for (const past of dossiers) {
    part.push(past);
    if (part.length < chunk) continue;
    yield part;
    part = [];
  }
  if (part.length > 0) yield part;
}

function monthsUntil({ received: { receivedAt } }: PastDossier, node: Node): number {
  const now = node.clock.now();
  return (now.getUTCFullYear() - receivedAt.getUTCFullYear()) * 12 + now.getUTCMonth() - receivedAt.getUTCMonth() + 2;
}

function enter(
  past: PastDossier,
  node: Node,
  { practice, staff, until }: ImportedHistory,
  names: ReadonlyMap<string, string>,
): Entered {
  const { flow } = past.received;
  const published = practice.findFlow(flow);
  if (!published) throw new Error(`No flow ${flow} is published`);
  const { timeOf, calendarVersion } = practice;
  const isOwn = (code: string): boolean => isOwnAgency(node, code);
  const replayed = replayDossier(past, { plan: published.plan, timeOf, calendarVersion, isOwn, staff });
  const stand = portalStandOf(replayed, {
    agencyName: (code) => names.get(code) ?? code,
    until,
    withSteps: replayed.dossier.endedAt === null,
    eventId: (at) => idAt(at, tailOf(past) + 60n),
  });
  return enteredOf(replayed, stand, published.versionId);
}

function toldOf(entered: readonly Entered[]): ReportedHistory {
  return {
    records: entered.flatMap(({ stand }) => stand.record ?? []),
    refusals: entered.flatMap(({ stand }) => stand.refusal ?? []),
  };
}

async function writePart(tx: Tx, entered: readonly Entered[]): Promise<void> {
  await insertPast(tx, rowsOf(entered));
  await importInstances(
    tx,
    entered.flatMap(({ instance }) => instance ?? []),
  );
}
