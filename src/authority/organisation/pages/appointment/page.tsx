import { z } from "zod";
import type { DomainError } from "../../../../platform/errors/index.ts";
import {
  type App,
  type AppContext,
  flash,
  optionalLine,
  readForm,
  render,
  renderAgain,
  wrongField,
} from "../../../../platform/http/index.ts";
import type { Text } from "../../../../platform/text/index.ts";
import { type Appointee, appoint } from "../../actions/appoint.ts";
import { endAppointment } from "../../actions/end-appointment.ts";
import { organisationErrors } from "../../errors.ts";
import { mayManage } from "../../policy.ts";
import { findAppointment } from "../../store/appointments.ts";
import { findPost } from "../../store/posts.ts";
import { staffOf } from "../../store/staff.ts";
import { beginningOn, dayField, formErrors, idOf, lastDayField, organisationFrame, visitOf } from "../visit.ts";
import { AppointPage, type AppointView } from "./appoint-view.tsx";
import { EndPage } from "./end-view.tsx";
import { appointmentText } from "./text.ts";

type PlainKey = "saved" | "ended" | "personMissing" | "nameMissing" | "usernameMissing" | "fromMissing";
const both = (key: PlainKey): Text => ({ vi: appointmentText.vi[key], en: appointmentText.en[key] });

const form = z
  .object({
    who: z.enum(["known", "new"]).default("known"),
    staffId: optionalLine(),
    name: optionalLine(100),
    username: optionalLine(64),
    email: optionalLine(200),
    decision: optionalLine(100),
    validFrom: dayField,
    validUntil: z.union([z.literal("").transform(() => null), lastDayField]).default(null),
  })
  .superRefine(({ who, staffId, name, username }, context) => {
    if (who === "known" && !z.uuid().safeParse(staffId).success) {
      context.addIssue(wrongField("staffId", both("personMissing")));
    }
    if (who === "new" && name === undefined) context.addIssue(wrongField("name", both("nameMissing")));
    if (who === "new" && username === undefined) context.addIssue(wrongField("username", both("usernameMissing")));
  });

/** `/posts/:id/appointments`, `/appointments/:id/ending`: the administrator appoints to a post and ends an appointment. */
export function addAppointmentPages(app: App): void {
  app.get("/posts/:id/appointments/new", async (c) => render(c, <AppointPage {...(await appointView(c))} />));
  app.post("/posts/:id/appointments", saveAppointment);
  app.get("/appointments/:id/ending", async (c) => render(c, <EndPage {...(await endView(c))} />));
  app.post("/appointments/:id/ending", async (c) => {
    const { node, by } = visitOf(c);
    const { appointment } = await endView(c);
    const { decision } = await readForm(c, z.object({ decision: optionalLine(100) }));
    await endAppointment(node, by, { appointmentId: appointment.id, decision: decision ?? "" });
    await flash(c, both("ended"));
    return c.redirect(`/agencies/${appointment.agencyCode}`, 303);
  });
}

async function saveAppointment(c: AppContext): Promise<Response> {
  const { node, by, now } = visitOf(c);
  const { post } = await appointView(c);
  try {
    const {
      validFrom: day,
      validUntil,
      decision,
      ...who
    } = await readForm(c, form, { validFrom: both("fromMissing") });
    const person = personOf(who);
    const validFrom = beginningOn(day, now);
    const made = await appoint(node, by, { postId: post.id, person, decision: decision ?? "", validFrom, validUntil });
    await flash(c, savedText(person, made.firstPassword));
  } catch (error) {
    return renderAgain(c, error, async (refused) => <AppointPage {...(await appointView(c, refused))} />);
  }
  return c.redirect(`/agencies/${post.agencyCode}`, 303);
}

type Who = Pick<z.output<typeof form>, "who" | "staffId" | "name" | "username" | "email">;

function personOf({ who, staffId, name, username, email }: Who): Appointee {
  if (who === "known") return { staffId: staffId ?? "" };
  return { name: name ?? "", username: username ?? "", email: email ?? "" };
}

function savedText(person: Appointee, password: string | undefined): Text {
  if (!("username" in person) || password === undefined) return both("saved");
  const { username } = person;
  return { vi: appointmentText.vi.savedNew(username, password), en: appointmentText.en.savedNew(username, password) };
}

async function appointView(c: AppContext, refused?: DomainError): Promise<AppointView> {
  const { node, by, now, locale } = visitOf(c);
  const post = await findPost(node.db, idOf(c), now);
  if (!post) throw organisationErrors.postMissing();
  if (!mayManage(by, post.agencyCode, now)) throw organisationErrors.notYours();
  return {
    frame: await organisationFrame(c, `/posts/${post.id}/appointments/new`),
    post,
    staff: await staffOf(node.db, by.agencyCode, now, { below: true }),
    typed: c.get("form") ?? new URLSearchParams(),
    today: now,
    errors: formErrors(refused, locale),
  };
}

async function endView(c: AppContext) {
  const { node, by, now } = visitOf(c);
  const appointment = await findAppointment(node.db, idOf(c));
  if (!appointment || (appointment.validUntil && appointment.validUntil <= now)) {
    throw organisationErrors.appointmentMissing();
  }
  if (!mayManage(by, appointment.agencyCode, now)) throw organisationErrors.notYours();
  return { frame: await organisationFrame(c, `/appointments/${appointment.id}/ending`), appointment };
}
