import { documentKinds, findDocumentKind, padDocumentNumber } from "../../engines/codes/index.ts";
import { isoDay } from "../../platform/text/index.ts";
import {
  type Business,
  type EdxmlDocument,
  type Organ,
  type Staff,
  vietnamInstant,
} from "../../protocol/edxml/index.ts";
import { kindNameOf } from "./layout.ts";
import type { IssuedNumber, OutgoingDocument } from "./store/outgoing.ts";
import type { OfficeAgency } from "./surroundings.ts";

/** What goes into one edXML message of an issued document. */
export type Edoc = {
  readonly document: OutgoingDocument;
  readonly issued: IssuedNumber;
  /** How this message names the document: the first one by number and day, later ones by ids of their own. */
  readonly documentId: string;
  readonly agency: OfficeAgency;
  readonly recipients: readonly { readonly code: string; readonly name: string }[];
  readonly business: Pick<Business, "type" | "reason" | "documentId" | "update" | "replacements">;
  readonly staff: Staff;
  readonly pdf: Uint8Array;
  readonly at: Date;
};

/** An issued document as edXML carries it, with the sealed PDF inside. */
export function edxmlOf({
  document,
  issued,
  documentId,
  agency,
  recipients,
  business,
  staff,
  pdf,
  at,
}: Edoc): EdxmlDocument {
  const { draft } = document;
  const number = padDocumentNumber(issued.number);
  return {
    kind: "document",
    from: organOf(agency),
    to: recipients.map(({ code, name }) => ({ organId: code, organName: name })),
    documentId,
    code: { number, notation: issued.notation },
    promulgation: { place: agency.place, date: isoDay(issued.issuedAt) },
    documentType: documentTypeOf(draft.kind),
    subject: draft.subject,
    signer: signerOf(document),
    ...(draft.dueDate === null ? {} : { dueDate: draft.dueDate }),
    otherInfo: {
      priority: draft.urgency,
      appendixes: [],
      ...(document.pageCount === null ? {} : { pageAmount: document.pageCount }),
    },
    responseFor: draft.replyTo,
    steeringType: draft.steering,
    toPlaces: draft.placeLines,
    responseForTask: [],
    traces: [{ organId: agency.code, timestamp: vietnamInstant(at) }],
    business: { ...business, paper: false, staff },
    attachments: [
      { contentId: "van-ban", name: pdfName(issued.numberText), contentType: "application/pdf", bytes: pdf },
    ],
  };
}

function organOf(agency: OfficeAgency): Organ {
  return {
    organId: agency.code,
    organName: agency.name,
    ...(agency.parentName ? { organizationInCharge: agency.parentName } : {}),
    ...(agency.email ? { email: agency.email } : {}),
  };
}

/** Group 1 legal, 2 administrative, with the kind's place in its group. Receivers go by the name: no public list of numbers was found. */
function documentTypeOf(kind: string): EdxmlDocument["documentType"] {
  const found = findDocumentKind(kind);
  const group = documentKinds.filter((each) => each.group === found?.group);
  return {
    type: found?.group === "legal" ? "1" : "2",
    typeDetail: String(group.findIndex((each) => each.id === kind) + 1),
    typeName: kindNameOf(kind) ?? found?.name ?? kind,
  };
}

/** The last line of the capacity is the post; those above it say for whom ("TM. ỦY BAN NHÂN DÂN", "KT. CHỦ TỊCH"). */
function signerOf({ draft, signedBy }: OutgoingDocument): EdxmlDocument["signer"] {
  const capacity = draft.signer?.capacity ?? [];
  return {
    competence: capacity.slice(0, -1).join(" "),
    position: capacity.at(-1) ?? draft.signer?.position ?? "",
    fullName: draft.signer?.name ?? signedBy ?? "",
  };
}

/** The file's name for people who save it: the number without what file systems refuse. */
export function pdfName(numberText: string): string {
  return `${numberText.replaceAll("/", "_")}.pdf`;
}
