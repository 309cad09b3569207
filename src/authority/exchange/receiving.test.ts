import { sql } from "kysely";
import { afterAll, beforeAll, beforeEach, describe, expect, test } from "vitest";
import { createCrl, createDemoTrust, describeCertificate, signerOf } from "../../engines/signing/index.ts";
import { readMetric } from "../../platform/metrics/index.ts";
import {
  carry,
  carryStatus,
  directory,
  type ExchangeStand,
  exchangeStand,
  inline,
  letter,
} from "./exchange.fixture.ts";
import { findAgencies, findIncoming, listStatuses, readDocument, readEdxml, sendStatus } from "./index.ts";

let stand: ExchangeStand;
beforeAll(async () => {
  stand = await exchangeStand();
});
afterAll(() => stand.node.drop());
beforeEach(() => {
  stand.arrived.length = 0;
  stand.changes.length = 0;
  stand.reminders.length = 0;
});

const later = "2020-11-26T09:00:00.000Z";
const staff = { department: "Văn phòng", name: "Phạm Hồng Vân" };

describe("a document from the axis", () => {
  test("arrives once per agency, its bytes kept as they came, and agencies that are not here are named", async () => {
    const message = carry(stand, letter(), ["H36", "H36.01", "H36.77"]);
    expect(await stand.receive("document.v1", [message])).toEqual([
      {
        outcome: "accepted",
        data: { recipients: { H36: "arrived", "H36.01": "arrived", "H36.77": "unknown-agency" } },
      },
    ]);
    expect(stand.arrived.map((one) => one.recipientCode)).toEqual(["H36", "H36.01"]);
    const [first] = stand.arrived;
    expect(first?.signature).toMatchObject({ present: true, valid: true, weak: false, registered: true });
    expect(first?.document.subject).toBe("Về việc phối hợp phòng, chống bão số 13");
    expect(Buffer.from(await readEdxml(stand.node.db, first?.incomingId ?? ""))).toEqual(message.body);
    const files = (await readDocument(stand.node.db, first?.incomingId ?? "")).attachments;
    expect(files.map((file) => [file.name, Buffer.from(file.bytes).toString()])).toEqual([
      ["cong-van.pdf", "%PDF-1.7 thử"],
    ]);
  });

  test("sent twice, even in one batch, gets the same answer and no second arrival; a new recipient is added", async () => {
    const document = letter();
    const [one, two, three] = [
      carry(stand, document),
      carry(stand, document),
      carry(stand, document, ["H36", "H36.01"]),
    ];
    const twin = { ...two, body: one.body };
    const third = { ...three, body: one.body };
    const answers = await stand.receive("document.v1", [one, twin]);
    expect(answers[0]).toEqual(answers[1]);
    expect(stand.arrived).toHaveLength(1);
    await stand.receive("document.v1", [third]);
    expect(stand.arrived.map((arrival) => arrival.recipientCode)).toEqual(["H36", "H36.01"]);
    expect(stand.arrived[1]?.payloadId).toBe(stand.arrived[0]?.payloadId);
  });

  test("with the id of another but other content is refused in words that say what to do", async () => {
    const document = letter();
    await stand.receive("document.v1", [carry(stand, document)]);
    const [answer] = await stand.receive("document.v1", [carry(stand, { ...document, subject: "Khác" })]);
    expect(answer).toMatchObject({ outcome: "refused", code: "exchange.duplicate-other-content" });
    expect(stand.arrived).toHaveLength(1);
  });

  test("changed on the way, unsigned, from a stranger's authority or not XML is refused, and holds up nobody", async () => {
    const message = carry(stand, letter());
    const changed = {
      ...carry(stand, letter()),
      body: Buffer.from(message.body.toString().replace("bão số 13", "bão số 14")),
    };
    const notXml = { ...carry(stand, letter()), body: Buffer.from("xin chào") };
    const answers = await stand.receive("document.v1", [changed, notXml, carry(stand, letter())]);
    expect(answers.map((answer) => ("code" in answer ? answer.code : answer.outcome))).toEqual([
      "exchange.signature-changed",
      "exchange.not-xml",
      "accepted",
    ]);
    const stranger = await exchangeStand();
    const [answer] = await stand.receive("document.v1", [carry(stranger, letter())]);
    expect(answer).toMatchObject({ outcome: "refused", code: "exchange.signature-untrusted" });
    expect(stand.arrived).toHaveLength(1);
  });

  test("by an expired or a revoked certificate is refused, though the directory still has it", async () => {
    const old = await exchangeStand({ now: new Date("2020-11-24T09:00:00+07:00") });
    const expired = signerOf(await old.trust.issue("Trục H34", "node", { notAfter: new Date("2020-11-23T00:00:00Z") }));
    const [late] = await old.receive("document.v1", [carry({ signer: expired }, letter())]);
    expect(late).toMatchObject({ outcome: "refused", code: "exchange.signature-expired" });
    const dates = { thisUpdate: new Date("2020-11-24T00:00:00Z"), nextUpdate: new Date("2020-12-24T00:00:00Z") };
    const at = new Date("2020-11-24T01:00:00Z");
    const revoked = [{ serialNumber: describeCertificate(old.signer.certificate).serial, at }];
    const list = await createCrl({ authority: old.trust.authority, number: 1, ...dates, revoked });
    const forged = await createCrl({ authority: (await createDemoTrust()).authority, number: 2, ...dates, revoked });
    old.revocationLists.push(forged);
    expect(await old.receive("document.v1", [carry(old, letter())])).toMatchObject([{ outcome: "accepted" }]);
    old.revocationLists.push(list);
    const [answer] = await old.receive("document.v1", [carry(old, letter())]);
    expect(answer).toMatchObject({ outcome: "refused", code: "exchange.signature-revoked" });
    expect(old.arrived).toHaveLength(1);
  });

  test("from any node but the national one is refused", async () => {
    const [answer] = await stand.receive("document.v1", [{ ...carry(stand, letter()), source: "H34" }]);
    expect(answer).toMatchObject({ outcome: "refused", code: "exchange.wrong-source" });
  });

  test("by a certificate the directory does not know for its sender is taken in and flagged", async () => {
    const document = letter({ from: { organId: "G22", organName: "Văn phòng Chính phủ" } });
    await stand.receive("document.v1", [carry(stand, document)]);
    expect(stand.arrived[0]?.signature).toMatchObject({ valid: true, registered: false });
  });

  test("counts for its agency and day", async () => {
    const before = await readMetric(stand.node.db, {
      metric: "exchange.received",
      agencies: ["H36.50.05"],
      to: "2020-11-24",
    });
    await stand.receive("document.v1", [carry(stand, letter(), ["H36.50.05"]), carry(stand, letter(), ["H36.50.05"])]);
    const query = { metric: "exchange.received", agencies: ["H36.50.05"], to: "2020-11-24" };
    const after = await readMetric(stand.node.db, query);
    expect(after.total - before.total).toBe(2);
    const list = await stand.node.metrics.get("exchange.received").list(stand.node.db, { query, offset: 0, limit: 10 });
    expect(list.total).toBe(after.total);
    expect(list.rows[0]?.cells[0]).toBe("152/UBND-VX");
  });

  test("waits while the node has no directory to check signatures with", async () => {
    const empty = await exchangeStand();
    await sql`DELETE FROM exchange.directory_trust`.execute(empty.node.db);
    await sql`UPDATE exchange.directory_state SET version = 0`.execute(empty.node.db);
    await expect(empty.receive("document.v1", [carry(empty, letter())])).rejects.toMatchObject({ kind: "unavailable" });
  });
});

