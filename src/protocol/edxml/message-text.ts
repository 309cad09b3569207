import { isUtf8 } from "node:buffer";
import type { FindingLog } from "./findings.ts";
import type { EdxmlLimits } from "./limits.ts";
import { RefusedError } from "./refusal.ts";

/**
 * Brings a message into the one form that the rest of the reader knows: UTF-8 bytes from the first tag to the last, without
 * byte order mark, XML declaration or dirt around them. The encoding is settled here, once, so that no later check can be
 * dodged by an encoding that it reads otherwise than the parser does.
 */
export function readMessageText(message: Uint8Array | string, limits: EdxmlLimits, log: FindingLog): Buffer {
  if (message.length > limits.totalBytes) throw new RefusedError("too-large");
  const utf8 = typeof message === "string" ? Buffer.from(message) : toUtf8(message, log);
  if (utf8.length > limits.totalBytes) throw new RefusedError("too-large");
  const trimmed = cutEpilog(cutProlog(utf8, log), log);
  return dropDeclaration(trimmed, typeof message === "string", log);
}

function toUtf8(message: Uint8Array, log: FindingLog): Buffer {
  const bytes = Buffer.from(message.buffer, message.byteOffset, message.byteLength);
  const wide = wideEncoding(bytes);
  if (wide !== undefined) {
    log.add("encoding.utf16", "");
    return Buffer.from(decodeWide(bytes, wide));
  }
  if (!isUtf8(bytes)) throw new RefusedError("encoding");
  return bytes;
}

function wideEncoding(bytes: Buffer): "utf-16le" | "utf-16be" | undefined {
  const [a, b, c, d] = bytes;
  // UTF-32 begins like UTF-16 with two more zeros; nothing on the axis uses it.
  if ((a === 0xff && b === 0xfe && c === 0 && d === 0) || (a === 0 && b === 0 && (c === 0xfe || c === 0)))
    throw new RefusedError("encoding");
  if ((a === 0xff && b === 0xfe) || (a === 0x3c && b === 0)) return "utf-16le";
  if ((a === 0xfe && b === 0xff) || (a === 0 && b === 0x3c)) return "utf-16be";
  return undefined;
}

function decodeWide(bytes: Buffer, encoding: "utf-16le" | "utf-16be"): string {
  try {
    return new TextDecoder(encoding, { fatal: true }).decode(bytes);
  } catch {
    throw new RefusedError("encoding");
  }
}

function cutProlog(bytes: Buffer, log: FindingLog): Buffer {
  const start = bytes[0] === 0xef && bytes[1] === 0xbb && bytes[2] === 0xbf ? 3 : 0;
  const tag = bytes.indexOf(0x3c, start);
  if (tag < 0) throw new RefusedError("not-xml");
  // Dirt may itself hold a "<"; a declaration near the beginning is then the better start.
  const head = bytes.toString("latin1", tag, tag + prologLooked);
  const declaration = head.startsWith("<?xml") ? 0 : head.indexOf("<?xml ");
  const begin = tag + (declaration > 0 && !/edXML/i.test(head.slice(0, declaration)) ? declaration : 0);
  if (begin > start) log.add("prolog.text-before", "");
  return bytes.subarray(begin);
}

function cutEpilog(bytes: Buffer, log: FindingLog): Buffer {
  const end = bytes.lastIndexOf(0x3e) + 1;
  if (end === 0) throw new RefusedError("not-xml");
  if (/[^\s]/.test(bytes.toString("latin1", end, end + prologLooked))) log.add("epilog.text-after", "");
  return bytes.subarray(0, end);
}

/** Takes the XML declaration away after judging the encoding it names, so that the parser can only read UTF-8. */
function dropDeclaration(bytes: Buffer, fromString: boolean, log: FindingLog): Buffer {
  const declaration = /^<\?xml\s[^>]{0,200}\?>/.exec(bytes.toString("latin1", 0, 220))?.[0];
  if (declaration === undefined) {
    // A declaration too long to be judged must not reach the parser, which would obey it.
    if (/^<\?xml\s/.test(bytes.toString("latin1", 0, 6))) throw new RefusedError("not-xml");
    return bytes;
  }
  const named = /encoding\s*=\s*["']([^"']*)["']/.exec(declaration)?.[1]?.toLowerCase() ?? "utf-8";
  // A string has left its encoding behind, and .NET software writes "utf-16" over UTF-8 bytes.
  if (!utf8Names.has(named)) {
    if (!toleratedNames.test(named)) throw new RefusedError("encoding", named);
    if (!fromString) log.add("encoding.mismatch", "", named);
  }
  return bytes.subarray(declaration.length);
}

const prologLooked = 4096;
const utf8Names = new Set(["utf-8", "utf8", "us-ascii", "ascii"]);
const toleratedNames = /^(utf-?16(le|be)?|iso-8859-1|windows-125[28])$/;
