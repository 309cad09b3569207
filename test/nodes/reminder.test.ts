import { sql } from "kysely";
import { afterAll, beforeAll, expect, test } from "vitest";
import { country, type OfficeStand, officeStand } from "../../src/authority/office/office.fixture.ts";
import { officeNav, officePages } from "../../src/authority/office/pages/index.ts";
import { acceptDocuments } from "../../src/national/axis/actions/accept-documents.ts";
import { acceptStatuses } from "../../src/national/axis/actions/accept-statuses.ts";
import { type AxisStand, axisStand, makeDocument, signed, statusOf } from "../../src/national/axis/axis.fixture.ts";
import { axisSystem } from "../../src/national/axis/system.ts";
import { directorySystem } from "../../src/national/directory/system.ts";
import { savePeers } from "../../src/platform/keys/index.ts";
import type { EdxmlDocument } from "../../src/protocol/edxml/index.ts";
import type { Client } from "../support/client.ts";
import { serveNode } from "../support/serve-node.ts";

/** The axis, and the node of Kon Tum with its office, each on its own database, over HTTP. */
let axis: AxisStand;
let office: OfficeStand;
let operator: Client;
let clerk: Client;

beforeAll(async () => {
  axis = await axisStand();
  office = await officeStand(await country(), "H34");
  const nation = await serveNode(axis.node, [directorySystem(axis.node), axisSystem(axis.node)]);
  const province = await serveNode(office.node, [{ name: "office-pages", routes: officePages, nav: officeNav }]);
  const name = { vi: "Nút", en: "Node" };
  const { publicKey } = axis.node.keys;
  await savePeers(office.node.db, [{ code: "VN", name, baseUrl: nation.url, publicKey }]);
  await savePeers(axis.node.db, [{ code: "H34", name, baseUrl: province.url, publicKey: office.node.keys.publicKey }]);
  operator = nation.client();
  await operator.signInAs({ roles: "operator" });
  clerk = province.client();
  await clerk.signInAs({ roles: "clerk", agencyCode: "H34" });
  axis.node.outbox.start();
  office.node.outbox.start();
});
afterAll(async () => {
  await axis?.node.drop();
  await office?.node.drop();
});

const from = { kind: "node", code: "H36" } as const;
const late = "Trục nhắc: chưa xác nhận vào sổ từ 24/11/2020 09:00";
const unanswered = "Trục nhắc: chưa trả lời đề nghị của nơi gửi từ";

test("a reminder of the axis stands at the document, on its page and in the list, until the agency has acted", async () => {
  const document = await send();
  const delivery = await deliveryOf(document, "state = 'arrived'");
  await remind(delivery);
  const id = await incomingOf(document, "reminded_about = 'registration'");
  expect(await clerk.page(`/incoming/${id}?lang=vi`)).toContain(late);
  expect(await clerk.page("/incoming")).toContain(late);
  expect(await clerk.page("/incoming?lang=en")).toContain("The axis reminds: not registered since 24/11/2020 09:00");
  await clerk.get("/incoming?lang=vi");
  expect((await clerk.post(`/incoming/${id}/registration`, { note: "" })).status).toBe(303);
  expect(await clerk.page(`/incoming/${id}`)).not.toContain(late);

  await deliveryOf(document, "state = 'registered'");
  await recall(document);
  await incomingOf(document, "change_state = 'asked'");
  await remind(delivery);
  await incomingOf(document, "reminded_about = 'recall'");
  expect(await clerk.page(`/incoming/${id}`)).toContain(unanswered);
  expect((await clerk.post(`/incoming/${id}/answer`, { answer: "refuse", text: "đã giao" })).status).toBe(303);
  expect(await clerk.page(`/incoming/${id}`)).not.toContain(unanswered);
  expect(await hops(document)).not.toContain("reminder-refused");
});

test("a reminder of what the node does not have is refused, and the operator reads it", async () => {
  const document = await send();
  const delivery = await deliveryOf(document, "state = 'arrived'");
  await sql`UPDATE exchange.incoming SET recipient_code = 'H34.01' WHERE document_id = ${document.documentId}`.execute(
    office.node.db,
  );
  await remind(delivery);
  await until(async () => ((await hops(document)).includes("reminder-refused") ? true : undefined), "refused");
  const id = await messageOf(document);
  expect(await operator.page(`/messages/${id}?lang=vi`)).toContain("exchange.document-not-here");
});

/** A document of Lâm Đồng for Kon Tum, taken by the axis. */
async function send(): Promise<EdxmlDocument> {
  const document = await makeDocument({ to: [{ organId: "H34", organName: "Ủy ban nhân dân tỉnh Kon Tum" }] });
  const submissions = [{ id: null, body: signed(document, axis.h36) }];
  const [outcome] = await axis.node.db.transaction().execute((tx) => acceptDocuments(tx, axis.axis, from, submissions));
  expect(outcome).toMatchObject({ taken: true });
  return document;
}

async function recall(document: EdxmlDocument): Promise<void> {
  const body = statusOf(document, "13", { from: document.from, description: "Sai số liệu" });
  const [outcome] = await axis.node.db
    .transaction()
    .execute((tx) => acceptStatuses(tx, axis.axis, from, [{ id: null, body, to: ["H34"] }]));
  expect(outcome).toMatchObject({ taken: true });
}

async function remind(delivery: string): Promise<void> {
  expect((await operator.post(`/deliveries/${delivery}/reminders`)).status).toBe(303);
}

function deliveryOf({ documentId }: EdxmlDocument, where: string): Promise<string> {
  return until(async () => {
    const { rows } = await sql<{ id: string }>`
      SELECT d.id FROM axis.delivery d JOIN axis.message m ON m.id = d.message_id
      WHERE m.document_id = ${documentId} AND ${sql.raw(where)}`.execute(axis.node.db);
    return rows[0]?.id;
  }, `delivery ${where}`);
}

function incomingOf({ documentId }: EdxmlDocument, where: string): Promise<string> {
  return until(async () => {
    const { rows } = await sql<{ id: string }>`
      SELECT id FROM office.incoming WHERE document_id = ${documentId} AND ${sql.raw(where)}`.execute(office.node.db);
    return rows[0]?.id;
  }, `incoming ${where}`);
}

async function messageOf({ documentId }: EdxmlDocument): Promise<string> {
  const { rows } = await sql<{
    id: string;
  }>`SELECT id FROM axis.message WHERE document_id = ${documentId}`.execute(axis.node.db);
  return rows[0]?.id ?? "";
}

async function hops(document: EdxmlDocument): Promise<readonly string[]> {
  const id = await messageOf(document);
  const { rows } = await sql<{
    kind: string;
  }>`SELECT kind FROM axis.hop WHERE message_id = ${id}`.execute(axis.node.db);
  return rows.map(({ kind }) => kind);
}

async function until<T>(find: () => Promise<T | undefined>, what: string): Promise<T> {
  const deadline = Date.now() + 15_000;
  for (;;) {
    for (const { node } of [axis, office]) {
      // Signatures of requests are judged by real time.
      node.machine.set(new Date());
      for (const destination of ["VN", "H34"]) node.outbox.wake(destination);
    }
    const found = await find();
    if (found !== undefined) return found;
    if (Date.now() > deadline) throw new Error(`timed out: ${what}`);
    await new Promise((done) => setTimeout(done, 30));
  }
}
