import { expect, test } from "vitest";
import { makeZip } from "./fixtures/make-zip.ts";
import { sampleDocument, samplePdf, sampleStatus } from "./fixtures/sample-messages.ts";
import { decodeEdxml, type EdxmlDocument, encodeDocument, encodeStatus, findingCatalogue } from "./index.ts";

const clean = encodeDocument(sampleDocument());
const cleanStatus = encodeStatus(sampleStatus());
const pdf = samplePdf(900);

/** The clean message with one text replaced; fails when the text is not there, so that no row tests nothing. */
function changed(from: string | RegExp, to: string, message = clean): string {
  const result = message.replace(from, to);
  expect(result).not.toBe(message);
  return result;
}

/** The clean message carrying these bytes where the ZIP with the PDF was. */
function carrying(bytes: Uint8Array | string): string {
  const text = typeof bytes === "string" ? bytes : Buffer.from(bytes).toString("base64");
  return changed(/(<edXML:ContentTransferEncoded[^>]*>)[^<]*/, `$1${text}`);
}

function named(name: string): string {
  return changed(/(<edXML:AttachmentName>)[^<]*/, `$1${name}`);
}

const secondTo = "<edXML:To><edXML:OrganId>H15</edXML:OrganId></edXML:To>";
const update = changed(
  "</edXML:Bussiness>",
  "<edXML:BussinessDocumentInfo><edXML:ReceiverList><edXML:Receiver><edXML:OrganId>H15</edXML:OrganId><edXML:ReceiverType>7</edXML:ReceiverType></edXML:Receiver></edXML:ReceiverList></edXML:BussinessDocumentInfo></edXML:Bussiness>",
);
const manyFaults = changed(
  "</edXML:MessageHeader>",
  `${secondTo.replace("H15", "?").repeat(300)}</edXML:MessageHeader>`,
);

