import { afterAll, beforeAll, describe, expect, test } from "vitest";
import type { Client } from "../../../test/support/client.ts";
import { introduce, type TestNode, testNode } from "../../../test/support/node.ts";
import { offerBody } from "../../../test/support/offer-body.ts";
import { type ServedNode, serveNode } from "../../../test/support/serve-node.ts";
import { readAudit } from "../../platform/audit/index.ts";
import { newId, storePayloads } from "../../platform/db/index.ts";
import { savePeers } from "../../platform/keys/index.ts";
import { type Answer, enqueue } from "../../platform/outbox/index.ts";
import type { System } from "../../platform/system.ts";
import { addCertificate, type IssuedCredential, issueCredential } from "../directory/index.ts";
import { directorySystem } from "../directory/system.ts";
import { type AxisStand, axisStand, makeDocument, signed } from "./axis.fixture.ts";
import { type BadSender, badDocuments, good, impossibleDates } from "./bad-documents.fixture.ts";
import { clientInterfacePaths } from "./index.ts";
import { readRejections } from "./store/rejections.ts";
import { axisSystem } from "./system.ts";

/**
 * What is wrong is met at both doors of the axis, over HTTP: that of nodes (`/_node/messages`) and that of existing software (`/sendEdoc`).
 * Each is told in Vietnamese and English, and the operator finds each on a page.
 */
type Heard = { readonly code: string; readonly vi: string; readonly en: string };
type Door = BadSender & {
  /** How the rejections name who came through it. */
  readonly source: string;
  /** Hands a document in: what its sender hears. The code of one that is taken is "". */
  readonly hand: (body: Buffer) => Promise<Heard>;
};

let stand: AxisStand;
let served: ServedNode;
let sender: TestNode;
let operator: Client;
let credential: IssuedCredential;
const doors = new Map<string, Door>();
const answers = new Map<string, Answer>();

beforeAll(async () => {
  stand = await axisStand();
  const systems = [directorySystem(stand.node), axisSystem(stand.node)];
  served = await serveNode(stand.node, systems, { machinePaths: clientInterfacePaths });
  operator = served.client();
  const { accountId, username } = await operator.signInAs({ roles: ["operator", "registrar"], agencyCode: "VN" });
  await operator.get("/rejections?lang=vi");

  sender = await testNode({ code: "H36" });
  const answered = async (_tx: unknown, messages: readonly { readonly id: string; readonly answer: Answer }[]) => {
    for (const { id, answer } of messages) answers.set(id, answer);
  };
  const receive = async (_tx: unknown, messages: readonly unknown[]): Promise<Answer[]> =>
    messages.map(() => ({ outcome: "accepted" }));
  const system: System = {
    name: "sender",
    messages: ["document.v1", "receipts.v1", "status.v1", "directory.v1"].map((type) => ({ type, receive, answered })),
  };
  introduce(sender, system);
  const name = { vi: "Nút", en: "Node" };
  await savePeers(sender.db, [{ code: "VN", name, baseUrl: served.url, publicKey: stand.node.keys.publicKey }]);
  await savePeers(stand.node.db, [
    { code: "H36", name, baseUrl: "http://127.0.0.1:1", publicKey: sender.keys.publicKey },
  ]);
  sender.outbox.start();
  const h36 = { organId: "H36", organName: "Ủy ban nhân dân tỉnh Lâm Đồng" };
  doors.set("node", { stand, from: h36, source: "H36", hand: handAsNode });

  const role = { id: "g", agencyCode: "VN", role: "registrar" as const, title: "", titleEn: "" };
  const always = { validFrom: new Date(0), validUntil: null, onBehalfOf: null };
  const registrar = {
    accountId,
    username,
    name: username,
    sessionId: "s",
    agencyCode: "VN",
    grants: [{ ...role, ...always }],
  };
  credential = await issueCredential(stand.node, registrar, { agencyCode: "G01" });
  await addCertificate(stand.node, "system", { agencyCode: "G01", scope: "agency", file: stand.h36.certificate });
  const g01 = { organId: "G01", organName: "Bộ Công an" };
  doors.set("client", { stand, from: g01, source: credential.clientId, hand: handAsClient });
});
afterAll(async () => {
  await served?.stop();
  await sender?.drop();
  await stand?.node.drop();
});

async function handAsNode(body: Buffer): Promise<Heard> {
  const id = newId();
  await sender.db.transaction().execute(async (tx) => {
    await storePayloads(tx, [{ id, mediaType: "application/xml", body }]);
    await enqueue(tx, [{ id, destination: "VN", type: "document.v1", key: id, payloadId: id }]);
  });
  const deadline = Date.now() + 15_000;
  for (;;) {
    // Signatures of requests are judged by real time.
    for (const { machine } of [sender, stand.node]) machine.set(new Date());
    sender.outbox.wake("VN");
    const answer = answers.get(id);
    if (answer?.outcome === "accepted") return { code: "", vi: "", en: JSON.stringify(answer.data) };
    if (answer) return { code: answer.code, ...answer.message };
    if (Date.now() > deadline) throw new Error("no answer");
    await new Promise((done) => setTimeout(done, 20));
  }
}

function clientHeaders(): Record<string, string> {
  const basic = Buffer.from(`${credential.clientId}:${credential.secret}`).toString("base64");
  return { servicetype: "eDoc", messagetype: "edoc", authorization: `Basic ${basic}` };
}

type Reply = { ErrorCode: string; ErrorDesc: string; ErrorDescEn: string; status: string };

