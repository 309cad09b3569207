import { type ExplainedDue, explainDue, LimitError, type WorkingTime } from "../../engines/deadline/index.ts";
import type { Principal } from "../../platform/auth/index.ts";
import type { Node } from "../../platform/node.ts";
import { dossierStates } from "../../protocol/dossiers/index.ts";
import { timesOf } from "../calendar/index.ts";
import { type DrawnInstance, readInstance } from "../flows/index.ts";
import { agenciesOfNode } from "../organisation/index.ts";
import { type Offer, readOffer } from "../procedures/index.ts";
import { countingOf, type Standing, soonUntil, standingOf } from "./due.ts";
import { dossierErrors } from "./errors.ts";
import { maySeeDossier } from "./policy.ts";
import type { Dossier, DossierEvent, Work } from "./record.ts";
import type { DossierResult } from "./results/result.ts";
import { findWithWork, readEvents } from "./store/dossiers.ts";
import { type Note, readNotes } from "./store/notes.ts";
import { findResultOf } from "./store/results.ts";
import { readSupplements, type Supplement } from "./store/supplements.ts";
import { readSyncStands, type SyncStand } from "./store/sync-stands.ts";

/** Everything that the page of a dossier shows. */
export type DossierFacts = {
  readonly dossier: Dossier;
  /** Open and done, in the order they began. */
  readonly work: readonly Work[];
  /** Oldest first. */
  readonly events: readonly DossierEvent[];
  readonly notes: readonly Note[];
  readonly supplements: readonly Supplement[];
  /** The procedure as the catalogue has it; undefined for a dossier whose procedure it no longer has. */
  readonly offer: Offer | undefined;
  /** Where its flow stands; undefined for one that has none. */
  readonly instance: DrawnInstance | undefined;
  /** Where the flows it called stand, of which work is open, by their ids. */
  readonly called: ReadonlyMap<string, DrawnInstance>;
  readonly sync: SyncStand | undefined;
  readonly result: DossierResult | undefined;
  /** Names of agencies by their codes. */
  readonly agencies: ReadonlyMap<string, string>;
  /** Working time of an agency, by its hours on the day of receipt. */
  readonly timeOf: (agencyCode: string) => WorkingTime;
  /** When it is due and why; undefined when its limit cannot be counted. */
  readonly due: ExplainedDue | undefined;
  readonly standing: Standing;
  /** Domain clock, when it was read. */
  readonly now: Date;
};

/** A dossier by its code, for somebody who may see it. Throws `dossier.not-found`. */
export async function findVisible(
  node: Node,
  by: Principal,
  code: string,
): Promise<{ readonly dossier: Dossier; readonly work: readonly Work[] }> {
  const found = await findWithWork(node.db, code);
  if (!found || !maySeeDossier(by, found.dossier, found.work, node.clock.now())) throw dossierErrors.notFound();
  return found;
}

/** What an act on a dossier looks at: much less than its page shows. */
export type ActFacts = Pick<DossierFacts, "dossier" | "work" | "events" | "instance" | "called" | "now">;

/** The flow that work is of: the dossier's own, or one that was called. */
export function flowOfWork(
  { instance, called }: Pick<DossierFacts, "instance" | "called">,
  { instanceId }: Pick<Work, "instanceId">,
): DrawnInstance | undefined {
  return instanceId ? called.get(instanceId) : instance;
}

/**
 * Reads a dossier for an act.
 * @param seen the revision the person looked at: what happened since is read, if anything did
 * Throws `dossier.not-found`.
 */
export async function readForAct(node: Node, by: Principal, code: string, seen = Infinity): Promise<ActFacts> {
  const now = node.clock.now();
  const { dossier, work } = await findVisible(node, by, code);
  const { id, instanceId } = dossier;
  const [events, instance, called] = await Promise.all([
    seen < dossier.revision ? readEvents(node.db, id) : [],
    instanceId === null ? undefined : readInstance(node.db, instanceId),
    readCalled(node, work),
  ]);
  return { dossier, work, events, instance, called, now };
}

/** Reads a dossier with all that belongs to it. Throws `dossier.not-found`. */
export async function readDossier(node: Node, by: Principal, code: string): Promise<DossierFacts> {
  const { db } = node;
  const now = node.clock.now();
  const { dossier, work } = await findVisible(node, by, code);
  const { id, instanceId, offeredId, receivedAt } = dossier;
  const [events, notes, supplements, offer, instance, called, stands, result, times] = await Promise.all([
    readEvents(db, id),
    readNotes(db, id),
    readSupplements(db, id),
    offeredId === null ? undefined : readOffer(db, offeredId),
    instanceId === null ? undefined : readInstance(db, instanceId),
    readCalled(node, work),
    readSyncStands(db, [id]),
    findResultOf(db, id),
    timesOf(db),
  ]);
  const codes = [dossier.agencyCode, dossier.receivedAgency, ...work.map(({ agencyCode }) => agencyCode)];
  const named = [...codes, ...events.map(({ agencyCode }) => agencyCode), ...notes.map(({ agencyCode }) => agencyCode)];
  return {
    ...{ dossier, work, events, notes, supplements, offer, instance, called, result, now },
    sync: stands[0],
    agencies: await namesOf(node, [...new Set(named)]),
    timeOf: (agencyCode) => times.of(agencyCode, receivedAt),
    // What another node asks for is due by that node's counting.
    due:
      dossier.limitText === "" || dossier.originNode !== null || dossier.state === dossierStates.notReceived
        ? undefined
        : explained(times.of(dossier.agencyCode, receivedAt), dossier),
    standing: standingOf(dossier, now, soonUntil(times.of(by.agencyCode, now), now)),
  };
}

async function readCalled({ db }: Node, work: readonly Work[]): Promise<DossierFacts["called"]> {
  const open = work.filter(({ closedAt }) => closedAt === null);
  const found = new Map<string, DrawnInstance>();
  for (const id of new Set(open.flatMap(({ instanceId }) => instanceId ?? []))) {
    const instance = await readInstance(db, id);
    if (instance) found.set(id, instance);
  }
  return found;
}

async function namesOf({ db }: Node, codes: readonly string[]): Promise<ReadonlyMap<string, string>> {
  const agencies = await agenciesOfNode(db, { codes });
  return new Map(agencies.map(({ code, name }) => [code, name]));
}

function explained(time: WorkingTime, dossier: Dossier): ExplainedDue | undefined {
  try {
    return explainDue(time, countingOf(dossier));
  } catch (error) {
    if (error instanceof LimitError) return undefined;
    throw error;
  }
}
