import { randomBytes } from "node:crypto";
import type { EdxmlLimits } from "./limits.ts";
import { RefusedError } from "./refusal.ts";

/**
 * A message without its long runs of base64, which are nine tenths of it. Each run is replaced by a short mark, so that the XML
 * parser sees some kilobytes whatever the size of the files: a message costs the same whether it carries 10 KB or 100 MB, and
 * the parser's memory, which never shrinks, stays small.
 *
 * This cannot change how the message is understood. A run lies between a `>` and the next `<` (or fills one CDATA section) and
 * holds only base64 characters, white space and references to line ends. No XML construct can begin or end among them, so
 * wherever the run stands (text, comment, CDATA, instruction), putting one word of letters in its place leaves the structure as it was.
 */
export type Skeleton = { xml: Buffer; runs: readonly string[]; marks: RegExp };

export function liftBase64(message: Buffer, limits: EdxmlLimits): Skeleton {
  const pieces: Buffer[] = [];
  const runs: string[] = [];
  let copied = 0;
  for (const [start, end] of longGaps(message, limits)) {
    const text = message.toString("latin1", start, end);
    if (!isBase64Text(text)) continue;
    pieces.push(message.subarray(copied, start), Buffer.from(`${markHead}${runs.length}.`));
    runs.push(text);
    copied = end;
  }
  pieces.push(message.subarray(copied));
  const xml = copied === 0 ? message : Buffer.concat(pieces);
  if (xml.length > limits.headerBytes) throw new RefusedError("too-large");
  return { xml, runs, marks };
}

/** The stretches of at least `shortestRun` bytes that may hold base64, in order. */
function* longGaps(message: Buffer, limits: EdxmlLimits): Generator<[number, number]> {
  let tags = 0;
  for (let open = message.indexOf(0x3c); open >= 0; ) {
    if (++tags > limits.tags) throw new RefusedError("too-many-elements");
    const next = message.indexOf(0x3c, open + 1);
    const gapEnd = next < 0 ? message.length : next;
    if (gapEnd - open > shortestRun) yield textOf(message, open, gapEnd);
    open = next;
  }
}

function textOf(message: Buffer, open: number, gapEnd: number): [number, number] {
  if (message.toString("latin1", open, open + cdata.length) === cdata) {
    const close = message.indexOf("]]>", open);
    return [open + cdata.length, close < 0 || close > gapEnd ? gapEnd : close];
  }
  // A later ">" in the gap makes its text unlike base64, so the first is enough.
  const tagEnd = message.indexOf(0x3e, open);
  return [tagEnd < 0 || tagEnd > gapEnd ? gapEnd : tagEnd + 1, gapEnd];
}

/**
 * Whether the text is base64 and line ends only. At least one character that is not white space must be there: layout between
 * elements may be long, and a mark in its place would be text where none was.
 */
function isBase64Text(text: string): boolean {
  const bare = withoutReferences(text).trim();
  if (bare === "") return false;
  // Decoding is native and several times as fast as matching; it settles nearly every run.
  return (!hasSpace(bare) && decodeBase64(bare) !== undefined) || !foreignToBase64.test(bare);
}

/**
 * The bytes behind base64, white space and references to line ends aside; undefined when it is anything else. Missing padding is
 * forgiven, foreign characters are not.
 */
export function decodeBase64(text: string): Buffer | undefined {
  const bare = withoutReferences(text);
  const compact = hasSpace(bare) ? bare.replace(/\s+/g, "") : bare;
  const padding = compact.endsWith("==") ? 2 : compact.endsWith("=") ? 1 : 0;
  const letters = compact.length - padding;
  // "-" and "_" are base64url, which Buffer reads as well; it passes over other foreign characters, so the length tells them.
  if (letters % 4 === 1 || compact.includes("-") || compact.includes("_")) return undefined;
  // Of a character beyond ASCII it reads the low byte, which may look like a letter.
  if (Buffer.byteLength(compact) !== compact.length) return undefined;
  const bytes = Buffer.from(compact, "base64");
  return bytes.length === Math.floor((letters * 3) / 4) ? bytes : undefined;
}

function withoutReferences(text: string): string {
  return text.includes("&") ? text.replace(lineEndReferences, "") : text;
}

function hasSpace(text: string): boolean {
  return text.includes("\n") || text.includes(" ") || text.includes("\r") || text.includes("\t");
}

const cdata = "<![CDATA[";
const shortestRun = 600;
const lineEndReferences = /&#(?:13|10|x0?[aAdD]);/g;
const foreignToBase64 = /[^A-Za-z0-9+/=\s]/;
// No sender can know this word, so none can write a mark of his own.
const markHead = `run-${randomBytes(12).toString("hex")}-`;
const marks = new RegExp(`${markHead}(\\d+)\\.`, "g");
