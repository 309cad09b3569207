import { foldAccents } from "../../../platform/text/index.ts";
import type { Agency } from "../agency.ts";

/** Agencies whose names look most like what was typed, best first: for a search that found nothing. Accents do not matter. */
export function nearNames(agencies: Iterable<Agency>, typed: string, most = 5): readonly Agency[] {
  const wanted = pairsOf(typed);
  if (wanted.size === 0) return [];
  const scored = [...agencies].map((agency) => ({ agency, score: share(wanted, pairsOf(agency.shortName)) }));
  return scored
    .filter(({ score }) => score >= least)
    .sort((a, b) => b.score - a.score)
    .slice(0, most)
    .map(({ agency }) => agency);
}

/** Below this share of common letter pairs, two names have nothing to do with each other. */
const least = 0.35;

function pairsOf(text: string): ReadonlySet<string> {
  const folded = foldAccents(text)
    .replace(/[^a-z0-9]+/g, " ")
    .trim();
  return new Set(Array.from({ length: Math.max(0, folded.length - 1) }, (_, at) => folded.slice(at, at + 2)));
}

function share(one: ReadonlySet<string>, other: ReadonlySet<string>): number {
  const common = [...one].filter((pair) => other.has(pair)).length;
  return (2 * common) / Math.max(1, one.size + other.size);
}
