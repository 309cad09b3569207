import type { Principal } from "../../../platform/auth/index.ts";
import { newId } from "../../../platform/db/index.ts";
import type { Node } from "../../../platform/node.ts";
import { dossierStates } from "../../../protocol/dossiers/index.ts";
import { goOnBeside, pauseBeside } from "../beside.ts";
import { besideReason } from "../beside-reason.ts";
import { dossierErrors } from "../errors.ts";
import { carry, commit, findWait, type Handling, handleDossier, requireAct, requireRevision } from "../handling.ts";
import type { Dossier, DossierComponent } from "../record.ts";
import { answerSupplement, insertSupplement, type SupplementReason } from "../store/supplements.ts";

/** A request for supplements that the drawing has no way for. */
export type SupplementRequest = {
  readonly dossierId: string;
  readonly revision?: number;
  readonly reasons: readonly SupplementReason[];
  readonly note?: string;
};

/**
 * Asks for supplements with all reasons at once and stops the clock; a second request counts against the office (QĐ 766/QĐ-TTg). Where the
 * drawing has an outcome "supplement" of its own, that step is the way: `completeStep`.
 * Throws `dossier.not-yours`, `dossier.not-now`, `dossier.reason-missing`.
 */
export function requestSupplement(node: Node, by: Principal, of: SupplementRequest): Promise<Dossier> {
  return handleDossier(node, by, of.dossierId, async (handling) => {
    requireAct(handling, "ask-supplement", [dossierStates.received, dossierStates.processing]);
    requireRevision(handling, of.revision);
    requireRunning(handling);
    const reasons = of.reasons.filter(({ reason }) => reason.trim() !== "");
    if (reasons.length === 0) throw dossierErrors.reason("reasons");
    const { held } = handling;
    const number = held.dossier.supplements + 1;
    const why = reasons.map(({ reason }) => reason).join("; ");
    const ready = { ...held.dossier, supplements: number };
    const { after, opened } = await pauseBeside(handling, { reason: "supplement", why, ready });
    await noteSupplement(handling, { number, reasons, note: of.note });
    const detail = { number, reasons, ...(of.note ? { note: of.note } : {}) };
    const events = [{ kind: "supplement-asked" as const, detail }];
    return commit(handling, { after, opened, events }, "dossier.supplement.ask");
  });
}

/** Keeps a request for supplements of the dossier as it stood before it. */
export function noteSupplement(
  { tx, held, by, at }: Handling,
  {
    number,
    reasons,
    note = "",
  }: { readonly number: number; readonly reasons: readonly SupplementReason[]; readonly note?: string | undefined },
): Promise<void> {
  return insertSupplement(tx, {
    id: newId(),
    dossierId: held.dossier.id,
    number,
    reasons,
    note,
    askedAt: at,
    askedBy: by.accountId,
    askedByName: by.name,
    agencyCode: by.agencyCode,
    dueBefore: held.dossier.dueAt,
  });
}

/** What came in answer to a request. */
export type SupplementAnswer = {
  readonly dossierId: string;
  readonly revision?: number;
  /** The papers as they are now. */
  readonly components?: readonly DossierComponent[];
  readonly note?: string;
};

/** Takes in what was asked for; the clock runs on and the dossier goes back to whoever asked. */
export function receiveSupplement(node: Node, by: Principal, of: SupplementAnswer): Promise<Dossier> {
  return handleDossier(node, by, of.dossierId, async (handling) => {
    requireAct(handling, "receive-supplement", [dossierStates.supplement]);
    requireRevision(handling, of.revision);
    const { held, tx, at } = handling;
    const ready = of.components ? { ...held.dossier, components: of.components } : held.dossier;
    const wait = await findWait(handling, "supplement");
    if (!wait) throw dossierErrors.stepDone();
    const note = of.note ?? "";
    const went =
      wait.token > 0
        ? await carry(handling, wait, {}, ready)
        : await goOnBeside(handling, { reason: "supplement", why: note || "Đã bổ sung", ready });
    await answerSupplement(tx, {
      dossierId: held.dossier.id,
      at,
      receivedByName: by.name,
      note,
      dueAfter: went.after.dueAt,
    });
    const detail = {
      number: held.dossier.supplements,
      dueAt: went.after.dueAt?.toISOString() ?? null,
      ...(note ? { note } : {}),
    };
    const events = [{ kind: "supplement-received" as const, detail }];
    return commit(
      handling,
      { ...went, done: { token: wait.token, outcome: "" }, events },
      "dossier.supplement.receive",
    );
  });
}

/** A dossier that was stopped beside its drawing is not stopped again. */
export function requireRunning({ held }: Handling): void {
  if (held.work.some((work) => besideReason(work) !== undefined)) throw dossierErrors.stepDone();
}
