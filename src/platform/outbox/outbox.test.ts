import { serve } from "@hono/node-server";
import { Hono } from "hono";
import { sql } from "kysely";
import { pino } from "pino";
import { afterAll, beforeAll, beforeEach, describe, expect, test } from "vitest";
import { type TestDatabase, testDatabase } from "../../../test/support/database.ts";
import { readAudit } from "../audit/index.ts";
import { machineClock } from "../clock/index.ts";
import { newId, storePayloads } from "../db/index.ts";
import { createNodeKeys, generateNodeKey, type NodeKeys, peerFinder, savePeers } from "../keys/index.ts";
import { addMessageDoor, enqueue, type IncomingMessage, type MessageHandler } from "./index.ts";
import { createOutbox, type Outbox, readQueues, releaseMessages } from "./outbox.ts";

type Side = { database: TestDatabase; keys: NodeKeys; outbox: Outbox; server: ReturnType<typeof serve>; url: string };
const log = pino({ level: "silent" });

const received: IncomingMessage[] = [];
const answered: string[] = [];
const dead: string[] = [];
let fault: ((message: IncomingMessage) => void) | undefined;
let cutAfterHandling = false;

const handler: MessageHandler = {
  type: "note.v1",
  receive: async (_tx, messages) => {
    for (const message of messages) fault?.(message);
    received.push(...messages);
    return messages.map((message) =>
      message.subject === "refuse"
        ? { outcome: "refused", code: "note.unwanted", message: { vi: "Không nhận", en: "Not taken" } }
        : { outcome: "accepted", data: message.subject },
    );
  },
  answered: async (_tx, messages) => {
    answered.push(...messages.map((message) => `${message.id} ${message.answer.outcome}`));
  },
  dead: async (_tx, messages) => {
    dead.push(...messages.map((message) => message.id));
  },
};

let a: Side;
let b: Side;

async function side(code: string): Promise<Side> {
  const database = await testDatabase();
  const keys = createNodeKeys({
    code,
    privateKeyPem: generateNodeKey().privateKeyPem,
    machine: machineClock,
    findPeer: peerFinder(database.db, machineClock),
  });
  const outbox = createOutbox({ db: database.db, keys, machine: machineClock, log });
  outbox.register([handler, { ...handler, type: "soon.v1", longestPause: 2_000 }]);
  const app = new Hono();
  app.use(async (c, next) => {
    await next();
    if (cutAfterHandling) c.res = new Response("cut", { status: 502 });
  });
  addMessageDoor(app, { db: database.db, keys, clock: machineClock, log, handler: outbox.handler });
  const server = serve({ fetch: app.fetch, port: 0, hostname: "127.0.0.1" });
  await new Promise((done) => server.once("listening", done));
  const address = server.address();
  const port = typeof address === "object" && address ? address.port : 0;
  return { database, keys, outbox, server, url: `http://127.0.0.1:${port}` };
}

beforeAll(async () => {
  a = await side("VN");
  b = await side("H36");
  const name = { vi: "Nút", en: "Node" };
  await savePeers(a.database.db, [{ code: "H36", name, baseUrl: b.url, publicKey: b.keys.publicKey }]);
  await savePeers(b.database.db, [{ code: "VN", name, baseUrl: a.url, publicKey: a.keys.publicKey }]);
  a.outbox.start();
});

afterAll(async () => {
  await a.outbox.stop();
  a.server.close();
  b.server.close();
  await Promise.all([a.database.drop(), b.database.drop()]);
});

beforeEach(() => {
  received.length = 0;
  answered.length = 0;
  dead.length = 0;
  fault = undefined;
  cutAfterHandling = false;
});

