import { PdfDict } from "@libpdf/core";
import type { ReadPdf } from "./read-pdf.ts";
import { dictAt, itemsAt, nameAt, numbersAt, textAt } from "./read-pdf.ts";

/** A signature as it stands in the file, before any cryptography. Offsets in bytes. */
export type PdfSignatureField = {
  readonly field: string;
  readonly subFilter: string | null;
  readonly isTimestamp: boolean;
  readonly claimedTime: Date | null;
  /** The signed bytes and the signature between them; null when the byte range is not a sound one. */
  readonly range: {
    readonly start: number;
    readonly gapStart: number;
    readonly gapEnd: number;
    readonly end: number;
  } | null;
};

const deepestField = 16;

/** Every signed signature field, in the order in which the signatures were added. */
export function findSignatures(pdf: ReadPdf, bytes: Uint8Array): PdfSignatureField[] {
  const form = dictAt(pdf, pdf.catalog, "AcroForm");
  if (!form) return [];
  const found = new Map<PdfDict, PdfSignatureField>();
  function visit(field: PdfDict, path: string, inherited: string | undefined, depth: number): void {
    const type = nameAt(pdf, field, "FT") ?? inherited;
    const name = [path, textAt(pdf, field, "T")].filter(Boolean).join(".");
    const value = dictAt(pdf, field, "V");
    if (type === "Sig" && value && !found.has(value)) found.set(value, describe(pdf, value, name, bytes));
    if (depth > deepestField) return;
    for (const kid of itemsAt(pdf, field, "Kids")) if (kid instanceof PdfDict) visit(kid, name, type, depth + 1);
  }
  for (const field of itemsAt(pdf, form, "Fields")) if (field instanceof PdfDict) visit(field, "", undefined, 0);
  return [...found.values()].sort((a, b) => (a.range?.end ?? 0) - (b.range?.end ?? 0));
}

function describe(pdf: ReadPdf, value: PdfDict, field: string, bytes: Uint8Array): PdfSignatureField {
  const subFilter = nameAt(pdf, value, "SubFilter") ?? null;
  return {
    field,
    subFilter,
    isTimestamp: subFilter === "ETSI.RFC3161" || nameAt(pdf, value, "Type") === "DocTimeStamp",
    claimedTime: readPdfDate(textAt(pdf, value, "M") ?? ""),
    range: soundRange(numbersAt(pdf, value, "ByteRange"), bytes),
  };
}

/**
 * A byte range is sound when it starts at the file's first byte, lies in the file, and leaves out exactly one hexadecimal string:
 * anything more would be content that nobody signed.
 */
function soundRange(numbers: readonly number[], bytes: Uint8Array): PdfSignatureField["range"] {
  const [start, length, gapEnd, tail] = numbers;
  if (numbers.length !== 4 || start === undefined || length === undefined || gapEnd === undefined || tail === undefined)
    return null;
  if (!numbers.every(Number.isSafeInteger) || start !== 0 || length <= 0 || tail < 0) return null;
  const end = gapEnd + tail;
  if (gapEnd - length < 2 || end > bytes.length) return null;
  const gap = Buffer.from(bytes.buffer, bytes.byteOffset + length, gapEnd - length).toString("latin1");
  return /^<[0-9A-Fa-f\s]*>$/.test(gap) ? { start, gapStart: length, gapEnd, end } : null;
}

/** The CMS bytes in the gap of a sound range, without the padding after them. */
export function contentsOf(bytes: Uint8Array, range: NonNullable<PdfSignatureField["range"]>): Uint8Array {
  const hex = Buffer.from(bytes.buffer, bytes.byteOffset + range.gapStart + 1, range.gapEnd - range.gapStart - 2);
  const padded = Buffer.from(hex.toString("latin1").replace(/\s+/g, ""), "hex");
  return padded.subarray(0, derLength(padded));
}

/** The bytes a signature covers, in order. */
export function signedBytes(bytes: Uint8Array, range: NonNullable<PdfSignatureField["range"]>): Uint8Array {
  return Buffer.concat([bytes.subarray(0, range.gapStart), bytes.subarray(range.gapEnd, range.end)]);
}

function derLength(bytes: Uint8Array): number {
  const first = bytes[1] ?? 0;
  // Indefinite length (BER): the reader finds the end itself.
  if (first === 0x80) return bytes.length;
  if (first < 0x80) return 2 + first;
  let length = 0;
  for (const byte of bytes.subarray(2, 2 + (first & 0x7f))) length = length * 256 + byte;
  return Math.min(bytes.length, 2 + (first & 0x7f) + length);
}

/** Reads a PDF date (`D:20201124091408+07'00'`); null when it is not one. */
export function readPdfDate(text: string): Date | null {
  const match = /^D:(\d{4})(\d\d)?(\d\d)?(\d\d)?(\d\d)?(\d\d)?(?:Z|([+-])(\d\d)'?(\d\d)?)?/.exec(text);
  if (!match) return null;
  const [
    ,
    year = "",
    month = "01",
    day = "01",
    hour = "00",
    minute = "00",
    second = "00",
    sign,
    zoneHour,
    zoneMinute = "00",
  ] = match;
  const zone = sign && zoneHour ? `${sign}${zoneHour}:${zoneMinute}` : "Z";
  const date = new Date(`${year}-${month}-${day}T${hour}:${minute}:${second}${zone}`);
  return Number.isNaN(date.getTime()) ? null : date;
}
