import { checkMessage } from "./check-message.ts";
import { wireDate, wireInstant } from "./dates.ts";
import type {
  Attachment,
  Business,
  EdxmlDocument,
  EdxmlStatus,
  Organ,
  OtherInfo,
  ResponseFor,
  Staff,
} from "./document.ts";
import { edxmlNamespace } from "./namespace.ts";
import { wireOrganCode } from "./organ-code.ts";
import { xmlText } from "./xml-text.ts";
import { packZipEntry } from "./zip-entry.ts";

/** How files are put into the message: as the axis's ZIP with one entry, or as plain base64 for receivers that expect it. */
export type EncodeOptions = { attachments?: "zip" | "raw" };

/**
 * Writes a document as edXML (QCVN 102:2016/BTTTT), unsigned. Strict: throws EdxmlEncodeError listing every field that is missing
 * or wrong. Below the root every element carries the prefix `edXML:`, save the holders of the files: some receivers refuse anything else.
 */
export function encodeDocument(document: EdxmlDocument, { attachments = "zip" }: EncodeOptions = {}): string {
  checkMessage(document);
  const header = element("edXMLHeader", messageHeader(document) + traceHeaderList(document));
  const references = document.attachments.map(reference).join("");
  const body = element("edXMLBody", `<edXML:edXMLManifest version="1.0">${references}</edXML:edXMLManifest>`);
  const files = document.attachments.map((each) => encodedAttachment(each, attachments)).join("");
  return envelope(header + body, files === "" ? "" : `<AttachmentEncoded>${files}</AttachmentEncoded>`);
}

/** Writes a status message, unsigned: the same envelope, without receivers, body or files. Throws EdxmlEncodeError. */
export function encodeStatus(status: EdxmlStatus): string {
  checkMessage(status);
  const header = [
    organ("From", status.from),
    responseFor(status.responseFor),
    staffInfo(status.staff),
    text("StatusCode", status.statusCode),
    text("Description", status.description),
    text("Timestamp", wireInstant(status.timestamp)),
  ].join("");
  return envelope(element("edXMLHeader", element("MessageHeader", header)), "");
}

function envelope(inside: string, files: string): string {
  return `<?xml version="1.0" encoding="UTF-8"?>\n<edXML xmlns="${edxmlNamespace}"><edXML:edXMLEnvelope xmlns:edXML="${edxmlNamespace}">${inside}</edXML:edXMLEnvelope>${files}</edXML>`;
}

function messageHeader(document: EdxmlDocument): string {
  const { code, promulgation, documentType, signer } = document;
  const fields = [
    organ("From", document.from),
    ...document.to.map((each) => organ("To", each)),
    text("DocumentId", document.documentId),
    element("Code", text("CodeNumber", code.number) + text("CodeNotation", code.notation)),
    element(
      "PromulgationInfo",
      text("Place", promulgation.place) + text("PromulgationDate", wireDate(promulgation.date)),
    ),
    element(
      "DocumentType",
      text("Type", documentType.type) +
        optional("TypeDetail", documentType.typeDetail) +
        text("TypeName", documentType.typeName),
    ),
    text("Subject", document.subject),
    text("Content", document.content ?? ""),
    element(
      "SignerInfo",
      text("Competence", signer.competence ?? "") +
        text("Position", signer.position ?? "") +
        text("FullName", signer.fullName),
    ),
    optional("DueDate", document.dueDate && wireDate(document.dueDate)),
    otherInfo(document.otherInfo),
    ...document.responseFor.map(responseFor),
    text("SteeringType", String(document.steeringType)),
    optional("ApplicationType", document.applicationType),
    list("ToPlaces", "Place", document.toPlaces),
    document.responseForTask.length === 0 ? "" : list("ResponseForTask", "TaskCode", document.responseForTask),
  ];
  return element("MessageHeader", fields.join(""));
}

function organ(name: "From" | "To", each: Organ): string {
  return element(
    name,
    text("OrganId", wireOrganCode(each.organId)) +
      optional("OrganizationInCharge", each.organizationInCharge) +
      text("OrganName", each.organName) +
      optional("OrganAdd", each.organAdd) +
      optional("Email", each.email) +
      optional("Telephone", each.telephone) +
      optional("Fax", each.fax) +
      optional("Website", each.website),
  );
}