describe("what the receiver tells", () => {
  test("goes to the axis as a status of the document, in its order", async () => {
    const document = letter();
    await stand.receive("document.v1", [carry(stand, document)]);
    const incomingId = stand.arrived[0]?.incomingId ?? "";
    await stand.run((tx) =>
      sendStatus(tx, stand.node, { incomingId, recipientCode: "H36", statusCode: "03", description: "", staff }),
    );
    expect(await findIncoming(stand.node.db, incomingId)).toMatchObject({ state: "registered" });
    const [status] = await listStatuses(stand.node.db, { incomingId });
    expect(status).toMatchObject({ direction: "out", code: "03", agencyCode: "H36", recipients: ["H34"] });
    const { rows } =
      await sql`SELECT destination, type, key, meta FROM platform.outbox WHERE id = ${status?.id}`.execute(
        stand.node.db,
      );
    expect(rows).toEqual([{ destination: "VN", type: "status.v1", key: document.documentId, meta: { to: ["H34"] } }]);
  });

  test("cannot be another's: not for another agency, not 01 or 13", async () => {
    await stand.receive("document.v1", [carry(stand, letter())]);
    const incomingId = stand.arrived[0]?.incomingId ?? "";
    const send = (recipientCode: string, statusCode: string) =>
      stand.run((tx) => sendStatus(tx, stand.node, { incomingId, recipientCode, statusCode, description: "", staff }));
    await expect(send("H36.01", "03")).rejects.toMatchObject({ code: "exchange.document-missing" });
    await expect(send("H36", "13")).rejects.toMatchObject({ code: "exchange.status-unknown" });
    await expect(send("H36", "01")).rejects.toMatchObject({ code: "exchange.status-unknown" });
  });
});