async function handAsClient(body: Buffer): Promise<Heard> {
  const init = { method: "POST", headers: clientHeaders(), body: new Uint8Array(body) };
  const response = await fetch(`${served.url}/sendEdoc`, init);
  const reply = (await response.json()) as Reply;
  expect([response.status, reply.status]).toEqual(reply.ErrorCode === "0" ? [200, "success"] : [422, "fail"]);
  return { code: reply.ErrorCode === "0" ? "" : reply.ErrorCode, vi: reply.ErrorDesc, en: reply.ErrorDescEn };
}

function doorOf(name: string): Door {
  const door = doors.get(name);
  if (!door) throw new Error(`no door ${name}`);
  return door;
}

/** The words are there in both languages, in composed letters. */
function expectWords({ vi, en }: Heard): void {
  expect(vi).toMatch(/\p{L}{2}.*[.…]$/su);
  expect(en).toMatch(/[A-Za-z]{2}.*[.…]$/s);
  expect(vi).not.toBe(en);
  expect(vi.normalize("NFC")).toBe(vi);
}

async function expectTrace(source: string, { code, vi, en }: Heard): Promise<void> {
  const { rejections } = await readRejections(stand.node.db, { source, code, offset: 0, limit: 1 });
  expect(rejections[0]).toMatchObject({ source, reason: { code, vi, en } });
  const page = await operator.page(`/rejections?source=${source}&code=${code}`);
  expect(page).toContain(asHtml(vi));
}

function asHtml(text: string): string {
  return text.replaceAll("&", "&amp;").replaceAll("<", "&lt;").replaceAll(">", "&gt;").replaceAll('"', "&quot;");
}

describe.each(["node", "client"])("at the door of a %s", (name) => {
  test.each(badDocuments)("$name is refused in words, and the operator sees it", async ({ code, says, make }) => {
    const door = doorOf(name);
    const heard = await door.hand(await make(door));
    expect(heard.code).toBe(code);
    if (says) expect(heard.en).toMatch(says);
    expectWords(heard);
    await expectTrace(door.source, heard);
  });

  test("a DocumentId used again with other content is refused; the very same bytes are not", async () => {
    const door = doorOf(name);
    const document = await makeDocument({ from: door.from });
    const body = signed(document, stand.h36);
    expect((await door.hand(body)).code).toBe("");
    expect((await door.hand(body)).code).toBe("");
    const heard = await door.hand(signed({ ...document, subject: "Nội dung khác" }, stand.h36));
    expect(heard.code).toBe("axis.duplicate-other-content");
    expectWords(heard);
    await expectTrace(door.source, heard);
  });

  test("impossible days do not keep a document back; they are told, and stand with it", async () => {
    const door = doorOf(name);
    const heard = await door.hand(await impossibleDates(door));
    expect(heard.code).toBe("");
    if (name === "client") expect(heard.en).toMatch(/PromulgationDate: .*\bDueDate: /s);
    else expect((JSON.parse(heard.en) as { findings: number }).findings).toBeGreaterThan(1);
    const life = await operator.page("/messages");
    const id = /href="\/messages\/([0-9a-f-]{36})/.exec(life)?.[1];
    expect(await operator.page(`/messages/${id}`)).toContain("2020/02/31");
  });

  test("one unknown recipient among known ones is named; the others get the document", async () => {
    const door = doorOf(name);
    const unknown = name === "node" ? "H34.05.50" : "H34.05.51";
    const to = ["H34.50.05", unknown].map((organId) => ({ organId, organName: organId }));
    expect((await door.hand(await good(door, { to }))).code).toBe("");
    expect(await operator.page("/stuck")).toContain(unknown);
  });
});

const megabyte = 1024 * 1024;

describe("200 MB", () => {
  test.each([true, false])(
    "at the door of existing software is refused unread (length declared: %s)",
    async (declared) => {
      const url = `${served.url}/sendEdoc`;
      const answer = await offerBody(url, { headers: clientHeaders(), bytes: 200 * megabyte, declared });
      expect(answer.status).toBe(413);
      const reply = JSON.parse(answer.text) as Reply;
      const heard = { code: reply.ErrorCode, vi: reply.ErrorDesc, en: reply.ErrorDescEn };
      expect(heard.code).toBe("client.too-large");
      expectWords(heard);
      await expectTrace(credential.clientId, heard);
      expect(answer.sent).toBeLessThan((declared ? 20 : 100) * megabyte);
    },
  );

  test.each([true, false])("at the door of nodes is refused unread (length declared: %s)", async (declared) => {
    // The domain clock has moved on since the last refusal of this kind.
    stand.node.clock.advance(61_000);
    const headers = { "signature-input": 'sig=("@method");created=1;keyid="H99"' };
    const url = `${served.url}/_node/messages`;
    const answer = await offerBody(url, { headers, bytes: 200 * megabyte, declared });
    expect(answer.status).toBe(413);
    const { code, message } = JSON.parse(answer.text) as { code: string; message: { vi: string; en: string } };
    expect(code).toBe("node.too-large");
    expectWords({ code, ...message });
    const [row] = await readAudit(stand.node.db, { subject: { kind: "platform.peer", id: "H99" }, limit: 1 });
    expect(row).toMatchObject({
      action: "node.message.refuse",
      detail: { code, bytes: declared ? 200 * megabyte : null },
    });
    expect(answer.sent).toBeLessThan(20 * megabyte);
  });
});
