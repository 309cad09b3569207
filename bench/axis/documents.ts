import { randomBytes } from "node:crypto";
import { type EdxmlDocument, formatDocumentId } from "../../src/protocol/edxml/index.ts";

/** A recipient of a benchmark document. */
export type Recipient = { readonly code: string; readonly name: string };

/**
 * A document whose edXML is about `bytes` long: an official letter with one PDF of bytes that do not compress.
 * @param serial makes number and DocumentId unique
 */
export function benchDocument(serial: number, bytes: number, to: readonly Recipient[]): EdxmlDocument {
  const number = String(serial);
  const notation = "UBND-BM";
  const date = "2020-11-16";
  const organ = { organId: "H36", organName: "Ủy ban nhân dân tỉnh Lâm Đồng" };
  const code = { number, notation };
  const instant = `${date}T09:00:00+07:00`;
  return {
    kind: "document",
    from: organ,
    to: to.map((one) => ({ organId: one.code, organName: one.name })),
    documentId: formatDocumentId({ organId: "H36", date, code }),
    code,
    promulgation: { place: "Lâm Đồng", date },
    documentType: { type: "2", typeDetail: "1", typeName: "Công văn" },
    subject: "Đẩy nhanh tích hợp dịch vụ công trực tuyến",
    signer: { competence: "KT. CHỦ TỊCH", position: "PHÓ CHỦ TỊCH", fullName: "Người ký thử" },
    otherInfo: { priority: 0, appendixes: [] },
    responseFor: [],
    steeringType: 1,
    toPlaces: [],
    responseForTask: [],
    traces: [{ organId: "H36", timestamp: instant }],
    business: {
      type: 0,
      reason: "Văn bản mới",
      paper: false,
      replacements: [],
      staff: { department: "Văn phòng", staff: "Văn thư" },
    },
    attachments: [
      {
        contentId: "f1",
        name: "van-ban.pdf",
        contentType: "application/pdf",
        bytes: padPdf(fileBytes(bytes, to.length)),
      },
    ],
  };
}

/** What is left for the file: the rest of the message, and base64's third. */
function fileBytes(bytes: number, recipients: number): number {
  return Math.max(300, Math.floor(((bytes - 4_000 - recipients * 250) * 3) / 4));
}

/** A small valid PDF of one empty page, padded to a length with a stream of random bytes. */
function padPdf(length: number): Uint8Array {
  const objects = [
    Buffer.from("<</Type/Catalog/Pages 2 0 R>>"),
    Buffer.from("<</Type/Pages/Kids[3 0 R]/Count 1>>"),
    Buffer.from("<</Type/Page/Parent 2 0 R/MediaBox[0 0 595 842]>>"),
  ];
  const filler = randomBytes(Math.max(16, length - 420));
  objects.push(
    Buffer.concat([Buffer.from(`<</Length ${filler.length}>>\nstream\n`), filler, Buffer.from("\nendstream")]),
  );
  const parts: Buffer[] = [Buffer.from("%PDF-1.7\n")];
  const offsets: number[] = [];
  let at = parts[0]?.length ?? 0;
  objects.forEach((object, index) => {
    const part = Buffer.concat([Buffer.from(`${index + 1} 0 obj\n`), object, Buffer.from("\nendobj\n")]);
    offsets.push(at);
    at += part.length;
    parts.push(part);
  });
  const rows = offsets.map((offset) => `${String(offset).padStart(10, "0")} 00000 n \n`).join("");
  const tail = `xref\n0 ${objects.length + 1}\n0000000000 65535 f \n${rows}trailer\n<</Size ${objects.length + 1}/Root 1 0 R>>\nstartxref\n${at}\n%%EOF\n`;
  parts.push(Buffer.from(tail));
  return Buffer.concat(parts);
}
