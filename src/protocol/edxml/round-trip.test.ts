import fc from "fast-check";
import { expect, test } from "vitest";
import { sampleDocument, sampleStatus } from "./fixtures/sample-messages.ts";
import {
  appendTrace,
  decodeEdxml,
  type EdxmlDocument,
  type EdxmlStatus,
  encodeDocument,
  encodeStatus,
  peekHeader,
} from "./index.ts";

const vietnamese =
  "aàảãáạăằẳẵắặâầẩẫấậbcdđeèẻẽéẹêềểễếệghiìỉĩíịklmnoòỏõóọôồổỗốộơờởỡớợpqrstuùủũúụưừửữứựvxyỳỷỹýỵAĂÂĐÊÔƠƯ’ ";
const letter = fc.oneof(
  { weight: 6, arbitrary: fc.constantFrom(...vietnamese) },
  { weight: 2, arbitrary: fc.constantFrom(..."<>&\"']]>/,;:!?-\n\t\r\u00a0\u0338\u0301") },
  { weight: 1, arbitrary: fc.string({ unit: "grapheme", minLength: 1, maxLength: 1 }) },
);
/** Any text as this program keeps it: NFC, trimmed, of characters that XML can carry. */
const text = fc
  .array(letter, { minLength: 1, maxLength: 40 })
  .map((letters) => letters.join("").normalize("NFC").trim())
  // biome-ignore lint/suspicious/noControlCharactersInRegex: these are the characters that XML cannot carry
  .filter((each) => each !== "" && !/[\0-\x08\x0b\x0c\x0e-\x1f\ufffe\uffff]/.test(each));
const digits = fc.integer({ min: 1, max: 99 }).map((each) => String(each).padStart(2, "0"));
const organId = fc
  .tuple(fc.constantFrom("H36", "H34", "H15", "H16", "H21", "G22"), fc.array(digits, { maxLength: 2 }))
  .map(([level1, groups]) => [level1, ...groups].join("."));
const date = fc
  .date({ min: new Date("1950-01-01"), max: new Date("2150-01-01"), noInvalidDate: true })
  .map((each) => each.toISOString().slice(0, 10));
const instant = date.chain((day) =>
  fc.integer({ min: 0, max: 23 }).map((hour) => `${day}T${String(hour).padStart(2, "0")}:07:59+07:00`),
);
const fileName = fc
  .array(fc.constantFrom(...vietnamese.trim(), "&", "'", "."), { minLength: 1, maxLength: 20 })
  .map((each) => `x${each.join("").normalize("NFC")}.bin`);

function optional<T extends object>(fields: { [Key in keyof T]-?: fc.Arbitrary<T[Key]> }): fc.Arbitrary<Partial<T>> {
  return fc.record(fields, { requiredKeys: [] }) as fc.Arbitrary<Partial<T>>;
}

const organ = fc
  .tuple(
    organId,
    text,
    optional({ organizationInCharge: text, organAdd: text, email: text, telephone: text, fax: text, website: text }),
  )
  .map(([id, organName, more]) => ({ organId: id, organName, ...more }));
const staff = fc
  .tuple(text, text, optional({ departmentId: text, staffId: text, email: text, mobile: text }))
  .map(([department, name, more]) => ({ department, staff: name, ...more }));
const responseFor = fc.record({ organId, code: text, documentId: text, promulgationDate: date });
const receiver = fc.record({ organId, change: fc.constantFrom("added", "dropped") });
const update = fc.record({
  documentInfo: fc.boolean(),
  documentReceiver: fc.boolean(),
  receivers: fc.array(receiver, { maxLength: 3 }),
});
const replacement = fc.record({ documentId: text, organIds: fc.array(organId, { maxLength: 3 }) });
const business = fc
  .record({
    type: fc.constantFrom(0, 1, 2, 3),
    reason: text,
    documentId: text,
    paper: fc.boolean(),
    update,
    replacements: fc.array(replacement, { minLength: 1, maxLength: 2 }),
    staff,
  })
  .map((each) => each as EdxmlDocument["business"]);
const otherInfo = fc
  .tuple(
    fc.record({ priority: fc.constantFrom(0, 1, 2, 3, 4), appendixes: fc.array(text, { maxLength: 3 }) }),
    optional({
      sphereOfPromulgation: text,
      typerNotation: text,
      promulgationAmount: fc.nat(9999),
      pageAmount: fc.nat(9999),
      replyFors: text,
      direction: text,
      referenceCodes: text,
    }),
  )
  .map(([first, more]) => ({ ...first, ...more }) as EdxmlDocument["otherInfo"]);
