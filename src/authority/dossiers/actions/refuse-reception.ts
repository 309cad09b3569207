import type { Principal } from "../../../platform/auth/index.ts";
import type { Node } from "../../../platform/node.ts";
import { dossierStates } from "../../../protocol/dossiers/index.ts";
import { readOffer } from "../../procedures/index.ts";
import { dossierErrors } from "../errors.ts";
import { actorOf, commitChange } from "../handling.ts";
import type { NewDossier } from "../new-dossier.ts";
import { mayReceive } from "../policy.ts";
import type { Dossier } from "../record.ts";
import { requireGrounds } from "../refusal-grounds.ts";
import { saveApplicant } from "../store/applicant.ts";
import { findDossier } from "../store/dossiers.ts";
import { newCode, newRecord } from "./accept-dossier.ts";

/**
 * Refuses to receive a dossier, with the reason and its legal ground (Nghị định 61/2018/NĐ-CP, article 17): it gets a code and a line in the
 * register, so that a refusal can be looked up and counted, and no flow.
 * Throws `dossier.not-yours`, `dossier.reason-missing`, `dossier.legal-ground-missing`.
 */
export async function refuseReception(
  node: Node,
  by: Principal,
  of: { readonly given: NewDossier; readonly reason: string; readonly legal: string },
): Promise<Dossier> {
  const { given, reason, legal } = of;
  const at = node.clock.now();
  if (!mayReceive(by, given.receivedAgency, at)) throw dossierErrors.notYours();
  requireGrounds({ reason, legal });
  return node.db.transaction().execute(async (tx) => {
    const before = await findDossier(tx, given.id);
    if (before && before.createdBy !== by.accountId) throw dossierErrors.notFound();
    if (before) return before;
    const offer = await readOffer(tx, given.offeredId);
    if (!offer) throw dossierErrors.notFound();
    const code = await newCode(tx, given.receivedAgency, at);
    const applicantId = await saveApplicant(tx, given.applicant, at);
    const record = newRecord({
      given,
      offer,
      limit: "1 working days",
      code,
      applicantId,
      flow: "",
      dueAt: null,
      by,
      at,
    });
    const after = {
      ...record,
      state: dossierStates.notReceived,
      outcome: "not-received" as const,
      endedAt: at,
      revision: 1,
    };
    const events = [{ kind: "not-accepted" as const, detail: { refusal: { reason, legal } } }];
    return commitChange(
      node,
      tx,
      { before: undefined, after, by: actorOf(by, at), at, events },
      "dossier.refuse-reception",
    );
  });
}
