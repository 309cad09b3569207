import { mkdtemp, readdir, rm, utimes, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { zipSync } from "fflate";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { type TestDatabase, testDatabase } from "../../../test/support/database.ts";
import { createFiles, type Files } from "./index.ts";

let database: TestDatabase;
let folder: string;
let files: Files;

beforeAll(async () => {
  database = await testDatabase();
  folder = await mkdtemp(join(tmpdir(), "lt-files-"));
  files = createFiles({ folder, db: database.db });
});

afterAll(async () => {
  await database.drop();
  await rm(folder, { recursive: true });
});

const pdf = Buffer.from("%PDF-1.7\n% nội dung\n%%EOF\n");
const rules = { maxBytes: 1_000_000 };

async function* inParts(bytes: Uint8Array, size: number, seen: { parts: number } = { parts: 0 }) {
  for (let at = 0; at < bytes.byteLength; at += size) {
    seen.parts += 1;
    yield bytes.subarray(at, at + size);
  }
}

describe("put", () => {
  test("stores bytes once under their hash, whatever way they come", async () => {
    const stored = await files.put(pdf, { ...rules, name: "quyet-dinh.pdf", declared: "application/pdf" });
    expect(stored).toMatchObject({ bytes: pdf.byteLength, mediaType: "application/pdf" });
    expect(await files.put(inParts(pdf, 3), rules)).toEqual(stored);
    expect(await files.put(new Blob([new Uint8Array(pdf)]).stream(), rules)).toEqual(stored);
    expect(Buffer.from(await files.bytes(stored.sha256))).toEqual(pdf);
    expect(await files.find(stored.sha256)).toEqual(stored);
    expect(await files.has(stored.sha256)).toBe(true);
    const rows = await database.db.selectFrom("platform.file").select("bytes").execute();
    expect(rows).toEqual([{ bytes: pdf.byteLength }]);
  });

  test("tells Word, OpenDocument, XML, CSV and plain text by their bytes", async () => {
    const part = (text: string) => Buffer.from(text);
    const docx = zipSync({
      "[Content_Types].xml": part(
        '<Types><Override PartName="/word/document.xml" ContentType="application/vnd.openxmlformats-officedocument.wordprocessingml.document.main+xml"/></Types>',
      ),
      "word/document.xml": part("<w/>"),
    });
    const odt = zipSync({
      mimetype: [part("application/vnd.oasis.opendocument.text"), { level: 0 }],
      "content.xml": part("<o/>"),
    });
    const typeOf = async (bytes: Uint8Array, name: string) => (await files.put(bytes, { ...rules, name })).mediaType;
    expect(await typeOf(docx, "Dự thảo.DOCX")).toContain("wordprocessingml");
    expect(await typeOf(odt, "a.odt")).toBe("application/vnd.oasis.opendocument.text");
    expect(await typeOf(part("<edXML/>"), "a.edxml")).toBe("application/xml");
    expect(await typeOf(part("mã,tên\n1,Đắk Lắk\n"), "a.csv")).toBe("text/csv");
    expect(await typeOf(part("chữ thường"), "a.txt")).toBe("text/plain");
    expect(await typeOf(Buffer.from([0, 1, 2, 255]), "a.bin")).toBe("application/octet-stream");
  });

  test("refuses what is empty, mistyped or not accepted, in words that say what to do", async () => {
    const refuse = (bytes: Uint8Array, more: object) => expect(files.put(bytes, { ...rules, ...more })).rejects;
    await refuse(new Uint8Array(), {}).toMatchObject({ code: "files.empty", kind: "invalid" });
    await refuse(pdf, { name: "a.docx" }).toMatchObject({ code: "files.mistyped" });
    await refuse(Buffer.from("MZ not a pdf"), { name: "a.pdf" }).toMatchObject({ code: "files.mistyped" });
    await refuse(pdf, { declared: "image/png" }).toMatchObject({ code: "files.mistyped" });
    await refuse(pdf, { allow: ["image/png"] }).toMatchObject({ code: "files.not-allowed" });
    await refuse(pdf, { allow: ["image/png"] }).toMatchObject({ people: { vi: expect.stringContaining("image/png") } });
  });

  test("stops reading at the limit and leaves nothing behind", async () => {
    const seen = { parts: 0 };
    const big = inParts(Buffer.alloc(1000), 10, seen);
    await expect(files.put(big, { maxBytes: 25 })).rejects.toMatchObject({
      code: "files.too-large",
      kind: "too-large",
    });
    expect(seen.parts).toBe(3);
    expect(await readdir(join(folder, "incoming"))).toEqual([]);
    await expect(files.put(Buffer.alloc(25), { maxBytes: 25 })).resolves.toMatchObject({ bytes: 25 });
  });
});

describe("read", () => {
  test("says when a file is not here, or when the disk changed it; another put heals it", async () => {
    await expect(files.bytes("0".repeat(64))).rejects.toMatchObject({ code: "files.missing", kind: "missing" });
    await expect(files.bytes("../../etc/passwd")).rejects.toMatchObject({ code: "files.missing" });
    const text = Buffer.from("bằng chứng");
    const { sha256 } = await files.put(text, rules);
    const path = join(folder, sha256.slice(0, 2), sha256.slice(2, 4), sha256);
    await writeFile(path, "bằng chứng?");
    await expect(files.bytes(sha256)).rejects.toMatchObject({ code: "files.damaged" });
    await files.put(text, rules);
    expect(Buffer.from(await files.bytes(sha256))).toEqual(text);
  });
});

test("what a dead process left is swept, what is arriving is not", async () => {
  const old = join(folder, "incoming", "old");
  await writeFile(old, "x");
  await utimes(old, 1, 1);
  await writeFile(join(folder, "incoming", "arriving"), "x");
  await createFiles({ folder, db: database.db }).put(Buffer.from("y"), rules);
  expect(await readdir(join(folder, "incoming"))).toEqual(["arriving"]);
});