const attachments = fc.uniqueArray(
  fc.record({
    contentId: fc.uuid(),
    name: fileName,
    contentType: fc.constant("application/octet-stream"),
    description: text,
    bytes: fc.uint8Array({ minLength: 1, maxLength: 3000 }),
  }),
  { minLength: 1, maxLength: 3, selector: (each) => each.contentId },
);
const document: fc.Arbitrary<EdxmlDocument> = fc
  .record({
    from: organ,
    to: fc.array(organ, { minLength: 1, maxLength: 4 }),
    documentId: text,
    code: fc.record({ number: text, notation: text }),
    promulgation: fc.record({ place: text, date }),
    documentType: fc.record({ type: text, typeName: text, typeDetail: text }),
    subject: text,
    content: text,
    signer: fc.record({ competence: text, position: text, fullName: text }),
    dueDate: date,
    otherInfo,
    responseFor: fc.array(responseFor, { maxLength: 2 }),
    steeringType: fc.constantFrom<1 | 2 | 3>(1, 2, 3),
    applicationType: text,
    toPlaces: fc.array(text, { maxLength: 3 }),
    responseForTask: fc.array(text, { maxLength: 2 }),
    traces: fc.array(fc.record({ organId, timestamp: instant }), { minLength: 1, maxLength: 3 }),
    business,
    attachments,
  })
  .map((fields) => ({ kind: "document", ...fields }));
const status: fc.Arbitrary<EdxmlStatus> = fc
  .record({
    from: organ,
    responseFor,
    staff,
    statusCode: fc.constantFrom("01", "02", "03", "04", "05", "06", "13", "15", "16"),
    description: text,
    timestamp: instant,
  })
  .map((fields) => ({ kind: "status", ...fields }));

test("what is encoded is decoded, in both forms of attachment", () => {
  fc.assert(
    fc.property(document, fc.constantFrom("zip" as const, "raw" as const), (given, form) => {
      const decoded = decodeEdxml(encodeDocument(given, { attachments: form }));
      expect("document" in decoded && decoded.document).toEqual(given);
    }),
    { numRuns: 150 },
  );
});

test("a status is encoded and decoded", () => {
  fc.assert(
    fc.property(status, (given) => {
      const decoded = decodeEdxml(encodeStatus(given));
      expect("status" in decoded && decoded.status).toEqual(given);
    }),
  );
});

test("the router and the receiver see the same header", () => {
  fc.assert(
    fc.property(document, (given) => {
      const message = Buffer.from(encodeDocument(given));
      const peeked = peekHeader(message);
      if (!("header" in peeked)) return expect.fail("refused");
      const { attachments: files, ...header } = given;
      expect(peeked.header).toEqual(header);
      expect(peeked.attachments.map(({ contentId, name }) => ({ contentId, name }))).toEqual(
        files.map(({ contentId, name }) => ({ contentId, name })),
      );
    }),
    { numRuns: 50 },
  );
});

test("a trace is added and nothing else changes", () => {
  fc.assert(
    fc.property(document, organId, instant, (given, hop, timestamp) => {
      const trace = { organId: hop, timestamp };
      const decoded = decodeEdxml(appendTrace(encodeDocument(given), trace));
      expect("document" in decoded && decoded.document).toEqual({ ...given, traces: [...given.traces, trace] });
    }),
    { numRuns: 50 },
  );
});

test("no bytes make the reader throw, and no damage to a message does", () => {
  const message = Buffer.from(encodeDocument(sampleDocument()));
  const damage = fc.array(
    fc.tuple(
      fc.nat(message.length - 1),
      fc.oneof(fc.constantFrom(..."<>&/\"'!-[]? ="), fc.nat(255).map(String.fromCharCode)),
      fc.nat(40),
    ),
    { minLength: 1, maxLength: 8 },
  );
  fc.assert(
    fc.property(
      fc.oneof(
        fc.uint8Array({ maxLength: 400 }),
        fc.string({ unit: "binary", maxLength: 400 }),
        damage.map((cuts) => damaged(message, cuts)),
      ),
      (bytes) => {
        for (const answer of [decodeEdxml(bytes), peekHeader(bytes)])
          expect("refused" in answer || "findings" in answer).toBe(true);
      },
    ),
    { numRuns: 1500 },
  );
});

test("a text decomposed by the sender's software is composed", () => {
  const decoded = decodeEdxml(encodeStatus(sampleStatus()).normalize("NFD"));
  expect("status" in decoded && decoded.status.description).toBe("Đã tiếp nhận, vào sổ số 152");
});

function damaged(message: Buffer, cuts: readonly (readonly [number, string, number])[]): Buffer {
  return cuts.reduce(
    (bytes, [at, put, dropped]) =>
      Buffer.concat([bytes.subarray(0, at), Buffer.from(put, "latin1"), bytes.subarray(at + dropped)]),
    message,
  );
}
