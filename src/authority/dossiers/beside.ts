import { dossierStates } from "../../protocol/dossiers/index.ts";
import { workingTimeOf } from "../calendar/index.ts";
import { resumeFlow, suspendFlow } from "../flows/index.ts";
import { type BesideReason, besideDigits, besideReason } from "./beside-reason.ts";
import { dueOf } from "./due.ts";
import type { Handling } from "./handling.ts";
import type { Dossier, DossierPause } from "./record.ts";
import type { NewWork } from "./settle.ts";
import { movedBy, restsOf } from "./step-time.ts";
import { moveWorkDue } from "./store/leases.ts";

const waitNames = {
  supplement: "Chờ bổ sung hồ sơ",
  payment: "Chờ nộp phí, lệ phí",
  suspension: "Tạm dừng giải quyết",
} as const;

/** Stops a dossier for something its drawing has no place for: its flow rests, its clock stands still. */
export async function pauseBeside(
  handling: Handling,
  { reason, why, ready }: { readonly reason: BesideReason; readonly why: string; readonly ready: Dossier },
): Promise<{ readonly after: Dossier; readonly opened: readonly NewWork[] }> {
  const { node, tx, at } = handling;
  if (ready.instanceId !== null) await suspendFlow(node.db, tx, administration(handling, ready.instanceId, why));
  const stopsClock = reason !== "supplement" || ready.supplements < 2;
  const pauses: readonly DossierPause[] = [...ready.pauses, { from: at.toISOString(), to: null, reason, stopsClock }];
  const state =
    reason === "supplement" ? dossierStates.supplement : reason === "payment" ? dossierStates.payment : ready.state;
  const after = await counted(handling, { ...ready, pauses, state });
  return { after, opened: [waitFor(reason, ready)] };
}

/** Lets a dossier go on that was stopped beside its drawing. */
export async function goOnBeside(
  handling: Handling,
  { reason, why, ready }: { readonly reason: BesideReason; readonly why: string; readonly ready: Dossier },
): Promise<{ readonly after: Dossier; readonly closed: readonly number[] }> {
  const { node, tx, at } = handling;
  if (ready.instanceId !== null) await resumeFlow(node.db, tx, administration(handling, ready.instanceId, why));
  const pauses = ready.pauses.map((pause) =>
    pause.to === null && pause.reason === reason ? { ...pause, to: at.toISOString() } : pause,
  );
  const state = reason === "suspension" ? ready.state : dossierStates.processing;
  const waits = handling.held.work.filter((work) => besideReason(work) === reason);
  await moveSteps(handling, waits);
  return { after: await counted(handling, { ...ready, pauses, state }), closed: waits.map(({ token }) => token) };
}

/** Steps have as much time left after a rest as they had before it. */
async function moveSteps({ node, tx, at, held }: Handling, waits: Handling["held"]["work"]): Promise<void> {
  const { dossier, work } = held;
  for (const { from } of restsOf(dossier, waits)) {
    for (const { token, place, dueAt, agencyCode } of work) {
      if (place !== "here" || dueAt === null) continue;
      const time = await workingTimeOf(node.db, agencyCode, dossier.receivedAt, tx);
      const moved = movedBy({ from, to: at }, dueAt, time);
      if (moved > dueAt) await moveWorkDue(tx, { dossierId: dossier.id, token, dueAt: moved });
    }
  }
}

/** The dossier one revision on, its due time counted anew. */
export async function counted({ node, tx, at }: Handling, dossier: Dossier): Promise<Dossier> {
  const time = await workingTimeOf(node.db, dossier.agencyCode, dossier.receivedAt, tx);
  return { ...dossier, revision: dossier.revision + 1, updatedAt: at, dueAt: dueOf(time, dossier) };
}

/** Who acts on the flow beside the drawing, and why. */
export function administration({ by, at }: Handling, instanceId: string, reason: string) {
  return { instanceId, by: { accountId: by.accountId, name: by.name, agencyCode: by.agencyCode }, reason, at };
}

function waitFor(reason: BesideReason, { receivedAgency, agencyCode, revision }: Dossier): NewWork {
  return {
    token: -(10 * revision + besideDigits[reason]),
    node: "",
    name: waitNames[reason],
    lane: "",
    role: reason === "suspension" ? "leader" : "receptionist",
    agencyCode: reason === "suspension" ? agencyCode : receivedAgency,
    place: "waiting",
    dueAt: null,
  };
}
