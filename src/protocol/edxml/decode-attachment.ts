import { decodeBase64 } from "./base64-runs.ts";
import { declaredFormat, isArchiveItself, sniffFormat } from "./file-format.ts";
import type { FindingLog } from "./findings.ts";
import type { EdxmlLimits } from "./limits.ts";
import type { EncodedAttachment } from "./read-attachments.ts";
import { RefusedError } from "./refusal.ts";
import { listZipEntries, readZipEntry } from "./zip-entry.ts";

/**
 * The file behind its base64 and, mostly, its ZIP; undefined when it is withheld. `room` is how many bytes of files this message
 * may still have. Throws RefusedError for a bomb.
 */
export function decodeAttachment(
  attachment: EncodedAttachment,
  room: number,
  limits: EdxmlLimits,
  log: FindingLog,
): Uint8Array | undefined {
  const { path, name, contentType } = attachment;
  const carried = decodeBase64(attachment.encoded);
  if (carried === undefined) {
    log.add("attachment.base64", path, name);
    return undefined;
  }
  const bytes = isWrapped(carried, contentType, name)
    ? unwrap(carried, attachment, room, limits, log)
    : new Uint8Array(carried);
  if (bytes === undefined) return undefined;
  if (bytes.length > room) throw new RefusedError("too-large");
  judgeContent(bytes, attachment, log);
  return bytes;
}

/**
 * Whether the bytes are the axis's ZIP around the file rather than the file. A .docx is an archive too: it is the file itself
 * when it has several entries, and wrapped when its only entry is again an archive.
 */
function isWrapped(carried: Buffer, contentType: string, name: string): boolean {
  if (sniffFormat(carried) !== "zip") return false;
  if (!isArchiveItself(contentType, name)) return true;
  const entries = listZipEntries(carried);
  return entries?.length === 1 && /\.(docx|docm|xlsx|xlsm|pptx|odt|ods|odp|zip)$/i.test(entries[0]?.name ?? "");
}

function unwrap(
  carried: Buffer,
  { path, name }: EncodedAttachment,
  room: number,
  limits: EdxmlLimits,
  log: FindingLog,
): Uint8Array | undefined {
  const reading = readZipEntry(carried, room, limits);
  if ("fault" in reading) {
    log.add(reading.fault, path, name);
    return undefined;
  }
  if (reading.folder) log.add("attachment.zip-folder", path, name);
  return reading.bytes;
}

function judgeContent(bytes: Uint8Array, { path, name, contentType }: EncodedAttachment, log: FindingLog): void {
  if (bytes.length === 0) {
    log.add("attachment.empty", path, name);
    return;
  }
  const actual = sniffFormat(bytes);
  const declared = declaredFormat(contentType, name);
  if (actual === "program") log.add("attachment.executable", path, name);
  else if (declared !== undefined && actual !== declared)
    log.add("attachment.mistyped", path, `${name}, ${contentType}`);
}
