import { sql } from "kysely";
import { afterAll, afterEach, beforeAll, describe, expect, test } from "vitest";
import { z } from "zod";
import { introduce, type TestNode, testNode } from "../../../test/support/node.ts";
import { person } from "../../../test/support/person.ts";
import { serveNode } from "../../../test/support/serve-node.ts";
import { grantsOf, type Principal } from "../../platform/auth/index.ts";
import { newId, storePayloads } from "../../platform/db/index.ts";
import { savePeers } from "../../platform/keys/index.ts";
import { type Answer, enqueue, type IncomingMessage } from "../../platform/outbox/index.ts";
import type { System } from "../../platform/system.ts";
import type { EdxmlDocument } from "../../protocol/edxml/index.ts";
import { directorySystem } from "../directory/system.ts";
import { type AxisStand, axisStand, makeDocument, signed, statusOf } from "./axis.fixture.ts";
import {
  correctRecipient,
  findDocumentLife,
  readCoverage,
  readFlowToday,
  readNodeQueues,
  readReceipts,
  readRejections,
  readStatistics,
  readStuck,
  remindRecipient,
  retryDelivery,
  returnToSender,
  searchDocuments,
} from "./index.ts";
import { axisSystem } from "./system.ts";

let stand: AxisStand;
let operator: Principal;
const sides = new Map<string, Side>();
type Side = { node: TestNode; got: IncomingMessage[]; answers: Answer[] };
let answer: (message: IncomingMessage) => Answer = accept;

function accept(): Answer {
  return { outcome: "accepted" };
}

/** A node at the other end: keeps what comes, answers as the test wants. */
async function side(code: string, axisUrl: string): Promise<void> {
  const got: IncomingMessage[] = [];
  const answers: Answer[] = [];
  const node = await testNode({ code });
  const receive = async (_tx: unknown, messages: readonly IncomingMessage[]): Promise<Answer[]> => {
    got.push(...messages);
    return messages.map((message) => answer(message));
  };
  const answered = async (_tx: unknown, messages: readonly { answer: Answer }[]): Promise<void> => {
    answers.push(...messages.map((message) => message.answer));
  };
  const types = ["document.v1", "status.v1", "receipts.v1", "directory.v1", "reminder.v1"];
  const system: System = { name: "other", messages: types.map((type) => ({ type, receive, answered })) };
  introduce(node, system);
  const { url } = await serveNode(node, [system]);
  const name = { vi: code, en: code };
  await savePeers(node.db, [{ code: "VN", name, baseUrl: axisUrl, publicKey: stand.node.keys.publicKey }]);
  await savePeers(stand.node.db, [{ code, name, baseUrl: url, publicKey: node.keys.publicKey }]);
  node.outbox.start();
  sides.set(code, { node, got, answers });
}

beforeAll(async () => {
  stand = await axisStand();
  const { url } = await serveNode(stand.node, [directorySystem(stand.node), axisSystem(stand.node)]);
  for (const code of ["H36", "H34"]) await side(code, url);
  const made = await person(stand.node, { roles: "operator", agencyCode: "VN" });
  const { rows } = await sql<{
    id: string;
    name: string;
  }>`SELECT id, name FROM platform.account WHERE username = ${made.username}`.execute(stand.node.db);
  const { id: accountId = "", name = "" } = rows[0] ?? {};
  const grants = await grantsOf(stand.node.db, accountId, stand.node.clock.now());
  operator = { accountId, username: made.username, name, sessionId: "s", agencyCode: "VN", grants };
  stand.node.outbox.start();
});
afterAll(async () => {
  for (const { node } of sides.values()) await node.drop();
  await stand.node.drop();
});
afterEach(() => {
  answer = accept;
});

function at(code: string): Side {
  const found = sides.get(code);
  if (!found) throw new Error(`no node ${code}`);
  return found;
}

/** Sends an edXML message from a node and returns its id. */
async function send(
  code: string,
  type: "document.v1" | "status.v1",
  document: EdxmlDocument,
  body: Buffer,
  meta = {},
): Promise<string> {
  const { node } = at(code);
  const id = newId();
  await node.db.transaction().execute(async (tx) => {
    await storePayloads(tx, [{ id, mediaType: "application/xml", body }]);
    await enqueue(tx, [{ id, destination: "VN", type, key: document.documentId, payloadId: id, meta }]);
  });
  node.outbox.wake("VN");
  return id;
}