describe("a recall", () => {
  test("of the document's own sender asks each agency named, and only those", async () => {
    const document = letter();
    await stand.receive("document.v1", [carry(stand, document, ["H36", "H36.01"])]);
    const recall = { from: "H34", to: "H34", code: "13", text: "Gửi nhầm", for: ["H36.01"] };
    await stand.receive("status.v1", [carryStatus(document, recall)]);
    expect(stand.changes).toMatchObject([
      { side: "incoming", recipientCode: "H36.01", code: "13", description: "Gửi nhầm" },
    ]);
    const asked = stand.arrived.find((one) => one.recipientCode === "H36.01")?.incomingId ?? "";
    expect(await findIncoming(stand.node.db, asked)).toMatchObject({ recallState: "asked", recallReason: "Gửi nhầm" });
  });

  test("of someone else asks nobody", async () => {
    const document = letter();
    await stand.receive("document.v1", [carry(stand, document)]);
    await stand.receive("status.v1", [carryStatus(document, { from: "G22", to: "H34", code: "13" })]);
    expect(stand.changes).toEqual([]);
  });

  test("that comes before its document is kept, and takes effect when the document comes", async () => {
    const document = letter();
    await stand.receive("status.v1", [carryStatus(document, { from: "H34", to: "H34", code: "13", text: "Gửi nhầm" })]);
    expect(stand.changes).toEqual([]);
    await stand.receive("document.v1", [carry(stand, document)]);
    expect(stand.changes).toMatchObject([{ side: "incoming", code: "13", incomingId: stand.arrived[0]?.incomingId }]);
    const statuses = await listStatuses(stand.node.db, { incomingId: stand.arrived[0]?.incomingId ?? "" });
    expect(statuses).toMatchObject([{ code: "13", note: null }]);
  });

  test("as other software sends it, a document of business type 1, is the same and no new arrival", async () => {
    const document = letter();
    await stand.receive("document.v1", [carry(stand, document)]);
    const revoke = letter({
      business: { ...document.business, type: 1, reason: "Thu hồi do sai thể thức", documentId: document.documentId },
    });
    await stand.receive("document.v1", [carry(stand, revoke)]);
    expect(stand.arrived).toHaveLength(1);
    expect(stand.changes).toMatchObject([{ side: "incoming", code: "13", description: "Thu hồi do sai thể thức" }]);
  });
});

