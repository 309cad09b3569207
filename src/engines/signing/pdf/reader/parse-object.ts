import type { PdfObject } from "@libpdf/core";
import { PdfArray, PdfBool, PdfDict, PdfName, PdfNull, PdfNumber, PdfRef, PdfString } from "@libpdf/core";
import { UnreadablePdfError } from "./unreadable.ts";

/** A place in a file that moves on as it is read. */
export type Cursor = { readonly bytes: Uint8Array; at: number };

const deepestNesting = 200;

/**
 * Reads the object at the cursor (ISO 32000-1, 7.3). Every step moves on or throws, so a hostile file cannot hold it: the PDF library's
 * own parser repairs what is broken and can turn in circles over it, which is why strangers' files are read here first.
 * @throws UnreadablePdfError
 */
export function parseObject(cursor: Cursor, depth = 0): PdfObject {
  if (depth > deepestNesting) throw new UnreadablePdfError("Objects are nested too deeply");
  skipSpace(cursor);
  const byte = cursor.bytes[cursor.at];
  if (byte === slash) return parseName(cursor);
  if (byte === openParenthesis) return parseText(cursor);
  if (byte === openBracket) return parseArray(cursor, depth);
  if (byte === openAngle)
    return cursor.bytes[cursor.at + 1] === openAngle ? parseDict(cursor, depth) : parseHex(cursor);
  return parseWord(cursor);
}

/** Reads a run of letters and digits, e.g. `obj` or `12`; empty at anything else. */
export function parseToken(cursor: Cursor): string {
  skipSpace(cursor);
  const start = cursor.at;
  while (isRegular(cursor.bytes[cursor.at])) cursor.at += 1;
  return latin1(cursor.bytes, start, cursor.at);
}

/**
 * Reads a whole number.
 * @throws UnreadablePdfError
 */
export function parseWhole(cursor: Cursor): number {
  const token = parseToken(cursor);
  if (!/^\d{1,15}$/.test(token)) throw new UnreadablePdfError(`A whole number is missing at ${cursor.at}`);
  return Number(token);
}

/** Moves past white space and comments. */
export function skipSpace(cursor: Cursor): void {
  for (; cursor.at < cursor.bytes.length; cursor.at += 1) {
    const byte = cursor.bytes[cursor.at] ?? 0;
    if (byte === percent) while (cursor.at < cursor.bytes.length && !isLineEnd(cursor.bytes[cursor.at])) cursor.at += 1;
    else if (!isSpace(byte)) return;
  }
}

const slash = 0x2f;
const percent = 0x25;
const openParenthesis = 0x28;
const closeParenthesis = 0x29;
const openBracket = 0x5b;
const closeBracket = 0x5d;
const openAngle = 0x3c;
const closeAngle = 0x3e;
const backslash = 0x5c;

function isSpace(byte: number): boolean {
  return byte === 0x20 || byte === 0x0a || byte === 0x0d || byte === 0x09 || byte === 0x0c || byte === 0;
}

function isLineEnd(byte: number | undefined): boolean {
  return byte === 0x0a || byte === 0x0d;
}

function isRegular(byte: number | undefined): boolean {
  return byte !== undefined && !isSpace(byte) && !"()<>[]{}/%".includes(String.fromCharCode(byte));
}

// Offsets in a hostile file point anywhere: beyond its end there is nothing to read.
function latin1(bytes: Uint8Array, start: number, end: number): string {
  const from = Math.min(start, bytes.length);
  const length = Math.max(0, Math.min(end, bytes.length) - from);
  return Buffer.from(bytes.buffer, bytes.byteOffset + from, length).toString("latin1");
}

