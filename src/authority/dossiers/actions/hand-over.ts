import type { Principal } from "../../../platform/auth/index.ts";
import type { Node } from "../../../platform/node.ts";
import { dossierStates } from "../../../protocol/dossiers/index.ts";
import { dossierErrors } from "../errors.ts";
import { carry, commit, handleDossier, requireAct, requireRevision } from "../handling.ts";
import type { Dossier } from "../record.ts";

/** Who took the result. */
export type HandOver = {
  readonly dossierId: string;
  readonly revision?: number;
  readonly receiver: string;
  /** The receiver's number, when it is not the applicant. */
  readonly receiverNumber?: string;
  readonly by: "counter" | "post" | "online";
  readonly note?: string;
};

/**
 * Hands the result over, against a signature; ends the flow and the dossier (state 10).
 * Throws `dossier.not-yours`, `dossier.not-now`, `dossier.reason-missing` without a receiver.
 */
export function handOver(node: Node, by: Principal, of: HandOver): Promise<Dossier> {
  return handleDossier(node, by, of.dossierId, async (handling) => {
    requireAct(handling, "hand-over", [dossierStates.resolved]);
    requireRevision(handling, of.revision);
    if (of.receiver.trim() === "") throw dossierErrors.reason("receiver");
    const { held, at } = handling;
    const step = held.work.find(({ place, role }) => place === "here" && role === "receptionist");
    if (!step) throw dossierErrors.stepDone();
    const went =
      step.token > 0
        ? await carry(handling, step, { outcome: "returned" })
        : {
            after: { ...held.dossier, revision: held.dossier.revision + 1, updatedAt: at },
            closed: [step.token],
            step: undefined,
          };
    const after = { ...went.after, state: dossierStates.returned, returnedAt: at };
    const { receiver, receiverNumber = "", note = "" } = of;
    const detail = { receiver, receiverNumber, by: of.by, ...(note ? { note } : {}) };
    return commit(
      handling,
      {
        after,
        closed: [...new Set([...went.closed, step.token])],
        done: { token: step.token, outcome: "returned" },
        events: [{ kind: "returned", detail }],
        step: went.step,
        isLast: true,
      },
      "dossier.hand-over",
    );
  });
}
