import { sql } from "kysely";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { type ServedNode, serveNode } from "../../../../test/support/serve-node.ts";
import type { Principal } from "../../../platform/auth/index.ts";
import { decodeEdxml } from "../../../protocol/edxml/index.ts";
import {
  addCertificate,
  type IssuedCredential,
  issueCredential,
  readRegistrations,
  revokeCredential,
} from "../../directory/index.ts";
import { directorySystem } from "../../directory/system.ts";
import { type AxisStand, axisStand, makeDocument, signed, statusOf } from "../axis.fixture.ts";
import { axisSystem } from "../system.ts";
import { describedData } from "./client-description.ts";
import { clientInterfacePaths } from "./client-interface.ts";

let stand: AxisStand;
let served: ServedNode;
/** Software of G01, of H34.50.05 and, allowed three calls a minute, of H15. */
let ministry: IssuedCredential;
let commune: IssuedCredential;
let slow: IssuedCredential;

const grant = {
  id: "g",
  agencyCode: "VN",
  title: "",
  titleEn: "",
  validFrom: new Date(0),
  validUntil: null,
  onBehalfOf: null,
};
const registrar: Principal = {
  accountId: "00000000-0000-7000-8000-000000000001",
  username: "q",
  name: "Người quản lý thử",
  sessionId: "s",
  agencyCode: "VN",
  grants: [{ ...grant, role: "registrar" }],
};
const from = { organId: "G01", organName: "Bộ Công an" };

beforeAll(async () => {
  stand = await axisStand();
  served = await serveNode(stand.node, [directorySystem(stand.node), axisSystem(stand.node)], {
    machinePaths: clientInterfacePaths,
  });
  ministry = await issueCredential(stand.node, registrar, { agencyCode: "G01", software: "eOffice thử 1.0" });
  commune = await issueCredential(stand.node, registrar, { agencyCode: "H34.50.05" });
  slow = await issueCredential(stand.node, registrar, { agencyCode: "H15", ratePerMinute: 3 });
  await addCertificate(stand.node, "system", { agencyCode: "G01", scope: "agency", file: stand.h36.certificate });
});
afterAll(async () => {
  await served.stop();
  await stand.node.drop();
});

type Reply = { http: number; status: string; ErrorCode: string; ErrorDesc: string; data: unknown };

async function call(
  path: string,
  by: IssuedCredential | undefined,
  body: Buffer | object = {},
  headers: Record<string, string> = {},
): Promise<Reply> {
  const basic = by ? { authorization: `Basic ${Buffer.from(`${by.clientId}:${by.secret}`).toString("base64")}` } : {};
  const sent = Buffer.isBuffer(body) ? new Uint8Array(body) : JSON.stringify(body);
  const all = { servicetype: "eDoc", messagetype: "edoc", ...basic, ...headers } as Record<string, string>;
  const response = await fetch(`${served.url}${path}`, { method: "POST", headers: all, body: sent });
  const reply = { http: response.status, ...(JSON.parse(await response.text()) as Omit<Reply, "http">) };
  if (reply.http === 200) expect(describedData.get(path)?.parse(reply.data)).toEqual(reply.data);
  return reply;
}

function rowsOf(reply: Reply): Record<string, string>[] {
  return reply.data as Record<string, string>[];
}

