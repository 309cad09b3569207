import { readFileSync } from "node:fs";
import { expect, test } from "vitest";
import { decodeEdxml } from "./index.ts";

function read(name: string) {
  const decoded = decodeEdxml(readFileSync(new URL(`fixtures/${name}.edxml`, import.meta.url)));
  if ("refused" in decoded) return expect.fail(decoded.refused.message.en);
  return { ...decoded, codes: decoded.findings.map(({ code }) => code) };
}

function readDocument(name: string) {
  const decoded = read(name);
  return "document" in decoded ? decoded : expect.fail("not a document");
}

function isPdf(bytes: Uint8Array | undefined): boolean {
  return (
    Buffer.from(bytes ?? [])
      .toString("latin1")
      .startsWith("%PDF-1.4\n") &&
    Buffer.from(bytes ?? [])
      .toString("latin1")
      .endsWith("%%EOF\n")
  );
}

test("a .NET sender: byte order mark, attributes, other child order, plain base64 in lines, ids with and without cid:", () => {
  const { document, codes } = readDocument("dotnet-sender");
  expect(codes).toEqual(["code.steering"]);
  expect(document).toMatchObject({
    from: { organId: "H15", email: "vanthu@daklak.example.vn" },
    to: [{ organId: "H36.12" }],
    code: { number: "215", notation: "BC-UBND" },
    documentType: { type: "2", typeDetail: "9", typeName: "Báo cáo" },
    subject: "Báo cáo tình hình gửi, nhận văn bản điện tử quý III & kế hoạch quý IV",
    otherInfo: { priority: 0, appendixes: [] },
    business: { type: 0, paper: true, staff: { staff: "H Mẫu" } },
    traces: [{ organId: "H15", timestamp: "2020-10-05T14:20:31+07:00" }],
  });
  expect(document.from).not.toHaveProperty("fax");
  expect(document.attachments).toMatchObject([
    { contentId: "5f0e", name: "215-BC-UBND.pdf", contentType: "pdf", description: "Tệp đính kèm 1" },
  ]);
  expect(isPdf(document.attachments[0]?.bytes)).toBe(true);
});

test("a Java sender: streamed ZIP, line ends written as references, business before traces, UUID, both forms of code", () => {
  const { document, codes } = readDocument("java-sender");
  expect(codes).toEqual([]);
  expect(document.to.map(({ organId }) => organId)).toEqual(["H36.50.05", "G22"]);
  expect(document.traces.map(({ organId }) => organId)).toEqual(["H21", "G22"]);
  expect(document.otherInfo.priority).toBe(2);
  expect(document.attachments.map(({ contentType }) => contentType)).toEqual(["application/pdf"]);
  expect(isPdf(document.attachments[0]?.bytes)).toBe(true);
});

test("any prefix", () => {
  const { document, codes } = readDocument("other-prefix");
  expect(codes).toEqual([]);
  expect(document.from.organId).toBe("H16");
  expect(isPdf(document.attachments[0]?.bytes)).toBe(true);
});

test("dirt is kept and flagged", () => {
  const { document, codes } = readDocument("dirty");
  expect(codes).toEqual([
    "prolog.text-before",
    "epilog.text-after",
    "organ.unreadable",
    "date.impossible",
    "code.priority",
    "code.steering",
    "date.form",
    "date.impossible",
    "document-id.form",
    "attachment.name-unsafe",
    "attachment.name-unsafe",
    "attachment.mistyped",
  ]);
  expect(document).toMatchObject({
    documentId: "cv-90",
    promulgation: { date: "2020/06/31" },
    dueDate: "01/01/0001",
    steeringType: 1,
  });
  expect(document.attachments[0]?.name).toBe("90-SNV.pdf");
});

test("a recall names the document recalled", () => {
  const { document, codes } = readDocument("revoke");
  expect(document.business).toMatchObject({
    type: 1,
    documentId: "000.00.00.H21,2020/11/02,77/UBND-NC",
    reason: "Ban hành nhầm",
  });
  expect(codes).toEqual(["attachment.none"]);
});

test("an update lists the receivers dropped and added", () => {
  const { document } = readDocument("update");
  expect(document.business.update).toEqual({
    documentInfo: true,
    documentReceiver: true,
    receivers: [
      { organId: "H15", change: "dropped" },
      { organId: "H16", change: "added" },
    ],
  });
});

test("a replacement lists the documents replaced and who holds them", () => {
  const { document } = readDocument("replace");
  expect(document.business.type).toBe(3);
  expect(document.business.replacements).toEqual([
    { documentId: "000.00.00.H21,2020/11/02,77/UBND-NC", organIds: ["H36", "H36.50.05"] },
  ]);
});

test("a status: code without its zero, number and notation apart", () => {
  const decoded = read("status-refused");
  expect(decoded.codes).toEqual([]);
  expect("status" in decoded && decoded.status).toMatchObject({
    from: { organId: "H36.50.05" },
    statusCode: "02",
    responseFor: { organId: "H21", code: "77/UBND-NC", documentId: "0c1de2f3-7a64-4b0e-9a51-6b8d1f3c2e10" },
    timestamp: "2020-11-02T17:05:10+07:00",
  });
});
