import { expect, test } from "vitest";
import { makeZip } from "./fixtures/make-zip.ts";
import { sampleDocument, samplePdf } from "./fixtures/sample-messages.ts";
import { decodeEdxml, defaultLimits, type EdxmlLimits, encodeDocument, peekHeader, refusalCatalogue } from "./index.ts";

const clean = encodeDocument(sampleDocument());
const doctype = clean.replace("?>\n", '?>\n<!DOCTYPE edXML [<!ENTITY a "b">]>');
const entities = clean.replace(
  "?>\n",
  `?>\n<!DOCTYPE x [<!ENTITY a "aaaaaaaaaa">${"bcdefghij".replaceAll(/./g, (c) => `<!ENTITY ${c} "${`&${String.fromCharCode(c.charCodeAt(0) - 1)};`.repeat(10)}">`)}]>`,
);
const external = '<!DOCTYPE edXML SYSTEM "file:///etc/passwd"><edXML><edXMLEnvelope/></edXML>';
const bomb = makeZip([{ name: "a.pdf", content: new Uint8Array(8_000_000) }]).toString("base64");
const liar = makeZip([{ name: "a.pdf", content: samplePdf(500), claimedSize: 0xfffffff0 }]).toString("base64");
const small = { ...defaultLimits, totalBytes: 2000 };

function carrying(base64: string): string {
  return clean.replace(/(<edXML:ContentTransferEncoded[^>]*>)[^<]*/, `$1${base64}`);
}

function declared(encoding: string): Buffer {
  return Buffer.from(clean.replace("UTF-8", encoding));
}

function utf32(text: string): Buffer {
  return Buffer.concat([
    Buffer.from([0xff, 0xfe, 0, 0]),
    ...Array.from(text, (c) => Buffer.from([...Buffer.from(c, "utf16le"), 0, 0].slice(0, 4))),
  ]);
}

type Row = readonly [code: string, message: string | Uint8Array, limits?: EdxmlLimits];

const rows: readonly Row[] = [
  ["not-xml", ""],
  ["not-xml", "không phải XML"],
  ["not-xml", new Uint8Array([0x25, 0x50, 0x44, 0x46, 0x2d, 0x31])],
  ["not-xml", "<edXML><edXMLEnvelope></edXML>"],
  ["not-xml", clean.slice(0, 2500)],
  ["not-xml", clean.replace("Lâm Đồng", "&xxe;")],
  ["not-xml", clean.replace("Lâm Đồng", "\u0001")],
  ["not-xml", clean.replace('encoding="UTF-8"', `encoding="UTF-7"${" ".repeat(400)}`)],
  ["not-xml", `${clean}${clean}`],
  ["encoding", Buffer.from([0x3c, 0x61, 0xff, 0xfe, 0x2f, 0x3e])],
  ["encoding", declared("UTF-7")],
  ["encoding", declared("EBCDIC-CP-US")],
  ["encoding", utf32("<edXML/>")],
  ["encoding", Buffer.from([0xff, 0xfe, 0x3c, 0x00, 0x00, 0xd8, 0x3e, 0x00])],
  ["doctype", doctype],
  ["doctype", entities],
  ["doctype", external],
  ["doctype", external.replace("DOCTYPE", "doctype")],
  ["doctype", `\ufeff${doctype}`],
  ["doctype", Buffer.from(`\ufeff${doctype}`, "utf16le")],
  ["doctype", Buffer.from(doctype, "utf16le")],
  ["doctype", Buffer.from(doctype, "utf16le").swap16()],
  ["doctype", `text before ${doctype}`],
  ["doctype", `<!--${"-x".repeat(9000)}-->${external}`],
  ["no-envelope", "<edXML/>"],
  ["no-envelope", "<html><body>Lỗi 502</body></html>"],
  ["no-header", "<edXML><edXMLEnvelope/></edXML>"],
  ["no-header", "<edXML><edXMLEnvelope><edXMLHeader/></edXMLEnvelope></edXML>"],
  ["too-large", clean, small],
  ["too-large", Buffer.from(clean), small],
  ["too-large", `<edXML><edXMLEnvelope a="${"é".repeat(5_000_000)}"/></edXML>`],
  ["too-large", carrying(Buffer.from(samplePdf(5000)).toString("base64")), { ...defaultLimits, contentBytes: 4000 }],
  ["too-deep", `<edXML><edXMLEnvelope>${"<a>".repeat(60)}${"</a>".repeat(60)}</edXMLEnvelope></edXML>`],
  ["too-deep", `${"<a>".repeat(90_000)}${"</a>".repeat(90_000)}`],
  ["too-many-elements", "<a/>".repeat(300_000)],
  ["too-many-attachments", clean.replace(/<Attachment>/, `${"<Attachment/>".repeat(501)}<Attachment>`)],
  ["too-many-attachments", clean.replace(/<edXML:Reference>/, `${"<edXML:Reference/>".repeat(501)}<edXML:Reference>`)],
  ["zip-bomb", carrying(bomb)],
  ["zip-bomb", carrying(liar)],
];

test.each(rows.map(([code, message, limits]) => ({ code, message, limits })))(
  "$code: refused",
  ({ code, message, limits }) => {
    const answer = decodeEdxml(message, limits);
    expect("refused" in answer && answer.refused.code).toBe(code);
  },
);

test("every kind of refusal has a message that meets it", () => {
  expect(new Set(rows.map(([code]) => code))).toEqual(new Set(refusalCatalogue.keys()));
});

test("a bomb is refused quickly and the file within it never exists", () => {
  const started = performance.now();
  const before = process.memoryUsage().arrayBuffers;
  decodeEdxml(carrying(bomb));
  expect(performance.now() - started).toBeLessThan(200);
  expect(process.memoryUsage().arrayBuffers - before).toBeLessThan(4_000_000);
});

test("what the header shows does not depend on who reads it", () => {
  for (const [, message, limits] of rows.filter(([code]) => code !== "zip-bomb" && code !== "too-large")) {
    expect(peekHeader(message, limits)).toEqual(decodeEdxml(message, limits));
  }
});
