import type { Principal } from "../../../platform/auth/index.ts";
import type { DomainError } from "../../../platform/errors/index.ts";
import { type AppContext, type Frame, frameOf, signedIn } from "../../../platform/http/index.ts";
import type { Node } from "../../../platform/node.ts";
import { type Locale, textIn } from "../../../platform/text/index.ts";
import { procedureErrors } from "../errors.ts";
import { assertKeeper } from "../policy.ts";
import { procedureWords } from "./words.ts";

/** What a page of the catalogue's keepers knows of its request. */
export type Desk = {
  readonly node: Node;
  readonly by: Principal;
  /** Domain clock. */
  readonly now: Date;
  readonly locale: Locale;
};

/** The signed-in keeper of the catalogue. Throws `procedures.forbidden`; leads to the sign-in page. */
export function keeper(c: AppContext): Desk {
  const by = signedIn(c);
  const node = c.get("node");
  const now = node.clock.now();
  assertKeeper(by, now);
  return { node, by, now, locale: c.get("locale") };
}

const both = (key: "section" | "search") => ({ vi: procedureWords.vi[key], en: procedureWords.en[key] });

/** The frame of the officers' pages: its name, and the search over the whole catalogue. */
export async function officerFrame(
  c: AppContext,
  options: { readonly current?: string; readonly path?: string } = {},
): Promise<Frame> {
  const search = { action: "/catalogue", label: both("search"), value: "" };
  return frameOf(c, { section: both("section"), search, ...options });
}

/** The frame of the public pages. They bring their own search. */
export async function publicFrame(c: AppContext): Promise<Frame> {
  return frameOf(c, { section: both("section"), current: "/procedures" });
}

/** A draft's id in the address. Throws `procedures.draft-missing` when it is none. */
export function draftId(c: AppContext): string {
  const id = c.req.param("id") ?? "";
  if (!/^[0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12}$/.test(id)) throw procedureErrors.draftMissing();
  return id;
}

/** What was wrong with a form: for the summary above it, and for each field. */
export type FormErrors = {
  readonly list: readonly { readonly text: string; readonly href?: string }[];
  readonly of: (field: string) => { readonly text: string } | undefined;
};

/** An error in the reader's language; without one, a form with nothing wrong. */
export function formErrors(error: Pick<DomainError, "fields" | "people"> | undefined, locale: Locale): FormErrors {
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
