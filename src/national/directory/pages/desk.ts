import type { Principal } from "../../../platform/auth/index.ts";
import type { DomainError } from "../../../platform/errors/index.ts";
import { type AppContext, type Frame, frameOf, signedIn } from "../../../platform/http/index.ts";
import type { Node } from "../../../platform/node.ts";
import { type Locale, textIn } from "../../../platform/text/index.ts";
import { directoryErrors } from "../errors.ts";
import { assertRegistrar, maySeeApplications } from "../policy.ts";
import { directoryWords } from "./words.ts";

/** What a page of the directory's registrars knows of its request. */
export type Desk = {
  readonly node: Node;
  readonly by: Principal;
  /** Domain clock. */
  readonly now: Date;
  readonly locale: Locale;
};

/** The signed-in registrar. Throws `directory.forbidden`; leads to the sign-in page. */
export function registrar(c: AppContext): Desk {
  const desk = deskOf(c);
  assertRegistrar(desk.by, desk.now);
  return desk;
}

/** The signed-in registrar or operator, who may look. Throws `directory.forbidden`; leads to the sign-in page. */
export function watcher(c: AppContext): Desk {
  const desk = deskOf(c);
  if (!maySeeApplications(desk.by, desk.now)) throw directoryErrors.forbidden();
  return desk;
}

function deskOf(c: AppContext): Desk {
  const by = signedIn(c);
  const node = c.get("node");
  return { node, by, now: node.clock.now(), locale: c.get("locale") };
}

/** The frame of the directory's pages: its name, and the search over all agencies. */
export async function directoryFrame(
  c: AppContext,
  options: { readonly current?: string; readonly path?: string } = {},
): Promise<Frame> {
  const both = (key: "section" | "search") => ({ vi: directoryWords.vi[key], en: directoryWords.en[key] });
  const search = { action: "/agencies", label: both("search"), value: "" };
  return frameOf(c, { section: both("section"), search, ...options });
}

/** A uuid in an address. Throws the given error when it is none. */
export function idOf(c: AppContext, orElse: () => DomainError): string {
  const id = c.req.param("id") ?? "";
  if (!/^[0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12}$/.test(id)) throw orElse();
  return id;
}

/** What was wrong with a form: for the summary above it, and for each field. */
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
      ? fields.map(({ name, text }) => ({ text, href: `#${name}` }))
      : [{ text: textIn(error.people, locale) }];
  return {
    list,
    of: (field) => {
      const found = fields.find(({ name }) => name === field);
      return found && { text: found.text };
    },
  };
}
