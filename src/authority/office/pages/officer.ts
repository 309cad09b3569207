import type { Principal } from "../../../platform/auth/index.ts";
import { DomainError } from "../../../platform/errors/index.ts";
import { type AppContext, type Frame, frameOf, signedIn } from "../../../platform/http/index.ts";
import type { Node } from "../../../platform/node.ts";
import { type Locale, textIn } from "../../../platform/text/index.ts";
import { officeErrors } from "../errors.ts";
import { maySeeOffice } from "../policy.ts";
import { officeWords } from "./words.ts";

/** What a page of the office knows of its request. */
export type Officer = {
  readonly node: Node;
  readonly by: Principal;
  /** Domain clock. */
  readonly now: Date;
  readonly locale: Locale;
};

/** The signed-in person, who works in the office of the agency acted for. Throws `office.forbidden`; leads to the sign-in page. */
export function officer(c: AppContext): Officer {
  const by = signedIn(c);
  const node = c.get("node");
  const now = node.clock.now();
  if (!maySeeOffice(by, now)) throw officeErrors.forbidden();
  return { node, by, now, locale: c.get("locale") };
}

/** The frame of the office's pages: its name, and the search over all documents. */
export async function officeFrame(
  c: AppContext,
  options: { readonly current?: string; readonly path?: string } = {},
): Promise<Frame> {
  const search = {
    action: "/documents",
    label: { vi: officeWords.vi.search, en: officeWords.en.search },
    value: new URL(c.req.url).searchParams.get("q") ?? "",
  };
  return frameOf(c, { section: { vi: officeWords.vi.section, en: officeWords.en.section }, search, ...options });
}

/** An identifier in an address. What is not one is not there. Throws `office.document-missing`. */
export function idOf(c: AppContext, name = "id"): string {
  const id = c.req.param(name) ?? "";
  if (!/^[0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12}$/.test(id)) throw officeErrors.missing();
  return id;
}

/** What was wrong, for the summary above a form and its fields. */
export type PageErrors = { readonly people: string; readonly fields: Readonly<Record<string, string>> };

/** An error in the person's language. */
export function pageErrors(error: DomainError | undefined, locale: Locale): PageErrors | undefined {
  if (!error) return undefined;
  const fields = Object.entries(error.fields).map(([name, text]) => [name, textIn(text, locale)] as const);
  return { people: textIn(error.people, locale), fields: Object.fromEntries(fields) };
}

/** Whether an error is one that the person can put right on the page. */
export function isCorrectable(error: unknown): error is DomainError {
  return (
    error instanceof DomainError && ["invalid", "conflict", "too-large", "too-many", "unavailable"].includes(error.kind)
  );
}
