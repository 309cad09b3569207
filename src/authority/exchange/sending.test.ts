import { sql } from "kysely";
import { afterAll, beforeAll, beforeEach, describe, expect, test } from "vitest";
import { verifyXml } from "../../engines/signing/index.ts";
import { newId } from "../../platform/db/index.ts";
import { readMetric } from "../../platform/metrics/index.ts";
import type { AnsweredMessage, DeadMessage } from "../../platform/outbox/index.ts";
import type { EdxmlDocument } from "../../protocol/edxml/index.ts";
import { carryStatus, type ExchangeStand, exchangeStand, inline, letter } from "./exchange.fixture.ts";
import {
  findOutgoing,
  listStatuses,
  readEdxml,
  recipientStates,
  resendDocument,
  sendDocument,
  sendRecall,
} from "./index.ts";

let stand: ExchangeStand;
beforeAll(async () => {
  stand = await exchangeStand();
});
afterAll(() => stand.node.drop());
beforeEach(() => {
  stand.changes.length = 0;
});

const staff = { department: "Văn phòng", name: "Lê Thu Hà" };
const to = ["H34", "G22"].map((organId) => ({ organId, organName: organId }));
const own = { from: { organId: "H36", organName: "Ủy ban nhân dân tỉnh Lâm Đồng" }, to };

async function send(options: Partial<EdxmlDocument> = {}) {
  const document = letter({ ...own, ...options });
  const officeId = newId();
  const { exchangeId } = await stand.run((tx) => sendDocument(tx, stand.node, { officeId, document }));
  return { document, officeId, exchangeId };
}

const handler = (type: string) => {
  const found = stand.node.outbox.handler(type);
  if (!found) throw new Error(`no handler of ${type}`);
  return found;
};

function answered(id: string, answer: AnsweredMessage["answer"]): AnsweredMessage {
  return { id, destination: "VN", type: "document.v1", key: "", meta: {}, payloadId: id, answer, receipt: "a.b.c" };
}

function receipt(
  id: string,
  document: EdxmlDocument,
  recipients: readonly { code: string; state: string; [key: string]: unknown }[],
) {
  const at = "2020-11-24T09:00:05+07:00";
  const list = recipients.map((one) => ({ at, ...one }));
  const news = { documentId: document.documentId, from: "H36", messageId: id, recipients: list };
  return inline({ documents: [news] }, "receipts.v1");
}

const stateOf = async (id: string, code: string) =>
  (await recipientStates(stand.node.db, id)).find((one) => one.code === code);

