import type { FoundDifference } from "../store/reconciliation-comparisons.ts";
import type { SyncStand } from "../store/reconciliation-digests.ts";

/** A dossier that the portal says is not the same. */
export type ReportedDifference = {
  readonly agency: string;
  readonly code: string;
  /** Revision that was told; null for a dossier that was not. */
  readonly told: number | null;
  /** What the portal has; null when it has none. */
  readonly revision: number | null;
  readonly digest: string | null;
};

/** What becomes of it: a difference, nothing because it was on its way, or nothing because it was refused, which is shown apart. */
export type Verdict =
  | { readonly kind: "difference"; readonly difference: FoundDifference }
  | { readonly kind: "on-way" | "refused" };

/**
 * Judges what the portal reports against how the dossier stands now. What has changed since it was told, or is on its way, is no difference:
 * the next comparison sees how it arrived.
 */
export function judge(reported: ReportedDifference, now: SyncStand | undefined): Verdict {
  const { code, agency, told, revision, digest } = reported;
  const theirs = revision === null || digest === null ? null : { revision, digest };
  if (!now) {
    if (!theirs) return { kind: "on-way" };
    return { kind: "difference", difference: { code, kind: "extra", cause: "unknown", agency, ours: null, theirs } };
  }
  if (now.onWay || told !== now.revision || now.digest.toString() === digest) return { kind: "on-way" };
  if (now.refused) return { kind: "refused" };
  const ours = { revision: now.revision, digest: now.digest.toString() };
  return { kind: "difference", difference: { code, agency: now.agency, ours, theirs, ...natureOf(now, theirs) } };
}

function natureOf(now: SyncStand, theirs: FoundDifference["theirs"]): Pick<FoundDifference, "kind" | "cause"> {
  if (!theirs) return { kind: "missing", cause: now.acked === 0 ? "never-sent" : "lost" };
  if (theirs.revision < now.since) return { kind: "stale", cause: "late-sync" };
  return { kind: "different", cause: theirs.revision > now.revision ? "ahead" : "other-path" };
}
