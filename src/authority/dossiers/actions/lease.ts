import type { Principal } from "../../../platform/auth/index.ts";
import type { Node } from "../../../platform/node.ts";
import { dossierErrors } from "../errors.ts";
import { tellSoon } from "../follow.ts";
import { mayDo, maySeeDossier } from "../policy.ts";
import { findDossier } from "../store/dossiers.ts";
import { readOpenWork, renewHold, takeHold } from "../store/leases.ts";

/** How long a lease lasts without being renewed: an open page renews it each minute. */
export const leaseMs = 3 * 60_000;

/** The right to work on a step, until it runs out or somebody takes it over. */
export type Lease = { readonly fence: number; readonly until: Date };

/**
 * Takes a step to work on it. Somebody who holds it already keeps it, unless `takeOver`; then what they save later is refused by its fence.
 * Throws `dossier.held`, `dossier.step-done`, `dossier.not-yours`.
 */
export async function takeLease(
  node: Node,
  by: Principal,
  of: { readonly dossierId: string; readonly token: number; readonly takeOver?: boolean },
): Promise<Lease> {
  const dossier = await findDossier(node.db, of.dossierId);
  const open = await readOpenWork(node.db, of.dossierId);
  const at = node.clock.now();
  if (!dossier || !maySeeDossier(by, dossier, open, at)) throw dossierErrors.notFound();
  const work = open.find(({ token }) => token === of.token);
  if (!work) throw dossierErrors.stepDone();
  if (!mayDo(by, work, at)) throw dossierErrors.notYours();
  const now = node.machine.now();
  const until = new Date(now.getTime() + leaseMs);
  const { dossierId, token, takeOver = false } = of;
  const taken = await takeHold(node.db, {
    dossierId,
    token,
    now,
    until,
    holder: by.accountId,
    name: by.name,
    takeOver,
  });
  if (taken === undefined) throw dossierErrors.held(work.holderName);
  if (work.holder !== by.accountId) tellSoon(node, [`dossiers:${work.agencyCode}`, `dossier:${dossierId}`]);
  return { fence: taken, until };
}

/** Keeps a lease; false when it was lost to somebody else or the step is done. */
export async function renewLease(
  node: Node,
  by: Principal,
  of: { readonly dossierId: string; readonly token: number; readonly fence: number },
): Promise<boolean> {
  const until = new Date(node.machine.now().getTime() + leaseMs);
  return renewHold(node.db, { ...of, holder: by.accountId, until });
}
