import { crc32, inflateRawSync } from "node:zlib";
import type { FindingCode } from "./findings.ts";
import type { EdxmlLimits } from "./limits.ts";
import { RefusedError } from "./refusal.ts";

/** What a ZIP archive with one entry gave: the file, or why it is withheld; `folder` when its name had one. */
export type ZipReading = { bytes: Uint8Array; folder: boolean } | { fault: FindingCode };

/** An entry as the archive's directory describes it. Sizes in bytes. */
export type ZipEntry = {
  name: string;
  encrypted: boolean;
  method: number;
  crc: number;
  packedSize: number;
  size: number;
  offset: number;
};

/**
 * Takes the one file out of an archive. The entry's name is judged but never used as a path. Everything is bounded before it is
 * inflated: the directory must be whole, hold one entry, and promise no more than `room` bytes; inflation stops at what was
 * promised. Throws RefusedError for a bomb.
 */
export function readZipEntry(archive: Buffer, room: number, limits: EdxmlLimits): ZipReading {
  const entries = listZipEntries(archive);
  if (entries === undefined) return { fault: "attachment.zip-damaged" };
  const [entry] = entries;
  if (entry === undefined || entries.length !== 1 || /[\\/]$/.test(entry.name))
    return { fault: "attachment.zip-entries" };
  if (entry.encrypted) return { fault: "attachment.zip-encrypted" };
  if (leavesFolder(entry.name)) return { fault: "attachment.zip-path" };
  if (entry.size > room || isBomb(entry, limits)) throw new RefusedError("zip-bomb");
  const bytes = inflate(archive, entry);
  return bytes === undefined ? { fault: "attachment.zip-damaged" } : { bytes, folder: /[\\/]/.test(entry.name) };
}

/** The entries of an archive, at most a handful: more than `mostListed` are of no interest. Undefined when it is damaged. */
export function listZipEntries(archive: Buffer): readonly ZipEntry[] | undefined {
  const end = findDirectoryEnd(archive);
  if (end < 0) return undefined;
  const count = archive.readUInt16LE(end + 10);
  const size = archive.readUInt32LE(end + 12);
  let at = archive.readUInt32LE(end + 16);
  // Bytes between directory and end, or several disks, mean two readers could see two different archives.
  if (at + size !== end || archive.readUInt16LE(end + 8) !== count) return undefined;
  const entries: ZipEntry[] = [];
  while (at < end && entries.length < mostListed) {
    const entry = readDirectoryEntry(archive, at, end);
    if (entry === undefined) return undefined;
    entries.push(entry.entry);
    at = entry.next;
  }
  return entries.length === Math.min(count, mostListed) ? entries : undefined;
}

function findDirectoryEnd(archive: Buffer): number {
  for (let at = archive.length - 22; at >= 0 && at >= archive.length - 22 - 0xffff; at--) {
    if (archive.readUInt32LE(at) === 0x06054b50 && at + 22 + archive.readUInt16LE(at + 20) === archive.length)
      return at;
  }
  return -1;
}

function readDirectoryEntry(archive: Buffer, at: number, end: number): { entry: ZipEntry; next: number } | undefined {
  if (at + 46 > end || archive.readUInt32LE(at) !== 0x02014b50) return undefined;
  const nameEnd = at + 46 + archive.readUInt16LE(at + 28);
  const next = nameEnd + archive.readUInt16LE(at + 30) + archive.readUInt16LE(at + 32);
  if (next > end) return undefined;
  const entry = {
    name: archive.toString("utf8", at + 46, nameEnd),
    encrypted: (archive.readUInt16LE(at + 8) & 1) === 1,
    method: archive.readUInt16LE(at + 10),
    crc: archive.readUInt32LE(at + 16),
    packedSize: archive.readUInt32LE(at + 20),
    size: archive.readUInt32LE(at + 24),
    offset: archive.readUInt32LE(at + 42),
  };
  return { entry, next };
}

function inflate(archive: Buffer, entry: ZipEntry): Uint8Array | undefined {
  const { offset } = entry;
  if (offset + 30 > archive.length || archive.readUInt32LE(offset) !== 0x04034b50) return undefined;
  const start = offset + 30 + archive.readUInt16LE(offset + 26) + archive.readUInt16LE(offset + 28);
  const packed = archive.subarray(start, start + entry.packedSize);
  if (packed.length !== entry.packedSize) return undefined;
  const bytes =
    entry.method === 0 ? new Uint8Array(packed) : entry.method === 8 ? inflateExactly(packed, entry.size) : undefined;
  return bytes !== undefined && bytes.length === entry.size && crc32(bytes) === entry.crc ? bytes : undefined;
}

function inflateExactly(packed: Buffer, size: number): Uint8Array | undefined {
  try {
    const bytes = inflateRawSync(packed, { maxOutputLength: Math.max(size, 1) });
    return new Uint8Array(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  } catch {
    return undefined;
  }
}

function isBomb({ size, packedSize }: ZipEntry, limits: EdxmlLimits): boolean {
  return size > limits.zipRatioFrom && size > packedSize * limits.zipRatio;
}

function leavesFolder(name: string): boolean {
  return /^[\\/]|^[A-Za-z]:|(^|[\\/])\.\.([\\/]|$)|\0/.test(name);
}

const mostListed = 8;
