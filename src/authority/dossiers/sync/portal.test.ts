import { rmSync, writeFileSync } from "node:fs";
import { createServer, type IncomingMessage, type Server, type ServerResponse } from "node:http";
import type { AddressInfo } from "node:net";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { sql } from "kysely";
import { afterAll, beforeAll, beforeEach, describe, expect, test } from "vitest";
import { agencies, findProcedure } from "../../../../data/index.ts";
import { type TestNode, testNode } from "../../../../test/support/node.ts";
import { person } from "../../../../test/support/person.ts";
import { type ServedNode, serveNode } from "../../../../test/support/serve-node.ts";
import { importAgencies, issueCredential } from "../../../national/directory/index.ts";
import { findReported } from "../../../national/dossiers/index.ts";
import { nationalDossiers } from "../../../national/dossiers/system.ts";
import { importProcedures } from "../../../national/procedures/index.ts";
import { proceduresSystem } from "../../../national/procedures/system.ts";
import { createSignIns } from "../../../platform/auth/index.ts";
import type { Dossier } from "../record.ts";
import { readFailingLanes } from "../store/sync-lanes.ts";
import { readSyncStands } from "../store/sync-stands.ts";
import { createPortal, type PortalSetting } from "./portal-client.ts";
import { sendLane } from "./send-to-portal.ts";
import { aDossier, moved, put, syncNode, until } from "./sync.fixture.ts";

/** A portal that answers as a test wants. */
let portal: Server;
let answer: (body: { service?: string; session?: string; data?: { MaHoSo: string }[] }) => unknown;
let heard: string[] = [];
let logins = 0;
let setting: PortalSetting;
const passwordFile = join(tmpdir(), `lienthong-portal-${process.pid}`);

async function serve(incoming: IncomingMessage, outgoing: ServerResponse): Promise<void> {
  const chunks: Buffer[] = [];
  for await (const chunk of incoming) chunks.push(chunk);
  const body = JSON.parse(Buffer.concat(chunks).toString("utf8"));
  if (incoming.url === "/login") {
    logins += 1;
    return void outgoing.end(
      JSON.stringify({ error_code: body.password === "mật khẩu" ? "00" : "01", session: `s${logins}` }),
    );
  }
  heard.push(`${body.service} ${body.isUpdating} ${(body.data ?? []).length}`);
  const said = answer(body);
  if (said === "hang") return;
  outgoing.end(typeof said === "string" ? said : JSON.stringify(said));
}

beforeAll(async () => {
  writeFileSync(passwordFile, "mật khẩu\n");
  portal = createServer((incoming, outgoing) => void serve(incoming, outgoing));
  await new Promise<void>((ready) => portal.listen(0, "127.0.0.1", ready));
  const url = `http://127.0.0.1:${(portal.address() as AddressInfo).port}`;
  setting = {
    loginUrl: `${url}/login`,
    servicesUrl: `${url}/services`,
    username: "h36",
    passwordFile,
    agencyCode: "000.00.00.H36",
    timeoutMs: 400,
  };
});

afterAll(() => {
  portal.closeAllConnections();
  portal.close();
  rmSync(passwordFile, { force: true });
});

beforeEach(() => {
  heard = [];
  logins = 0;
  answer = () => ({ error_code: "00", message: "Thành công" });
});

/** A node with some dossiers waiting, and a function that sends all lanes. */
async function sender(dossiers: readonly Dossier[]) {
  const node = await syncNode();
  for (const dossier of dossiers) await put(node, dossier);
  const client = createPortal(setting);
  const send = async (): Promise<void> => {
    for (let lane = 0; lane < 4; lane++) while (await sendLane(node, client, lane));
  };
  const waiting = async () =>
    (await sql<{ count: number }>`SELECT count(*) AS count FROM dossier.sync_queue`.execute(node.db)).rows[0]?.count;
  const stand = async ({ id }: Dossier) => (await readSyncStands(node.db, [id]))[0];
  return { node, send, waiting, stand, client };
}

