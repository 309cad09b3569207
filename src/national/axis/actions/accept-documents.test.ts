import { sql } from "kysely";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import {
  createCrl,
  createDemoTrust,
  describeCertificate,
  type IssuedCertificate,
  signerOf,
  signXml,
} from "../../../engines/signing/index.ts";
import { readMetric } from "../../../platform/metrics/index.ts";
import { makeZip } from "../../../protocol/edxml/fixtures/make-zip.ts";
import { type EdxmlDocument, encodeDocument } from "../../../protocol/edxml/index.ts";
import {
  addCertificate,
  readCertificates,
  receiveCrls,
  revokeCertificate,
  succeedAgency,
} from "../../directory/index.ts";
import { type AxisStand, axisStand, makeDocument, sampleAgency, signed } from "../axis.fixture.ts";
import type { Source } from "../axis.ts";
import type { Outcome } from "../outcome.ts";
import { acceptDocuments } from "./accept-documents.ts";

let stand: AxisStand;
const h36: Source = { kind: "node", code: "H36" };

beforeAll(async () => {
  stand = await axisStand({}, [
    sampleAgency("H34.51", "Ủy ban nhân dân huyện Kon Rẫy cũ", "district", { validUntil: "2020-06-01" }),
  ]);
});
afterAll(async () => await stand.node.drop());

async function hand(bodies: readonly (Buffer | string)[], source: Source = h36): Promise<readonly Outcome[]> {
  const submissions = bodies.map((body) => ({ id: null, body: Buffer.from(body) }));
  return stand.node.db.transaction().execute((tx) => acceptDocuments(tx, stand.axis, source, submissions));
}

async function one(body: Buffer | string, source: Source = h36): Promise<Outcome> {
  const [outcome] = await hand([body], source);
  if (!outcome) throw new Error("no outcome");
  return outcome;
}

async function rows(
  table: "message" | "delivery" | "rejection" | "hop",
  where = "true",
): Promise<Record<string, unknown>[]> {
  const found = await sql<
    Record<string, unknown>
  >`SELECT * FROM ${sql.table(`axis.${table}`)} WHERE ${sql.raw(where)}`.execute(stand.node.db);
  return found.rows;
}

