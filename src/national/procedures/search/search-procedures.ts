import { parseProcedureCode, suggest } from "../../../engines/codes/index.ts";
import type { LifeEvent, ProcedureLevel } from "../../../protocol/procedures/index.ts";
import type { ProcedureSummary } from "../procedure-summary.ts";
import { rank } from "./rank.ts";
import type { SearchIndex } from "./search-index.ts";

/** What is looked for; conditions given together must all hold. */
export type ProcedureSearch = {
  /** Words as people type them, or a code; accents, case and slips do not matter. */
  readonly text?: string;
  readonly level?: ProcedureLevel;
  /** Code of the sector, or its name where the source gave no code. */
  readonly sector?: string;
  /** Level 1 code. */
  readonly owner?: string;
  /** Level of online service; 0: not online. */
  readonly online?: 0 | 2 | 3 | 4;
  readonly event?: LifeEvent;
  /** By default those in force. */
  readonly status?: "in-force" | "withdrawn" | "any";
};

/** What was found: one page of it, how many in all, and, when there is nothing, what comes nearest. */
export type ProceduresFound = {
  readonly procedures: readonly ProcedureSummary[];
  readonly total: number;
  readonly near: readonly ProcedureSummary[];
};

/** What comes nearest, at most. */
const mostNear = 5;

/** Finds procedures, the most fitting first; without words in the order of their names. */
export function searchProcedures(
  index: SearchIndex,
  search: ProcedureSearch,
  page: { readonly offset: number; readonly limit: number },
): ProceduresFound {
  const fits = (summary: ProcedureSummary): boolean => isWanted(summary, search);
  const text = search.text?.trim() ?? "";
  if (text === "") {
    const all = index.byName().filter(fits);
    return { procedures: all.slice(page.offset, page.offset + page.limit), total: all.length, near: [] };
  }
  if (looksLikeCode(text)) return findByCode(index, text, page);
  const { found, near } = rank(index, text, fits);
  return {
    procedures: found.slice(page.offset, page.offset + page.limit),
    total: found.length,
    near: near.slice(0, mostNear),
  };
}

/** The nearest codes of the catalogue to one that is not in it. */
export function nearCodes(index: Pick<SearchIndex, "codes">, typed: string): readonly string[] {
  const meant = parseProcedureCode(typed).normalised ?? typed.trim();
  // Two slips leave the beginning or the end of a code as it was: comparing each with all would take long.
  const alike = index
    .codes()
    .filter((code) => code.slice(0, 4) === meant.slice(0, 4) || code.slice(-3) === meant.slice(-3));
  return suggest("procedure", typed, alike);
}

function isWanted(summary: ProcedureSummary, search: ProcedureSearch): boolean {
  const { level, sector, owner, online, event, status = "in-force" } = search;
  if (status !== "any" && summary.status !== status) return false;
  if (level && !summary.levels.includes(level)) return false;
  if (sector && (summary.sector.code || summary.sector.name) !== sector) return false;
  if (owner && summary.owner !== owner) return false;
  if (online !== undefined && (summary.online ?? 0) !== online) return false;
  return !event || summary.lifeEvents.includes(event);
}

/** Digits with what people put between them, and letters that are taken for digits: no words. */
function looksLikeCode(text: string): boolean {
  return /\d{3}/.test(text) && /^[\dOoIlHG.,\-_:/\s]+$/.test(text);
}

/** A code says which procedure is meant whatever the filters, withdrawn or not. */
function findByCode(index: SearchIndex, text: string, page: { offset: number; limit: number }): ProceduresFound {
  const meant = parseProcedureCode(text).normalised ?? text;
  const one = index.find(meant);
  if (one) return { procedures: page.offset === 0 ? [one] : [], total: 1, near: [] };
  const begun = index.byName().filter(({ code }) => code.startsWith(meant));
  if (begun.length > 0)
    return { procedures: begun.slice(page.offset, page.offset + page.limit), total: begun.length, near: [] };
  return { procedures: [], total: 0, near: nearCodes(index, text).flatMap((code) => index.find(code) ?? []) };
}
