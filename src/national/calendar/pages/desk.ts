import type { Principal } from "../../../platform/auth/index.ts";
import type { DomainError } from "../../../platform/errors/index.ts";
import { type AppContext, type Frame, frameOf, signedIn } from "../../../platform/http/index.ts";
import type { Node } from "../../../platform/node.ts";
import { type Locale, textIn } from "../../../platform/text/index.ts";
import { calendarErrors } from "../errors.ts";
import { assertMayChange, mayChangeCalendar, maySeeHistory } from "../policy.ts";
import { both } from "./words.ts";

/** What a page of the calendar's officers knows of its request. */
export type Desk = { readonly node: Node; readonly by: Principal; readonly now: Date; readonly locale: Locale };

/** The signed-in officer who may change the calendar. Throws `national-calendar.forbidden`; leads to the sign-in page. */
export function controller(c: AppContext): Desk {
  const desk = deskOf(c);
  assertMayChange(desk.by, desk.node.config.code, desk.now);
  return desk;
}

/** The signed-in person who may read the history. Throws `national-calendar.forbidden`; leads to the sign-in page. */
export function watcher(c: AppContext): Desk & { readonly mayChange: boolean } {
  const desk = deskOf(c);
  const { code } = desk.node.config;
  if (!maySeeHistory(desk.by, code, desk.now)) throw calendarErrors.forbidden();
  return { ...desk, mayChange: mayChangeCalendar(desk.by, code, desk.now) };
}

function deskOf(c: AppContext): Desk {
  const by = signedIn(c);
  const node = c.get("node");
  return { node, by, now: node.clock.now(), locale: c.get("locale") };
}

/** The frame of the calendar's pages. */
export function calendarFrame(c: AppContext, path?: string): Promise<Frame> {
  return frameOf(c, { section: both("section"), current: "/calendar", ...(path === undefined ? {} : { path }) });
}

/** What was wrong with a form: for the summary above it, and for each field. Fields carry the id `day-<name>`. */
export type FormErrors = {
  readonly list: readonly { readonly text: string; readonly href?: string }[];
  readonly of: (field: string) => { readonly text: string } | undefined;
};

/** An error in the reader's language; without one, a form with nothing wrong. */
export function formErrors(error: DomainError | undefined, locale: Locale): FormErrors {
  if (!error) return { list: [], of: () => undefined };
  const fields = Object.entries(error.fields).map(([name, text]) => ({ name, text: textIn(text, locale) }));
  const list =
    fields.length > 0
      ? fields.map(({ name, text }) => ({ text, href: `#day-${name}` }))
      : [{ text: textIn(error.people, locale) }];
  return {
    list,
    of: (field) => {
      const found = fields.find(({ name }) => name === field);
      return found && { text: found.text };
    },
  };
}
