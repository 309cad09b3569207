import { z } from "zod";
import type { Principal } from "../../../platform/auth/index.ts";
import type { DomainError } from "../../../platform/errors/index.ts";
import {
  type AppContext,
  calendarDay,
  type Frame,
  frameOf,
  httpErrors,
  signedIn,
} from "../../../platform/http/index.ts";
import type { Node } from "../../../platform/node.ts";
import { isoDay, type Locale, startOfDay, type Text, textIn } from "../../../platform/text/index.ts";
import { organisationErrors } from "../errors.ts";
import { maySeeOrganisation } from "../policy.ts";

/** What a page of the organisation knows of its request. */
export type Visit = { readonly node: Node; readonly by: Principal; readonly now: Date; readonly locale: Locale };

/** The signed-in person; everyone who holds a post at the node may look. Leads to the sign-in page, or throws `organisation.not-yours`. */
export function visitOf(c: AppContext): Visit {
  const by = signedIn(c);
  const node = c.get("node");
  const now = node.clock.now();
  if (!maySeeOrganisation(by, now)) throw organisationErrors.notYours();
  return { node, by, now, locale: c.get("locale") };
}

const section: Text = { vi: "Tổ chức và nhân sự", en: "Organisation and staff" };

/** The frame of the organisation's pages. */
export function organisationFrame(c: AppContext, path?: string): Promise<Frame> {
  return frameOf(c, { section, current: "/agencies", ...(path === undefined ? {} : { path }) });
}

/** An identifier in an address. What is not one is not there. */
export function idOf(c: AppContext): string {
  const id = z.uuid().safeParse(c.req.param("id"));
  if (!id.success) throw httpErrors.missing();
  return id.data;
}

/** What was wrong with a form: a line for the summary, and a text by field. */
export type FormErrors = { readonly people: string; readonly fields: Readonly<Record<string, string>> };

/** An error in the person's language. */
export function formErrors(error: DomainError | undefined, locale: Locale): FormErrors | undefined {
  if (!error) return undefined;
  const fields = Object.entries(error.fields).map(([name, text]) => [name, textIn(text, locale)] as const);
  return { people: textIn(error.people, locale), fields: Object.fromEntries(fields) };
}

/** A day of a date field, as the instant at which it begins in Vietnam. */
export const dayField = calendarDay().transform(startOfDay);

/** A last day, counted in: the instant at which the next day begins. */
export const lastDayField = calendarDay().transform((day) => new Date(startOfDay(day).getTime() + 86_400_000));

/** When something begins that is entered for a day: today means now, so that it can follow what ended this morning. */
export function beginningOn(day: Date, now: Date): Date {
  return isoDay(day) === isoDay(now) ? now : day;
}

/** The day before an end: the last one counted in. */
export function lastDayOf(end: Date): Date {
  return new Date(end.getTime() - 1);
}
