import type { Principal } from "../../../platform/auth/index.ts";
import type { Node } from "../../../platform/node.ts";
import { type DossierState, dossierStates } from "../../../protocol/dossiers/index.ts";
import { cancelFlow } from "../../flows/index.ts";
import { administration, goOnBeside, pauseBeside } from "../beside.ts";
import { besideReason } from "../beside-reason.ts";
import { dossierErrors } from "../errors.ts";
import { commit, type Handling, handleDossier, requireAct, requireRevision } from "../handling.ts";
import type { DossierAct } from "../policy.ts";
import type { Dossier, DossierEventKind, DossierOutcome } from "../record.ts";
import { requireGrounds } from "../refusal-grounds.ts";
import { handOverWork } from "../settle.ts";
import { requireRunning } from "./supplement.ts";

/** An act with its reason. */
export type Reasoned = { readonly dossierId: string; readonly revision?: number; readonly reason: string };

const { registered, received, processing, supplement, payment } = dossierStates;
const open: readonly DossierState[] = [registered, received, processing, supplement, payment];

/** Stops work on a dossier for a while by order of the leader; its clock stands still. */
export function suspendDossier(node: Node, by: Principal, of: Reasoned): Promise<Dossier> {
  return handleDossier(node, by, of.dossierId, async (handling) => {
    begin(handling, "suspend", [received, processing], of);
    requireRunning(handling);
    const ready = handling.held.dossier;
    const { after, opened } = await pauseBeside(handling, { reason: "suspension", why: of.reason, ready });
    const events = [{ kind: "suspended" as const, detail: { reason: of.reason } }];
    return commit(handling, { after, opened, events }, "dossier.suspend");
  });
}

/** Lets a suspended dossier go on. */
export function resumeDossier(node: Node, by: Principal, of: Reasoned): Promise<Dossier> {
  return handleDossier(node, by, of.dossierId, async (handling) => {
    begin(handling, "resume", [received, processing], of);
    const isSuspended = handling.held.work.some((work) => besideReason(work) === "suspension");
    if (!isSuspended) throw dossierErrors.stepDone();
    const ready = handling.held.dossier;
    const went = await goOnBeside(handling, { reason: "suspension", why: of.reason, ready });
    const events = [{ kind: "resumed" as const, detail: { reason: of.reason } }];
    return commit(handling, { ...went, events }, "dossier.resume");
  });
}

/** The applicant takes the dossier back. */
export function withdrawDossier(node: Node, by: Principal, of: Reasoned): Promise<Dossier> {
  return end(node, by, of, {
    act: "withdraw",
    outcome: "withdrawn",
    state: dossierStates.withdrawn,
    kind: "withdrawn",
  });
}

/** Work on the dossier is stopped for good, by order of the leader. */
export function stopDossier(node: Node, by: Principal, of: Reasoned): Promise<Dossier> {
  return end(node, by, of, { act: "stop", outcome: "stopped", state: dossierStates.stopped, kind: "stopped" });
}

/**
 * Refuses a dossier with its legal ground, beside the drawing: what is left of its flow falls away, and the notice waits to be handed over.
 * Throws `dossier.reason-missing`, `dossier.legal-ground-missing`.
 */
export function refuseDossier(node: Node, by: Principal, of: Reasoned & { readonly legal: string }): Promise<Dossier> {
  requireGrounds(of);
  return end(node, by, of, {
    act: "refuse",
    outcome: "refused",
    state: dossierStates.resolved,
    kind: "refused",
    legal: of.legal,
  });
}

type End = {
  readonly act: DossierAct;
  readonly outcome: DossierOutcome;
  readonly state: DossierState;
  readonly kind: DossierEventKind;
  readonly legal?: string;
};

function end(node: Node, by: Principal, of: Reasoned, { act, outcome, state, kind, legal }: End): Promise<Dossier> {
  return handleDossier(node, by, of.dossierId, async (handling) => {
    begin(handling, act, open, of);
    const { held, tx, at } = handling;
    const { instanceId } = held.dossier;
    if (instanceId !== null) await cancelFlow(node.db, tx, administration(handling, instanceId, of.reason));
    const pauses = held.dossier.pauses.map((pause) => (pause.to === null ? { ...pause, to: at.toISOString() } : pause));
    const after = {
      ...held.dossier,
      pauses,
      state,
      outcome,
      endedAt: at,
      revision: held.dossier.revision + 1,
      updatedAt: at,
    };
    const detail = { reason: of.reason, ...(legal === undefined ? {} : { refusal: { reason: of.reason, legal } }) };
    return commit(
      handling,
      {
        after,
        opened: state === dossierStates.resolved ? [handOverWork(held.dossier, "Trả thông báo từ chối")] : [],
        closed: held.work.map(({ token }) => token),
        events: [{ kind, detail }],
      },
      `dossier.${act}`,
    );
  });
}

function begin(handling: Handling, act: DossierAct, states: readonly DossierState[], of: Reasoned): void {
  requireAct(handling, act, states);
  requireRevision(handling, of.revision);
  if (of.reason.trim() === "") throw dossierErrors.reason("reason");
}