describe("a portal of another make", () => {
  test("takes the queue in order, service by service, under one session", async () => {
    const one = aDossier();
    const { node, send, waiting, stand } = await sender([one]);
    await put(node, moved(one, { supplements: 1 }), one);
    const order: string[] = [];
    answer = ({ service, data, session }) => {
      for (const { MaHoSo, ...fields } of data ?? [])
        order.push(`${service} ${session} ${MaHoSo} ${JSON.stringify(fields).includes('"PhienBan"')}`);
      return { error_code: "00" };
    };
    await send();
    expect(order).toEqual(
      ["DongBoHoSoMC", "CapNhatTienDoHoSoMC", "DongBoHoSoMC", "CapNhatTienDoHoSoMC"].map(
        (service) => `${service} s1 ${one.code} true`,
      ),
    );
    expect(heard.map((line) => line.split(" ")[1])).toEqual(["False", "False", "True", "True"]);
    expect([await waiting(), logins]).toEqual([0, 1]);
    expect(await stand(one)).toMatchObject({ ackedRevision: 2, refusedCode: null });
  });

  test("logs in again when the session has ended, and is left alone when a new one is refused too", async () => {
    const one = aDossier();
    const { send, waiting, node } = await sender([one]);
    let ended = 1;
    answer = () => ({ error_code: ended-- > 0 ? "02" : "00" });
    // The first session of a client is new: its refusal is the portal's trouble.
    await send();
    expect([await waiting(), (await readFailingLanes(node.db))[0]?.error]).toEqual([2, "the session was refused"]);
    node.machine.advance(120_000);
    await send();
    ended = 1;
    await put(node, moved(one, { supplements: 1 }), one);
    await send();
    expect([await waiting(), logins]).toEqual([0, 3]);
    expect(await readFailingLanes(node.db)).toEqual([]);
  });

  test.each<[string, () => unknown]>([
    ["answers nonsense", () => "<html>502</html>"],
    ["answers JSON that is no answer", () => ({ ok: true })],
    ["does not answer in time", () => "hang"],
    ["says that it is not well", () => ({ error_code: "99", message: "Lỗi hệ thống" })],
    ["is called too often", () => ({ error_code: "07" })],
  ])("%s: everything stays, is tried again later, and goes then", async (_what, fault) => {
    const one = aDossier();
    const { node, send, waiting, stand } = await sender([one]);
    answer = fault;
    await send();
    expect(await waiting()).toBe(2);
    expect(await readFailingLanes(node.db)).toMatchObject([{ failures: 1 }]);
    const before = heard.length;
    await send();
    expect(heard.length).toBe(before);
    node.machine.advance(5_000);
    await send();
    expect(await readFailingLanes(node.db)).toMatchObject([{ failures: 2 }]);
    answer = () => ({ error_code: "00" });
    node.machine.advance(60_000);
    await send();
    expect(await stand(one)).toMatchObject({ ackedRevision: 1, refusedCode: null });
  });

  test("refuses without saying which: each is asked alone, and only the wrong one is refused", async () => {
    const some = Array.from({ length: 6 }, () => aDossier());
    const [wrong] = some;
    if (!wrong) throw new Error("no dossier");
    const { node, send, stand } = await sender([]);
    const queued = some.map((dossier) => ({ ...dossier, code: dossier.code }));
    for (const dossier of queued) await put(node, dossier);
    answer = ({ data, service }) =>
      service === "DongBoHoSoMC" && data?.some(({ MaHoSo }) => MaHoSo === wrong.code)
        ? { error_code: "1005", message: "Mã thủ tục không tồn tại" }
        : { error_code: "00" };
    await send();
    expect(await stand(wrong)).toMatchObject({ refusedCode: "portal-1005", ackedRevision: 0 });
    expect((await stand(wrong))?.refusedMessage?.vi).toBe("Mã thủ tục không tồn tại");
    for (const dossier of some.slice(1))
      expect(await stand(dossier)).toMatchObject({ ackedRevision: 1, refusedCode: null });
  });

  test("answers item by item in an order of its own: each dossier gets what is said of it", async () => {
    const { node, send, stand } = await sender([]);
    const some = Array.from({ length: 8 }, () => aDossier());
    for (const dossier of some) await put(node, dossier);
    const wrong = new Set(some.filter((_one, at) => at % 3 === 0).map(({ code }) => code));
    answer = ({ data = [], service }) => {
      const rows = data.map(({ MaHoSo }) => ({ MaHoSo, error_code: wrong.has(MaHoSo) ? "1005" : "00" }));
      const isMixed = service === "DongBoHoSoMC" && rows.some((row) => row.error_code !== "00");
      return isMixed ? { error_code: "16", result: rows.toReversed() } : { error_code: "00" };
    };
    await send();
    for (const dossier of some) {
      const expected = wrong.has(dossier.code)
        ? { refusedCode: "portal-1005" }
        : { refusedCode: null, ackedRevision: 1 };
      expect(await stand(dossier)).toMatchObject(expected);
    }
  });

  test("refuses the login: nothing is lost", async () => {
    const { node, waiting } = await sender([aDossier()]);
    const client = createPortal({ ...setting, passwordFile: "/dev/null" });
    for (let lane = 0; lane < 4; lane++) await sendLane(node, client, lane);
    expect(await waiting()).toBe(2);
    expect((await readFailingLanes(node.db))[0]?.error).toContain("01");
  });
});

