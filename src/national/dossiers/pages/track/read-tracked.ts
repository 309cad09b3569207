import {
  type ExplainedDue,
  explainDue,
  LimitError,
  minuteOf,
  parseLimit,
  type WorkingTime,
} from "../../../../engines/deadline/index.ts";
import type { Node } from "../../../../platform/node.ts";
import { isoDay } from "../../../../platform/text/index.ts";
import { readApology, readWireTime } from "../../../../protocol/dossiers/index.ts";
import { nationalWorkingTime } from "../../../calendar/index.ts";
import {
  findPublic,
  isBeingRepaired,
  lastHeard,
  type PublicDossier,
  type PublicStep,
  readPublicSteps,
} from "../../store/pages-track.ts";

/** A wait for papers, as the authority reported it. */
export type ReportedWait = { readonly from: Date; readonly to: Date | null };

/** An apology, and the date that it promises. */
export type Apology = { readonly at: Date; readonly reappointedTo: Date | undefined };

/** Everything the nation's tracking page knows of a dossier. */
export type Tracked = {
  readonly dossier: PublicDossier;
  readonly steps: readonly PublicStep[];
  readonly waits: readonly ReportedWait[];
  readonly time: WorkingTime;
  /** How the procedure's own limit leads to the authority's date; undefined where the portal cannot count the same date. */
  readonly explained: { readonly due: ExplainedDue; readonly limit: string } | undefined;
  /** The newest apology for lateness that the authority's node told of, with the new date where that says it. */
  readonly apology: Apology | undefined;
  /** When the authority last told of this dossier: its record or a step. */
  readonly toldAt: Date;
  /** When anything was last heard from the authority; null for one whose software cannot be asked. */
  readonly heardAt: Date | null;
  readonly repairing: boolean;
  /** Where the authority's own page is, if its node is known. */
  readonly ownPage: string | undefined;
  /** Domain clock. */
  readonly now: Date;
};

/** Reads it; undefined when the portal has none of the codes. `limitsOf` gives the limits of a procedure, first the usual one. */
export async function readTracked(
  node: Node,
  codes: readonly string[],
  limitsOf: (procedure: string) => Promise<readonly string[]>,
): Promise<Tracked | undefined> {
  const { db } = node;
  const dossier = await findPublic(db, codes);
  if (!dossier) return undefined;
  const [steps, heardAt, repairing, time, limits, peer] = await Promise.all([
    readPublicSteps(db, dossier.code),
    lastHeard(db, dossier.node),
    isBeingRepaired(db, dossier.code),
    nationalWorkingTime(db),
    limitsOf(dossier.procedureCode),
    node.keys.findPeer(dossier.node),
  ]);
  const waits = dossier.requests.flatMap(({ askedAt, answeredAt }): readonly ReportedWait[] => {
    const from = readWireTime(askedAt);
    return from ? [{ from, to: readWireTime(answeredAt) ?? null }] : [];
  });
  return {
    dossier,
    steps,
    waits,
    time,
    apology: apologyIn(steps),
    toldAt: new Date(Math.max(...[dossier, ...steps].map(({ arrivedAt }) => arrivedAt.getTime()))),
    explained: explain(time, dossier, waits, limits),
    heardAt,
    repairing,
    ownPage: peer ? new URL(`/track/${encodeURIComponent(dossier.code)}`, peer.baseUrl).href : undefined,
    now: node.clock.now(),
  };
}

function apologyIn(steps: readonly PublicStep[]): Apology | undefined {
  return steps
    .flatMap(({ at, via, content }) => {
      const told = via === "node" ? readApology(content) : undefined;
      return told ? [{ at, ...told }] : [];
    })
    .at(-1);
}

/** The first of the procedure's limits that leads to the very date the authority promised. */
function explain(
  time: WorkingTime,
  dossier: PublicDossier,
  waits: readonly ReportedWait[],
  limits: readonly string[],
): Tracked["explained"] {
  if (dossier.dueAt === null) return undefined;
  const pauses = waits.slice(0, 1).map(({ from, to }) => ({ from, to, reason: "supplement" as const }));
  for (const limit of limits) {
    try {
      const due = explainDue(time, { from: dossier.receivedAt, limit: parseLimit(limit), pauses });
      if (due.due && isoDay(due.due) === isoDay(dossier.dueAt)) return { due, limit };
    } catch (error) {
      if (!(error instanceof LimitError) && !(error instanceof RangeError)) throw error;
    }
  }
  return undefined;
}

/** Days of work between two instants, a begun one counted whole. */
export function workingDays(time: WorkingTime, from: Date, to: Date): number {
  return Math.ceil((time.workedBefore(minuteOf(to)) - time.workedBefore(minuteOf(from))) / time.dayLength);
}
