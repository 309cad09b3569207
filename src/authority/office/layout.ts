import { findDocumentKind } from "../../engines/codes/index.ts";
import { wallTime } from "../../platform/text/index.ts";
import {
  type OfficialDocument,
  type OfficialPages,
  type OfficialUrgency,
  officialDocument,
} from "../../platform/typeset/index.ts";
import { type Draft, officialBlocksOf } from "./draft.ts";
import { notationOf } from "./series.ts";
import type { OfficeAgency } from "./surroundings.ts";

/**
 * Lays a draft out as it will be signed: with its notation, without number and date, which come when it is issued
 * (NĐ 30/2020/NĐ-CP, annex I).
 */
export async function layOut(draft: Draft, agency: OfficeAgency, at: Date): Promise<OfficialPages> {
  return officialDocument(officialOf(draft, agency, at), at);
}

function officialOf(draft: Draft, agency: OfficeAgency, at: Date): OfficialDocument {
  const kindName = kindNameOf(draft.kind);
  const urgency = urgencies[draft.urgency];
  return {
    ...(kindName === undefined ? {} : { kindName }),
    ...(agency.parentName === undefined ? {} : { parentAgency: agency.parentName }),
    agency: letterhead(agency.name),
    notation: draftNotation(draft, agency, at),
    place: agency.place,
    subject: draft.subject,
    ...decidedByOf(draft, agency),
    addressees: draft.addressees,
    blocks: officialBlocksOf(draft),
    signer: { capacity: draft.signer?.capacity ?? [], name: draft.signer?.name ?? "" },
    recipients: draft.placeLines,
    ...(urgency === undefined ? {} : { urgency }),
  };
}

/** Who decides, under the subject of a decision or resolution: the agency itself when the drafter names nobody else. */
function decidedByOf(draft: Draft, agency: OfficeAgency): { readonly decidedBy?: string } {
  if (draft.decidedBy) return { decidedBy: draft.decidedBy };
  return ["decision", "resolution"].includes(draft.kind) ? { decidedBy: agency.name.toLocaleUpperCase("vi") } : {};
}

/**
 * An agency's name as it heads its documents: a people's committee or council breaks before its place, and does not name the
 * district it lies in (NĐ 30/2020/NĐ-CP, annex I, part II, I.2).
 */
export function letterhead(name: string): string {
  const own = name.replace(/, (?:huyện|thành phố|thị xã) .*$/u, "");
  return own.replace(/^((?:Ủy ban|Hội đồng) nhân dân) /u, "$1\n");
}

/** The notation that a draft would get if it were issued now. */
export function draftNotation(draft: Draft, agency: OfficeAgency, at: Date): string {
  const year = Number(wallTime(at).year);
  return notationOf({
    kind: draft.kind,
    agencyAbbreviation: agency.abbreviation,
    unitAbbreviation: draft.unitAbbreviation,
    year,
  });
}

/** The kind's name as the page and edXML carry it, without the remark that tells two catalogue entries apart. */
export function kindNameOf(kind: string): string | undefined {
  const found = findDocumentKind(kind);
  return found === undefined || found.id === "letter" ? undefined : found.name.replace(/ \(.*\)$/, "");
}

const urgencies: Readonly<Record<Draft["urgency"], OfficialUrgency | undefined>> = {
  0: undefined,
  1: "urgent",
  2: "very-urgent",
  3: "express",
  4: "express",
};
