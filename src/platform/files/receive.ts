import { createHash } from "node:crypto";
import { type FileHandle, open } from "node:fs/promises";
import { emptyFile, tooLarge } from "./errors.ts";
import type { FileSource } from "./files.ts";

/** What was learned of bytes while they were written to a file. */
export type Received = {
  readonly sha256: string;
  readonly bytes: number;
  /** All of it is UTF-8 without control characters other than white space. */
  readonly isText: boolean;
};

/** Writes a source to a new file, hashing on the way, and makes the disk keep it. Throws `files.empty`, `files.too-large`. */
export async function receive(source: FileSource, path: string, maxBytes: number): Promise<Received> {
  const hash = createHash("sha256");
  const text = textProbe();
  let bytes = 0;
  const file = await open(path, "wx", 0o640);
  try {
    for await (const part of partsOf(source)) {
      bytes += part.byteLength;
      // Leaving the loop ends the source too: the rest is not read.
      if (bytes > maxBytes) throw tooLarge(maxBytes);
      hash.update(part);
      text.add(part);
      await writeAll(file, part);
    }
    if (bytes === 0) throw emptyFile();
    await file.sync();
  } finally {
    await file.close();
  }
  return { sha256: hash.digest("hex"), bytes, isText: text.end() };
}

function partsOf(source: FileSource): AsyncIterable<Uint8Array> | Iterable<Uint8Array> {
  return source instanceof Uint8Array ? [source] : source;
}

async function writeAll(file: FileHandle, part: Uint8Array): Promise<void> {
  let at = 0;
  while (at < part.byteLength) at += (await file.write(part, at)).bytesWritten;
}

// biome-ignore lint/suspicious/noControlCharactersInRegex: control characters are what tells bytes from text
const control = /[\u0000-\u0008\u000E-\u001A\u001C-\u001F]/;

/** Tells whether bytes that come in parts are text. Stops looking at the first sign that they are not. */
function textProbe(): { add(part: Uint8Array): void; end(): boolean } {
  const decoder = new TextDecoder("utf-8", { fatal: true });
  let looksLikeText = true;
  const look = (decode: () => string): void => {
    if (!looksLikeText) return;
    try {
      looksLikeText = !control.test(decode());
    } catch {
      looksLikeText = false;
    }
  };
  return {
    add: (part) => look(() => decoder.decode(part, { stream: true })),
    end: () => {
      look(() => decoder.decode());
      return looksLikeText;
    },
  };
}
