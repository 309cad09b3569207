import type { Principal } from "../../../../platform/auth/index.ts";
import { DomainError } from "../../../../platform/errors/index.ts";
import { type AppContext, type Frame, frameOf, signedIn } from "../../../../platform/http/index.ts";
import type { Node } from "../../../../platform/node.ts";
import { type Locale, textIn } from "../../../../platform/text/index.ts";
import { dossierErrors } from "../../errors.ts";
import { maySeeDossiers } from "../../policy.ts";
import { type ActFacts, type DossierFacts, readDossier, readForAct } from "../../read-dossier.ts";
import { type Situation, situationOf } from "./situation.ts";
import { dossierText } from "./text.ts";

/** Where a dossier stands among addresses: what has the form of a code, so that other pages below `/dossiers` keep theirs. */
export const dossierPath = "/dossiers/:code{[A-Za-z0-9.]+-[0-9]+-[A-Za-z0-9]+}";

/** What the page of a dossier knows of its request. */
export type DossierDesk = {
  readonly node: Node;
  readonly by: Principal;
  /** Domain clock. */
  readonly now: Date;
  readonly locale: Locale;
  /** As it stands in the address. */
  readonly code: string;
};

/** The signed-in officer. Leads to the sign-in page, or throws `dossier.not-yours`. */
export function deskOf(c: AppContext): DossierDesk {
  const by = signedIn(c);
  const node = c.get("node");
  const now = node.clock.now();
  if (!maySeeDossiers(by, now)) throw dossierErrors.notYours();
  return { node, by, now, locale: c.get("locale"), code: c.req.param("code") ?? "" };
}

/** The dossier of the address with what this person can do. Throws `dossier.not-found`. */
export type OpenDossier = DossierFacts & { readonly situation: Situation };

/** Reads the dossier of a request. */
export async function openDossier({ node, by, code }: DossierDesk): Promise<OpenDossier> {
  const facts = await readDossier(node, by, code);
  return { ...facts, situation: situationOf(facts, by) };
}

/** A dossier as an act looks at it: what this person can do, and its history if they have not seen all of it. */
export type DossierToActOn = ActFacts & { readonly situation: Situation };

/**
 * Reads as much of the dossier of a request as an act needs.
 * @param seen the revision the person looked at
 */
export async function openForAct({ node, by, code }: DossierDesk, seen?: number): Promise<DossierToActOn> {
  const facts = await readForAct(node, by, code, seen);
  return { ...facts, situation: situationOf(facts, by) };
}

/** The frame of pages about one dossier: the search goes over all dossiers. */
export function dossierFrame(c: AppContext, path: string): Promise<Frame> {
  return frameOf(c, {
    section: { vi: dossierText.vi.section, en: dossierText.en.section },
    current: "/dossiers",
    path,
    search: { action: "/dossiers/search", label: { vi: dossierText.vi.search, en: dossierText.en.search } },
  });
}

/** Address of a dossier, or of something below it. */
export function pathOf({ code }: { readonly code: string }, below = ""): string {
  return `/dossiers/${encodeURIComponent(code)}${below === "" ? "" : `/${below}`}`;
}

/** What was wrong, for the summary above a form and its fields. */
export type FormErrors = { readonly people: string; readonly fields: Readonly<Record<string, string>> };

/** An error in the person's language. */
export function formErrors(error: DomainError | undefined, locale: Locale): FormErrors | undefined {
  if (!error) return undefined;
  const fields = Object.entries(error.fields).map(([name, text]) => [name, textIn(text, locale)] as const);
  return { people: textIn(error.people, locale), fields: Object.fromEntries(fields) };
}

/** Refusals that mean the dossier is not what it was when the form was opened. */
const overtaken = new Set([
  "dossier.stale",
  "dossier.lease-lost",
  "dossier.step-done",
  "dossier.held",
  "dossier.not-now",
]);

/** Whether somebody was quicker: then both versions are shown. */
export function isOvertaken(error: unknown): boolean {
  return error instanceof DomainError && overtaken.has(error.code);
}
