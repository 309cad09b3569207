import { documentNotation } from "../../../engines/codes/index.ts";
import { type OfficialPages, officialDocument } from "../../../platform/typeset/index.ts";
import { letterhead, type OfficeAgency } from "../../office/index.ts";
import { blocksOf, type ResultContent, type ResultForm } from "./content.ts";

/**
 * Abbreviations in notations, each a run of numbers of its own. Decisions and notices carry TTHC (administrative procedure), so that they
 * are never taken for those that the agency's office numbers.
 */
const abbreviations: Readonly<Record<ResultForm, string>> = {
  decision: "QĐ-TTHC",
  permit: "GP",
  certificate: "GCN",
  reply: "TB-TTHC",
  refusal: "TB-TTHC",
};

/** The run of numbers that a form is numbered in. */
export function resultSeries(form: ResultForm): string {
  return abbreviations[form];
}

/** What follows the number's slash: `GP-UBND`. */
export function resultNotation(form: ResultForm, agency: Pick<OfficeAgency, "abbreviation">): string {
  return documentNotation({ kindAbbreviation: abbreviations[form], agencyAbbreviation: agency.abbreviation });
}

/**
 * Lays a result out as it will be signed: with rooms for number, date, signature and seal (NĐ 30/2020/NĐ-CP, annex I).
 * Equal content and `at` give equal bytes: what was shown is what is signed.
 */
export function layOutResult(content: ResultContent, agency: OfficeAgency, at: Date): Promise<OfficialPages> {
  const { form, title, subject, placeLines, signer } = content;
  return officialDocument(
    {
      kindName: title,
      ...(agency.parentName === undefined ? {} : { parentAgency: agency.parentName }),
      agency: letterhead(agency.name),
      notation: resultNotation(form, agency),
      place: agency.place,
      subject,
      ...(form === "decision" ? { decidedBy: agency.name.toLocaleUpperCase("vi") } : {}),
      blocks: blocksOf(content),
      signer: { capacity: signer?.capacity ?? [], name: signer?.name ?? "" },
      recipients: placeLines,
    },
    at,
  );
}