describe("a document that is fit", () => {
  test("is stored once and goes to each node once, with every recipient there", async () => {
    const to = ["H34.50.05", "H34.50", "H36.01"].map((organId) => ({ organId, organName: organId }));
    const document = await makeDocument({ to });
    const outcome = await one(signed(document, stand.h36));
    expect(outcome).toMatchObject({
      taken: true,
      repeated: false,
      recipients: { "H34.50.05": "queued", "H34.50": "queued" },
    });
    if (!outcome.taken) return;
    const id = outcome.messageId;
    const outbox = await sql<{ destination: string; meta: { recipients: string[] }; payload_id: string; key: string }>`
      SELECT destination, meta, payload_id, key FROM platform.outbox WHERE payload_id = ${id} ORDER BY destination`.execute(
      stand.node.db,
    );
    expect(outbox.rows.map((row) => [row.destination, row.meta.recipients, row.key])).toEqual([
      ["H34", ["H34.50.05", "H34.50"], document.documentId],
      ["H36", ["H36.01"], document.documentId],
    ]);
    expect(await rows("delivery", `message_id = '${id}'`)).toHaveLength(3);
    expect((await rows("hop", `message_id = '${id}'`)).map((hop) => hop.kind)).toEqual([
      "accepted",
      "queued",
      "queued",
    ]);
    const period = { from: "2020-11-24", to: "2020-11-24" };
    expect((await readMetric(stand.node.db, { metric: "axis.received", agencies: ["H36.01"], ...period })).total).toBe(
      1,
    );
    const sent = { metric: "axis.sent", agencies: ["H36"], ...period };
    const list = await stand.node.metrics.get("axis.sent").list(stand.node.db, { query: sent, offset: 0, limit: 50 });
    expect(list.total).toBe((await readMetric(stand.node.db, sent)).total);
  });

  test("may come with impossible dates: they are flagged and kept out of the date columns", async () => {
    const document = await makeDocument();
    const body = signedAfter(document, (xml) =>
      xml.replace(/<edXML:PromulgationDate>[^<]*/, "<edXML:PromulgationDate>2020/02/31"),
    );
    const outcome = await one(body);
    expect(outcome).toMatchObject({ taken: true });
    if (!outcome.taken) return;
    expect(outcome.findings.map((finding) => finding.code)).toContain("date.impossible");
    expect((await rows("message", `id = '${outcome.messageId}'`))[0]).toMatchObject({ promulgation_date: null });
  });

  test("that comes again gets its first answer and does nothing", async () => {
    const body = signed(await makeDocument(), stand.h36);
    const first = await one(body);
    const [again, twice] = await hand([body, body]);
    expect([again, twice]).toMatchObject([
      { taken: true, repeated: true },
      { taken: true, repeated: true },
    ]);
    expect(first.taken && again?.taken && again.messageId === first.messageId).toBe(true);
  });

  test("twice in one batch is taken once", async () => {
    const body = signed(await makeDocument(), stand.h36);
    expect(await hand([body, body])).toMatchObject([
      { taken: true, repeated: false },
      { taken: true, repeated: true },
    ]);
  });

  test("goes to the successor of a dissolved agency, and says so", async () => {
    const registrar = { ...person, grants: [{ ...grant, role: "registrar" as const }] };
    await succeedAgency(stand.node, registrar, {
      agencyCode: "H34.51",
      successorCode: "H34.50",
      fromDay: "2020-06-01",
      basis: "Nghị quyết thử nghiệm",
    });
    const outcome = await one(signed(await makeDocument({ to: [{ organId: "H34.51", organName: "cũ" }] }), stand.h36));
    expect(outcome).toMatchObject({ taken: true, recipients: { "H34.51": "queued" } });
    if (!outcome.taken) return;
    const [delivery] = await rows("delivery", `message_id = '${outcome.messageId}'`);
    expect(delivery).toMatchObject({ resolved_code: "H34.50", node_code: "H34", reason: { code: "axis.succeeded" } });
  });

  test("is taken for the recipients that are known; the others are named, with the nearest right code", async () => {
    const to = ["H34.50.05", "H34.05.50"].map((organId) => ({ organId, organName: organId }));
    const outcome = await one(signed(await makeDocument({ to }), stand.h36));
    expect(outcome).toMatchObject({ taken: true, recipients: { "H34.50.05": "queued", "H34.05.50": "undeliverable" } });
    const [told] = (
      await sql<{
        data: unknown;
      }>`SELECT data FROM platform.outbox WHERE type = 'receipts.v1' ORDER BY id DESC LIMIT 1`.execute(stand.node.db)
    ).rows;
    expect(JSON.stringify(told?.data)).toContain("H34.50.05");
  });
});

