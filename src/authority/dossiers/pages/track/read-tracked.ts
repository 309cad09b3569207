import {
  type ExplainedDue,
  explainDue,
  findDue,
  LimitError,
  type WorkingTime,
} from "../../../../engines/deadline/index.ts";
import type { Node } from "../../../../platform/node.ts";
import type { Locale } from "../../../../platform/text/index.ts";
import { workingTimeOf } from "../../../calendar/index.ts";
import { agenciesOfNode } from "../../../organisation/index.ts";
import { countingOf } from "../../due.ts";
import {
  findTracked,
  readTrackedEvents,
  readTrackedRequests,
  readTrackedWork,
  type TrackedDossier,
  type TrackedEvent,
  type TrackedRequest,
  type TrackedWork,
} from "../../store/tracked.ts";

/** Everything the tracking page tells of a dossier. */
export type Tracked = {
  readonly dossier: TrackedDossier;
  readonly events: readonly TrackedEvent[];
  readonly work: readonly TrackedWork[];
  readonly requests: readonly TrackedRequest[];
  readonly time: WorkingTime;
  /** Undefined where the limit cannot be counted. */
  readonly explained: ExplainedDue | undefined;
  /** When it would be due by today's calendar had it never waited: another date than was printed tells of a changed calendar. */
  readonly withoutPauses: Date | null;
  readonly nameOf: (agencyCode: string) => string;
  /** Domain clock. */
  readonly now: Date;
};

/** Reads a dossier for its tracking page; undefined when none has one of the codes. */
export async function readTracked(node: Node, codes: readonly string[], locale: Locale): Promise<Tracked | undefined> {
  const { db } = node;
  const dossier = await findTracked(db, codes);
  if (!dossier) return undefined;
  const [events, work, requests, time] = await Promise.all([
    readTrackedEvents(db, dossier.id),
    readTrackedWork(db, dossier.id),
    readTrackedRequests(db, dossier.id),
    workingTimeOf(db, dossier.agencyCode, dossier.receivedAt),
  ]);
  const places = [dossier, ...events, ...work].map(({ agencyCode }) => agencyCode);
  const agencies = await agenciesOfNode(db, { codes: [...new Set([...places, dossier.receivedAgency])] });
  const names = new Map(agencies.map((one) => [one.code, locale === "vi" ? one.name : one.nameEn]));
  return {
    dossier,
    events,
    work,
    requests,
    time,
    ...explain(time, dossier),
    nameOf: (code) => names.get(code) ?? code,
    now: node.clock.now(),
  };
}

function explain(time: WorkingTime, dossier: TrackedDossier): Pick<Tracked, "explained" | "withoutPauses"> {
  try {
    const counting = countingOf(dossier);
    return {
      explained: explainDue(time, counting),
      withoutPauses: findDue(time, { ...counting, pauses: [] }) ?? null,
    };
  } catch (error) {
    if (error instanceof LimitError) return { explained: undefined, withoutPauses: null };
    throw error;
  }
}