/** Each kind of finding, a message that has it, and the path it is reported at. */
const rows: readonly (readonly [code: string, message: string | Uint8Array, path: string])[] = [
  ["prolog.text-before", `\n\n--boundary\n${clean}`, ""],
  ["prolog.text-before", `x<y ${clean}`, ""],
  ["epilog.text-after", `${clean}\n--boundary--`, ""],
  ["encoding.mismatch", Buffer.from(changed('encoding="UTF-8"', 'encoding="utf-16"')), ""],
  ["encoding.mismatch", Buffer.from(changed('encoding="UTF-8"', 'encoding="ISO-8859-1"')), ""],
  ["encoding.utf16", Buffer.from(`\ufeff${clean}`, "utf16le"), ""],
  ["encoding.utf16", Buffer.from(clean, "utf16le").swap16(), ""],
  [
    "namespace.unexpected",
    clean.replaceAll("http://www.mic.gov.vn/TBT/QCVN_102_2016", "http://www.e-doc.example/Schema/"),
    "edXMLEnvelope",
  ],
  ["root.unexpected", changed(/<edXML xmlns/, "<eDoc xmlns").replace(/<\/edXML>$/, "</eDoc>"), "eDoc"],
  [
    "element.duplicate",
    changed("<edXML:DocumentId>", "<edXML:DocumentId>H36,2020/10/27,1/X</edXML:DocumentId><edXML:DocumentId>"),
    "MessageHeader/DocumentId",
  ],
  ["element.duplicate", changed("</edXML:edXMLHeader>", "<edXML:MessageHeader/></edXML:edXMLHeader>"), "MessageHeader"],
  ["element.duplicate", changed("</edXML:edXMLEnvelope>", "</edXML:edXMLEnvelope><edXMLEnvelope/>"), "edXMLEnvelope"],
  ["field.missing", changed(/<edXML:Subject>[^<]*<\/edXML:Subject>/, ""), "MessageHeader/Subject"],
  ["field.missing", clean.replaceAll(/<edXML:To>.*?<\/edXML:To>/g, ""), "MessageHeader/To"],
  ["organ.unreadable", changed("000.00.00.H15", "Đắk Lắk"), "MessageHeader/To[2]/OrganId"],
  ["document-id.form", changed(/(<edXML:DocumentId>)[^<]*/, "$1văn bản số 5"), "MessageHeader/DocumentId"],
  ["document-id.disagrees", changed("2020/10/27,9614", "2020/10/28,9614"), "MessageHeader/DocumentId"],
  [
    "date.impossible",
    changed("PromulgationDate>2020/10/27", "PromulgationDate>2020/10/32"),
    "MessageHeader/PromulgationInfo/PromulgationDate",
  ],
  ["date.impossible", changed("09:15:00", "25:15:00"), "TraceHeaderList/TraceHeader[1]/Timestamp"],
  [
    "date.form",
    changed("PromulgationDate>2020/10/27", "PromulgationDate>27/10/2020"),
    "MessageHeader/PromulgationInfo/PromulgationDate",
  ],
  ["date.due-before-issue", changed("DueDate>2020/11/10", "DueDate>2020/10/26"), "MessageHeader/DueDate"],
  ["code.priority", changed("Priority>1", "Priority>9"), "MessageHeader/OtherInfo/Priority"],
  ["code.steering", changed("SteeringType>2", "SteeringType>0"), "MessageHeader/SteeringType"],
  ["code.business", changed("BussinessDocType>0", "BussinessDocType>8"), "TraceHeaderList/Bussiness/BussinessDocType"],
  ["code.receiver", update, "TraceHeaderList/Bussiness/BussinessDocumentInfo/ReceiverList/Receiver[1]/ReceiverType"],
  ["code.status", changed("StatusCode>03", "StatusCode>77", cleanStatus), "MessageHeader/StatusCode"],
  ["number.unreadable", changed("PageAmount>2", "PageAmount>hai"), "MessageHeader/OtherInfo/PageAmount"],
  [
    "attachment.none",
    clean
      .replace(/<edXML:Reference>.*<\/edXML:Reference>/, "")
      .replace(/<AttachmentEncoded>.*<\/AttachmentEncoded>/, ""),
    "edXMLManifest",
  ],
  ["attachment.missing", changed(/<AttachmentEncoded>.*<\/AttachmentEncoded>/, ""), "edXMLManifest/Reference[1]"],
  ["attachment.unlisted", changed(/<edXML:Reference>.*<\/edXML:Reference>/, ""), "AttachmentEncoded/Attachment[1]"],
  ["attachment.matched-by-name", changed("<ContentId>cid:9614-1", "<ContentId>khác"), "edXMLManifest/Reference[1]"],
  ["attachment.duplicate-id", changed(/(<Attachment>.*<\/Attachment>)/, "$1$1"), "AttachmentEncoded/Attachment[2]"],
  ["attachment.name-unsafe", named("..\\..\\Windows\\9614.pdf"), "edXMLManifest/Reference[1]/AttachmentName"],
  ["attachment.name-unsafe", named("van-ban\u202efdp.exe"), "edXMLManifest/Reference[1]/AttachmentName"],
  ["attachment.base64", carrying("đây không phải base64"), "AttachmentEncoded/Attachment[1]"],
  ["attachment.base64", carrying("QUJD=QUJD"), "AttachmentEncoded/Attachment[1]"],
  ["attachment.base64", carrying("QUJDR"), "AttachmentEncoded/Attachment[1]"],
  ["attachment.empty", carrying(""), "AttachmentEncoded/Attachment[1]"],
  [
    "attachment.empty",
    carrying(makeZip([{ name: "a.pdf", content: new Uint8Array() }])),
    "AttachmentEncoded/Attachment[1]",
  ],
  ["attachment.mistyped", carrying(Buffer.from("<html>không phải PDF</html>")), "AttachmentEncoded/Attachment[1]"],
  ["attachment.executable", carrying(Buffer.from("MZ\x90\0%PDF-1.7")), "AttachmentEncoded/Attachment[1]"],
  [
    "attachment.zip-damaged",
    carrying(makeZip([{ name: "a.pdf", content: pdf, crc: 1 }])),
    "AttachmentEncoded/Attachment[1]",
  ],
  [
    "attachment.zip-damaged",
    carrying(makeZip([{ name: "a.pdf", content: pdf, offset: 7 }])),
    "AttachmentEncoded/Attachment[1]",
  ],
  [
    "attachment.zip-damaged",
    carrying(makeZip([{ name: "a.pdf", content: pdf, claimedSize: 100 }])),
    "AttachmentEncoded/Attachment[1]",
  ],
  [
    "attachment.zip-damaged",
    carrying(makeZip([{ name: "a.pdf", content: pdf, method: 12 }])),
    "AttachmentEncoded/Attachment[1]",
  ],
  [
    "attachment.zip-damaged",
    carrying(makeZip([{ name: "a.pdf", content: pdf }], { count: 2 })),
    "AttachmentEncoded/Attachment[1]",
  ],
  [
    "attachment.zip-damaged",
    carrying(makeZip([{ name: "a.pdf", content: pdf }]).subarray(0, 400)),
    "AttachmentEncoded/Attachment[1]",
  ],
  [
    "attachment.zip-entries",
    carrying(
      makeZip([
        { name: "a.pdf", content: pdf },
        { name: "b.pdf", content: pdf },
      ]),
    ),
    "AttachmentEncoded/Attachment[1]",
  ],
  ["attachment.zip-entries", carrying(makeZip([])), "AttachmentEncoded/Attachment[1]"],
  [
    "attachment.zip-entries",
    carrying(makeZip([{ name: "thu-muc/", content: new Uint8Array() }])),
    "AttachmentEncoded/Attachment[1]",
  ],
  // Entries that share one body are how a small archive inflates without end.
  [
    "attachment.zip-entries",
    carrying(makeZip(Array.from({ length: 300 }, () => ({ name: "a.pdf", content: pdf, offset: 0 })))),
    "AttachmentEncoded/Attachment[1]",
  ],
  [
    "attachment.zip-encrypted",
    carrying(makeZip([{ name: "a.pdf", content: pdf, encrypted: true }])),
    "AttachmentEncoded/Attachment[1]",
  ],
  [
    "attachment.zip-path",
    carrying(makeZip([{ name: "../../etc/a.pdf", content: pdf }])),
    "AttachmentEncoded/Attachment[1]",
  ],
  ["attachment.zip-path", carrying(makeZip([{ name: "/etc/a.pdf", content: pdf }])), "AttachmentEncoded/Attachment[1]"],
  ["attachment.zip-path", carrying(makeZip([{ name: "C:\\a.pdf", content: pdf }])), "AttachmentEncoded/Attachment[1]"],
  [
    "attachment.zip-path",
    carrying(makeZip([{ name: "tep\\..\\..\\a.pdf", content: pdf }])),
    "AttachmentEncoded/Attachment[1]",
  ],
  [
    "attachment.zip-folder",
    carrying(makeZip([{ name: "tep/a.pdf", content: pdf }])),
    "AttachmentEncoded/Attachment[1]",
  ],
  ["findings.more", manyFaults, ""],
];

