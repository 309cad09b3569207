import { liftBase64 } from "./base64-runs.ts";
import type { AttachmentOutline, EdxmlDocument, EdxmlDocumentHeader, EdxmlStatus } from "./document.ts";
import { child, childrenNamed, type Element, parseElements } from "./element.ts";
import { createFindingLog, type Finding, type FindingLog } from "./findings.ts";
import { defaultLimits, type EdxmlLimits } from "./limits.ts";
import { readMessageText } from "./message-text.ts";
import { edxmlNamespace } from "./namespace.ts";
import { outlineAttachments, readAttachments } from "./read-attachments.ts";
import { readDocumentHeader } from "./read-document.ts";
import { readStatus } from "./read-status.ts";
import { orRefusal, type Refusal, RefusedError } from "./refusal.ts";

export type Refused = { refused: Refusal };
export type DecodedDocument = { document: EdxmlDocument; findings: readonly Finding[] };
export type DecodedStatus = { status: EdxmlStatus; findings: readonly Finding[] };
export type PeekedDocument = {
  header: EdxmlDocumentHeader;
  attachments: readonly AttachmentOutline[];
  findings: readonly Finding[];
};

/**
 * Reads a message from anyone. What is not XML, or would harm the reader, is refused; what is merely wrong is kept and listed
 * in `findings`. Never throws, whatever the bytes. A signature is not judged here: see `verifyXml` of the signing engine.
 */
export function decodeEdxml(
  message: Uint8Array | string,
  limits: EdxmlLimits = defaultLimits,
): Refused | DecodedDocument | DecodedStatus {
  return orRefusal((): DecodedDocument | DecodedStatus => {
    const { root, envelope, header, messageHeader, log } = openEnvelope(message, limits);
    const { findings } = log;
    if (isStatus(messageHeader)) return { status: readStatus(messageHeader, log), findings };
    const described = readDocumentHeader(header, messageHeader, log);
    const document = { ...described, attachments: readAttachments(root, envelope, limits, log) };
    if (document.attachments.length === 0 && findings.every(({ code }) => !code.startsWith("attachment.")))
      log.add("attachment.none", "edXMLManifest");
    return { document, findings };
  });
}

/**
 * Reads all of a message but the bytes of its files: what an exchange needs to route it, at a cost that does not grow with the files.
 * It is the same reading as `decodeEdxml`, so a message cannot show one receiver to the router and another to the receiver.
 */
export function peekHeader(
  message: Uint8Array | string,
  limits: EdxmlLimits = defaultLimits,
): Refused | PeekedDocument | DecodedStatus {
  return orRefusal((): PeekedDocument | DecodedStatus => {
    const { root, envelope, header, messageHeader, log } = openEnvelope(message, limits);
    const { findings } = log;
    if (isStatus(messageHeader)) return { status: readStatus(messageHeader, log), findings };
    return {
      header: readDocumentHeader(header, messageHeader, log),
      attachments: outlineAttachments(root, envelope, limits, log),
      findings,
    };
  });
}

type Envelope = { root: Element; envelope: Element; header: Element; messageHeader: Element; log: FindingLog };

function openEnvelope(message: Uint8Array | string, limits: EdxmlLimits): Envelope {
  const log = createFindingLog();
  const text = readMessageText(message, limits, log);
  const root = parseElements(liftBase64(text, limits), limits);
  const envelope = root.name === "edXMLEnvelope" ? root : child(root, "edXMLEnvelope");
  if (envelope === undefined) throw new RefusedError("no-envelope");
  if (root.name !== "edXML") log.add("root.unexpected", root.name);
  if (envelope.namespace !== edxmlNamespace) log.add("namespace.unexpected", envelope.name, envelope.namespace);
  reportSecond(root, "edXMLEnvelope", log);
  const header = reportSecond(envelope, "edXMLHeader", log);
  const messageHeader = header && reportSecond(header, "MessageHeader", log);
  if (header === undefined || messageHeader === undefined) throw new RefusedError("no-header");
  reportSecond(header, "TraceHeaderList", log);
  return { root, envelope, header, messageHeader, log };
}

/** The first child of that name. A second is how a signed part is hidden behind an unsigned one, so it is an error. */
function reportSecond(parent: Element, name: string, log: FindingLog): Element | undefined {
  const found = childrenNamed(parent, name);
  if (found.length > 1) log.add("element.duplicate", name);
  return found[0];
}

function isStatus(messageHeader: Element): boolean {
  return child(messageHeader, "StatusCode") !== undefined;
}

/**
 * The message as clean XML in UTF-8, for whoever must see all of it, such as `verifyXml`: without dirt around it, in any accepted
 * encoding, and without XML declaration. Undefined when the message is refused for its encoding or size.
 */
export function readXml(message: Uint8Array | string, limits: EdxmlLimits = defaultLimits): Buffer | undefined {
  const read = orRefusal(() => readMessageText(message, limits, createFindingLog()));
  return "refused" in read ? undefined : read;
}
