import { z } from "zod";
import type { Principal } from "../../../platform/auth/index.ts";
import { DomainError } from "../../../platform/errors/index.ts";
import { type AppContext, type Frame, frameOf, signedIn } from "../../../platform/http/index.ts";
import type { Node } from "../../../platform/node.ts";
import { isoDay, type Locale, textIn } from "../../../platform/text/index.ts";
import { procedureErrors } from "../errors.ts";
import { mayReadProcedures, mayWriteProcedures } from "../policy.ts";
import { procedureWords } from "./words.ts";

/** What an officer's page of procedures knows of its request. */
export type Desk = {
  readonly node: Node;
  readonly by: Principal;
  /** Domain clock. */
  readonly now: Date;
  readonly today: string;
  readonly locale: Locale;
  readonly mayWrite: boolean;
};

/** The signed-in reader of the officers' pages. Leads to the sign-in page, or throws `procedure.not-for-you`. */
export function deskOf(c: AppContext): Desk {
  const by = signedIn(c);
  const node = c.get("node");
  const now = node.clock.now();
  if (!mayReadProcedures(by, now)) throw procedureErrors.notForYou();
  const mayWrite = mayWriteProcedures(by, node.config.code, now);
  return { node, by, now, today: isoDay(now), locale: c.get("locale"), mayWrite };
}

/** The frame of the officers' pages. */
export function procedureFrame(c: AppContext, path?: string): Promise<Frame> {
  return frameOf(c, {
    section: { vi: procedureWords.vi.section, en: procedureWords.en.section },
    current: "/procedures/catalogue",
    search: {
      action: "/procedures/catalogue",
      label: { vi: procedureWords.vi.search, en: procedureWords.en.search },
      value: new URL(c.req.url).searchParams.get("q") ?? "",
    },
    ...(path === undefined ? {} : { path }),
  });
}

/** An identifier in an address. What is not one is not there. */
export function idOf(c: AppContext): string {
  const id = z.uuid().safeParse(c.req.param("id"));
  if (!id.success) throw procedureErrors.missing();
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

/** Whether an error is one that leaves the page as it is and is said on it. */
export function isConflict(error: unknown): error is DomainError {
  return error instanceof DomainError && ["conflict", "invalid"].includes(error.kind);
}