async function send(
  subjects: readonly string[],
  options: { key?: string; body?: Buffer; type?: string } = {},
): Promise<string[]> {
  const ids = subjects.map(() => newId());
  await a.database.db.transaction().execute(async (tx) => {
    const body = options.body ?? Buffer.from("<văn-bản/>");
    await storePayloads(
      tx,
      ids.map((id) => ({ id, mediaType: "application/xml", body })),
    );
    await enqueue(
      tx,
      ids.map((id, index) => ({
        id,
        destination: "H36",
        type: options.type ?? "note.v1",
        subject: subjects[index] ?? "",
        ...(options.key ? { key: options.key } : {}),
        payloadId: id,
      })),
    );
  });
  a.outbox.wake("H36");
  return ids;
}

async function until(condition: () => boolean | Promise<boolean>, what: string): Promise<void> {
  const deadline = Date.now() + 15_000;
  while (!(await condition())) {
    if (Date.now() > deadline) throw new Error(`timed out: ${what}`);
    await new Promise((done) => setTimeout(done, 20));
  }
}

async function waiting(): Promise<number> {
  return (await readQueues(a.database.db))[0]?.waiting ?? -1;
}

describe("messages between two nodes", () => {
  test("arrive byte for byte, are answered and leave the table", async () => {
    const body = Buffer.from([0xef, 0xbb, 0xbf, ...Buffer.from("<x>Về việc \r\n</x>")]);
    const [id] = await send(["hello"], { body });
    await until(() => answered.length === 1, "answer");
    expect(received[0]).toMatchObject({
      id,
      source: "VN",
      type: "note.v1",
      subject: "hello",
      contentType: "application/xml",
    });
    expect(Buffer.from(received[0]?.body ?? [])).toEqual(body);
    expect(answered).toEqual([`${id} accepted`]);
    await until(async () => (await waiting()) === 0, "empty outbox");
  });

  test("carry bytes that are not text", async () => {
    const body = Buffer.from([0xff, 0x00, 0xfe, 0x80]);
    await send(["bin"], { body });
    await until(() => answered.length === 1, "answer");
    expect(Buffer.from(received[0]?.body ?? [])).toEqual(body);
  });

  test("keep the order of their key", async () => {
    await send(
      Array.from({ length: 50 }, (_, index) => String(index)),
      { key: "dossier-1" },
    );
    await until(() => answered.length === 50, "answers");
    expect(received.map((message) => message.subject)).toEqual(Array.from({ length: 50 }, (_, index) => String(index)));
  });

  test("a refusal is final and comes back", async () => {
    const [id] = await send(["refuse"]);
    await until(() => answered.length === 1, "answer");
    expect(answered).toEqual([`${id} refused`]);
  });

  test("one bad message does not hold up the others, and is tried again", async () => {
    let broken = true;
    fault = (message) => {
      if (message.subject === "bad" && broken) throw new Error("disk full");
    };
    await send(["good", "bad", "good"]);
    await until(() => answered.length === 2, "the good ones");
    broken = false;
    await until(() => answered.length === 3, "the bad one after it is mended");
  });

  test("an answer that is lost on the way does not do the work twice", async () => {
    cutAfterHandling = true;
    await send(["once"]);
    await until(() => received.length === 1, "first arrival");
    await until(async () => ((await readQueues(a.database.db))[0]?.failures ?? 0) > 0, "failure noted");
    cutAfterHandling = false;
    await until(() => answered.length === 1, "answer of the repeat");
    expect(received).toHaveLength(1);
  });

  test("one that must be soon there is tried again soon, however often it failed", async () => {
    fault = () => {
      throw new Error("not now");
    };
    const [slow = "", soon = ""] = [...(await send(["slow"])), ...(await send(["soon"], { type: "soon.v1" }))];
    await sql`UPDATE platform.outbox SET attempts = 40, next_at = now()`.execute(a.database.db);
    const waits = async () => {
      const { rows } = await sql<{ id: string; seconds: number }>`
        SELECT id, extract(epoch FROM next_at - now())::float AS seconds FROM platform.outbox WHERE attempts > 40`.execute(
        a.database.db,
      );
      return new Map(rows.map(({ id, seconds }) => [id, seconds]));
    };
    await until(async () => (await waits()).size === 2, "another try of both");
    expect((await waits()).get(slow)).toBeGreaterThan(1_000);
    expect((await waits()).get(soon)).toBeLessThanOrEqual(2);
    fault = undefined;
    await releaseMessages(a.database.db, [slow, soon]);
    a.outbox.wake("H36");
    await until(() => answered.length === 2, "both delivered");
  });

  test("what was given up waits for a person and goes on when released", async () => {
    fault = () => {
      throw new Error("never");
    };
    const [id = ""] = await send(["stuck"]);
    await sql`UPDATE platform.outbox SET attempts = 79 WHERE id = ${id}`.execute(a.database.db);
    // The handler is told before its transaction ends; the queue shows it after.
    await until(async () => dead.length === 1 && (await readQueues(a.database.db))[0]?.dead === 1, "given up");
    fault = undefined;
    await releaseMessages(a.database.db, [id]);
    a.outbox.wake("H36");
    await until(() => answered.length === 1, "delivered after release");
  });
});

