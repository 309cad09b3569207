import type { Plan } from "../../../engines/flow/index.ts";
import type { Principal } from "../../../platform/auth/index.ts";
import type { Node } from "../../../platform/node.ts";
import { dossierStates } from "../../../protocol/dossiers/index.ts";
import { outcomesOf } from "../../procedures/index.ts";
import { dossierErrors } from "../errors.ts";
import { carry, commit, type Handling, handleDossier, requireRevision } from "../handling.ts";
import { isReturnStep } from "../lanes.ts";
import { mayDo } from "../policy.ts";
import type { ComponentFile, Dossier, DossierOutcome, Work } from "../record.ts";
import { type RefusalGrounds, requireGrounds } from "../refusal-grounds.ts";
import { answerGuestStep } from "../remote/guest.ts";
import type { SupplementReason } from "../store/supplements.ts";
import { noteSupplement } from "./supplement.ts";

/** How a step turned out. */
export type StepDone = {
  readonly token: number;
  /** Of the lease under which it was done; a newer one means somebody else took the dossier since. */
  readonly fence?: number;
  /** Revision of the dossier the person looked at; absent: whatever it is now. */
  readonly revision?: number;
  /** One of the outcomes drawn; empty where the drawing asks none. */
  readonly outcome: string;
  readonly note?: string;
  /** Values for conditions of the drawing. */
  readonly vars?: Readonly<Record<string, unknown>>;
  /** For an outcome that asks for supplements: every reason at once. */
  readonly reasons?: readonly SupplementReason[];
  /** Files that go with the answer to another node. */
  readonly files?: readonly ComponentFile[];
  /** For an outcome that refuses: why, and by which article of which document. */
  readonly refusal?: RefusalGrounds;
};

/**
 * Does a step of a dossier's flow: task, history, audit, sync and due times in one transaction.
 * Throws `dossier.not-yours`, `dossier.step-done`, `dossier.held`, `dossier.lease-lost`, `dossier.stale`, `dossier.outcome`,
 * `dossier.reason-missing`, `dossier.legal-ground-missing`, and what the flow refuses.
 */
export function completeStep(
  node: Node,
  by: Principal,
  of: StepDone & { readonly dossierId: string },
): Promise<Dossier> {
  return handleDossier(node, by, of.dossierId, (handling) => completeStepIn(handling, of, true));
}

/**
 * The same for a dossier that is held already.
 * @param isLast nothing is written after it in its transaction
 */
export async function completeStepIn(handling: Handling, of: StepDone, isLast = false): Promise<Dossier> {
  requireRevision(handling, of.revision);
  const work = requireStep(handling, of);
  const { held } = handling;
  if (held.dossier.originNode !== null)
    return answerGuestStep(handling, work, { outcome: of.outcome, opinion: of.note ?? "", files: of.files ?? [] });
  const isSupplement = of.outcome === "supplement";
  const isRefusal = refusing.has(of.outcome);
  if (isSupplement && !(of.reasons && of.reasons.length > 0)) throw dossierErrors.reason("reasons");
  if (isRefusal) requireGrounds(of.refusal);
  const ready = {
    ...held.dossier,
    outcome: outcomeAfter(held.dossier, of.outcome),
    supplements: held.dossier.supplements + (isSupplement ? 1 : 0),
  };
  const carried = await carry(handling, work, varsOf(work, of), ready);
  if (isSupplement) {
    await noteSupplement(handling, { number: ready.supplements, reasons: of.reasons ?? [], note: of.note });
  }
  const detail = {
    step: work.name,
    ...(of.outcome === "" ? {} : { outcome: of.outcome }),
    ...(of.note ? { note: of.note } : {}),
    ...(of.refusal ? { refusal: of.refusal } : {}),
  };
  const kind = isSupplement ? "supplement-asked" : isRefusal ? "refused" : "step-done";
  const isResolved = carried.after.state === dossierStates.resolved && held.dossier.state !== dossierStates.resolved;
  return commit(
    handling,
    {
      after: carried.after,
      opened: carried.opened,
      closed: carried.closed,
      done: { token: work.token, outcome: of.outcome },
      plan: carried.plan,
      step: carried.step,
      isLast,
      events: [
        { kind, detail: isSupplement ? { ...detail, number: ready.supplements, reasons: of.reasons } : detail },
        ...(isResolved ? [{ kind: "resolved" as const }] : []),
      ],
    },
    `dossier.step.${kind}`,
  );
}

/** The open step, if this person may do it now. */
export function requireStep(
  { held, by, at, node }: Handling,
  { token, fence }: Pick<StepDone, "token" | "fence">,
): Work {
  const work = held.work.find((one) => one.token === token);
  if (!work) throw dossierErrors.stepDone();
  if (!mayDo(by, work, at)) throw dossierErrors.notYours();
  if (fence !== undefined && fence !== work.fence) throw dossierErrors.leaseLost(work.holderName);
  const isHeld = work.holder !== null && work.holder !== by.accountId && (work.heldUntil ?? at) > node.machine.now();
  if (isHeld && fence === undefined) throw dossierErrors.held(work.holderName);
  return work;
}

/** Outcomes of a drawing by which a dossier is refused. */
const refusing: ReadonlySet<string> = new Set(["reject", "refuse"]);

/** An outcome that refuses is kept until the end; one that goes back to work takes it away. */
function outcomeAfter({ outcome }: Dossier, code: string): DossierOutcome | null {
  if (refusing.has(code)) return "refused";
  return code === "approve" || code === "return" ? null : outcome;
}

/** What a step sets in its flow, refused when the drawing does not know the outcome. */
function varsOf({ node }: Work, { outcome, vars }: StepDone) {
  return (plan: Plan): Readonly<Record<string, unknown>> => {
    const drawn = plan.nodes[node];
    if (!drawn || isReturnStep(plan, drawn)) throw dossierErrors.handOverInstead();
    const allowed = outcomesOf(plan, drawn);
    const isOther = allowed.some(({ code }) => code === "");
    if (allowed.length > 0 && !isOther && !allowed.some(({ code }) => code === outcome))
      throw dossierErrors.outcome(allowed.map(({ label }) => label));
    return { ...asVars(vars), outcome };
  };
}

/** What a dossier is and where it goes is not for a step to say. */
const notTheirs: ReadonlySet<string> = new Set(["agencies", "fee", "level", "paid"]);

function asVars(vars: StepDone["vars"] = {}): Readonly<Record<string, unknown>> {
  return Object.fromEntries(Object.entries(vars).filter(([name]) => !notTheirs.has(name)));
}
