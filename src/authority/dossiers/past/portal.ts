import { isoDay, type Text } from "../../../platform/text/index.ts";
import { type DossierProgress, type DossierRecord, digestOf } from "../../../protocol/dossiers/index.ts";
import { describeChange } from "../describe-change.ts";
import type { Dossier } from "../record.ts";
import type { PastEvent, PastStand, PastSyncLate } from "../store/past.ts";
import { recordOf } from "../sync/dossier-record.ts";
import type { PastReport } from "./past-dossier.ts";
import type { Replayed } from "./replay.ts";
import type { PastChange } from "./run.ts";

/** A record that the national portal has of a dossier: whatever arrived there last. */
export type ReportedRecord = {
  readonly record: DossierRecord;
  readonly revision: number;
  /** When the first record of it arrived, when the last change happened, and when that arrived. */
  readonly firstAt: Date;
  readonly changedAt: Date;
  readonly arrivedAt: Date;
  /** Steps that were told beside the records. */
  readonly steps: readonly DossierProgress[];
};

/** A record that the portal did not take. */
export type ReportedRefusal = {
  readonly agencyCode: string;
  readonly writtenCode: string;
  readonly writtenProcedure: string;
  readonly reason: "procedure-code" | "dossier-code";
  readonly suggestion: string | null;
  readonly at: Date;
};

/** How a dossier of the past stands on both sides of the sync. */
export type PortalStand = {
  readonly stand: PastStand;
  readonly syncLate: PastSyncLate | undefined;
  /** How long the last change took to be confirmed, and when that was. */
  readonly confirmed: { readonly at: Date; readonly changedAt: Date } | undefined;
  readonly refused: PastEvent | undefined;
  readonly record: ReportedRecord | undefined;
  readonly refusal: ReportedRefusal | undefined;
};

/** What the history of a dossier says of its refusal needs an id of its own. */
type Surroundings = {
  readonly agencyName: (code: string) => string;
  /** Nothing arrives after this. */
  readonly until: Date;
  /** Whether steps are told beside records: those of open dossiers. */
  readonly withSteps: boolean;
  readonly eventId: (at: Date) => string;
};

const portal = "Cổng Dịch vụ công quốc gia";

/** Works out how a dossier stands with the portal, by what its report says became of it. */
export function portalStandOf({ past, dossier, changes }: Replayed, around: Surroundings): PortalStand {
  const { report } = past;
  const last = changes.at(-1) ?? changes[0];
  const base = {
    ...{ dossierId: dossier.id, code: dossier.code, agencyCode: dossier.agencyCode, day: isoDay(dossier.receivedAt) },
    ...{ digest: digestOf(dossier).toString(), revision: dossier.revision, changedAt: dossier.updatedAt },
    ...{ refusedCode: null, refusedMessage: null, refusedAt: null, suggestion: null },
  };
  const arrival = (change: PastChange): Date => arrivalOf(change.after.updatedAt, report, around.until);
  if (report.kind === "refused") {
    const at = arrival(changes[0]);
    const message = refusalMessage(report);
    const told = { refusedCode: report.reason, refusedMessage: message, refusedAt: at, suggestion: report.suggestion };
    return {
      ...{ stand: { ...base, ...told, ackedRevision: 0, ackedAt: null }, confirmed: undefined, record: undefined },
      syncLate: syncLateOf(changes, null, around.until),
      refused: {
        ...{
          id: around.eventId(at),
          dossierId: dossier.id,
          revision: revisionAt(changes, at),
          at,
          kind: "sync-refused",
        },
        ...{ state: stateAt(changes, at), actorName: portal, actorTitle: "", agencyCode: dossier.agencyCode },
        detail: { reason: report.reason, message, suggestion: report.suggestion },
      },
      refusal: {
        ...{
          agencyCode: dossier.agencyCode,
          writtenCode: report.written.code,
          writtenProcedure: report.written.procedure,
        },
        ...{ reason: report.reason, suggestion: report.suggestion, at },
      },
    };
  }
  const none = { refused: undefined, refusal: undefined };
  if (report.kind === "unsent") {
    const stand = { ...base, ackedRevision: 0, ackedAt: null };
    return {
      ...none,
      stand,
      confirmed: undefined,
      record: undefined,
      syncLate: syncLateOf(changes, null, around.until),
    };
  }
  const ackedAt = arrival(last);
  const end = changes.find(({ after }) => after.endedAt !== null);
  const arrived = report.kind === "lost" ? undefined : report.kind === "stale" ? staleOf(changes) : last;
  return {
    ...none,
    stand: { ...base, ackedRevision: dossier.revision, ackedAt },
    confirmed: { at: ackedAt, changedAt: last.after.updatedAt },
    syncLate: end ? syncLateOf(changes, arrival(end), around.until) : undefined,
    record: arrived && reportedOf(arrived, changes, { ...around, arrival }),
  };
}

