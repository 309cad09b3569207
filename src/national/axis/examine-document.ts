import { findActiveContent, type XmlSignatureReport } from "../../engines/signing/index.ts";
import { isoDay } from "../../platform/text/index.ts";
import { type Attachment, decodeEdxml, type EdxmlDocument, type Finding } from "../../protocol/edxml/index.ts";
import type { DirectoryView } from "../directory/index.ts";
import { type Reason, type Source, type Submission, speaksFor } from "./axis.ts";
import { examineSignature } from "./examine-signature.ts";
import { reasons } from "./reasons.ts";

/** What a document is examined against. */
export type Ground = {
  readonly view: DirectoryView;
  /** Domain clock. */
  readonly at: Date;
  readonly allowSha1: boolean;
};

/** What is known of a document whether it is taken or not. */
export type Described = Partial<Pick<EdxmlDocument, "documentId" | "subject" | "code" | "from">>;

/** A document that is fit to travel, or why it is not. */
export type Examined =
  | {
      readonly fit: true;
      readonly document: EdxmlDocument;
      readonly signature: XmlSignatureReport;
      /** SHA-256 of the signing certificate, hexadecimal. */
      readonly certificate: string;
      readonly findings: readonly Finding[];
    }
  | {
      readonly fit: false;
      readonly reason: Reason;
      readonly described: Described;
      readonly findings: readonly Finding[];
    };

/**
 * Examines a document from anyone: whether it can be read, is whole, harmless, and signed by whom it says. Never throws, whatever
 * the bytes; what is wrong without doing harm is left in the findings.
 */
export async function examineDocument(ground: Ground, source: Source, { body }: Submission): Promise<Examined> {
  const decoded = decodeEdxml(body);
  if ("refused" in decoded) {
    const { code, message } = decoded.refused;
    return { fit: false, reason: reasons.unreadable(code, message), described: {}, findings: [] };
  }
  if ("status" in decoded)
    return { fit: false, reason: reasons.notDocument(), described: {}, findings: decoded.findings };
  const { document, findings } = decoded;
  const unfit = (reason: Reason): Examined => ({ fit: false, reason, described: document, findings });
  const problem =
    judgeSender(ground, source, document) ?? judgeFindings(findings) ?? (await judgeFiles(document.attachments));
  if (problem) return unfit(problem);
  const signature = examineSignature(ground, body, document.from.organId);
  if ("problem" in signature) return unfit(signature.problem);
  return { fit: true, document, ...signature, findings };
}

function judgeSender(
  { view, at }: Ground,
  source: Source,
  { from, documentId, to }: EdxmlDocument,
): Reason | undefined {
  if (documentId === "") return reasons.noDocumentId();
  const agency = view.agencies.get(from.organId);
  const today = isoDay(at);
  const lives = agency && agency.validFrom <= today && (agency.validUntil === null || agency.validUntil > today);
  if (!lives) return reasons.senderUnknown(from.organId.slice(0, 60));
  if (!speaksFor(source, from.organId)) return reasons.senderForeign(from.organId);
  return to.length === 0 ? reasons.noRecipient() : undefined;
}

/** A file that is empty, is not what it says or cannot be unpacked makes the document useless to its reader. */
function judgeFindings(findings: readonly Finding[]): Reason | undefined {
  const found = findings.find(({ code, severity }) => severity === "error" && code.startsWith("attachment."));
  return found && reasons.attachment(found.path, found.message);
}

async function judgeFiles(files: readonly Attachment[]): Promise<Reason | undefined> {
  for (const file of files) {
    if (!looksLikePdf(file)) continue;
    // A file that cannot be looked through is not passed on: a reader may mend it, and run what it holds.
    const found = (await findActiveContent(file.bytes)).find(({ severity }) => severity === "error");
    if (found) return reasons.activeContent(file.name, found.message);
  }
  return undefined;
}

// Readers accept a header anywhere in the first kilobyte.
function looksLikePdf({ bytes }: Attachment): boolean {
  return Buffer.from(bytes.buffer, bytes.byteOffset, Math.min(bytes.byteLength, 1024)).includes("%PDF-");
}
