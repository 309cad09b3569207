import { checkMessage } from "./check-message.ts";
import { wireInstant } from "./dates.ts";
import type { Attachment, EdxmlDocument, EdxmlStatus } from "./document.ts";
import { traceHeaderList } from "./encode-business.ts";
import { messageHeader } from "./encode-header.ts";
import { organ, responseFor, staffInfo } from "./encode-organ.ts";
import { edxmlNamespace } from "./namespace.ts";
import { packZipEntry } from "./pack-zip-entry.ts";
import { element, optional, text } from "./write-element.ts";
import { xmlText } from "./xml-text.ts";

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
