import type { Dossier, Work } from "./record.ts";

/** A step that took longer than it was given. */
export type LateStep = { readonly agencyCode: string; readonly name: string; readonly byMs: number };

/**
 * Whose step made a dossier late: the one that went farthest beyond its own due time, of those that people did or do; the one open longest
 * when none has a due time. Undefined without any.
 */
export function lateStepOf(
  work: readonly Pick<Work, "agencyCode" | "name" | "place" | "openedAt" | "dueAt" | "closedAt">[],
  at: Date,
): LateStep | undefined {
  const ofPeople = work.filter(({ place }) => place !== "waiting");
  const late = ofPeople
    .map(({ agencyCode, name, dueAt, closedAt }) => ({
      agencyCode,
      name,
      byMs: dueAt === null ? 0 : (closedAt ?? at).getTime() - dueAt.getTime(),
    }))
    .filter(({ byMs }) => byMs > 0)
    .sort((a, b) => b.byMs - a.byMs);
  if (late[0]) return late[0];
  const longest = [...ofPeople].sort((a, b) => lasted(b, at) - lasted(a, at))[0];
  return longest && { agencyCode: longest.agencyCode, name: longest.name, byMs: 0 };
}

/** Whether a dossier ends late with this change, and nobody has been named for it yet. */
export function endsLate(before: Pick<Dossier, "endedAt"> | undefined, after: Dossier): boolean {
  const { endedAt, dueAt, lateBy } = after;
  if (endedAt === null || (before?.endedAt ?? null) !== null) return false;
  return dueAt !== null && endedAt > dueAt && lateBy === null;
}

/** The dossier with whose step made it late, for good. */
export function blamed(dossier: Dossier, work: readonly Work[], at: Date): Dossier {
  const cause = lateStepOf(work, at);
  return { ...dossier, lateBy: cause?.agencyCode ?? dossier.agencyCode, lateStep: cause?.name ?? null };
}

function lasted({ openedAt, closedAt }: Pick<Work, "openedAt" | "closedAt">, at: Date): number {
  return (closedAt ?? at).getTime() - openedAt.getTime();
}
