import { crc32, deflateRawSync } from "node:zlib";

/**
 * Packs a file the way the axis wants it: a ZIP archive with this one entry. PDF and other formats that are compressed already
 * are stored, since deflating them costs fifty times the time and saves a few per cent. The entry carries a fixed date, so the same
 * file always gives the same bytes.
 */
export function packZipEntry(name: string, content: Uint8Array): Buffer {
  const stored = looksCompressed(content);
  const data = stored ? content : deflateRawSync(content, { level: 6 });
  const nameBytes = Buffer.from(name);
  const fields = Buffer.alloc(26);
  fields.writeUInt16LE(20, 0);
  fields.writeUInt16LE(utf8NameFlag, 2);
  fields.writeUInt16LE(stored ? 0 : 8, 4);
  fields.writeUInt16LE(0, 6);
  fields.writeUInt16LE(firstZipDate, 8);
  fields.writeUInt32LE(crc32(content), 10);
  fields.writeUInt32LE(data.length, 14);
  fields.writeUInt32LE(content.length, 18);
  fields.writeUInt16LE(nameBytes.length, 22);
  const directory = Buffer.concat([signature(0x02014b50), u16(20), fields, Buffer.alloc(14), nameBytes]);
  const offset = 4 + fields.length + nameBytes.length + data.length;
  const end = Buffer.concat([
    signature(0x06054b50),
    u16(0),
    u16(0),
    u16(1),
    u16(1),
    u32(directory.length),
    u32(offset),
    u16(0),
  ]);
  return Buffer.concat([signature(0x04034b50), fields, nameBytes, data, directory, end]);
}

/** Whether the content begins like a format that is compressed inside: PDF, ZIP and its children, JPEG, PNG, gzip. */
function looksCompressed(content: Uint8Array): boolean {
  const [a, b, c, d] = content;
  const first = ((a ?? 0) << 24) | ((b ?? 0) << 16) | ((c ?? 0) << 8) | (d ?? 0);
  return (
    first === 0x25504446 ||
    first === 0x504b0304 ||
    first === 0x89504e47 ||
    first >>> 16 === 0xffd8 ||
    first >>> 16 === 0x1f8b
  );
}

function signature(value: number): Buffer {
  return u32(value);
}

function u32(value: number): Buffer {
  const bytes = Buffer.alloc(4);
  bytes.writeUInt32LE(value);
  return bytes;
}

function u16(value: number): Buffer {
  const bytes = Buffer.alloc(2);
  bytes.writeUInt16LE(value);
  return bytes;
}

const utf8NameFlag = 0x0800;
// 1 January 1980, the first day a ZIP archive can name.
const firstZipDate = 0x0021;