test.each(rows)("%s is found", (code, message, path) => {
  const decoded = decodeEdxml(message);
  if ("refused" in decoded) expect.fail(decoded.refused.message.en);
  const found = decoded.findings.filter((each) => each.code === code).map((each) => each.path);
  expect(found).toContain(path);
});

test("every kind of finding has a message that shows it", () => {
  expect(new Set(rows.map(([code]) => code))).toEqual(new Set(findingCatalogue.keys()));
});

test("a message that this program wrote has no findings", () => {
  expect(decodeEdxml(clean)).toEqual({ document: sampleDocument(), findings: [] });
  expect(decodeEdxml(cleanStatus)).toEqual({ status: sampleStatus(), findings: [] });
});

test("what cannot be read keeps the sender's characters", () => {
  expect(documentOf(changed("PromulgationDate>2020/10/27", "PromulgationDate>2020/10/32")).promulgation.date).toBe(
    "2020/10/32",
  );
  expect(documentOf(changed("000.00.00.H15", "Đắk Lắk")).to[1]?.organId).toBe("Đắk Lắk");
});

test("a file that cannot be trusted is withheld, one with a harmless fault is kept", () => {
  expect(documentOf(carrying(makeZip([{ name: "../a.pdf", content: pdf }]))).attachments).toEqual([]);
  expect(documentOf(carrying(makeZip([{ name: "tep/a.pdf", content: pdf }]))).attachments[0]?.bytes).toEqual(pdf);
  expect(documentOf(named("..\\9614.pdf")).attachments[0]?.name).toBe("9614.pdf");
});

test("findings about a hostile message stay few and short", () => {
  const decoded = decodeEdxml(manyFaults.replace("Priority>1", `Priority>${"x".repeat(100_000)}`));
  if (!("findings" in decoded)) expect.fail("refused");
  expect(decoded.findings.length).toBe(201);
  expect(JSON.stringify(decoded.findings).length).toBeLessThan(100_000);
});

function documentOf(message: string): EdxmlDocument {
  const decoded = decodeEdxml(message);
  return "document" in decoded ? decoded.document : expect.fail("not a document");
}