describe("a document that leaves", () => {
  test("is signed by the node, stored and waits for the axis under its own key", async () => {
    const { document, exchangeId } = await send();
    const xml = Buffer.from(await readEdxml(stand.node.db, exchangeId)).toString();
    const trust = [stand.trust.root.certificate, stand.trust.authority.certificate];
    expect(verifyXml(xml, { trust, at: stand.node.clock.now() })).toMatchObject({ valid: true });
    const { rows } =
      await sql`SELECT type, destination, key, priority, payload_id FROM platform.outbox WHERE id = ${exchangeId}`.execute(
        stand.node.db,
      );
    expect(rows).toEqual([
      { type: "document.v1", destination: "VN", key: document.documentId, priority: 1, payload_id: exchangeId },
    ]);
    expect((await recipientStates(stand.node.db, exchangeId)).map((one) => [one.code, one.state])).toEqual([
      ["G22", "sent"],
      ["H34", "sent"],
    ]);
  });

  test("with something missing does not leave, and all that is missing is said at once", async () => {
    const sent = send({ subject: "", to: [] });
    await expect(sent).rejects.toMatchObject({ code: "exchange.not-encodable", kind: "invalid" });
    await expect(sent).rejects.toThrow(/to: .*subject: /);
  });

  test("counts once for its sender, and its list adds up to the reading", async () => {
    const query = { metric: "exchange.sent", agencies: ["H36"], to: "2020-11-24" };
    const before = await readMetric(stand.node.db, query);
    await send();
    const after = await readMetric(stand.node.db, query);
    expect(after.total - before.total).toBe(1);
    const list = await stand.node.metrics.get("exchange.sent").list(stand.node.db, { query, offset: 0, limit: 1 });
    expect(list.total).toBe(after.total);
  });

  test("refused by the axis reaches nobody, and everyone is told why", async () => {
    const { exchangeId, officeId } = await send();
    const message = { vi: "Chứng thư chưa đăng ký.", en: "The certificate is not registered." };
    const refusal = answered(exchangeId, { outcome: "refused", code: "axis.unregistered", message });
    await stand.run(async (tx) => handler("document.v1").answered?.(tx, [refusal]));
    expect(await findOutgoing(stand.node.db, exchangeId)).toMatchObject({
      state: "refused",
      reason: { code: "axis.unregistered", ...message },
    });
    expect(await stateOf(exchangeId, "H34")).toMatchObject({ state: "undeliverable", reason: message });
    expect(stand.changes).toMatchObject([{ side: "axis", exchangeId, officeId, state: "refused" }]);
  });

  test("given up is shown as stuck, and a person lets it go again", async () => {
    const { exchangeId } = await send();
    const dead: DeadMessage = {
      id: exchangeId,
      destination: "VN",
      type: "document.v1",
      key: "",
      meta: {},
      payloadId: null,
      error: "ECONNREFUSED",
      attempts: 80,
    };
    await stand.run(async (tx) => handler("document.v1").delayed?.(tx, [{ ...dead, attempts: 3 }], new Date()));
    expect(await findOutgoing(stand.node.db, exchangeId)).toMatchObject({
      state: "waiting",
      attempts: 3,
      lastError: "ECONNREFUSED",
    });
    await stand.run(async (tx) => handler("document.v1").dead?.(tx, [dead]));
    expect(await findOutgoing(stand.node.db, exchangeId)).toMatchObject({ state: "stuck" });
    await stand.run((tx) => resendDocument(tx, stand.node, exchangeId));
    expect(await findOutgoing(stand.node.db, exchangeId)).toMatchObject({ state: "waiting", attempts: 0 });
  });
});

describe("news of a sent document", () => {
  test("arrival is evidence: time and the receiving node's receipt", async () => {
    const { document, exchangeId, officeId } = await send();
    await stand.receive("receipts.v1", [
      receipt(exchangeId, document, [{ code: "H34", state: "arrived", receipt: "x.y.z" }]),
    ]);
    expect(await stateOf(exchangeId, "H34")).toMatchObject({
      state: "arrived",
      receipt: "x.y.z",
      arrivedAt: new Date("2020-11-24T02:00:05Z"),
    });
    expect(stand.changes).toMatchObject([
      { side: "outgoing", officeId, recipientCode: "H34", code: "01", state: "arrived" },
    ]);
    expect(await stateOf(exchangeId, "G22")).toMatchObject({ state: "sent" });
  });

  test("in the wrong order never takes a document back", async () => {
    const { document, exchangeId } = await send();
    const news = (code: string, at: string) => carryStatus(document, { from: "H34", to: "H36", code, at });
    await stand.receive("status.v1", [
      news("06", "2020-11-24T11:00:00+07:00"),
      news("03", "2020-11-24T10:00:00+07:00"),
    ]);
    await stand.receive("receipts.v1", [
      receipt(exchangeId, document, [{ code: "H34", state: "arrived", receipt: "r" }]),
    ]);
    await stand.receive("receipts.v1", [receipt(exchangeId, document, [{ code: "H34", state: "undeliverable" }])]);
    expect(await stateOf(exchangeId, "H34")).toMatchObject({
      state: "completed",
      stateAt: new Date("2020-11-24T04:00:00Z"),
      registeredAt: new Date("2020-11-24T03:00:00Z"),
      arrivedAt: new Date("2020-11-24T02:00:05Z"),
      receipt: "r",
    });
    expect(stand.changes.map((change) => "code" in change && change.code)).toEqual(["06"]);
    const log = await listStatuses(stand.node.db, { exchangeId });
    expect(log.map((one) => [one.code, one.note])).toEqual([
      ["03", "late"],
      ["06", null],
    ]);
  });

  test("refusal carries its reason; one recorded after registration counts when it is later", async () => {
    const { document, exchangeId } = await send();
    const news = (code: string, at: string) =>
      carryStatus(document, { from: "H34", to: "H36", code, at, text: "Sai nơi nhận" });
    await stand.receive("status.v1", [news("03", "2020-11-24T10:00:00+07:00")]);
    await stand.receive("status.v1", [news("02", "2020-11-24T09:00:00+07:00")]);
    expect(await stateOf(exchangeId, "H34")).toMatchObject({ state: "registered" });
    await stand.receive("status.v1", [news("02", "2020-11-24T11:00:00+07:00")]);
    expect(await stateOf(exchangeId, "H34")).toMatchObject({ state: "refused", reason: { vi: "Sai nơi nhận" } });
  });

  test("about an unknown document or from someone it was not sent to is kept and flagged, and changes nothing", async () => {
    const { document, exchangeId } = await send();
    await stand.receive("status.v1", [carryStatus(document, { from: "H36.01", to: "H36", code: "03" })]);
    const unknown = carryStatus(letter(own), { from: "H34", to: "H36", code: "03" });
    expect(await stand.receive("status.v1", [unknown])).toEqual([{ outcome: "accepted" }]);
    expect(stand.changes).toEqual([]);
    expect(await listStatuses(stand.node.db, { exchangeId })).toMatchObject([
      { agencyCode: "H36.01", note: "unknown-document" },
    ]);
    const { rows } = await sql`SELECT note FROM exchange.status_log WHERE payload_id = ${unknown.id}`.execute(
      stand.node.db,
    );
    expect(rows).toEqual([{ note: "unknown-document" }]);
  });
});

