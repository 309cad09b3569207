import { idAt } from "../../../platform/db/index.ts";
import { dossierStates } from "../../../protocol/dossiers/index.ts";
import { lateStepOf } from "../lateness.ts";
import { nodeActor } from "../node-actor.ts";
import type { Dossier } from "../record.ts";
import type { NewEvent } from "../store/change.ts";
import type { PastAct } from "./past-dossier.ts";
import { actor, carry, openWork, type ReplaySurroundings, type Run, tailOf, write } from "./run.ts";

/** Does to the dossier what was done then. Throws when the act does not fit where it stands. */
export function take(run: Run, act: PastAct, around: ReplaySurroundings): void {
  if (act.kind === "step") takeStep(run, act, around);
  else if (act.kind === "answered") takeAnswer(run, act, around);
  else if (act.kind === "paid") takePayment(run, act, around);
  else if (act.kind === "returned") takeReturn(run, act, around);
  else if (act.kind === "apology") takeApology(run, act);
  else takeWithdrawal(run, act, around);
}

type Of<K extends PastAct["kind"]> = Extract<PastAct, { readonly kind: K }>;

function takeStep(run: Run, act: Of<"step">, around: ReplaySurroundings): void {
  const { dossier } = run;
  const work = openWork(run, act.node);
  const { outcome, at } = act;
  const who = around.staff(work.agencyCode, work.role);
  const isSupplement = outcome === "supplement";
  const isRefusal = outcome === "reject" || outcome === "refuse";
  const number = dossier.supplements + (isSupplement ? 1 : 0);
  const ready = {
    ...dossier,
    supplements: number,
    outcome: isRefusal ? ("refused" as const) : outcomeAfter(dossier, outcome),
  };
  const settled = carry(run, work.token, { outcome, at }, around, ready);
  if (isSupplement) {
    run.supplements.push({
      ...{
        id: idAt(at, tailOf(run.past) + 40n + BigInt(number)),
        dossierId: dossier.id,
        number,
        reasons: act.reasons ?? [],
        note: "",
      },
      ...{ askedAt: at, askedBy: null, askedByName: who.name, agencyCode: work.agencyCode, dueBefore: dossier.dueAt },
      ...{ answeredAt: null, receivedByName: "", answerNote: "", dueAfter: null },
    });
  }
  const isResolved = settled.after.state === dossierStates.resolved && dossier.state !== dossierStates.resolved;
  const detail = {
    step: work.name,
    ...(outcome === "" ? {} : { outcome }),
    ...(act.refusal ? { refusal: act.refusal } : {}),
    ...(isSupplement ? { number, reasons: act.reasons ?? [] } : {}),
  };
  const kind = isSupplement ? "supplement-asked" : isRefusal ? "refused" : "step-done";
  write(run, {
    ...{ settled, by: actor(who, work.agencyCode), at, done: { token: work.token, outcome } },
    events: [{ kind, detail }, ...(isResolved ? [{ kind: "resolved" as const }] : [])],
  });
}

function takeAnswer(run: Run, { node, at }: Of<"answered">, around: ReplaySurroundings): void {
  const work = openWork(run, node);
  const who = around.staff(run.dossier.receivedAgency, "receptionist");
  const settled = carry(run, work.token, { at }, around, run.dossier);
  const asked = run.supplements.pop();
  if (asked)
    run.supplements.push({ ...asked, answeredAt: at, receivedByName: who.name, dueAfter: settled.after.dueAt });
  const detail = { number: run.dossier.supplements, dueAt: settled.after.dueAt?.toISOString() ?? null };
  write(run, {
    ...{ settled, by: actor(who, run.dossier.receivedAgency), at, done: { token: work.token, outcome: "" } },
    events: [{ kind: "supplement-received", detail }],
  });
}

function takePayment(run: Run, { node, amount, receipt, at }: Of<"paid">, around: ReplaySurroundings): void {
  const who = actor(around.staff(run.dossier.receivedAgency, "receptionist"), run.dossier.receivedAgency);
  const ready = { ...run.dossier, fee: amount, feePaidAt: at, feeReceipt: receipt };
  const events: NewEvent[] = [{ kind: "fee-paid", detail: { amount, receipt } }];
  if (node === undefined) {
    const after = { ...ready, revision: ready.revision + 1, updatedAt: at };
    write(run, { settled: { after, opened: [], closed: [] }, by: who, at, events });
    return;
  }
  const work = openWork(run, node);
  const settled = carry(run, work.token, { at, paid: amount }, around, ready);
  if (settled.after.state === dossierStates.resolved) events.push({ kind: "resolved" });
  write(run, { settled, by: who, at, done: { token: work.token, outcome: "" }, events });
}

function takeReturn(run: Run, { at }: Of<"returned">, around: ReplaySurroundings): void {
  const work = run.work.find(
    ({ place, role, closedAt }) => closedAt === null && place === "here" && role === "receptionist",
  );
  if (!work || run.dossier.state !== dossierStates.resolved)
    throw new Error(`${run.dossier.code} has no result to hand over`);
  const next = { ...run.dossier, revision: run.dossier.revision + 1, updatedAt: at };
  const went =
    work.token > 0
      ? carry(run, work.token, { outcome: "returned", at }, around, run.dossier)
      : { after: next, opened: [], closed: [] };
  const after = { ...went.after, state: dossierStates.returned, returnedAt: at };
  const who = around.staff(work.agencyCode, "receptionist");
  const detail = {
    receiver: run.dossier.applicant.name,
    receiverNumber: "",
    by: run.dossier.channel === 3 ? "post" : "counter",
  };
  write(run, {
    settled: { after, opened: [], closed: [...went.closed, work.token] },
    ...{ by: actor(who, work.agencyCode), at, done: { token: work.token, outcome: "returned" } },
    events: [{ kind: "returned", detail }],
  });
}

function takeApology(run: Run, { reappointedTo, at }: Of<"apology">): void {
  const { dossier } = run;
  const cause = lateStepOf(run.work, at);
  const after = {
    ...dossier,
    ...{ apologyAt: at, reappointedTo, revision: dossier.revision + 1, updatedAt: at },
    ...{ lateBy: cause?.agencyCode ?? dossier.agencyCode, lateStep: cause?.name ?? null },
  };
  const detail = {
    ...{ dueAt: dossier.dueAt?.toISOString() ?? null, reappointedTo: reappointedTo.toISOString() },
    ...{ agency: after.lateBy, step: after.lateStep },
  };
  const by = nodeActor(dossier);
  write(run, { settled: { after, opened: [], closed: [] }, by, at, events: [{ kind: "apology-sent", detail }] });
}

function takeWithdrawal(run: Run, { reason, at }: Of<"withdrawn">, around: ReplaySurroundings): void {
  const { dossier } = run;
  const pauses = dossier.pauses.map((pause) => (pause.to === null ? { ...pause, to: at.toISOString() } : pause));
  const after: Dossier = {
    ...{ ...dossier, pauses, state: dossierStates.withdrawn, outcome: "withdrawn", endedAt: at },
    ...{ revision: dossier.revision + 1, updatedAt: at },
  };
  const by = actor(around.staff(dossier.receivedAgency, "receptionist"), dossier.receivedAgency);
  const closed = run.work.filter(({ closedAt }) => closedAt === null).map(({ token }) => token);
  write(run, { settled: { after, opened: [], closed }, by, at, events: [{ kind: "withdrawn", detail: { reason } }] });
}

function outcomeAfter({ outcome }: Dossier, code: string): Dossier["outcome"] {
  return code === "approve" || code === "return" ? null : outcome;
}
