import type { Principal } from "../../../platform/auth/index.ts";
import type { Node } from "../../../platform/node.ts";
import { dossierStates } from "../../../protocol/dossiers/index.ts";
import { goOnBeside, pauseBeside } from "../beside.ts";
import { dossierErrors } from "../errors.ts";
import { carry, commit, findWait, handleDossier, requireAct, requireRevision } from "../handling.ts";
import type { Dossier } from "../record.ts";
import { requireRunning } from "./supplement.ts";

/**
 * Asks for a fee that the drawing has no place for, and stops the clock until it is paid. Whole đồng.
 * Throws `dossier.not-yours`, `dossier.not-now`, `dossier.amount`.
 */
export function demandFee(
  node: Node,
  by: Principal,
  of: { readonly dossierId: string; readonly revision?: number; readonly amount: number; readonly note?: string },
): Promise<Dossier> {
  return handleDossier(node, by, of.dossierId, async (handling) => {
    requireAct(handling, "demand-fee", [dossierStates.received, dossierStates.processing]);
    requireRevision(handling, of.revision);
    requireRunning(handling);
    requireAmount(of.amount);
    const { held, at } = handling;
    const ready = { ...held.dossier, fee: of.amount, feeDemandedAt: at, feePaidAt: null, feeReceipt: "" };
    const why = of.note || "Yêu cầu nộp phí, lệ phí";
    const { after, opened } = await pauseBeside(handling, { reason: "payment", why, ready });
    const detail = { amount: of.amount, ...(of.note ? { note: of.note } : {}) };
    return commit(handling, { after, opened, events: [{ kind: "fee-demanded", detail }] }, "dossier.fee.demand");
  });
}

/**
 * Notes that the fee was paid, at the counter or elsewhere; the clock runs on where the dossier waited for it.
 * @param of.receipt number of the receipt (biên lai)
 * Throws `dossier.not-yours`, `dossier.not-now`, `dossier.amount`.
 */
export function recordPayment(
  node: Node,
  by: Principal,
  of: { readonly dossierId: string; readonly revision?: number; readonly amount: number; readonly receipt: string },
): Promise<Dossier> {
  return handleDossier(node, by, of.dossierId, async (handling) => {
    const { received, processing, payment, resolved } = dossierStates;
    requireAct(handling, "record-payment", [received, processing, payment, resolved]);
    requireRevision(handling, of.revision);
    requireAmount(of.amount);
    const { held, at } = handling;
    if (held.dossier.feePaidAt !== null && held.dossier.state !== payment) throw dossierErrors.paidAlready();
    const ready = { ...held.dossier, fee: of.amount, feePaidAt: at, feeReceipt: of.receipt };
    const wait = held.dossier.state === payment ? await findWait(handling, "payment") : undefined;
    const events = [{ kind: "fee-paid" as const, detail: { amount: of.amount, receipt: of.receipt } }];
    if (!wait) {
      const after = { ...ready, revision: ready.revision + 1, updatedAt: at };
      return commit(handling, { after, events }, "dossier.fee.pay");
    }
    const went =
      wait.token > 0
        ? await carry(handling, wait, { paid: of.amount }, ready)
        : await goOnBeside(handling, { reason: "payment", why: `Đã nộp ${of.amount} đồng`, ready });
    const isResolved = went.after.state === resolved;
    return commit(
      handling,
      {
        ...went,
        done: { token: wait.token, outcome: "" },
        events: isResolved ? [...events, { kind: "resolved" as const }] : events,
      },
      "dossier.fee.pay",
    );
  });
}

function requireAmount(amount: number): void {
  if (!Number.isSafeInteger(amount) || amount <= 0 || amount > 1_000_000_000_000) throw dossierErrors.amount();
}
