import { documentNotation, findDocumentKind } from "../../engines/codes/index.ts";

/** Series of the administrative kinds that an agency does not number apart. */
export const administrativeSeries = "administrative";

/** Series of số đến: one for the agency and year. */
export const arrivalSeries = "arrival";

/**
 * The series that a kind is numbered in. The head of the agency decides for administrative kinds, each legal kind has a
 * series of its own (NĐ 30/2020/NĐ-CP, article 15, clause 1, points a and c).
 * @param decided the agency's own rule for the kind
 */
export function seriesOf(kind: string, decided: string | undefined): string {
  if (findDocumentKind(kind)?.group === "legal") return kind;
  return decided ?? administrativeSeries;
}

/** The notation of a document: `CT-UBND`, `UBND-KSTT`, of a legal one `2020/QĐ-UBND` (NĐ 30/2020/NĐ-CP, annex I, part I, II.3). */
export function notationOf(of: {
  readonly kind: string;
  readonly agencyAbbreviation: string;
  readonly unitAbbreviation: string;
  readonly year: number;
}): string {
  const kind = findDocumentKind(of.kind);
  return documentNotation({
    kindAbbreviation: kind?.abbreviation ?? "",
    agencyAbbreviation: of.agencyAbbreviation,
    unitAbbreviation: of.unitAbbreviation === "" ? undefined : of.unitAbbreviation,
    year: kind?.group === "legal" ? of.year : undefined,
  });
}
