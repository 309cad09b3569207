import type { Principal } from "../../../platform/auth/index.ts";
import type { Node } from "../../../platform/node.ts";
import { dossierStates } from "../../../protocol/dossiers/index.ts";
import { staffOf } from "../../organisation/index.ts";
import { dossierErrors } from "../errors.ts";
import { commit, handleDossier, requireAct } from "../handling.ts";
import type { Dossier } from "../record.ts";
import { assignWork } from "../store/leases.ts";

/**
 * Gives an open step to a person of the agency by name, or (null) back to everyone of its post. Whoever held it loses the lease.
 * Throws `dossier.not-yours`, `dossier.step-done`, `dossier.no-such-person`.
 */
export function reassignWork(
  node: Node,
  by: Principal,
  of: { readonly dossierId: string; readonly token: number; readonly assignee: string | null; readonly reason: string },
): Promise<Dossier> {
  return handleDossier(node, by, of.dossierId, async (handling) => {
    const { received, processing, resolved } = dossierStates;
    requireAct(handling, "reassign", [received, processing, resolved]);
    if (of.reason.trim() === "") throw dossierErrors.reason("reason");
    const { held, tx, at } = handling;
    const work = held.work.find(({ token, place }) => token === of.token && place === "here");
    if (!work || work.agencyCode !== by.agencyCode) throw dossierErrors.stepDone();
    const staff = await staffOf(tx, work.agencyCode, at);
    const person = staff.find(({ accountId }) => accountId === of.assignee);
    if (of.assignee !== null && !person) throw dossierErrors.noSuchPerson();
    await assignWork(tx, {
      dossierId: of.dossierId,
      token: of.token,
      assignee: of.assignee,
      name: person?.name ?? "",
    });
    const after = { ...held.dossier, revision: held.dossier.revision + 1, updatedAt: at };
    const detail = { step: work.name, to: person?.name ?? null, account: of.assignee, reason: of.reason };
    return commit(handling, { after, events: [{ kind: "reassigned", detail }] }, "dossier.reassign");
  });
}
