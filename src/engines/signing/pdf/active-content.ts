import type { PdfObject } from "@libpdf/core";
import { PdfArray, PdfDict, PdfRef, PdfStream, PdfString } from "@libpdf/core";
import type { Bilingual } from "../bilingual.ts";
import type { ReadPdf } from "./read-pdf.ts";
import { nameAt, readPdf, UnreadablePdfError } from "./read-pdf.ts";

/** Something found in a PDF. Errors make a file unfit for exchange; warnings are shown. */
export type PdfFinding = {
  readonly severity: "error" | "warning";
  readonly code: PdfFindingCode;
  readonly message: Bilingual;
};

/** Codes of {@link PdfFinding}. */
export type PdfFindingCode = keyof typeof findings;

const findings = {
  "pdf.script": { severity: "error", vi: "Tệp chứa mã lệnh JavaScript.", en: "The file contains JavaScript." },
  "pdf.launch": {
    severity: "error",
    vi: "Tệp có lệnh mở chương trình khác.",
    en: "The file can start another program.",
  },
  "pdf.submit": { severity: "error", vi: "Tệp có lệnh gửi dữ liệu ra ngoài.", en: "The file can send data elsewhere." },
  "pdf.dynamic-form": {
    severity: "error",
    vi: "Tệp có biểu mẫu động (XFA), nội dung hiển thị có thể thay đổi.",
    en: "The file has a dynamic form (XFA), so what it shows may change.",
  },
  "pdf.rich-media": {
    severity: "warning",
    vi: "Tệp có nội dung đa phương tiện.",
    en: "The file has multimedia content.",
  },
  "pdf.embedded-file": {
    severity: "warning",
    vi: "Tệp có tệp khác đính bên trong.",
    en: "The file has other files inside it.",
  },
  "pdf.encrypted": {
    severity: "error",
    vi: "Tệp đặt mật khẩu, không kiểm tra được.",
    en: "The file is protected by a password and cannot be checked.",
  },
  "pdf.unreadable": { severity: "error", vi: "Tệp không phải PDF đọc được.", en: "The file is not a readable PDF." },
  "pdf.changed-after-signature": {
    severity: "error",
    vi: "Nội dung bị đổi sau một chữ ký.",
    en: "The content was changed after a signature.",
  },
} as const satisfies Record<string, Bilingual & { severity: PdfFinding["severity"] }>;

/** A finding with its text. */
export function pdfFinding(code: PdfFindingCode): PdfFinding {
  const { severity, vi, en } = findings[code];
  return { severity, code, message: { vi, en } };
}

/**
 * Looks for anything in a PDF that acts by itself: scripts, launching, sending, dynamic forms. Every object of the file is looked
 * at, reachable or not, in compressed object streams too. A file that cannot be read is a finding, not an exception.
 */
export async function findActiveContent(bytes: Uint8Array): Promise<PdfFinding[]> {
  try {
    return activeContentOf(readPdf(bytes));
  } catch (error) {
    if (error instanceof UnreadablePdfError) return [pdfFinding("pdf.unreadable")];
    throw error;
  }
}

/** {@link findActiveContent} on a parsed file. */
export function activeContentOf(pdf: ReadPdf): PdfFinding[] {
  if (pdf.encrypted) return [pdfFinding("pdf.encrypted")];
  const codes = new Set<PdfFindingCode>();
  const seen = new Set<PdfObject>();
  function look(start: PdfObject | null): void {
    const waiting: (PdfObject | null)[] = [start];
    for (let value = waiting.pop(); value !== undefined; value = waiting.pop()) {
      const object = value instanceof PdfRef ? pdf.follow(value) : value;
      if (object === null || seen.has(object)) continue;
      if (object instanceof PdfArray) waiting.push(...object);
      else if (object instanceof PdfDict) {
        for (const code of codesOf(pdf, object)) codes.add(code);
        for (const [, member] of object) waiting.push(member);
      } else continue;
      seen.add(object);
    }
  }
  look(pdf.catalog);
  for (const objectNumber of pdf.objectNumbers) look(pdf.numbered(objectNumber));
  return [...codes].map(pdfFinding);
}

const actions: Readonly<Record<string, PdfFindingCode>> = {
  JavaScript: "pdf.script",
  Launch: "pdf.launch",
  SubmitForm: "pdf.submit",
  ImportData: "pdf.submit",
  Rendition: "pdf.rich-media",
  RichMediaExecute: "pdf.script",
};

function codesOf(pdf: ReadPdf, dict: PdfDict): PdfFindingCode[] {
  const codes: PdfFindingCode[] = [];
  const action = actions[nameAt(pdf, dict, "S") ?? ""];
  if (action) codes.push(action);
  const script = pdf.follow(dict.get("JS"));
  if (script instanceof PdfString || script instanceof PdfStream || dict.has("JavaScript")) codes.push("pdf.script");
  if (dict.has("XFA")) codes.push("pdf.dynamic-form");
  if (dict.has("EF") || dict.has("EmbeddedFiles")) codes.push("pdf.embedded-file");
  const subtype = nameAt(pdf, dict, "Subtype");
  if (subtype === "RichMedia" || subtype === "Movie" || subtype === "Screen") codes.push("pdf.rich-media");
  return codes;
}
