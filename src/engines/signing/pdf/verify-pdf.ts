import type { TrustBasis } from "../certificates/trust.ts";
import type { PdfFinding } from "./active-content.ts";
import { activeContentOf, pdfFinding } from "./active-content.ts";
import { contentFingerprint } from "./content-fingerprint.ts";
import { examineSignature } from "./examine-signature.ts";
import type { ReadPdf } from "./read-pdf.ts";
import { readPdf, UnreadablePdfError } from "./read-pdf.ts";
import type { PdfSignatureFacts, PdfSignatureReport } from "./report.ts";
import type { PdfSignatureField } from "./signature-fields.ts";
import { findSignatures } from "./signature-fields.ts";
import { readValidationStore } from "./validation-store.ts";
import { verdictOf } from "./verdict.ts";

/** Against what PDF signatures are judged. All in DER. `at` is the present instant of the caller's clock. */
export type PdfTrust = {
  readonly trust: readonly Uint8Array[];
  readonly at?: Date;
  readonly crls?: readonly Uint8Array[];
};

/**
 * Verifies every signature of a PDF: byte ranges read from the file itself, CMS, certificate path, revocation, time-stamps, and
 * whether the document looks the same as when it was signed. A certificate is judged at the time a trusted time-stamp proves,
 * else at `at` (the machine's clock when absent). Never throws on the file's content.
 */
export async function verifyPdf(bytes: Uint8Array, basis: PdfTrust): Promise<PdfSignatureReport> {
  const at = basis.at ?? new Date();
  try {
    return verifyReadable(readPdf(bytes), bytes, basis, at);
  } catch (error) {
    if (error instanceof UnreadablePdfError) return summarise([], false, [pdfFinding("pdf.unreadable")], at);
    throw error;
  }
}

function verifyReadable(pdf: ReadPdf, bytes: Uint8Array, basis: PdfTrust, at: Date): PdfSignatureReport {
  if (pdf.encrypted) return summarise([], false, [pdfFinding("pdf.encrypted")], at);
  const fields = findSignatures(pdf, bytes);
  const store = readValidationStore(pdf);
  const trust: Omit<TrustBasis, "purpose"> = {
    trust: basis.trust,
    others: store.certificates,
    crls: [...(basis.crls ?? []), ...store.crls],
    at,
  };
  const signatures: PdfSignatureFacts[] = [];
  let provenAt = at;
  // From the last to the first: a document time-stamp proves when everything before it existed.
  for (const field of fields.toReversed()) {
    const facts = examineSignature(bytes, field, { ...trust, at: provenAt }, laterTimestamp(fields, field), store);
    if (field.isTimestamp && facts.trusted && facts.timestamp && facts.timestamp.at < provenAt)
      provenAt = facts.timestamp.at;
    signatures.unshift(facts);
  }
  const changes = findChanges(pdf, bytes, fields);
  return summarise(signatures, changes.afterLast, [...contentFindings(pdf), ...changes.findings], at);
}

/** Broken objects outside the signatures are a finding; the signatures are still reported. */
function contentFindings(pdf: ReadPdf): PdfFinding[] {
  try {
    return activeContentOf(pdf);
  } catch (error) {
    if (error instanceof UnreadablePdfError) return [pdfFinding("pdf.unreadable")];
    throw error;
  }
}

function laterTimestamp(fields: readonly PdfSignatureField[], field: PdfSignatureField): boolean {
  return fields.some(
    (other) => other.isTimestamp && (other.range?.end ?? 0) > (field.range?.end ?? Number.MAX_SAFE_INTEGER),
  );
}

/** Compares what each signature's revision shows with what the whole file shows. */
function findChanges(
  pdf: ReadPdf,
  bytes: Uint8Array,
  fields: readonly PdfSignatureField[],
): { afterLast: boolean; findings: PdfFinding[] } {
  const ends = fields.flatMap((field) => (field.range ? [field.range.end] : []));
  const lastEnd = Math.max(0, ...ends);
  if (lastEnd === 0 || fields.every((field) => field.range?.end === bytes.length))
    return { afterLast: false, findings: [] };
  const changed = new Set<number>();
  for (const end of new Set(ends)) {
    if (end < bytes.length && !looksTheSame(pdf, bytes, end, fields)) changed.add(end);
  }
  const afterLast = changed.has(lastEnd) || hasLooseEnd(pdf, bytes, lastEnd);
  const before = [...changed].some((end) => end < lastEnd);
  return { afterLast, findings: afterLast || before ? [pdfFinding("pdf.changed-after-signature")] : [] };
}

function looksTheSame(pdf: ReadPdf, bytes: Uint8Array, end: number, fields: readonly PdfSignatureField[]): boolean {
  const later = new Set(fields.filter((field) => (field.range?.end ?? 0) > end).map((field) => field.field));
  try {
    const revision = readPdf(bytes.subarray(0, end));
    return contentFingerprint(revision, later) === contentFingerprint(pdf, later);
  } catch (error) {
    if (error instanceof UnreadablePdfError) return false;
    throw error;
  }
}

/** True when bytes follow the last signature that are not a finished update carrying validation data. */
function hasLooseEnd(pdf: ReadPdf, bytes: Uint8Array, lastEnd: number): boolean {
  const rest = Buffer.from(bytes.buffer, bytes.byteOffset + lastEnd, bytes.length - lastEnd).toString("latin1");
  if (rest.trim() === "") return false;
  return !pdf.catalog.has("DSS") || !/startxref\s+\d+\s+%%EOF\s*$/.test(rest);
}

function summarise(
  signatures: readonly PdfSignatureFacts[],
  changedAfterLastSignature: boolean,
  findings: readonly PdfFinding[],
  checkedAt: Date,
): PdfSignatureReport {
  const intact = signatures.every((signature) => signature.integrity === "ok" && signature.trusted);
  const changed =
    changedAfterLastSignature || findings.some((finding) => finding.code === "pdf.changed-after-signature");
  const valid = signatures.some((signature) => signature.kind === "signature") && intact && !changed;
  const report = { signatures, changedAfterLastSignature, findings, valid, checkedAt };
  return { ...report, verdict: verdictOf(report) };
}
