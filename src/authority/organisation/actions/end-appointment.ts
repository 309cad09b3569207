import { appendAudit } from "../../../platform/audit/index.ts";
import { endGrant, type Principal } from "../../../platform/auth/index.ts";
import type { Node } from "../../../platform/node.ts";
import { organisationErrors } from "../errors.ts";
import { mayManage } from "../policy.ts";
import { closeAppointment, lockAppointment } from "../store/appointments.ts";
import { openDelegationsOf, revokeRow } from "../store/delegations.ts";

/**
 * Ends an appointment now, and with it the role and every delegation of the post that stands on it: nobody can give what is no longer theirs.
 * Errors: `organisation.appointment-missing`, `organisation.not-yours`.
 */
export async function endAppointment(
  node: Node,
  principal: Principal,
  order: { readonly appointmentId: string; readonly decision: string },
): Promise<void> {
  const now = node.clock.now();
  await node.db.transaction().execute(async (tx) => {
    const appointment = await lockAppointment(tx, order.appointmentId);
    const isOver = appointment?.validUntil && appointment.validUntil <= now;
    if (!appointment || isOver) throw organisationErrors.appointmentMissing();
    if (!mayManage(principal, appointment.agencyCode, now)) throw organisationErrors.notYours();
    await closeAppointment(tx, appointment.id, now);
    await endGrant(tx, appointment.grantId, now);
    for (const delegation of await openDelegationsOf(tx, appointment.id, now)) {
      await revokeRow(tx, delegation.id, now);
      await endGrant(tx, delegation.grantId, now);
    }
    await appendAudit(tx, {
      actor: { accountId: principal.accountId, name: principal.name, agencyCode: principal.agencyCode },
      action: "organisation.end-appointment",
      subject: { kind: "organisation.appointment", id: appointment.id },
      agencyCode: appointment.agencyCode,
      detail: { person: appointment.staffName, title: appointment.title, decision: order.decision },
      at: now,
    });
  });
}
