import type { PdfObject, PdfStream } from "@libpdf/core";
import { PDF, PdfArray, PdfDict, PdfName, PdfNumber, PdfRef, PdfString } from "@libpdf/core";

/** A parsed PDF with what the checks need: its catalogue and a way to follow references. */
export type ReadPdf = {
  readonly catalog: PdfDict;
  readonly encrypted: boolean;
  readonly objectCount: number;
  follow(value: PdfObject | null | undefined): PdfObject | null;
  numbered(objectNumber: number): PdfObject | null;
};

/** The bytes are not a PDF that can be read. */
export class UnreadablePdfError extends Error {
  override name = "UnreadablePdfError";
  readonly code = "pdf.unreadable";
}

/**
 * Parses a PDF.
 * @throws UnreadablePdfError
 */
export async function readPdf(bytes: Uint8Array): Promise<ReadPdf> {
  if (!Buffer.from(bytes.buffer, bytes.byteOffset, Math.min(bytes.length, 1024)).includes("%PDF-")) {
    throw new UnreadablePdfError("The file does not start like a PDF");
  }
  const pdf = await PDF.load(bytes).catch((cause: unknown) => unreadable(cause));
  const { registry } = pdf.context;
  // Objects are parsed when they are first asked for, so any step into the file can meet a broken one.
  function resolve(ref: PdfRef): PdfObject | null {
    try {
      return registry.resolve(ref);
    } catch (cause) {
      return unreadable(cause);
    }
  }
  function follow(value: PdfObject | null | undefined): PdfObject | null {
    let current = value ?? null;
    for (let step = 0; current instanceof PdfRef && step < 32; step += 1) current = resolve(current);
    return current instanceof PdfRef ? null : current;
  }
  return {
    catalog: pdf.getCatalog(),
    encrypted: pdf.isEncrypted,
    objectCount: registry.nextObjectNumber,
    follow,
    numbered: (objectNumber) => resolve(PdfRef.of(objectNumber, 0)),
  };
}

function unreadable(cause: unknown): never {
  throw new UnreadablePdfError("The file is not a readable PDF", { cause });
}

/** The bytes of a stream with its filters undone. */
export function decodedBytes(stream: PdfStream): Uint8Array {
  try {
    return stream.getDecodedData();
  } catch (cause) {
    return unreadable(cause);
  }
}

/** The dictionary under a key, references followed. */
export function dictAt(pdf: ReadPdf, dict: PdfDict, key: string): PdfDict | undefined {
  const value = pdf.follow(dict.get(key));
  return value instanceof PdfDict ? value : undefined;
}

/** The members of the array under a key, references followed; none when there is no array. */
export function itemsAt(pdf: ReadPdf, dict: PdfDict, key: string): PdfObject[] {
  const value = pdf.follow(dict.get(key));
  return value instanceof PdfArray ? [...value].flatMap((item) => pdf.follow(item) ?? []) : [];
}

/** The name under a key, without its slash. */
export function nameAt(pdf: ReadPdf, dict: PdfDict, key: string): string | undefined {
  const value = pdf.follow(dict.get(key));
  return value instanceof PdfName ? value.value : undefined;
}

/** The text under a key. */
export function textAt(pdf: ReadPdf, dict: PdfDict, key: string): string | undefined {
  const value = pdf.follow(dict.get(key));
  return value instanceof PdfString ? value.asString() : undefined;
}

/** The numbers of the array under a key. */
export function numbersAt(pdf: ReadPdf, dict: PdfDict, key: string): number[] {
  return itemsAt(pdf, dict, key).flatMap((item) => (item instanceof PdfNumber ? [item.value] : []));
}