describe("what is not taken", () => {
  test("says which fault of a file it is", async () => {
    const faults = ["", Buffer.from("PNG, thật đấy").toString("base64"), zipOf("../../etc/a.png", Buffer.from("x"))];
    const words = [];
    for (const fault of faults) {
      const outcome = await one(await withContent(fault));
      words.push(outcome.taken ? "" : outcome.reason.en);
    }
    expect(words).toMatchObject([/0 bytes/, /declared type/, /path/].map((each) => expect.stringMatching(each)));
  });

  const cases: readonly [string, string, () => Promise<Buffer | string>][] = [
    ["what is not XML", "edxml.not-xml", async () => "xin chào"],
    [
      "a DOCTYPE",
      "edxml.doctype",
      async () =>
        signed(await makeDocument(), stand.h36)
          .toString()
          .replace("?>", '?><!DOCTYPE a [<!ENTITY b "c">]>'),
    ],
    ["an entity bomb", "edxml.doctype", async () => bomb],
    [
      "an unsigned document",
      "axis.signature-absent",
      async () => signedAfter(await makeDocument(), (xml) => xml, false),
    ],
    [
      "a changed byte",
      "axis.signature-changed",
      async () =>
        signed(await makeDocument(), stand.h36)
          .toString()
          .replace("chứng thực", "chứng thức"),
    ],
    ["a stranger's authority", "axis.signature-untrusted", async () => signed(await makeDocument(), await stranger())],
    [
      "a certificate that is not registered",
      "axis.certificate-unregistered",
      async () => signed(await makeDocument(), await issued("Lạ")),
    ],
    [
      "a certificate of another agency",
      "axis.certificate-other-agency",
      async () => signed(await makeDocument(), await registered("H34")),
    ],
    ["an expired certificate", "axis.signature-expired", async () => signed(await makeDocument(), await expired())],
    ["a revoked certificate", "axis.certificate-revoked", async () => signed(await makeDocument(), await revoked())],
    [
      "a certificate that its authority revoked",
      "axis.signature-revoked",
      async () => signed(await makeDocument(), await listedAsRevoked()),
    ],
    [
      "only unknown recipients",
      "axis.recipients-unknown",
      async () => signed(await makeDocument({ to: [{ organId: "H34.77", organName: "?" }] }), stand.h36),
    ],
    [
      "an unknown sender",
      "axis.sender-unknown",
      async () => signed(await makeDocument({ from: { organId: "H36.99", organName: "?" } }), stand.h36),
    ],
    [
      "a sender of another node",
      "axis.sender-foreign",
      async () => signed(await makeDocument({ from: { organId: "H34", organName: "KT" } }), stand.h36),
    ],
    ["a zip bomb", "edxml.zip-bomb", async () => withContent(zipOf("a.png", Buffer.alloc(50_000_000)))],
    [
      "a path in a zip",
      "axis.attachment-unusable",
      async () => withContent(zipOf("../../etc/a.png", Buffer.from("x"))),
    ],
    ["a file of 0 bytes", "axis.attachment-unusable", async () => withContent("")],
    [
      "a file that is not what it says",
      "axis.attachment-unusable",
      async () => withContent(Buffer.from("PNG, thật đấy").toString("base64")),
    ],
    [
      "a PDF with a script",
      "axis.active-content",
      async () => signed(await makeDocument({ attachments: [pdf(scriptedPdf())] }), stand.h36),
    ],
    [
      "a PDF that cannot be read",
      "axis.active-content",
      async () => signed(await makeDocument({ attachments: [pdf(Buffer.from("%PDF-1.4 hỏng"))] }), stand.h36),
    ],
  ];

  test.each(cases)("%s", async (_name, code, make) => {
    const before = (await rows("message")).length;
    const outcome = await one(await make());
    expect(outcome).toMatchObject({ taken: false, reason: { code } });
    if (outcome.taken) return;
    expect(outcome.reason.vi).not.toBe("");
    expect(outcome.reason.vi.normalize("NFC")).toBe(outcome.reason.vi);
    expect((await rows("message")).length).toBe(before);
    expect((await rows("rejection")).at(-1)).toMatchObject({ code, source: "H36", reason: outcome.reason });
  });

  test("the same DocumentId with other content; the first stays as it is", async () => {
    const document = await makeDocument();
    const first = await one(signed(document, stand.h36));
    const other = await one(signed({ ...document, subject: "Nội dung khác" }, stand.h36));
    expect([first, other]).toMatchObject([
      { taken: true },
      { taken: false, reason: { code: "axis.duplicate-other-content" } },
    ]);
  });

  test("does not hold up the good ones of its batch", async () => {
    const bodies = [
      signed(await makeDocument(), stand.h36),
      Buffer.from("<x/>"),
      signed(await makeDocument(), stand.h36),
    ];
    expect((await hand(bodies)).map((outcome) => outcome.taken)).toEqual([true, false, true]);
  });
});

const grant = {
  id: "g",
  agencyCode: "VN",
  title: "",
  titleEn: "",
  validFrom: new Date(0),
  validUntil: null,
  onBehalfOf: null,
};
const person = {
  accountId: "00000000-0000-7000-8000-000000000001",
  username: "q",
  name: "Người quản lý thử",
  sessionId: "s",
  agencyCode: "VN",
};

