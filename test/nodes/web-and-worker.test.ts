import { mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { sql } from "kysely";
import { afterAll, beforeAll, expect, test } from "vitest";
import { demoPassword } from "../../src/country/demo-password.ts";
import { demoStart, places } from "../../src/country/places.ts";
import { choosePorts } from "../../src/country/ports.ts";
import { seedAuthority } from "../../src/country/seed-authority.ts";
import { ensureKeys } from "../../src/country/trust.ts";
import { acceptDocuments } from "../../src/national/axis/actions/accept-documents.ts";
import { type AxisStand, axisStand, makeDocument, signed } from "../../src/national/axis/axis.fixture.ts";
import { axisSystem } from "../../src/national/axis/system.ts";
import { directorySystem } from "../../src/national/directory/system.ts";
import { signIn } from "../../src/platform/auth/index.ts";
import { cookieName } from "../../src/platform/http/index.ts";
import { savePeers } from "../../src/platform/keys/index.ts";
import { randomPort } from "../../src/platform/ports/index.ts";
import { type TestNode, testNode } from "../support/node.ts";
import { type Program, runProgram } from "../support/run-program.ts";
import { serveNode } from "../support/serve-node.ts";

/** One node of an authority from one file, its pages and its deliveries in processes of their own, against one database. */
let axis: AxisStand;
/** Opens the node's database from here; none of its parts is started. */
let database: TestNode;
let folder: string;
let url: string;
let config: string;
const programs: Program[] = [];

beforeAll(async () => {
  folder = mkdtempSync(join(tmpdir(), "lienthong-apart-"));
  axis = await axisStand();
  const nation = await serveNode(axis.node, [directorySystem(axis.node), axisSystem(axis.node)]);
  database = await testNode({ code: "H34" });
  await seedAuthority(database);
  const keysDir = join(folder, "keys");
  await ensureKeys(
    keysDir,
    places.filter(({ code }) => code === "H34"),
  );
  const [choice] = await choosePorts([randomPort()], "127.0.0.1");
  url = `http://127.0.0.1:${choice?.port}`;
  const name = { vi: "Tỉnh Kon Tum", en: "Kon Tum province" };
  config = join(folder, "H34.json");
  const national = { code: "VN", name, baseUrl: nation.url, publicKey: axis.node.keys.publicKey };
  const file = {
    role: "authority",
    code: "H34",
    name,
    port: choice?.port,
    baseUrl: url,
    // DATABASE_URL stands over it.
    databaseUrl: "postgres://nobody@127.0.0.1:1/nothing",
    filesDir: database.config.filesDir,
    nodeKeyFile: join(keysDir, "H34.node.pem"),
    peers: [national],
    trustFiles: [join(keysDir, "root.pem"), join(keysDir, "authority.pem")],
    demo: { start: demoStart, epoch: new Date().toISOString(), keysDir },
    parts: "web",
  };
  writeFileSync(config, JSON.stringify(file));
  const publicKey = readFileSync(join(keysDir, "H34.node.pub"), "utf8");
  await savePeers(axis.node.db, [{ code: "H34", name, baseUrl: url, publicKey }]);
}, 120_000);
afterAll(async () => {
  for (const program of programs) if (program.process.exitCode === null) await program.end("SIGKILL");
  await axis?.node.drop();
  await database?.drop();
  rmSync(folder, { recursive: true, force: true });
});

function start(command: "authority" | "worker"): Program {
  const program = runProgram([command, "--config", config], { DATABASE_URL: database.config.databaseUrl });
  programs.push(program);
  return program;
}

test("pages are served by one process and messages delivered by another; each stops in order", async () => {
  const web = start("authority");
  await web.wrote(/H34 http/);
  axis.node.outbox.start();
  const document = await makeDocument({ to: [{ organId: "H34", organName: "Ủy ban nhân dân tỉnh Kon Tum" }] });
  const submissions = [{ id: null, body: signed(document, axis.h36) }];
  await axis.node.db
    .transaction()
    .execute((tx) => acceptDocuments(tx, axis.axis, { kind: "node", code: "H36" }, submissions));
  await until(async () => ((await stateAtAxis()) === "arrived" ? true : undefined), "the pages' process takes it in");

  await register(document.documentId);
  expect(await waiting()).toBe(1);
  await new Promise((done) => setTimeout(done, 1_500));
  expect([await waiting(), await stateAtAxis()]).toEqual([1, "arrived"]);

  const worker = start("worker");
  await worker.wrote(/H34 worker/);
  await until(async () => ((await stateAtAxis()) === "registered" ? true : undefined), "the worker delivers");
  await until(async () => ((await waiting()) === 0 ? true : undefined), "nothing waits");
  expect((await fetch(`${url}/_health`)).status).toBe(200);

  expect(await worker.end("SIGTERM")).toBe(0);
  expect((await fetch(`${url}/_health`)).status).toBe(200);
  expect(await web.end("SIGINT")).toBe(0);
  await expect(fetch(`${url}/_health`)).rejects.toThrow();
}, 120_000);

/** A clerk registers the document on the pages' process, as a browser does. */
async function register(documentId: string): Promise<void> {
  const { token } = await signIn(database, { username: "vanthu.h34", password: demoPassword });
  const headers = { cookie: `${cookieName(database.config, "session")}=${token}` };
  const { rows } = await sql<{
    id: string;
  }>`SELECT id FROM office.incoming WHERE document_id = ${documentId}`.execute(database.db);
  const path = `${url}/incoming/${rows[0]?.id}`;
  const page = await (await fetch(path, { headers })).text();
  const _csrf = /name="_csrf" value="([^"]+)"/.exec(page)?.[1] ?? "";
  const body = new URLSearchParams({ _csrf, note: "" });
  const answer = await fetch(`${path}/registration`, { method: "POST", headers, body, redirect: "manual" });
  expect(answer.status).toBe(303);
}

async function waiting(): Promise<number> {
  const metrics = await (await fetch(`${url}/_metrics`)).text();
  return Number(/^lienthong_outbox_waiting\{[^}]*\} (\d+)/m.exec(metrics)?.[1]);
}

async function stateAtAxis(): Promise<string | undefined> {
  const { rows } = await sql<{ state: string }>`SELECT state FROM axis.delivery`.execute(axis.node.db);
  return rows[0]?.state;
}

async function until<T>(find: () => Promise<T | undefined>, what: string): Promise<T> {
  const deadline = Date.now() + 30_000;
  for (;;) {
    // Signatures of requests are judged by real time.
    axis.node.machine.set(new Date());
    axis.node.outbox.wake("H34");
    const found = await find();
    if (found !== undefined) return found;
    if (Date.now() > deadline) throw new Error(`timed out: ${what}\n${programs.map((one) => one.output()).join("\n")}`);
    await new Promise((done) => setTimeout(done, 100));
  }
}