describe("a recall", () => {
  test("asks those who hold the document, and their answers come back", async () => {
    const { document, exchangeId } = await send();
    const refusal = carryStatus(document, { from: "G22", to: "H36", code: "02", text: "Sai nơi nhận" });
    await stand.receive("status.v1", [refusal]);
    stand.changes.length = 0;
    const asked = await stand.run((tx) => sendRecall(tx, stand.node, { exchangeId, reason: "Sai số liệu", staff }));
    expect(asked).toEqual(["H34"]);
    const [status] = (await listStatuses(stand.node.db, { exchangeId })).filter((one) => one.direction === "out");
    expect(status).toMatchObject({ code: "13", description: "Sai số liệu", recipients: ["H34"] });
    await stand.receive("status.v1", [carryStatus(document, { from: "H34", to: "H36", code: "15", text: "Đồng ý" })]);
    expect(await stateOf(exchangeId, "H34")).toMatchObject({
      state: "sent",
      recallState: "agreed",
      recallAnswer: "Đồng ý",
    });
    expect(stand.changes).toMatchObject([{ side: "outgoing", code: "15", recipientCode: "H34" }]);
    const again = stand.run((tx) => sendRecall(tx, stand.node, { exchangeId, reason: "Lần nữa", staff }));
    await expect(again).rejects.toMatchObject({ code: "exchange.nothing-to-recall" });
  });

  test("by replacement: consent given to the new document counts for the old one", async () => {
    const old = await send();
    const { business } = old.document;
    const replacements = [{ documentId: old.document.documentId, organIds: ["H34"] }];
    const fresh = await send({ business: { ...business, type: 3, reason: "Thay thế", replacements } });
    expect(await stateOf(old.exchangeId, "H34")).toMatchObject({ recallState: "asked" });
    await stand.receive("status.v1", [
      carryStatus(fresh.document, { from: "H34", to: "H36", code: "16", text: "Đã xử lý xong" }),
    ]);
    expect(await stateOf(old.exchangeId, "H34")).toMatchObject({
      recallState: "refused",
      recallAnswer: "Đã xử lý xong",
    });
    expect(stand.changes).toMatchObject([{ exchangeId: old.exchangeId, officeId: old.officeId, code: "16" }]);
  });
});

test("a status refused by the axis is noted with the reason", async () => {
  const { exchangeId } = await send();
  await stand.run((tx) => sendRecall(tx, stand.node, { exchangeId, reason: "Sai", staff }));
  const [status] = await listStatuses(stand.node.db, { exchangeId });
  const message = { vi: "Không rõ văn bản.", en: "Unknown document." };
  const refusal = answered(status?.id ?? "", { outcome: "refused", code: "axis.unknown-document", message });
  await stand.run(async (tx) => handler("status.v1").answered?.(tx, [refusal]));
  expect(await listStatuses(stand.node.db, { exchangeId })).toMatchObject([
    { note: "refused-by-axis", reason: message },
  ]);
});