const bomb = `<!DOCTYPE lolz [<!ENTITY a "aaaaaaaaaa"><!ENTITY b "&a;&a;&a;&a;&a;&a;&a;&a;">]><edXML>&b;</edXML>`;
/** A readable PDF whose catalogue runs a script when it is opened. */
function scriptedPdf(): Buffer {
  const objects = [
    "<</Type/Catalog/Pages 2 0 R/OpenAction<</S/JavaScript/JS(app.alert\\(1\\))>>>>",
    "<</Type/Pages/Kids[3 0 R]/Count 1>>",
    "<</Type/Page/Parent 2 0 R/MediaBox[0 0 9 9]>>",
  ];
  let text = "%PDF-1.4\n";
  const places = objects.map((object, index) => {
    const at = text.length;
    text += `${index + 1} 0 obj\n${object}\nendobj\n`;
    return `${String(at).padStart(10, "0")} 00000 n \n`;
  });
  const table = `xref\n0 4\n0000000000 65535 f \n${places.join("")}`;
  return Buffer.from(`${text}${table}trailer\n<</Root 1 0 R/Size 4>>\nstartxref\n${text.length}\n%%EOF\n`);
}

function pdf(bytes: Uint8Array) {
  return { contentId: "a", name: "van-ban.pdf", contentType: "application/pdf", bytes };
}

/** Changes the text before it is signed, so that what is wrong is not the signature. */
function signedAfter(document: EdxmlDocument, change: (xml: string) => string, sign = true): Buffer {
  const xml = change(encodeDocument(document));
  return Buffer.from(sign ? signXml(xml, { signer: signerOf(stand.h36) }) : xml);
}

function zipOf(name: string, content: Buffer): string {
  return makeZip([{ name, content }]).toString("base64");
}

async function withContent(base64: string): Promise<Buffer> {
  return signedAfter(await makeDocument(), (xml) =>
    xml
      .replace(/(<edXML:ContentTransferEncoded[^>]*>)[^<]*/, `$1${base64}`)
      .replaceAll("application/pdf", "image/png")
      .replaceAll(".pdf", ".png"),
  );
}

async function issued(name: string): Promise<IssuedCertificate> {
  return stand.trust.issue(name, "node");
}

async function registered(agencyCode: string): Promise<IssuedCertificate> {
  const certificate = await issued(`Của ${agencyCode}`);
  await addCertificate(stand.node, "system", { agencyCode, scope: "subtree", file: certificate.certificate });
  return certificate;
}

async function revoked(): Promise<IssuedCertificate> {
  const certificate = await registered("H36");
  const all = await readCertificates(stand.node.db, { agencyCode: "H36" });
  const row = all.find((each) => Buffer.compare(each.der, certificate.certificate) === 0);
  await revokeCertificate(
    stand.node,
    { ...person, grants: [{ ...grant, role: "registrar" }] },
    row?.id ?? "",
    "Lộ khóa",
  );
  return certificate;
}

/** Registered, and later on the revocation list that its authority publishes. */
async function listedAsRevoked(): Promise<IssuedCertificate> {
  const certificate = await registered("H36");
  const { serial } = describeCertificate(certificate.certificate);
  const at = new Date("2020-11-23T00:00:00Z");
  const list = { number: 1, thisUpdate: at, nextUpdate: new Date("2020-12-24T00:00:00Z") };
  const revoked = [{ serialNumber: serial, at }];
  await receiveCrls(stand.node, [await createCrl({ authority: stand.trust.authority, ...list, revoked })]);
  return certificate;
}

async function expired(): Promise<IssuedCertificate> {
  return stand.trust.issue("Hết hạn", "node", { notAfter: new Date("2020-11-01T00:00:00Z") });
}

async function stranger(): Promise<IssuedCertificate> {
  return (await createDemoTrust()).issue("Người lạ", "node");
}
