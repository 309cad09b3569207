import type { Principal } from "../../../platform/auth/index.ts";
import type { Node } from "../../../platform/node.ts";
import { dossierErrors } from "../errors.ts";
import { commit, handleDossier } from "../handling.ts";
import { mayDo } from "../policy.ts";
import type { Dossier } from "../record.ts";
import { assignWork } from "../store/leases.ts";

/**
 * Takes an open step that was given to nobody, so that it is this person's by name. A step that is theirs already stays as it is.
 * Throws `dossier.step-done`, `dossier.not-yours`, `dossier.held`.
 */
export function takeWork(
  node: Node,
  by: Principal,
  of: { readonly dossierId: string; readonly token: number },
): Promise<Dossier> {
  return handleDossier(node, by, of.dossierId, async (handling) => {
    const { held, tx, at } = handling;
    const work = held.work.find(({ token }) => token === of.token);
    if (!work) throw dossierErrors.stepDone();
    if (!mayDo(by, work, at)) throw dossierErrors.notYours();
    if (work.assignee === by.accountId) return held.dossier;
    const isHeld = work.heldUntil !== null && work.heldUntil > node.machine.now();
    if (isHeld && work.holder !== by.accountId) throw dossierErrors.held(work.holderName);
    await assignWork(tx, { ...of, assignee: by.accountId, name: by.name });
    const after = { ...held.dossier, revision: held.dossier.revision + 1, updatedAt: at };
    const detail = { step: work.name, to: by.name, reason: "Tự nhận xử lý" };
    return commit(handling, { after, events: [{ kind: "reassigned", detail }] }, "dossier.take");
  });
}