describe("existing office software", () => {
  test("sends a document, its recipient fetches it, both follow it to the end", async () => {
    const document = await makeDocument({ from, to: [{ organId: "H34.50.05", organName: "Xã Măng Ri" }] });
    const body = signed(document, stand.h36);
    const sent = await call("/sendEdoc", ministry, body);
    expect(sent).toMatchObject({
      http: 200,
      status: "success",
      ErrorCode: "0",
      data: { repeated: false, recipients: { "H34.50.05": "queued" } },
    });
    const [item] = rowsOf(await call("/getReceivedEdocList", commune));
    expect(item).toMatchObject({ from: "G01", status: "initial", documentId: document.documentId });

    const fetched = await call("/getEdoc", commune, { docId: item?.docId });
    expect(Buffer.from((fetched.data as { content: string }).content, "base64").equals(body)).toBe(true);
    const told = rowsOf(await call("/getReceivedEdocList", ministry, {}, { messagetype: "status" }));
    expect(told).toHaveLength(1);
    const status = await call("/getEdoc", ministry, {}, { docid: told[0]?.docId ?? "" });
    const decoded = decodeEdxml(Buffer.from((status.data as { content: string }).content, "base64"));
    expect("status" in decoded && decoded.status).toMatchObject({
      statusCode: "01",
      from: { organId: "H34.50.05" },
      responseFor: { documentId: document.documentId },
    });

    expect(await call("/updateStatus", commune, { docId: item?.docId, status: "done" })).toMatchObject({
      ErrorCode: "0",
    });
    expect(rowsOf(await call("/getReceivedEdocList", commune))).toEqual([]);
    const registered = await call("/sendEdoc", commune, statusOf(document, "03"), { messagetype: "status" });
    expect(registered).toMatchObject({ http: 200, ErrorCode: "0" });
    expect(rowsOf(await call("/getReceivedEdocList", ministry, {}, { messagetype: "status" }))).toHaveLength(2);
    const [listed] = rowsOf(await call("/getSentEdocList", ministry));
    expect(listed).toMatchObject({
      documentId: document.documentId,
      recipients: [{ code: "H34.50.05", state: "registered" }],
    });
  });

  test("hears in words what is wrong, and what was only flagged", async () => {
    const refused = await call("/sendEdoc", ministry, Buffer.from("<html>"));
    expect(refused).toMatchObject({ http: 422, status: "fail", ErrorCode: "edxml.not-xml" });
    const document = await makeDocument({ from, dueDate: "2020-01-01" });
    const flagged = await call("/sendEdoc", ministry, signed(document, stand.h36));
    expect(flagged).toMatchObject({ http: 200, ErrorCode: "0" });
    expect(flagged.ErrorDesc).not.toBe("");
  });

  test("speaks for its own agency only, and sees only its own mailbox", async () => {
    const foreign = await call("/sendEdoc", ministry, signed(await makeDocument(), stand.h36));
    expect(foreign).toMatchObject({ http: 422, ErrorCode: "axis.sender-foreign" });
    const document = await makeDocument({ from });
    await call("/sendEdoc", ministry, signed(document, stand.h36));
    const [item] = rowsOf(await call("/getReceivedEdocList", commune));
    expect(await call("/getEdoc", ministry, { docId: item?.docId })).toMatchObject({
      http: 404,
      ErrorCode: "client.item-missing",
    });
    expect(await call("/updateStatus", ministry, { docId: item?.docId, status: "done" })).toMatchObject({ http: 404 });
    expect(await call("/registerAgency", commune, { code: "H36.77", name: "Lạ", level: "commune" })).toMatchObject({
      http: 403,
    });
  });

  test("applies for agencies below its own, which a registrar decides", async () => {
    const asked = await call("/registerAgency", ministry, {
      code: "000.00.07.G01",
      name: "Cục thử nghiệm",
      level: "central",
    });
    expect(asked).toMatchObject({ http: 200, data: { state: "submitted" } });
    expect(
      await call("/registerAgency", ministry, { code: "G01.07", name: "Cục thử nghiệm", level: "central" }),
    ).toMatchObject({ http: 409 });
    expect((await readRegistrations(stand.node.db, { state: "submitted" })).registrations[0]).toMatchObject({
      agencyCode: "G01.07",
      kind: "join",
    });
    expect(await call("/deleteAgency", ministry, { code: "G01.99" })).toMatchObject({
      http: 404,
      ErrorCode: "directory.agency-missing",
    });
    expect(await call("/deleteAgency", ministry, { code: "G01" })).toMatchObject({ http: 200 });
  });

  test("lists the agencies of the country", async () => {
    const agencies = rowsOf(await call("/getAgenciesList", ministry));
    expect(agencies).toContainEqual(expect.objectContaining({ id: "H34.50.05", code: "000.05.50.H34" }));
  });
});

describe("the gate", () => {
  test("refuses no, wrong and revoked credentials, and says so in its own shape", async () => {
    const wrong = { ...ministry, secret: "x" };
    for (const by of [undefined, wrong, { ...ministry, clientId: "nobody" }]) {
      expect(await call("/getAgenciesList", by)).toMatchObject({
        http: 401,
        ErrorCode: "client.credential",
        data: null,
      });
    }
    const headers = { systemid: ministry.clientId, secretkey: ministry.secret };
    expect(await call("/getAgenciesList", undefined, {}, headers)).toMatchObject({ http: 200 });
    const extra = await issueCredential(stand.node, registrar, { agencyCode: "G01" });
    await revokeCredential(stand.node, registrar, extra.id);
    expect(await call("/getAgenciesList", extra)).toMatchObject({ http: 401 });
  });

  test("limits calls per credential", async () => {
    const answers = [];
    for (let index = 0; index < 4; index++) answers.push((await call("/getSentEdocList", slow)).http);
    expect(answers).toEqual([200, 200, 200, 429]);
    expect(await call("/getSentEdocList", ministry)).toMatchObject({ http: 200 });
  });

  test("wants its headers and bounded bodies", async () => {
    expect(await call("/getEdoc", ministry, {}, { servicetype: "other" })).toMatchObject({
      http: 400,
      ErrorCode: "client.servicetype",
    });
    expect(await call("/sendEdoc", ministry, {}, { messagetype: "other" })).toMatchObject({
      http: 400,
      ErrorCode: "client.messagetype",
    });
    expect(await call("/getEdoc", ministry, Buffer.from("{"))).toMatchObject({ http: 400, ErrorCode: "client.body" });
    const huge = Buffer.alloc(stand.node.config.maxUploadBytes * 1.5 + 1);
    expect(await call("/sendEdoc", ministry, huge)).toMatchObject({ http: 413, ErrorCode: "client.too-large" });
  });

  test("keeps no secret, only its hash", async () => {
    const { rows } = await sql<{
      text: string;
    }>`SELECT to_jsonb(c)::text AS text FROM directory.client_credential c`.execute(stand.node.db);
    for (const { text } of rows) for (const { secret } of [ministry, commune, slow]) expect(text).not.toContain(secret);
  });
});
