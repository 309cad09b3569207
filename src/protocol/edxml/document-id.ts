import { isCalendarDate, readDate, wireDate } from "./dates.ts";
import type { DocumentCode } from "./document.ts";
import { readOrganCode, wireOrganCode } from "./organ-code.ts";

/** The parts of a DocumentId: who issued the document, when, and under which number and notation. */
export type DocumentIdParts = { organId: string; date: string; code: DocumentCode };

/**
 * Writes the identifier of a document, `000.00.00.H36,2020/10/27,9614/UBND-KSTT`: within one agency a number and notation
 * occur once a year (Nghị định 30/2020/NĐ-CP, article 15), so the three parts name one document in the country.
 */
export function formatDocumentId({ organId, date, code }: DocumentIdParts): string {
  return `${wireOrganCode(organId)},${wireDate(date)},${code.number}/${code.notation}`;
}

/** Reads an identifier of that form; undefined for a UUID or anything else, which remain valid as opaque keys. */
export function parseDocumentId(text: string): DocumentIdParts | undefined {
  const match = /^([^,]+),([^,]+),([^/]*)\/(.+)$/.exec(text);
  if (match === null) return undefined;
  const [, organ = "", day = "", number = "", notation = ""] = match;
  const organId = readOrganCode(organ.trim());
  const date = readDate(day.trim());
  if (organId === undefined || date === undefined || !isCalendarDate(date.iso)) return undefined;
  return { organId, date: date.iso, code: { number: number.trim(), notation: notation.trim() } };
}
