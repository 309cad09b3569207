import type { PdfObject } from "@libpdf/core";
import { PdfArray, PdfDict, PdfNumber, PdfStream } from "@libpdf/core";
import { decodeStream } from "./decode-stream.ts";
import type { Cursor } from "./parse-object.ts";
import { parseObject, parseToken, parseWhole, skipSpace } from "./parse-object.ts";
import { UnreadablePdfError } from "./unreadable.ts";

/** Where an object stands: at a byte offset, or inside an object stream. */
export type ObjectPlace = { readonly offset: number } | { readonly container: number; readonly index: number };

/** The newest place of every object, and the newest trailer. */
export type CrossReferences = { readonly places: ReadonlyMap<number, ObjectPlace>; readonly trailer: PdfDict };

const mostSections = 2_000;
const mostObjects = 1_000_000;

/**
 * Follows the cross-reference sections of a file from the newest to the oldest (ISO 32000-1, 7.5.4 and 7.5.8). Broken sections are
 * not repaired: a reader that guesses may see another document than the signer did.
 * @throws UnreadablePdfError
 */
export function readCrossReferences(bytes: Uint8Array): CrossReferences {
  // Deleted objects are kept as null, so that an older section does not bring them back.
  const places = new Map<number, ObjectPlace | null>();
  const waiting = [lastStart(bytes)];
  const visited = new Set<number>();
  let trailer: PdfDict | undefined;
  for (let offset = waiting.shift(); offset !== undefined; offset = waiting.shift()) {
    if (visited.has(offset)) continue;
    if (visited.size >= mostSections) throw new UnreadablePdfError("Too many cross-reference sections");
    visited.add(offset);
    const cursor = { bytes, at: offset };
    skipSpace(cursor);
    const dict = bytes[cursor.at] === 0x78 ? readTable(cursor, places) : readStream(cursor, places);
    trailer ??= dict;
    for (const key of ["XRefStm", "Prev"]) {
      const next = dict.get(key);
      if (next instanceof PdfNumber) waiting.push(next.value);
    }
  }
  if (!trailer) throw new UnreadablePdfError("The file has no trailer");
  return { places: new Map([...places].flatMap(([number, place]) => (place ? [[number, place]] : []))), trailer };
}

function lastStart(bytes: Uint8Array): number {
  const file = Buffer.from(bytes.buffer, bytes.byteOffset, bytes.length);
  const at = file.lastIndexOf("startxref");
  if (at < 0) throw new UnreadablePdfError("The file has no cross-references");
  return parseWhole({ bytes, at: at + "startxref".length });
}

function remember(places: Map<number, ObjectPlace | null>, number: number, place: ObjectPlace | null): void {
  if (places.size > mostObjects) throw new UnreadablePdfError("The file has too many objects");
  if (!places.has(number)) places.set(number, place);
}

function readTable(cursor: Cursor, places: Map<number, ObjectPlace | null>): PdfDict {
  if (parseToken(cursor) !== "xref") throw new UnreadablePdfError("No cross-reference section");
  for (;;) {
    const word = parseToken(cursor);
    if (word === "trailer") break;
    if (!/^\d{1,10}$/.test(word)) throw new UnreadablePdfError("A cross-reference section is broken");
    const count = parseWhole(cursor);
    for (let number = Number(word); number < Number(word) + count; number += 1) {
      const offset = parseWhole(cursor);
      parseWhole(cursor);
      const kind = parseToken(cursor);
      if (kind !== "n" && kind !== "f") throw new UnreadablePdfError("A cross-reference entry is broken");
      remember(places, number, kind === "n" ? { offset } : null);
    }
  }
  const dict = parseObject(cursor);
  if (!(dict instanceof PdfDict)) throw new UnreadablePdfError("A trailer is broken");
  return dict;
}

function readStream(cursor: Cursor, places: Map<number, ObjectPlace | null>): PdfDict {
  const { object } = readIndirectObject(cursor, (value) => value);
  if (!(object instanceof PdfStream)) throw new UnreadablePdfError("No cross-reference section");
  const data = decodeStream(object);
  const widths = numbersOf(object.get("W"));
  const [kindWidth = 0, middleWidth = 0, lastWidth = 0] = widths;
  const width = kindWidth + middleWidth + lastWidth;
  if (widths.length !== 3 || width < 1 || widths.some((item) => item < 0 || item > 8))
    throw new UnreadablePdfError("Broken cross-references");
  const [size = 0] = numbersOf(object.get("Size"));
  const ranges = object.has("Index") ? numbersOf(object.get("Index")) : [0, size];
  let at = 0;
  for (let range = 0; range + 1 < ranges.length; range += 2) {
    const first = ranges[range] ?? 0;
    const end = Math.min(first + (ranges[range + 1] ?? 0), first + Math.floor((data.length - at) / width));
    for (let number = first; number < end; number += 1, at += width) {
      const kind = kindWidth === 0 ? 1 : bigEndian(data, at, kindWidth);
      const middle = bigEndian(data, at + kindWidth, middleWidth);
      const last = bigEndian(data, at + kindWidth + middleWidth, lastWidth);
      remember(
        places,
        number,
        kind === 1 ? { offset: middle } : kind === 2 ? { container: middle, index: last } : null,
      );
    }
  }
  return object;
}

/**
 * Reads `12 0 obj … endobj` at the cursor. `follow` resolves the length of a stream when it is a reference.
 * @throws UnreadablePdfError
 */
export function readIndirectObject(
  cursor: Cursor,
  follow: (value: PdfObject | undefined) => PdfObject | null | undefined,
): { readonly number: number; readonly object: PdfObject } {
  const number = parseWhole(cursor);
  parseWhole(cursor);
  if (parseToken(cursor) !== "obj") throw new UnreadablePdfError(`No object at ${cursor.at}`);
  const object = parseObject(cursor);
  if (!(object instanceof PdfDict)) return { number, object };
  const after = { bytes: cursor.bytes, at: cursor.at };
  if (parseToken(after) !== "stream") return { number, object };
  if (cursor.bytes[after.at] === 0x0d) after.at += 1;
  if (cursor.bytes[after.at] === 0x0a) after.at += 1;
  const length = follow(object.get("Length"));
  const claimed = length instanceof PdfNumber ? after.at + length.value : -1;
  const end = endsAt(cursor.bytes, claimed) ? claimed : searchEnd(cursor.bytes, after.at);
  return { number, object: new PdfStream(object, cursor.bytes.subarray(after.at, end)) };
}

function endsAt(bytes: Uint8Array, end: number): boolean {
  return end >= 0 && end <= bytes.length && parseToken({ bytes, at: end }).startsWith("endstream");
}

function searchEnd(bytes: Uint8Array, start: number): number {
  const end = Buffer.from(bytes.buffer, bytes.byteOffset, bytes.length).indexOf("endstream", start);
  if (end < 0) throw new UnreadablePdfError("A stream does not end");
  return end;
}

function numbersOf(value: PdfObject | undefined): number[] {
  const items = value instanceof PdfArray ? [...value] : value === undefined ? [] : [value];
  return items.flatMap((item) =>
    item instanceof PdfNumber && Number.isSafeInteger(item.value) && item.value >= 0 ? [item.value] : [],
  );
}

function bigEndian(data: Uint8Array, at: number, width: number): number {
  let value = 0;
  for (let index = 0; index < width; index += 1) value = value * 256 + (data[at + index] ?? 0);
  return value;
}
