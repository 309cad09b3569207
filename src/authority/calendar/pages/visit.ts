import type { Principal } from "../../../platform/auth/index.ts";
import type { DomainError } from "../../../platform/errors/index.ts";
import { type AppContext, type Frame, frameOf, signedIn } from "../../../platform/http/index.ts";
import type { Node } from "../../../platform/node.ts";
import { type Locale, textIn } from "../../../platform/text/index.ts";
import { calendarErrors } from "../errors.ts";
import { assertMayChangeDays, maySeeHistory } from "../policy.ts";
import { both } from "./words.ts";

/** What an officers' page of the calendar knows of its request. */
export type Visit = { readonly node: Node; readonly by: Principal; readonly now: Date; readonly locale: Locale };

/** The signed-in person. Leads to the sign-in page. */
export function visitOf(c: AppContext): Visit {
  const by = signedIn(c);
  const node = c.get("node");
  return { node, by, now: node.clock.now(), locale: c.get("locale") };
}

/** The signed-in officer who may change days. Throws `calendar.not-yours`. */
export function keeper(c: AppContext): Visit {
  const visit = visitOf(c);
  assertMayChangeDays(visit.by, visit.node.config.code, visit.now);
  return visit;
}

/** The signed-in person who may read the history. Throws `calendar.not-yours`. */
export function reader(c: AppContext): Visit {
  const visit = visitOf(c);
  if (!maySeeHistory(visit.by, visit.now)) throw calendarErrors.notYours();
  return visit;
}

/** The frame of the calendar's pages. */
export function calendarFrame(c: AppContext, path?: string): Promise<Frame> {
  return frameOf(c, { section: both("section"), current: "/calendar", ...(path === undefined ? {} : { path }) });
}

/** What was typed, without what a page itself added. */
export function plainFields(typed: URLSearchParams): URLSearchParams {
  const own = ["_csrf", "version", "lang"];
  return new URLSearchParams([...typed].filter(([name]) => !own.includes(name)));
}

/** The query of a request. */
export function queryOf(c: AppContext): URLSearchParams {
  return new URL(c.req.url).searchParams;
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