function otherInfo(other: OtherInfo): string {
  return element(
    "OtherInfo",
    text("Priority", String(other.priority)) +
      text("SphereOfPromulgation", other.sphereOfPromulgation ?? "") +
      text("TyperNotation", other.typerNotation ?? "") +
      optional("PromulgationAmount", other.promulgationAmount?.toString()) +
      optional("PageAmount", other.pageAmount?.toString()) +
      optional("ReplyFors", other.replyFors) +
      optional("Direction", other.direction) +
      optional("ReferenceCodes", other.referenceCodes) +
      list("Appendixes", "Appendix", other.appendixes),
  );
}

function responseFor(answered: ResponseFor): string {
  return element(
    "ResponseFor",
    text("OrganId", wireOrganCode(answered.organId)) +
      text("Code", answered.code) +
      optional("DocumentId", answered.documentId) +
      text("PromulgationDate", wireDate(answered.promulgationDate)),
  );
}

function traceHeaderList({ traces, business }: EdxmlDocument): string {
  const hops = traces.map((each) =>
    element(
      "TraceHeader",
      text("OrganId", wireOrganCode(each.organId)) + text("Timestamp", wireInstant(each.timestamp)),
    ),
  );
  return element("TraceHeaderList", hops.join("") + businessElement(business));
}

/** The element's name is spelt so by the standard. */
function businessElement(business: Business): string {
  return element(
    "Bussiness",
    optional("DocumentId", business.documentId) +
      text("BussinessDocType", String(business.type)) +
      text("BussinessDocReason", business.reason) +
      text("Paper", business.paper ? "1" : "0") +
      updateInfo(business) +
      replacementList(business) +
      staffInfo(business.staff),
  );
}

function updateInfo({ update }: Business): string {
  if (update === undefined) return "";
  const receivers = update.receivers.map((each) =>
    element(
      "Receiver",
      text("OrganId", wireOrganCode(each.organId)) + text("ReceiverType", each.change === "added" ? "1" : "0"),
    ),
  );
  return element(
    "BussinessDocumentInfo",
    text("DocumentInfo", update.documentInfo ? "1" : "0") +
      text("DocumentReceiver", update.documentReceiver ? "1" : "0") +
      element("ReceiverList", receivers.join("")),
  );
}

function replacementList({ replacements }: Business): string {
  if (replacements.length === 0) return "";
  const items = replacements.map((each) =>
    element(
      "ReplacementInfo",
      text("DocumentId", each.documentId) + list("OrganIdList", "OrganId", each.organIds.map(wireOrganCode)),
    ),
  );
  return element("ReplacementInfoList", items.join(""));
}

function staffInfo(staff: Staff): string {
  return element(
    "StaffInfo",
    text("Department", staff.department) +
      optional("DepartmentId", staff.departmentId) +
      text("Staff", staff.staff) +
      optional("StaffId", staff.staffId) +
      optional("Email", staff.email) +
      optional("Mobile", staff.mobile),
  );
}

function reference(attachment: Attachment): string {
  return element(
    "Reference",
    text("ContentId", `cid:${attachment.contentId}`) +
      text("ContentType", attachment.contentType) +
      optional("Description", attachment.description) +
      text("AttachmentName", attachment.name),
  );
}

function encodedAttachment(
  { contentId, name, contentType, description, bytes }: Attachment,
  form: "zip" | "raw",
): string {
  const file = Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  const carried = form === "zip" ? packZipEntry(name, file) : file;
  const described = description === undefined ? "" : `<Description>${xmlText(description)}</Description>`;
  const type = form === "zip" ? "application/zip" : xmlText(contentType);
  return `<Attachment><ContentId>cid:${xmlText(contentId)}</ContentId><AttachmentName>${xmlText(name)}</AttachmentName>${described}<ContentType>${type}</ContentType><edXML:ContentTransferEncoded xmlns:edXML="${edxmlNamespace}">${carried.toString("base64")}</edXML:ContentTransferEncoded></Attachment>`;
}

function list(name: string, item: string, texts: readonly string[]): string {
  return element(name, texts.map((each) => text(item, each)).join(""));
}

function optional(name: string, value: string | undefined): string {
  return value === undefined || value === "" ? "" : text(name, value);
}

function text(name: string, value: string): string {
  return `<edXML:${name}>${xmlText(value)}</edXML:${name}>`;
}

function element(name: string, inside: string): string {
  return `<edXML:${name}>${inside}</edXML:${name}>`;
}