describe("a portal that is ours, called as one of another make", () => {
  let nation: TestNode;
  let served: ServedNode;

  beforeAll(async () => {
    nation = await testNode({ role: "national", code: "VN" });
    await importAgencies(nation, agencies());
    await importProcedures(nation, [findProcedure("1.001193") ?? []].flat());
    const { system, services } = nationalDossiers(nation);
    served = await serveNode(nation, [proceduresSystem(nation, { services }), system]);
  }, 120_000);

  afterAll(async () => {
    await served.stop();
    await nation.drop();
  });

  test("takes what is right, says what is wrong with its suggestion, keeps the order, and answers TraCuuHoSo", async () => {
    const recognised = await createSignIns(nation).recognise((await person(nation, { roles: "registrar" })).token);
    if (recognised.kind !== "live") throw new Error("not signed in");
    const credential = await issueCredential(nation, recognised.principal, { agencyCode: "H36", ratePerMinute: 1000 });
    writeFileSync(`${passwordFile}-own`, credential.secret);
    const dossierPortal = {
      loginUrl: `${served.url}/api/services/login`,
      servicesUrl: `${served.url}/api/services`,
      ...{
        username: credential.clientId,
        passwordFile: `${passwordFile}-own`,
        agencyCode: "000.00.00.H36",
        timeoutMs: 5000,
      },
    };
    const node = await syncNode({ config: { dossierPortal } });
    await node.live.start();
    await node.jobs.start();
    const good = Array.from({ length: 12 }, () => aDossier());
    const wrong = aDossier({ procedureCode: "1.001139" });
    for (const dossier of [...good, wrong]) await put(node, dossier);
    const [first] = good;
    if (!first) throw new Error("no dossier");
    await put(node, moved(first, { supplements: 2 }), first);
    await put(node, moved(wrong, {}), wrong);
    const stands = () =>
      readSyncStands(
        node.db,
        [...good, wrong].map(({ id }) => id),
      );
    await until(
      async () => (await stands()).every((one) => one.ackedRevision === one.revision || one.refusedCode),
      "answers",
    );
    expect((await stands()).find(({ dossierId }) => dossierId === wrong.id)).toMatchObject({
      ...{ refusedCode: "procedure-code", suggestion: "1.001193", ackedRevision: 0 },
    });
    const [row] = await findReported(nation.db, [first.code]);
    expect(row).toMatchObject({ via: "wire", node: "H36", revision: 2, supplements: 2, agencyCode: "H36.50.01" });
    const client = createPortal(dossierPortal);
    const found = await client.call("TraCuuHoSo", [{ MaHoSo: first.code }]);
    expect(found.rows[0]).toMatchObject({ MaHoSo: first.code, SoLanBoSung: "2", PhienBan: "2" });
    await client.close();
    rmSync(`${passwordFile}-own`);
  });
});