async function until<T>(find: () => Promise<T | undefined> | T | undefined, what: string): Promise<T> {
  const deadline = Date.now() + 15_000;
  for (;;) {
    // Signatures of requests are judged by real time.
    for (const { machine } of [stand.node, ...[...sides.values()].map((one) => one.node)]) machine.set(new Date());
    stand.node.outbox.wake("H34");
    stand.node.outbox.wake("H36");
    const found = await find();
    if (found !== undefined) return found;
    if (Date.now() > deadline) throw new Error(`timed out: ${what}`);
    await new Promise((done) => setTimeout(done, 30));
  }
}

async function lifeOf(document: EdxmlDocument) {
  const { rows } = await sql<{
    id: string;
  }>`SELECT id FROM axis.message WHERE document_id = ${document.documentId}`.execute(stand.node.db);
  return rows[0] ? findDocumentLife(stand.node.db, rows[0].id) : undefined;
}

async function reached(document: EdxmlDocument, state: string) {
  return until(async () => {
    const life = await lifeOf(document);
    const delivery = life?.deliveries.find((each) => each.state === state);
    return life && delivery && { life, delivery };
  }, `${document.documentId} ${state}`);
}

const documentNews = z.object({
  documentId: z.string(),
  messageId: z.string().nullable(),
  recipients: z.array(
    z.object({
      code: z.string(),
      state: z.string(),
      receipt: z.string().optional(),
      reason: z.object({ code: z.string() }).optional(),
    }),
  ),
});

const receiptsData = z.object({ documents: z.array(documentNews) });

function receiptFor(code: string, document: EdxmlDocument, state: string) {
  return until(() => {
    const told = at(code)
      .got.filter(({ type }) => type === "receipts.v1")
      .flatMap(({ body }) => receiptsData.parse(JSON.parse(Buffer.from(body).toString())).documents);
    return told.find(
      (each) => each.documentId === document.documentId && each.recipients.some((one) => one.state === state),
    );
  }, `receipt ${state}`);
}

describe("a document between two nodes", () => {
  test("arrives byte for byte, with a receipt that the receiver signed, and its life can be read", async () => {
    const document = await makeDocument({ to: [{ organId: "H34.50.05", organName: "Xã Măng Ri" }] });
    const body = signed(document, stand.h36);
    const sentId = await send("H36", "document.v1", document, body);
    const { life, delivery } = await reached(document, "arrived");
    const arrived = at("H34").got.find(({ type, key }) => type === "document.v1" && key === document.documentId);
    expect(Buffer.from(arrived?.body ?? []).equals(body)).toBe(true);
    expect(arrived?.meta.recipients).toEqual(["H34.50.05"]);
    expect(life.hops.map(({ kind }) => kind)).toEqual(["accepted", "queued", "arrived"]);
    const told = await receiptFor("H36", document, "arrived");
    expect(told.messageId).toBe(sentId);
    expect(told.recipients[0]?.receipt).toBe(delivery.receipt);
    expect(await stand.node.keys.verifyReceipt(delivery.receipt ?? "", "H34")).toMatchObject({ outcome: "accepted" });

    await send("H34", "status.v1", document, statusOf(document, "03"));
    await send("H34", "status.v1", document, statusOf(document, "06"));
    const completed = await reached(document, "completed");
    expect(completed.life.statuses.map(({ code, problem }) => [code, problem])).toEqual([
      ["03", null],
      ["06", null],
    ]);
    await until(
      () => at("H36").got.filter(({ type, key }) => type === "status.v1" && key === document.documentId)[1],
      "statuses passed on",
    );

    await send("H34", "status.v1", document, statusOf(document, "02"));
    const flagged = await until(async () => (await lifeOf(document))?.statuses[2], "the status that does not fit");
    expect(flagged.problem).toBe("after-registration");
    expect((await lifeOf(document))?.deliveries[0]?.state).toBe("completed");
  });

  test("is recalled by a handshake that both sides see", async () => {
    const document = await makeDocument();
    await send("H36", "document.v1", document, signed(document, stand.h36));
    await reached(document, "arrived");
    const from = document.from;
    await send("H36", "status.v1", document, statusOf(document, "13", { from, description: "Sai số liệu" }), {
      to: ["H34.50.05"],
    });
    await until(
      () => at("H34").got.find(({ type, key }) => type === "status.v1" && key === document.documentId),
      "13 passed on",
    );
    expect((await lifeOf(document))?.deliveries[0]?.recall).toBe("asked");
    await send("H34", "status.v1", document, statusOf(document, "15"));
    await until(async () => ((await lifeOf(document))?.deliveries[0]?.recall === "agreed" ? true : undefined), "15");
  });

  test("asks about the document that it replaces; the answer settles that one", async () => {
    const first = await makeDocument();
    await send("H36", "document.v1", first, signed(first, stand.h36));
    await reached(first, "arrived");
    const business = {
      ...first.business,
      type: 3 as const,
      replacements: [{ documentId: first.documentId, organIds: ["H34.50.05"] }],
    };
    const second = await makeDocument({ business });
    await send("H36", "document.v1", second, signed(second, stand.h36));
    await reached(second, "arrived");
    expect((await lifeOf(first))?.deliveries[0]?.recall).toBe("asked");
    await send("H34", "status.v1", second, statusOf(second, "16"));
    await until(async () => ((await lifeOf(first))?.deliveries[0]?.recall === "refused" ? true : undefined), "16");
  });

  test("that the receiver refuses ends there, with its reason", async () => {
    answer = ({ type }) =>
      type === "document.v1"
        ? { outcome: "refused", code: "exchange.no", message: { vi: "Không nhận", en: "No" } }
        : accept();
    const document = await makeDocument();
    await send("H36", "document.v1", document, signed(document, stand.h36));
    const { delivery } = await reached(document, "refused");
    expect(delivery.reason).toMatchObject({ code: "exchange.no", vi: "Không nhận" });
    expect((await receiptFor("H36", document, "refused")).recipients[0]?.reason?.code).toBe("exchange.no");
  });

  test("is undeliverable to a recipient that its node does not know", async () => {
    answer = ({ type }) =>
      type === "document.v1"
        ? { outcome: "accepted", data: { recipients: { "H34.50.06": "unknown-agency" } } }
        : accept();
    const to = ["H34.50.05", "H34.50.06"].map((organId) => ({ organId, organName: organId }));
    const document = await makeDocument({ to });
    await send("H36", "document.v1", document, signed(document, stand.h36));
    const { life } = await reached(document, "undeliverable");
    expect(life.deliveries.map(({ state }) => state)).toEqual(["arrived", "undeliverable"]);
  });

  test("a status from someone who did not get it is refused and leaves a trace", async () => {
    const document = await makeDocument();
    await send("H36", "document.v1", document, signed(document, stand.h36));
    await reached(document, "arrived");
    const from = { organId: "H34.50", organName: "Huyện" };
    await send("H34", "status.v1", document, statusOf(document, "03", { from }));
    const code = "axis.status-unknown-document";
    await until(
      async () => (await readRejections(stand.node.db, { code, offset: 0, limit: 1 })).rejections[0],
      "rejection",
    );
  });
});

