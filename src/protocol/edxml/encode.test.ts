import { unzipSync } from "fflate";
import { expect, test } from "vitest";
import { sampleDocument, samplePdf, sampleStatus } from "./fixtures/sample-messages.ts";
import { type EdxmlDocument, EdxmlEncodeError, encodeDocument, encodeStatus } from "./index.ts";
import { packZipEntry } from "./pack-zip-entry.ts";

test("below the root every element has the prefix, the holders of the files have none", () => {
  const names = [...encodeDocument(sampleDocument()).matchAll(/<([A-Za-z:]+)[\s>]/g)].map(([, name]) => name ?? "");
  expect(new Set(names.filter((name) => !name.startsWith("edXML:")))).toEqual(
    new Set(["edXML", "AttachmentEncoded", "Attachment", "ContentId", "AttachmentName", "ContentType"]),
  );
  expect(names.slice(0, 4)).toEqual(["edXML", "edXML:edXMLEnvelope", "edXML:edXMLHeader", "edXML:MessageHeader"]);
});

test("the header keeps the order of the standard", () => {
  const header =
    /<edXML:MessageHeader>(.*)<\/edXML:MessageHeader>/s.exec(
      encodeDocument(sampleDocument({ responseForTask: ["NV-2020-15"], content: "Nội dung" })),
    )?.[1] ?? "";
  const wanted = [
    "From",
    "To",
    "DocumentId",
    "Code",
    "PromulgationInfo",
    "DocumentType",
    "Subject",
    "Content",
    "SignerInfo",
    "DueDate",
    "OtherInfo",
    "ResponseFor",
    "SteeringType",
    "ToPlaces",
    "ResponseForTask",
  ];
  const found = topLevel(header).filter((name, index, all) => name !== all[index - 1]);
  expect(found).toEqual(wanted);
});

test("dates, instants and agency codes take their form on the wire", () => {
  const message = encodeDocument(sampleDocument({ traces: [{ organId: "H36", timestamp: "2020-10-27T20:15:00Z" }] }));
  expect(message).toContain("<edXML:PromulgationDate>2020/10/27</edXML:PromulgationDate>");
  expect(message).toContain("<edXML:Timestamp>2020/10/28 03:15:00</edXML:Timestamp>");
  expect(message).toContain("<edXML:OrganId>000.05.50.H34</edXML:OrganId>");
});

test("a status has no receiver, no body and no files", () => {
  const message = encodeStatus(sampleStatus());
  for (const absent of ["edXML:To>", "edXMLBody", "AttachmentEncoded", "TraceHeaderList"])
    expect(message).not.toContain(absent);
  expect(message).toContain("<edXML:StatusCode>03</edXML:StatusCode>");
});

test("everything that is missing is listed at once", () => {
  const document = sampleDocument({
    to: [],
    subject: " ",
    documentId: "",
    promulgation: { place: "", date: "2020-02-30" },
    attachments: [],
  });
  expect(problems(() => encodeDocument(document))).toEqual([
    "to missing",
    "documentId missing",
    "subject missing",
    "promulgation.place missing",
    "promulgation.date invalid",
    "attachments missing",
  ]);
  expect(problems(() => encodeStatus(sampleStatus({ statusCode: "99", timestamp: "" })))).toEqual([
    "statusCode invalid",
    "timestamp missing",
  ]);
});

const { business } = sampleDocument();
test.each<[string, Partial<EdxmlDocument>, string[]]>([
  ["revoke", { business: { ...business, type: 1 }, attachments: [] }, ["business.documentId missing"]],
  [
    "update",
    { business: { ...business, type: 2 }, attachments: [] },
    ["business.documentId missing", "business.update missing"],
  ],
  ["replace", { business: { ...business, type: 3 } }, ["business.replacements missing"]],
])("a %s must say of what", (_, changes, expected) => {
  expect(problems(() => encodeDocument(sampleDocument(changes)))).toEqual(expected);
});

test.each<[string, Partial<EdxmlDocument>]>([
  ["subject forbidden-character", { subject: "Về việc\u0001" }],
  ["subject forbidden-character", { subject: "Về việc \ud800" }],
  ["to[0].organId invalid", { to: [{ organId: "000.00.00.H36", organName: "Sai dạng" }] }],
  [
    "attachments[0].bytes missing",
    { attachments: [{ contentId: "a", name: "a.pdf", contentType: "application/pdf", bytes: new Uint8Array() }] },
  ],
  [
    "attachments[0].name invalid",
    { attachments: [{ contentId: "a", name: "../a.pdf", contentType: "application/pdf", bytes: samplePdf(20) }] },
  ],
  ["traces missing", { traces: [] }],
])("%s", (problem, changes) => {
  expect(problems(() => encodeDocument(sampleDocument(changes)))).toEqual([problem]);
});

test.each([
  ["a PDF", samplePdf(5000), true],
  ["text", Buffer.from("Kính gửi các cơ quan. ".repeat(200)), false],
])("another program unzips %s", (_, content, stored) => {
  const archive = packZipEntry("Công văn số 9614.pdf", content);
  expect(unzipSync(archive)).toEqual({ "Công văn số 9614.pdf": new Uint8Array(content) });
  expect(archive.length > content.length).toBe(stored);
  expect(packZipEntry("Công văn số 9614.pdf", content)).toEqual(archive);
});

function problems(encode: () => string): string[] {
  try {
    encode();
  } catch (error) {
    if (error instanceof EdxmlEncodeError) return error.problems.map(({ path, code }) => `${path} ${code}`);
    throw error;
  }
  return [];
}

function topLevel(xml: string): string[] {
  const names: string[] = [];
  let depth = 0;
  for (const [, slash, name] of xml.matchAll(/<(\/?)edXML:([A-Za-z]+)>/g)) {
    if (slash === "") {
      if (depth === 0) names.push(name ?? "");
      depth++;
    } else depth--;
  }
  return names;
}
