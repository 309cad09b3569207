import { parseDossierCode } from "./dossier-code.ts";
import { editDistance } from "./edit-distance.ts";
import { levelOneAgencies } from "./level-one.ts";
import { parseAgencyCode } from "./parse-agency-code.ts";
import { parseDocumentNumber } from "./parse-document-number.ts";
import type { Parsed } from "./problem.ts";
import { parseProcedureCode } from "./procedure-code.ts";

/** The four kinds of codes this engine knows. */
export const codeKinds = ["agency", "document", "procedure", "dossier"] as const;

/** One of the four kinds. */
export type CodeKind = (typeof codeKinds)[number];

/** Rules that depend on the moment: `notAfter` is the last day (2020-11-16) on which a dossier can have been received. */
export type MomentRules = { notAfter?: string };

/** Reads a code of the given kind; see the parser of each kind. */
export function parseCode(kind: CodeKind, text: string, rules: MomentRules = {}): Parsed<unknown> {
  return parsers[kind](text, rules);
}

/**
 * The nearest right codes to what was written, best first, at most five; every one is valid and none is the value itself. A valid value
 * needs none: the list is empty. With `known` (canonical codes that exist, e.g. an authority's agencies) only these are offered, and a
 * valid code that is not among them is answered too. Never throws.
 */
export function suggest(kind: CodeKind, value: string, known?: readonly string[], rules: MomentRules = {}): string[] {
  const { valid, normalised: meant = value } = parseCode(kind, value, rules);
  if (valid && (known === undefined || known.includes(meant))) return [];
  const candidates = known === undefined ? repairs(kind, meant) : [meant, ...nearest(meant, known)];
  const offered = candidates.filter((candidate) => candidate !== value && (known?.includes(candidate) ?? true));
  return [...new Set(offered)].filter((candidate) => parseCode(kind, candidate, rules).valid).slice(0, 5);
}

const parsers: Readonly<Record<CodeKind, (text: string, rules: MomentRules) => Parsed<unknown>>> = {
  agency: parseAgencyCode,
  document: parseDocumentNumber,
  procedure: parseProcedureCode,
  dossier: parseDossierCode,
};

/** The value as it was meant; an unknown level 1 may be a slip for a listed one: H63 for H64, H36 for H3 or E36. */
function repairs(kind: CodeKind, meant: string): string[] {
  const [level1 = "", ...groups] = meant.toUpperCase().split(".");
  const codes = levelOneAgencies.map(({ code }) => code);
  if (kind !== "agency" || codes.includes(level1)) return [meant];
  return [meant, ...nearest(level1, codes, 1).map((code) => [code, ...groups].join("."))];
}

function nearest(value: string, known: readonly string[], limit = 2): string[] {
  const written = value.slice(0, 100).toUpperCase();
  return known
    .map((code) => ({ code, distance: editDistance(written, code.toUpperCase(), limit) }))
    .filter(({ distance }) => distance <= limit)
    .sort(
      (one, other) => one.distance - other.distance || sameStart(written, other.code) - sameStart(written, one.code),
    )
    .map(({ code }) => code);
}

/** How many characters two texts share from the start: of two equally near codes people mean the one that starts alike. */
function sameStart(one: string, other: string): number {
  const differs = [...one].findIndex((character, index) => character !== other[index]);
  return differs === -1 ? one.length : differs;
}