describe("the operator", () => {
  test("sees a wrong code and corrects it; the sender keeps seeing the code it wrote", async () => {
    const to = ["H34.50.05", "H34.05.50"].map((organId) => ({ organId, organName: organId }));
    const document = await makeDocument({ to });
    await send("H36", "document.v1", document, signed(document, stand.h36));
    const { delivery } = await reached(document, "undeliverable");
    const stuck = await readStuck(stand.node.db, stand.node.clock.now());
    expect(stuck.deliveries.find(({ id }) => id === delivery.id)).toMatchObject({
      mustAct: "operator",
      remedies: ["correct", "return"],
    });
    await expect(correctRecipient(stand.axis, operator, delivery.id, "H99.01")).rejects.toMatchObject({
      kind: "invalid",
    });
    await correctRecipient(stand.axis, operator, delivery.id, "000.06.50.H34");
    await until(
      async () => ((await lifeOf(document))?.deliveries.every(({ state }) => state === "arrived") ? true : undefined),
      "corrected",
    );
    const told = await receiptFor("H36", document, "arrived");
    expect(told.documentId).toBe(document.documentId);
    expect((await lifeOf(document))?.hops.map(({ kind }) => kind)).toContain("corrected");
  });

  test("returns what nobody can take, with the reason for the sender", async () => {
    const to = ["H34.50.05", "H15"].map((organId) => ({ organId, organName: organId }));
    const document = await makeDocument({ to });
    await send("H36", "document.v1", document, signed(document, stand.h36));
    const { delivery } = await reached(document, "undeliverable");
    await expect(returnToSender(stand.axis, operator, delivery.id, " ")).rejects.toMatchObject({
      code: "axis.reason-invalid",
    });
    await returnToSender(stand.axis, operator, delivery.id, "Đắk Lắk chưa kết nối");
    expect((await lifeOf(document))?.deliveries.find(({ id }) => id === delivery.id)).toMatchObject({
      state: "returned",
    });
    await expect(returnToSender(stand.axis, operator, delivery.id, "lần nữa")).rejects.toMatchObject({
      code: "axis.delivery-settled",
    });
    const audit = await sql<{
      action: string;
    }>`SELECT action FROM platform.audit WHERE subject_id = ${delivery.id}`.execute(stand.node.db);
    expect(audit.rows).toEqual([{ action: "axis.delivery.returned" }]);
  });

  test("lets a document go again that was given up", async () => {
    answer = ({ type }) => {
      if (type === "document.v1") throw new Error("disk full");
      return accept();
    };
    const document = await makeDocument();
    await send("H36", "document.v1", document, signed(document, stand.h36));
    await until(async () => ((await lifeOf(document))?.deliveries[0]?.attempts ?? 0) > 0 || undefined, "a failed try");
    const queue = (await readNodeQueues(stand.node.db, new Date())).find(({ nodeCode }) => nodeCode === "H34");
    expect(queue?.waiting).toBeGreaterThan(0);
    await sql`UPDATE platform.outbox SET attempts = 79, next_at = now() WHERE key = ${document.documentId}`.execute(
      stand.node.db,
    );
    const { delivery } = await reached(document, "dead");
    expect((await receiptFor("H36", document, "undeliverable")).recipients[0]?.reason?.code).toBe("axis.given-up");
    answer = accept;
    const specialist: Principal = {
      ...operator,
      grants: operator.grants.map((grant) => ({ ...grant, role: "specialist" })),
    };
    await expect(retryDelivery(stand.axis, specialist, delivery.id)).rejects.toMatchObject({ code: "axis.forbidden" });
    await retryDelivery(stand.axis, operator, delivery.id);
    await reached(document, "arrived");
    await expect(retryDelivery(stand.axis, operator, delivery.id)).rejects.toMatchObject({
      code: "axis.delivery-settled",
    });
  });

  test("reminds a recipient that has not registered", async () => {
    const document = await makeDocument();
    await send("H36", "document.v1", document, signed(document, stand.h36));
    const { delivery } = await reached(document, "arrived");
    await remindRecipient(stand.axis, operator, delivery.id);
    const reminder = await until(() => at("H34").got.find(({ type }) => type === "reminder.v1"), "reminder");
    expect(JSON.parse(Buffer.from(reminder.body).toString())).toMatchObject({
      documentId: document.documentId,
      to: "H34.50.05",
      about: "registration",
    });
  });

  test("reads the flow, the search, the receipts, the statistics and the coverage", async () => {
    const document = await makeDocument({ subject: "Về việc phòng chống đuối nước mùa mưa bão" });
    await send("H36", "document.v1", document, signed(document, stand.h36));
    await reached(document, "arrived");
    const { db, clock } = stand.node;
    const flow = await readFlowToday(db, clock.now());
    expect(flow.buckets).toHaveLength(48);
    expect(flow.buckets[18]?.today).toBe(flow.total);
    expect(flow.receipted).toBeGreaterThan(0);
    const page = { offset: 0, limit: 10 };
    const day = { from: "2020-11-24", to: "2020-11-24" };
    for (const text of ["duoi nuoc", "Đuối nước mưa bão", `${document.code.number}/UBND`, document.code.number]) {
      const found = await searchDocuments(db, { text, agency: "H34", ...day }, page);
      expect(
        found.documents.map(({ numberText }) => numberText),
        text,
      ).toContain(`${document.code.number}/UBND-KSTT`);
    }
    expect((await searchDocuments(db, { text: "duoi nuoc", agency: "H15" }, page)).total).toBe(0);
    expect((await readReceipts(db, { ...day, ...page })).total).toBe(flow.receipted);
    const statistics = await readStatistics(db, { ...day, by: "level" });
    expect(statistics.sent.now.groups).toEqual([{ key: "province", value: flow.total }]);
    for (const code of ["axis.arrived", "axis.received", "axis.refused", "axis.registered", "axis.arrival-seconds"]) {
      const list = await stand.node.metrics
        .get(code)
        .list(db, { query: { ...day, metric: code }, offset: 0, limit: 1 });
      const { readMetric } = await import("../../platform/metrics/index.ts");
      expect(list.total, code).toBe((await readMetric(db, { ...day, metric: code })).total);
    }
    const coverage = await readCoverage(db, day);
    expect(coverage.find(({ province }) => province === "H34")?.levels).toContainEqual({
      level: "commune",
      exchanging: 2,
      existing: 2,
    });
  });
});
