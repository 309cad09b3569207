import { createHash } from "node:crypto";
import { type PdfSignatureReport, verifyPdf } from "../../../engines/signing/index.ts";
import type { Node } from "../../../platform/node.ts";
import type { Attachment } from "../../../protocol/edxml/index.ts";
import { readDocument, type SignatureFacts } from "../../exchange/index.ts";
import type { Authenticity } from "../states.ts";
import {
  type FileReport,
  findIncoming,
  type JsonOf,
  listCopies,
  listUnchecked,
  setFileReports,
} from "../store/incoming.ts";
import { surroundingsOf } from "../surroundings.ts";

/**
 * Checks the signatures on a received document's PDF files, once for all agencies of the node that got it, and keeps what was
 * found (NĐ 30/2020/NĐ-CP, article 21, clause 2, point a). Does nothing when somebody has looked before.
 */
export async function examineIncoming(node: Node, id: string): Promise<void> {
  const document = await findIncoming(node.db, id);
  if (!document || document.fileReports !== null) return;
  const { attachments } = await readDocument(node.db, id);
  const reports: FileReport[] = [];
  for (const attachment of attachments) reports.push(await reportOn(node, attachment));
  const copies = await listCopies(node.db, document.payloadId, document.documentId);
  await setFileReports(node.db, copies, reports, judge(document.messageSignature, reports));
}

/** Looks at documents that arrived and that nobody has opened yet. Returns how many there were. */
export async function examineArrivals(node: Node, limit = 20): Promise<number> {
  const ids = await listUnchecked(node.db, limit);
  for (const id of ids) {
    // One that cannot be read keeps nobody else waiting; whoever opens it meets the error.
    await examineIncoming(node, id).catch((error: unknown) =>
      node.log.error({ err: error, id }, "document not examined"),
    );
  }
  return ids.length;
}

async function reportOn(node: Node, { contentId, name, bytes }: Attachment): Promise<FileReport> {
  const { trust, revocationLists } = surroundingsOf(node);
  const isPdf = Buffer.from(bytes.buffer, bytes.byteOffset, Math.min(bytes.length, 1024)).includes("%PDF-");
  const at = node.clock.now();
  const pdf = isPdf ? await verifyPdf(bytes, { trust, at, crls: revocationLists?.() ?? [] }) : null;
  const sha256 = createHash("sha256").update(bytes).digest("hex");
  return { contentId, name, sha256, bytes: bytes.length, pdf: pdf && asJson(pdf) };
}

function asJson(report: PdfSignatureReport): JsonOf<PdfSignatureReport> {
  return JSON.parse(JSON.stringify(report)) as JsonOf<PdfSignatureReport>;
}

/** The message's signature and those on the files in one word, the worst first. A file without a signature beside a signed one is an annex. */
export function judge(
  message: Pick<SignatureFacts, "present" | "valid" | "weak" | "registered">,
  reports: readonly FileReport[],
): Authenticity {
  const pdfs = reports.flatMap(({ pdf }) => (pdf ? [pdf] : []));
  const signed = pdfs.filter(({ signatures }) => signatures.some(({ kind }) => kind === "signature"));
  const isUnsound = pdfs.some(({ findings }) => findings.some(({ severity }) => severity === "error"));
  if (!message.present || !message.valid || !message.registered || isUnsound || signed.some(({ valid }) => !valid))
    return "invalid";
  if (signed.length === 0) return "unsigned";
  return message.weak || signed.some(({ signatures }) => signatures.some(({ weak }) => weak)) ? "weak" : "valid";
}