describe("the door", () => {
  async function post(headers: Record<string, string>, body: string): Promise<number> {
    const response = await fetch(`${b.url}/_node/messages`, { method: "POST", headers, body });
    return response.status;
  }

  test("refuses what is not signed, signed by a stranger, or changed", async () => {
    const body = "[]\n";
    const url = `${b.url}/_node/messages`;
    const request = {
      method: "POST",
      url,
      headers: { "content-type": "application/vnd.lienthong.batch" },
      body: Buffer.from(body),
    };
    const good = await a.keys.signRequest(request);
    expect(await post({ "content-type": "application/json" }, body)).toBe(401);
    expect(await post(good, body)).toBe(200);
    expect(await post(good, "{}\n")).toBe(401);
    const { "content-length": _, ...rest } = good;
    expect(await post({ ...rest, "content-digest": good["content-digest"]?.replace("=:", "=:A") ?? "" }, body)).toBe(
      401,
    );
    const stranger = createNodeKeys({
      code: "H99",
      privateKeyPem: generateNodeKey().privateKeyPem,
      machine: machineClock,
      findPeer: async () => undefined,
    });
    expect(await post(await stranger.signRequest(request), body)).toBe(401);
    const impostor = createNodeKeys({
      code: "VN",
      privateKeyPem: generateNodeKey().privateKeyPem,
      machine: machineClock,
      findPeer: async () => undefined,
    });
    expect(await post(await impostor.signRequest(request), body)).toBe(401);
  });

  test("refuses a signature that is too old", async () => {
    const old = createNodeKeysAt(new Date(Date.now() - 20 * 60_000));
    const request = {
      method: "POST",
      url: `${b.url}/_node/messages`,
      headers: { "content-type": "application/vnd.lienthong.batch" },
      body: Buffer.from("[]\n"),
    };
    await savePeers(b.database.db, [
      { code: "H15", name: { vi: "a", en: "a" }, baseUrl: "http://127.0.0.1:1", publicKey: old.publicKey },
    ]);
    expect(await post(await old.signRequest(request), "[]\n")).toBe(401);
  });

  function createNodeKeysAt(now: Date): NodeKeys {
    return createNodeKeys({
      code: "H15",
      privateKeyPem: generateNodeKey().privateKeyPem,
      machine: { now: () => now },
      findPeer: async () => undefined,
    });
  }

  test("says what is not a batch", async () => {
    const body = Buffer.from("[]\nmore");
    const headers = await a.keys.signRequest({
      method: "POST",
      url: `${b.url}/_node/messages`,
      headers: { "content-type": "application/json" },
      body,
    });
    expect(await post(headers, body.toString())).toBe(400);
    const [row] = await readAudit(b.database.db, { subject: { kind: "platform.peer", id: "VN" }, limit: 1 });
    expect(row).toMatchObject({ action: "node.message.refuse", detail: { code: "node.not-a-batch" } });
  });
});
