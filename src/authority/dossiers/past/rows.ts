import { idAt } from "../../../platform/db/index.ts";
import { isoDay } from "../../../platform/text/index.ts";
import { dossierStates } from "../../../protocol/dossiers/index.ts";
import type { ImportedInstance } from "../../flows/index.ts";
import type { PastEvent, PastRows } from "../store/past.ts";
import type { PortalStand } from "./portal.ts";
import type { Replayed } from "./replay.ts";
import { tailOf } from "./run.ts";

/** A dossier of the past as it is entered: its rows alone, so that nothing it was worked out from is kept until it is written. */
export type Entered = Pick<PastRows, "work" | "events" | "supplements"> & {
  readonly dossier: PastRows["dossiers"][number];
  readonly stand: PortalStand;
  /** Its flow, while somebody will still do something of it. */
  readonly instance: ImportedInstance | undefined;
};

/** The rows of a dossier. @param versionId of the flow it runs on */
export function enteredOf(replayed: Replayed, stand: PortalStand, versionId: string): Entered {
  const { dossier, work, supplements, steps } = replayed;
  const isUnderWay = steps.at(-1)?.state.status === "running" && dossier.state !== dossierStates.withdrawn;
  const [first, ...more] = steps;
  return {
    dossier: { ...dossier, instanceId: isUnderWay ? dossier.instanceId : null, digest: stand.stand.digest },
    ...{ work, supplements, stand },
    events: stand.refused ? [...eventsOf(replayed), stand.refused] : eventsOf(replayed),
    instance: isUnderWay && first ? { versionId, agencyCode: dossier.agencyCode, steps: [first, ...more] } : undefined,
  };
}

function eventsOf({ past, changes }: Replayed): readonly PastEvent[] {
  const tail = tailOf(past);
  let place = 1n;
  return changes.flatMap(({ after, by, events }) =>
    events.map(({ kind, detail = {} }) => {
      place++;
      const { id: dossierId, revision, updatedAt: at, state } = after;
      const who = { actorName: by.name, actorTitle: by.title, agencyCode: by.agencyCode };
      return { id: idAt(at, tail + place), dossierId, revision, at, kind, state, ...who, detail };
    }),
  );
}

/** The rows of many, a table each. */
export function rowsOf(entered: readonly Entered[]): PastRows {
  const dossiers = entered.map(({ dossier }) => dossier);
  return {
    dossiers,
    applicants: applicantsOf(dossiers),
    work: entered.flatMap(({ work }) => work),
    events: entered.flatMap(({ events }) => events),
    supplements: entered.flatMap(({ supplements }) => supplements),
    stands: entered.map(({ stand }) => stand.stand),
    syncLate: entered.flatMap(({ stand }) => stand.syncLate ?? []),
    counters: countersOf(dossiers),
  };
}

function applicantsOf(dossiers: PastRows["dossiers"]): PastRows["applicants"] {
  const byId = new Map<string, PastRows["applicants"][number]>();
  for (const { applicantId: id, applicant, receivedAt: updatedAt } of dossiers)
    if (id !== null) byId.set(id, { ...applicant, id, updatedAt });
  return [...byId.values()];
}

function countersOf(dossiers: PastRows["dossiers"]): PastRows["counters"] {
  const last = new Map<string, PastRows["counters"][number]>();
  for (const { code, receivedAt, receivedAgency: agencyCode } of dossiers) {
    const day = isoDay(receivedAt);
    const sequence = Number(code.slice(code.lastIndexOf("-") + 1));
    const key = `${agencyCode} ${day}`;
    if (sequence > (last.get(key)?.last ?? 0)) last.set(key, { agencyCode, day, last: sequence });
  }
  return [...last.values()];
}
