import { appendAudit } from "../../../platform/audit/index.ts";
import { grantRole, type Principal } from "../../../platform/auth/index.ts";
import type { Tx } from "../../../platform/db/index.ts";
import type { Node } from "../../../platform/node.ts";
import { organisationErrors } from "../errors.ts";
import { mayDelegate } from "../policy.ts";
import { type AppointmentEntry, lockAppointment } from "../store/appointments.ts";
import { type DelegationScope, insertDelegation } from "../store/delegations.ts";
import { findStaff, type Staff, worksUnder } from "../store/staff.ts";

/** A delegation to make. Instants are of the domain clock. */
export type DelegationToMake = {
  readonly appointmentId: string;
  readonly toStaffId: string;
  readonly scope: DelegationScope;
  /** Number and notation of the written delegation. */
  readonly basis: string;
  readonly reason: string;
  readonly validFrom: Date;
  readonly validUntil: Date;
};

/**
 * Delegates a leading post to someone of the agency or below it, in writing and for a time within the time in office
 * (NĐ 30/2020, article 13, clause 3). The role comes and goes by itself. Errors: `organisation.appointment-missing`,
 * `organisation.not-to-delegate`, `organisation.delegate-to-self`, `organisation.delegate-outside`, `organisation.end-before-start`,
 * `organisation.outside-appointment`.
 */
export async function delegate(node: Node, principal: Principal, order: DelegationToMake): Promise<string> {
  const now = node.clock.now();
  return node.db.transaction().execute(async (tx) => {
    const appointment = await lockAppointment(tx, order.appointmentId);
    if (!appointment || (appointment.validUntil && appointment.validUntil <= now)) {
      throw organisationErrors.appointmentMissing();
    }
    if (!mayDelegate(principal, appointment, now)) throw organisationErrors.notToDelegate();
    assertTime(appointment, order, now);
    const to = await delegateOf(tx, appointment, order, now);
    const { validFrom, validUntil } = order;
    const grantId = await grantRole(tx, {
      accountId: to.accountId,
      agencyCode: appointment.agencyCode,
      role: appointment.role,
      title: appointment.title,
      titleEn: appointment.titleEn,
      validFrom,
      validUntil,
      onBehalfOf: appointment.staffName,
    });
    const id = await insertDelegation(tx, { ...order, grantId });
    await appendAudit(tx, {
      actor: { accountId: principal.accountId, name: principal.name, agencyCode: principal.agencyCode },
      action: "organisation.delegate",
      subject: { kind: "organisation.delegation", id },
      agencyCode: appointment.agencyCode,
      detail: {
        from: appointment.staffName,
        to: to.name,
        title: appointment.title,
        basis: order.basis,
        scope: order.scope,
      },
      at: now,
    });
    return id;
  });
}

function assertTime(appointment: AppointmentEntry, { validFrom, validUntil }: DelegationToMake, now: Date): void {
  if (validUntil <= validFrom || validUntil <= now) throw organisationErrors.endBeforeStart();
  const isInside =
    validFrom >= appointment.validFrom && (appointment.validUntil === null || validUntil <= appointment.validUntil);
  if (!isInside) throw organisationErrors.outsideAppointment(appointment.validFrom, appointment.validUntil);
}

async function delegateOf(tx: Tx, appointment: AppointmentEntry, order: DelegationToMake, now: Date): Promise<Staff> {
  if (order.toStaffId === appointment.staffId) throw organisationErrors.delegateToSelf();
  const to = await findStaff(tx, order.toStaffId);
  if (!to) throw organisationErrors.staffMissing();
  if (!(await worksUnder(tx, to.id, appointment.agencyCode, now))) throw organisationErrors.delegateOutside();
  return to;
}