function arrivalOf(at: Date, report: PastReport, until: Date): Date {
  const lag = "lagMs" in report ? report.lagMs : 0;
  return new Date(Math.min(at.getTime() + lag, Math.max(at.getTime(), until.getTime() - 60_000)));
}

/** The newest change before the dossier ended that looks different on the portal; the first record where there is none. */
function staleOf(changes: Replayed["changes"]): PastChange {
  const final = digestOf((changes.at(-1) ?? changes[0]).after);
  return changes.findLast(({ after }) => after.endedAt === null && digestOf(after) !== final) ?? changes[0];
}

function reportedOf(
  change: PastChange,
  changes: Replayed["changes"],
  { agencyName, arrival, withSteps }: Surroundings & { readonly arrival: (change: PastChange) => Date },
): ReportedRecord {
  const { after } = change;
  const told = withSteps ? changes.filter(({ after: { revision } }) => revision <= after.revision) : [];
  return {
    record: recordOf(after, agencyName(after.agencyCode)),
    ...{
      revision: after.revision,
      firstAt: arrival(changes[0]),
      changedAt: after.updatedAt,
      arrivedAt: arrival(change),
    },
    steps: told.map((one) => stepOf(one, agencyName)),
  };
}

function stepOf({ after, by, events }: PastChange, agencyName: (code: string) => string): DossierProgress {
  return {
    ...{ code: after.code, handledBy: by.name, title: by.title, at: after.updatedAt, unit: agencyName(by.agencyCode) },
    ...{ content: describeChange({ events }), state: after.state, begunAt: null, plannedEnd: after.dueAt },
  };
}

/** Ended in time, but the portal did not know it when it was due: late there through the sync alone. */
function syncLateOf(changes: Replayed["changes"], knownAt: Date | null, until: Date): PastSyncLate | undefined {
  const ended = changes.find(({ after }) => after.endedAt !== null)?.after;
  if (!ended || ended.endedAt === null || ended.dueAt === null || ended.lateBy !== null) return undefined;
  const isKnown = knownAt !== null && knownAt <= ended.dueAt;
  if (isKnown || ended.endedAt > ended.dueAt || ended.dueAt >= until) return undefined;
  const { id: dossierId, dueAt, revision: endRevision } = ended;
  return { dossierId, dueAt, endRevision, notedAt: dueAt, knownAt };
}

function revisionAt(changes: Replayed["changes"], at: Date): number {
  return lastBefore(changes, at).revision;
}

function stateAt(changes: Replayed["changes"], at: Date): Dossier["state"] {
  return lastBefore(changes, at).state;
}

function lastBefore(changes: Replayed["changes"], at: Date): Dossier {
  return (changes.findLast(({ after }) => after.updatedAt <= at) ?? changes[0]).after;
}

function refusalMessage({ reason, written, suggestion }: Extract<PastReport, { readonly kind: "refused" }>): Text {
  const right =
    suggestion === null
      ? { vi: "", en: "" }
      : { vi: ` Mã đúng: ${suggestion}.`, en: ` The right code: ${suggestion}.` };
  return reason === "procedure-code"
    ? {
        vi: `Danh mục quốc gia không có thủ tục mã ${written.procedure}.${right.vi}`,
        en: `The national catalogue has no procedure ${written.procedure}.${right.en}`,
      }
    : {
        vi: `Mã hồ sơ “${written.code}” không đúng Thông tư 01/2018/TT-VPCP.${right.vi}`,
        en: `The dossier code “${written.code}” is not as Circular 01/2018/TT-VPCP has it.${right.en}`,
      };
}
