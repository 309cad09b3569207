import { isoDay } from "../../../platform/text/index.ts";
import { type DossierChange, digestOf, progressFields, recordFields } from "../../../protocol/dossiers/index.ts";
import { type RecordParts, recordOf, type SyncedDossier } from "./dossier-record.ts";

/** A step as the portal is told of it. */
export type ReportedStep = {
  readonly by: string;
  /** Post of whoever did it. */
  readonly title: string;
  /** Name of the agency where it was done. */
  readonly agencyName: string;
  /** What was done, in Vietnamese: the portal is Vietnamese alone. */
  readonly content: string;
  readonly begunAt?: Date | null;
  readonly plannedEnd?: Date | null;
};

/** What happened to a dossier, and the names that go with it. */
export type Happening = {
  /** As it stood before; undefined when it begins, or when all of it is to be sent again. */
  readonly before?: SyncedDossier | undefined;
  readonly after: SyncedDossier;
  readonly at: Date;
  /** When all of it was queued again, though it changed before: the lag of the sync counts from then. */
  readonly againAt?: Date | undefined;
  /** Name of the agency that resolves it. */
  readonly agencyName: string;
  /** What was done; without it only the record goes. */
  readonly step?: ReportedStep | undefined;
  /** Requests for supplements, results, fees where they are at hand; given, the record goes whether it differs or not. */
  readonly parts?: RecordParts | undefined;
};

/** Changes of one dossier to be queued for the portal, with how the dossier stands after them. */
export type QueuedChanges = {
  readonly dossierId: string;
  readonly code: string;
  readonly agencyCode: string;
  /** Day of receipt in Vietnam. */
  readonly day: string;
  readonly digest: bigint;
  readonly revision: number;
  /** Since when it waits to be sent: the change, or that the same is to be sent again. */
  readonly at: Date;
  readonly changes: readonly DossierChange[];
};

/**
 * What the portal must be told of a change: the record when anything in it differs, and the step. Undefined when there is nothing to tell,
 * and for a dossier of another node, which its own node reports. Pure.
 */
export function changesOf({
  before,
  after,
  at,
  againAt,
  agencyName,
  step,
  parts,
}: Happening): QueuedChanges | undefined {
  if (after.originNode !== null) return undefined;
  const again = againAt ? { againAt: againAt.getTime() } : {};
  const base = { code: after.code, revision: after.revision, at: at.getTime(), ...again };
  const fields = recordFields(recordOf(after, agencyName, parts));
  const isSame =
    before !== undefined &&
    parts === undefined &&
    JSON.stringify(recordFields(recordOf(before, agencyName))) === JSON.stringify(fields);
  const changes: DossierChange[] = [];
  if (!isSame) changes.push({ ...base, service: "DongBoHoSoMC", data: fields });
  if (step) {
    const { by, title, agencyName: unit, content, begunAt = null, plannedEnd = null } = step;
    const told = { code: after.code, handledBy: by, title, at, unit, content, state: after.state, begunAt, plannedEnd };
    changes.push({ ...base, service: "CapNhatTienDoHoSoMC", data: progressFields(told) });
  }
  if (changes.length === 0) return undefined;
  const { id: dossierId, code, agencyCode, receivedAt, revision } = after;
  const stand = { dossierId, code, agencyCode, day: isoDay(receivedAt), digest: digestOf(after), revision };
  return { ...stand, at: againAt ?? at, changes };
}
