import { z } from "zod";
import type { DomainError } from "../../../../platform/errors/index.ts";
import {
  type App,
  type AppContext,
  flash,
  line,
  optionalLine,
  readForm,
  readQuery,
  render,
  renderAgain,
} from "../../../../platform/http/index.ts";
import type { Text } from "../../../../platform/text/index.ts";
import { delegate } from "../../actions/delegate.ts";
import { revokeDelegation } from "../../actions/revoke-delegation.ts";
import { organisationErrors } from "../../errors.ts";
import { mayDelegate, mayRevoke } from "../../policy.ts";
import { findAgency } from "../../store/agencies.ts";
import { appointmentsHeldAt, findAppointment } from "../../store/appointments.ts";
import { delegationsAt, findDelegation } from "../../store/delegations.ts";
import { staffOf } from "../../store/staff.ts";
import { beginningOn, dayField, formErrors, idOf, lastDayField, organisationFrame, visitOf } from "../visit.ts";
import { DelegationsPage } from "./list-view.tsx";
import { NewDelegationPage, type NewDelegationView } from "./new-view.tsx";
import { RevokePage } from "./revoke-view.tsx";
import { delegationText } from "./text.ts";

type PlainKey =
  | "saved"
  | "revokedDone"
  | "personMissing"
  | "basisMissing"
  | "reasonMissing"
  | "fromMissing"
  | "untilMissing";
const both = (key: PlainKey): Text => ({ vi: delegationText.vi[key], en: delegationText.en[key] });

const form = z.object({
  toStaffId: z.uuid(),
  scope: z.enum(["sign", "all"]).default("sign"),
  basis: line(100),
  reason: line(500),
  validFrom: dayField,
  validUntil: lastDayField,
});
const texts = {
  toStaffId: both("personMissing"),
  basis: both("basisMissing"),
  reason: both("reasonMissing"),
  validFrom: both("fromMissing"),
  validUntil: both("untilMissing"),
};

/** `/delegations`, `/appointments/:id/delegations`, `/delegations/:id/revocation`: who stands for whom, and since when. */
export function addDelegationPages(app: App): void {
  app.get("/delegations", list);
  app.get("/appointments/:id/delegations/new", async (c) => render(c, <NewDelegationPage {...(await newView(c))} />));
  app.post("/appointments/:id/delegations", save);
  app.get("/delegations/:id/revocation", async (c) => {
    const { node, by, now } = visitOf(c);
    const delegation = await findDelegation(node.db, idOf(c));
    if (!delegation || delegation.revokedAt || delegation.validUntil <= now)
      throw organisationErrors.delegationMissing();
    if (!mayRevoke(by, delegation, now)) throw organisationErrors.notYours();
    return render(c, <RevokePage frame={await organisationFrame(c)} delegation={delegation} />);
  });
  app.post("/delegations/:id/revocation", async (c) => {
    const { node, by } = visitOf(c);
    const id = idOf(c);
    const delegation = await findDelegation(node.db, id);
    await revokeDelegation(node, by, id);
    await flash(c, both("revokedDone"));
    return c.redirect(`/delegations?agency=${delegation?.agencyCode ?? by.agencyCode}`, 303);
  });
}

async function list(c: AppContext): Promise<Response> {
  const { node, by, now } = visitOf(c);
  const { agency: code = by.agencyCode } = readQuery(c, z.object({ agency: optionalLine(40) }));
  const agency = await findAgency(node.db, code);
  if (!agency) throw organisationErrors.agencyMissing(code);
  const held = await appointmentsHeldAt(node.db, code, now);
  const delegations = await delegationsAt(node.db, code);
  const view = {
    frame: await organisationFrame(c),
    agency,
    now,
    delegable: held.filter((one) => mayDelegate(by, one, now)),
    delegations: delegations.map((one) => ({ ...one, mayRevoke: mayRevoke(by, one, now) })),
  };
  return render(c, <DelegationsPage {...view} />);
}

async function save(c: AppContext): Promise<Response> {
  const { node, by, now } = visitOf(c);
  const { appointment } = await newView(c);
  try {
    const order = await readForm(c, form, texts);
    const validFrom = beginningOn(order.validFrom, now);
    await delegate(node, by, { ...order, validFrom, appointmentId: appointment.id });
  } catch (error) {
    return renderAgain(c, error, async (refused) => <NewDelegationPage {...(await newView(c, refused))} />);
  }
  await flash(c, both("saved"));
  return c.redirect(`/delegations?agency=${appointment.agencyCode}`, 303);
}

async function newView(c: AppContext, refused?: DomainError): Promise<NewDelegationView> {
  const { node, by, now, locale } = visitOf(c);
  const appointment = await findAppointment(node.db, idOf(c));
  if (!appointment || (appointment.validUntil && appointment.validUntil <= now)) {
    throw organisationErrors.appointmentMissing();
  }
  if (!mayDelegate(by, appointment, now)) throw organisationErrors.notToDelegate();
  const staff = await staffOf(node.db, appointment.agencyCode, now, { below: true });
  return {
    frame: await organisationFrame(c, `/appointments/${appointment.id}/delegations/new`),
    appointment,
    staff: staff.filter((one) => one.id !== appointment.staffId),
    typed: c.get("form") ?? new URLSearchParams(),
    today: now,
    errors: formErrors(refused, locale),
  };
}