describe("a reminder of the axis", () => {
  const reminder = (document: { readonly documentId: string }, over: object = {}) =>
    inline(
      { documentId: document.documentId, from: "H34", to: "H36", about: "registration", at: later, ...over },
      "reminder.v1",
    );

  test("is told for the agency that it names", async () => {
    const document = letter();
    await stand.receive("document.v1", [carry(stand, document, ["H36", "H36.01"])]);
    expect(await stand.receive("reminder.v1", [reminder(document)])).toEqual([{ outcome: "accepted" }]);
    const [incomingId] = stand.arrived.map((one) => one.incomingId);
    const at = new Date(later);
    expect(stand.reminders).toEqual([{ incomingId, recipientCode: "H36", about: "registration", at }]);
  });

  test("of a document that is not here, from another node or that says too little is refused in words", async () => {
    const document = letter();
    await stand.receive("document.v1", [carry(stand, document)]);
    const answers = await stand.receive("reminder.v1", [
      reminder(document, { to: "H36.01" }),
      reminder(document, { from: "G22" }),
      { ...reminder(document), source: "H34" },
      reminder(document, { about: "dinner" }),
      reminder(document, { at: "2020-02-31T00:00:00Z" }),
      { ...reminder(document), body: Buffer.from("{") },
    ]);
    expect(answers.map((answer) => "code" in answer && answer.code)).toEqual([
      "exchange.document-not-here",
      "exchange.document-not-here",
      "exchange.wrong-source",
      "exchange.malformed",
      "exchange.malformed",
      "exchange.malformed",
    ]);
    expect(stand.reminders).toEqual([]);
  });
});

describe("the copy of the directory", () => {
  test("is searched without accents and below a code", async () => {
    const find = async (query: Parameters<typeof findAgencies>[1]) =>
      (await findAgencies(stand.node.db, query)).map((agency) => agency.code);
    expect(await find({ text: "phuong 2 da lat" })).toEqual(["H36.50.05"]);
    expect(await find({ text: "H36", level: "commune" })).toEqual(["H36.50.05"]);
    expect(await find({ under: "H36" })).toEqual(["H36.01", "H36.50.05"]);
    expect(await find({ text: "100%" })).toEqual([]);
  });

  test("takes changes in their order, ignores late ones, and a full one replaces it", async () => {
    const own = await exchangeStand();
    const names = async () => (await findAgencies(own.node.db, {})).map((agency) => agency.name);
    const news = directory(own.trust, own.signer);
    const renamed = news.agencies
      .filter((agency) => agency.code === "H34")
      .map((agency) => ({ ...agency, name: "Tên mới" }));
    const delta = (version: number, agencies: unknown) =>
      inline({ version, full: false, agencies, certificates: [], trust: [] });
    await own.receive("directory.v1", [delta(3, renamed)]);
    expect(await names()).toContain("Tên mới");
    await own.receive("directory.v1", [delta(2, news.agencies)]);
    expect(await names()).toContain("Tên mới");
    await own.receive("directory.v1", [inline({ ...news, version: 4, agencies: news.agencies.slice(0, 1) })]);
    expect(await names()).toEqual(["Văn phòng Chính phủ"]);
    expect(await own.receive("directory.v1", [inline({ version: "x" })])).toMatchObject([
      { code: "exchange.malformed" },
    ]);
  });

  test("trusts no longer an authority that is missing from the next list", async () => {
    const own = await exchangeStand();
    const other = Buffer.from((await createDemoTrust()).root.certificate).toString("base64");
    await own.receive("directory.v1", [
      inline({ version: 2, full: false, agencies: [], certificates: [], trust: [other] }),
    ]);
    const [answer] = await own.receive("document.v1", [carry(own, letter())]);
    expect(answer).toMatchObject({ outcome: "refused", code: "exchange.signature-untrusted" });
  });
});
