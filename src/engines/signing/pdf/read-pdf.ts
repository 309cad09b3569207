import type { PdfObject } from "@libpdf/core";
import { PdfArray, PdfDict, PdfName, PdfNumber, PdfRef, PdfStream, PdfString } from "@libpdf/core";
import type { ObjectPlace } from "./reader/cross-references.ts";
import { readCrossReferences, readIndirectObject } from "./reader/cross-references.ts";
import { decodeStream } from "./reader/decode-stream.ts";
import { parseObject, parseWhole } from "./reader/parse-object.ts";
import { UnreadablePdfError } from "./reader/unreadable.ts";

export { UnreadablePdfError } from "./reader/unreadable.ts";

/** A PDF that can be walked: its catalogue, the numbers of all its objects, and a way to follow references. */
export type ReadPdf = {
  readonly catalog: PdfDict;
  readonly encrypted: boolean;
  readonly objectNumbers: readonly number[];
  follow(value: PdfObject | null | undefined): PdfObject | null;
  numbered(objectNumber: number): PdfObject | null;
};

/**
 * Opens a PDF for reading. Objects are parsed when they are first asked for, so `follow` and `numbered` throw too.
 * @throws UnreadablePdfError
 */
export function readPdf(bytes: Uint8Array): ReadPdf {
  if (!Buffer.from(bytes.buffer, bytes.byteOffset, Math.min(bytes.length, 1024)).includes("%PDF-")) {
    throw new UnreadablePdfError("The file does not start like a PDF");
  }
  const { places, trailer } = readCrossReferences(bytes);
  const known = new Map<number, PdfObject | null>();
  const containers = new Map<
    number,
    { readonly data: Uint8Array; readonly numbers: number[]; readonly offsets: number[] }
  >();

  function numbered(objectNumber: number): PdfObject | null {
    const found = known.get(objectNumber);
    if (found !== undefined) return found;
    const place = places.get(objectNumber);
    // While it is being read an object counts as null: a stream cannot hold its own length.
    known.set(objectNumber, null);
    const object = place ? load(objectNumber, place) : null;
    known.set(objectNumber, object);
    return object;
  }

  function load(objectNumber: number, place: ObjectPlace): PdfObject {
    if ("container" in place) return loadPacked(objectNumber, place.container, place.index);
    const { number, object } = readIndirectObject({ bytes, at: place.offset }, follow);
    if (number !== objectNumber) throw new UnreadablePdfError(`Object ${objectNumber} is not where it should be`);
    return object;
  }

  function loadPacked(objectNumber: number, container: number, index: number): PdfObject {
    const packed = containers.get(container) ?? openContainer(container);
    containers.set(container, packed);
    const offset = packed.offsets[index];
    if (packed.numbers[index] !== objectNumber || offset === undefined) {
      throw new UnreadablePdfError(`Object ${objectNumber} is not where it should be`);
    }
    return parseObject({ bytes: packed.data, at: offset });
  }

  function openContainer(container: number) {
    const place = places.get(container);
    const stream = place && "offset" in place ? numbered(container) : null;
    const first = stream instanceof PdfStream ? follow(stream.get("First")) : null;
    const count = stream instanceof PdfStream ? follow(stream.get("N")) : null;
    if (!(stream instanceof PdfStream && first instanceof PdfNumber && count instanceof PdfNumber)) {
      throw new UnreadablePdfError("An object stream is broken");
    }
    const data = decodeStream(stream);
    const cursor = { bytes: data, at: 0 };
    const numbers: number[] = [];
    const offsets: number[] = [];
    for (let index = 0; index < count.value; index += 1) {
      numbers.push(parseWhole(cursor));
      offsets.push(first.value + parseWhole(cursor));
    }
    return { data, numbers, offsets };
  }

  function follow(value: PdfObject | null | undefined): PdfObject | null {
    let current = value ?? null;
    for (let step = 0; current instanceof PdfRef && step < 32; step += 1) current = numbered(current.objectNumber);
    return current instanceof PdfRef || current?.type === "null" ? null : current;
  }

  const catalog = follow(trailer.get("Root"));
  if (!(catalog instanceof PdfDict)) throw new UnreadablePdfError("The file has no catalogue");
  return { catalog, encrypted: trailer.has("Encrypt"), objectNumbers: [...places.keys()], follow, numbered };
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
