/**
 * The number with notation of a document (số, ký hiệu), Nghị định 30/2020/NĐ-CP, annex I: 9614/UBND-KSTT, 12/CT-UBND,
 * 05/2020/QĐ-UBND. `numberText` is the number with its leading 0 below 10; `notation` is all that follows the first slash, with
 * the year of a legal document ("2020/QĐ-UBND"), as edXML's CodeNumber and CodeNotation split them. `kind` is the abbreviation of
 * the kind of document, absent in an official letter; `agency` the issuing agency's; `unit` the drafting unit's.
 */
export type DocumentNumber = {
  number: number;
  numberText: string;
  notation: string;
  year?: number;
  kind?: string;
  agency: string;
  unit?: string;
};

/** Writes number and notation as they stand on the document: {number: 5, notation: "CT-UBND"} → "05/CT-UBND". */
export function formatDocumentNumber({ number, notation }: Pick<DocumentNumber, "number" | "notation">): string {
  return `${padDocumentNumber(number)}/${notation}`;
}

/** A number below 10 is written with a leading 0 (Nghị định 30/2020/NĐ-CP, annex I). */
export function padDocumentNumber(number: number): string {
  return String(number).padStart(2, "0");
}

/**
 * Builds the notation: kind and agency ("CT-UBND"); for an official letter, which has no kind, agency and drafting unit
 * ("UBND-KSTT"); for a legal document the year first ("2020/QĐ-UBND").
 */
export function documentNotation(of: {
  kindAbbreviation: string;
  agencyAbbreviation: string;
  unitAbbreviation?: string | undefined;
  year?: number | undefined;
}): string {
  const parts =
    of.kindAbbreviation === ""
      ? [of.agencyAbbreviation, ...(of.unitAbbreviation === undefined ? [] : [of.unitAbbreviation])]
      : [of.kindAbbreviation, of.agencyAbbreviation];
  const notation = parts.join("-");
  return of.year === undefined ? notation : `${of.year}/${notation}`;
}