function parseName(cursor: Cursor): PdfName {
  cursor.at += 1;
  const start = cursor.at;
  while (isRegular(cursor.bytes[cursor.at])) cursor.at += 1;
  const spelt = latin1(cursor.bytes, start, cursor.at);
  return PdfName.of(
    spelt.replace(/#([0-9A-Fa-f]{2})/g, (_, code: string) => String.fromCharCode(Number.parseInt(code, 16))),
  );
}

const escapes: Readonly<Record<string, number>> = { n: 10, r: 13, t: 9, b: 8, f: 12 };

function parseText(cursor: Cursor): PdfString {
  const out: number[] = [];
  let open = 0;
  for (; cursor.at < cursor.bytes.length; cursor.at += 1) {
    const byte = cursor.bytes[cursor.at] ?? 0;
    if (byte === backslash) {
      cursor.at += parseEscape(cursor, out);
      continue;
    }
    if (byte === openParenthesis) open += 1;
    if (byte === closeParenthesis) open -= 1;
    if (open === 0) {
      cursor.at += 1;
      return new PdfString(Uint8Array.from(out.slice(1)));
    }
    out.push(byte);
  }
  throw new UnreadablePdfError("A text does not end");
}

/** Handles what follows a backslash; answers how many bytes it took. */
function parseEscape(cursor: Cursor, out: number[]): number {
  const after = latin1(cursor.bytes, cursor.at + 1, Math.min(cursor.at + 4, cursor.bytes.length));
  const octal = /^[0-7]{1,3}/.exec(after)?.[0];
  if (octal) {
    out.push(Number.parseInt(octal, 8) & 0xff);
    return octal.length;
  }
  if (after.startsWith("\r\n")) return 2;
  if (!/^[\r\n]/.test(after)) out.push(escapes[after[0] ?? ""] ?? after.charCodeAt(0));
  return 1;
}

function parseHex(cursor: Cursor): PdfString {
  const end = cursor.bytes.indexOf(closeAngle, cursor.at);
  if (end < 0) throw new UnreadablePdfError("A hexadecimal text does not end");
  const digits = latin1(cursor.bytes, cursor.at + 1, end).replace(/[\s\0]+/g, "");
  if (!/^[0-9A-Fa-f]*$/.test(digits)) throw new UnreadablePdfError("A hexadecimal text has other letters");
  cursor.at = end + 1;
  return new PdfString(Buffer.from(digits.length % 2 === 0 ? digits : `${digits}0`, "hex"), "hex");
}

function parseArray(cursor: Cursor, depth: number): PdfArray {
  cursor.at += 1;
  const items: PdfObject[] = [];
  for (;;) {
    skipSpace(cursor);
    if (cursor.bytes[cursor.at] === closeBracket) break;
    items.push(parseObject(cursor, depth + 1));
  }
  cursor.at += 1;
  return new PdfArray(items);
}

function parseDict(cursor: Cursor, depth: number): PdfDict {
  cursor.at += 2;
  const entries: [PdfName, PdfObject][] = [];
  for (;;) {
    skipSpace(cursor);
    if (cursor.bytes[cursor.at] === closeAngle && cursor.bytes[cursor.at + 1] === closeAngle) break;
    if (cursor.bytes[cursor.at] !== slash) throw new UnreadablePdfError(`A name is missing at ${cursor.at}`);
    const key = parseName(cursor);
    entries.push([key, parseObject(cursor, depth + 1)]);
  }
  cursor.at += 2;
  return new PdfDict(entries);
}

/** A number, a reference (`12 0 R`), true, false or null. */
function parseWord(cursor: Cursor): PdfObject {
  const token = parseToken(cursor);
  if (token === "true" || token === "false") return PdfBool.of(token === "true");
  if (token === "null") return PdfNull.instance;
  if (!/^[+-]*\d*\.?\d*$/.test(token) || !/\d/.test(token)) throw new UnreadablePdfError(`No object at ${cursor.at}`);
  if (/^\d{1,10}$/.test(token)) {
    const ahead: Cursor = { bytes: cursor.bytes, at: cursor.at };
    const generation = parseToken(ahead);
    if (/^\d{1,5}$/.test(generation) && parseToken(ahead) === "R") {
      cursor.at = ahead.at;
      return PdfRef.of(Number(token), Number(generation));
    }
  }
  return PdfNumber.of(Number(token.replace(/^[+-]*(?=[+-])/, "")));
}
