import { sql } from "kysely";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { z } from "zod";
import { type TestNode, testNode } from "../../../test/support/node.ts";
import { serveNode } from "../../../test/support/serve-node.ts";
import {
  createCrl,
  createDemoTrust,
  type DemoTrust,
  describeCertificate,
  pemOfCertificate,
} from "../../engines/signing/index.ts";
import type { Principal, Role } from "../../platform/auth/index.ts";
import {
  type Agency,
  addCertificate,
  approveRegistration,
  createDirectoryReader,
  findSigningRight,
  type ImportedAgency,
  importAgencies,
  issueCredential,
  joinNodes,
  readRegistrations,
  receiveCrl,
  registerAgency,
  rejectRegistration,
  resolveRecipient,
  revokeCertificate,
  revokeCredential,
  searchAgencies,
  submitRegistration,
  succeedAgency,
  suggestAgencies,
  trustAuthorities,
  verifyCredential,
} from "./index.ts";
import { directorySystem } from "./system.ts";

let node: TestNode;
let trust: DemoTrust;
const read = createDirectoryReader();

function person(role: Role): Principal {
  const grant = {
    id: "g",
    agencyCode: "VN",
    role,
    title: "",
    titleEn: "",
    validFrom: new Date(0),
    validUntil: null,
    onBehalfOf: null,
  };
  const accountId = "00000000-0000-7000-8000-000000000001";
  return { accountId, username: "q", name: "Người quản lý thử", sessionId: "s", agencyCode: "VN", grants: [grant] };
}
const registrar = person("registrar");

function agency(code: string, name: string, level: Agency["level"]): ImportedAgency {
  const parent = code.includes(".") ? code.slice(0, code.lastIndexOf(".")) : null;
  const province = level === "central" ? null : code.slice(0, 3);
  const common = {
    nameEn: name,
    shortName: name,
    abbreviation: "UBND",
    unitCode: null,
    place: "",
    email: "",
    validFrom: "2019-01-01",
  };
  return { code, qcvn102: null, name, level, parent, province, ...common };
}

beforeAll(async () => {
  node = await testNode({ role: "national", code: "VN" });
  trust = await createDemoTrust();
  await trustAuthorities(node, [trust.root.certificate, trust.authority.certificate]);
  await importAgencies(node, [
    // A subordinate before its superior: the order does not matter.
    agency("H36.50", "Ủy ban nhân dân thành phố Đà Lạt", "district"),
    agency("H36", "Ủy ban nhân dân tỉnh Lâm Đồng", "province"),
    agency("H36.50.05", "Ủy ban nhân dân phường 5, thành phố Đà Lạt", "commune"),
    agency("H36.51", "Ủy ban nhân dân huyện Đức Trọng", "district"),
    agency("G01", "Bộ Công an", "central"),
  ]);
  await joinNodes(node, [{ level1: "H36", nodeCode: "H36" }]);
});
afterAll(async () => await node.drop());

const copy = z.object({
  version: z.number(),
  full: z.boolean(),
  agencies: z.array(z.object({ code: z.string(), route: z.string(), successor: z.string().optional() })),
  certificates: z.array(z.object({ agencyCode: z.string(), revokedAt: z.string().optional() })),
  trust: z.array(z.string()),
});

async function lastNews() {
  const { rows } = await sql<{ data: unknown }>`
    SELECT data FROM platform.outbox WHERE type = 'directory.v1' AND destination = 'H36' ORDER BY id DESC LIMIT 1`.execute(
    node.db,
  );
  return copy.parse(rows[0]?.data);
}

async function lastAct(): Promise<string | undefined> {
  const { rows } = await sql<{ action: string }>`SELECT action FROM platform.audit ORDER BY id DESC LIMIT 1`.execute(
    node.db,
  );
  return rows[0]?.action;
}

test("a node that joins gets the whole directory", async () => {
  const news = await lastNews();
  expect(news).toMatchObject({ full: true });
  expect(news.agencies.map(({ code, route }) => [code, route])).toContainEqual(["H36.50.05", "node"]);
  expect(news.agencies.find(({ code }) => code === "G01")?.route).toBe("none");
  expect(news.trust).toHaveLength(2);
});

describe("agencies", () => {
  test("are found without accents, by either code, by level and province", async () => {
    for (const text of ["da lat", "ĐÀ LẠT phường", "H36.50.05"]) {
      const { agencies } = await searchAgencies(node.db, { text });
      expect(
        agencies.map(({ code }) => code),
        text,
      ).toContain("H36.50.05");
    }
    expect((await searchAgencies(node.db, { text: "100%" })).total).toBe(0);
    expect((await searchAgencies(node.db, { under: "H36.50" })).agencies.map(({ code }) => code)).toEqual([
      "H36.50",
      "H36.50.05",
    ]);
    expect(
      await searchAgencies(node.db, { province: "H36", level: "district" }, { offset: 1, limit: 1 }),
    ).toMatchObject({ total: 2, agencies: [{ code: "H36.51" }] });
  });

  test("are registered with a code in either form, and nodes hear of them", async () => {
    const code = await registerAgency(node, registrar, {
      code: "000.06.50.H36",
      name: "UBND phường 6",
      nameEn: "",
      level: "commune",
    });
    expect(code).toBe("H36.50.06");
    expect(await lastNews()).toMatchObject({ full: false, agencies: [{ code: "H36.50.06", route: "node" }] });
    const again = registerAgency(node, registrar, { code, name: "khác", nameEn: "", level: "commune" });
    await expect(again).rejects.toMatchObject({ code: "directory.agency-exists" });
    const wrong = registerAgency(node, registrar, { code: "xin chào", name: "khác", nameEn: "", level: "commune" });
    await expect(wrong).rejects.toMatchObject({ code: "directory.code-invalid", fields: { code: expect.anything() } });
  });

  test("succeed each other from a day on, never in a circle", async () => {
    const end = {
      agencyCode: "H36.50.06",
      successorCode: "H36.50.05",
      fromDay: "2020-12-01",
      basis: "Nghị quyết thử nghiệm",
    };
    await succeedAgency(node, registrar, end);
    const view = await read(node.db);
    expect(resolveRecipient(view, "H36.50.06", new Date("2020-11-30T23:59:00+07:00"))).toMatchObject({
      agency: { code: "H36.50.06" },
      succeeded: false,
    });
    expect(resolveRecipient(view, "H36.50.06", new Date("2020-12-01T00:00:00+07:00"))).toMatchObject({
      agency: { code: "H36.50.05" },
      succeeded: true,
    });
    const back = { ...end, agencyCode: "H36.50.05", successorCode: "H36.50.06" };
    await expect(succeedAgency(node, registrar, back)).rejects.toMatchObject({ code: "directory.successor-invalid" });
    await expect(succeedAgency(node, registrar, { ...end, basis: " " })).rejects.toMatchObject({
      code: "directory.reason-needed",
    });
    expect((await lastNews()).agencies).toMatchObject([{ code: "H36.50.06", successor: "H36.50.05" }]);
  });

  test("that do not exist are unknown, and similar codes are offered", async () => {
    const view = await read(node.db);
    expect(resolveRecipient(view, "H36.05.50", node.clock.now())).toMatchObject({ route: "none", problem: "unknown" });
    expect(suggestAgencies(view, "H36.05.50")).toContain("H36.50.05");
    expect(resolveRecipient(view, "G01", node.clock.now())).toMatchObject({ route: "none", problem: "not-connected" });
  });
});

describe("certificates", () => {
  test("sign for their agency, with scope subtree also below it, until they are revoked", async () => {
    const { certificate } = await trust.issue("H36", "node");
    const id = await addCertificate(node, registrar, {
      agencyCode: "H36",
      scope: "subtree",
      file: Buffer.from(pemOfCertificate(certificate)),
    });
    const view = await read(node.db);
    const [fingerprint = ""] = [...view.certificates.keys()];
    const now = node.clock.now();
    const problemFor = (code: string) => findSigningRight(view, fingerprint, code, now).problem;
    expect(["H36", "H36.50.05", "H3", "H36X", "G01"].map(problemFor)).toEqual([
      null,
      null,
      "other-agency",
      "other-agency",
      "other-agency",
    ]);
    await revokeCertificate(node, registrar, id, "Lộ khóa");
    expect(findSigningRight(await read(node.db), fingerprint, "H36", now).problem).toBe("revoked");
    expect((await lastNews()).certificates[0]).toMatchObject({ agencyCode: "H36", revokedAt: expect.any(String) });
    await expect(revokeCertificate(node, registrar, id, "lần nữa")).rejects.toMatchObject({
      code: "directory.certificate-missing",
    });
  });

  test("are refused when unreadable, expired or a stranger's", async () => {
    const add = (file: Uint8Array) => addCertificate(node, registrar, { agencyCode: "H36", scope: "agency", file });
    await expect(add(Buffer.from("xin chào"))).rejects.toMatchObject({ code: "directory.certificate-unreadable" });
    const old = await trust.issue("Cũ", "node", { notAfter: new Date("2020-01-01T00:00:00Z") });
    await expect(add(old.certificate)).rejects.toMatchObject({ code: "directory.certificate-refused" });
    const stranger = await (await createDemoTrust()).issue("Lạ", "node");
    await expect(add(stranger.certificate)).rejects.toMatchObject({ code: "directory.certificate-refused" });
    const listed = await trust.issue("Bị thu hồi", "node");
    const dates = { number: 1, thisUpdate: new Date("2020-11-24T00:00:00Z"), nextUpdate: new Date("2020-12-24") };
    const revoked = [{ serialNumber: describeCertificate(listed.certificate).serial, at: dates.thisUpdate }];
    const list = await createCrl({ authority: trust.authority, ...dates, revoked });
    expect([await receiveCrl(node, registrar, list), await receiveCrl(node, "system", list)]).toEqual([true, false]);
    await expect(add(listed.certificate)).rejects.toMatchObject({ code: "directory.certificate-refused" });
    await expect(receiveCrl(node, registrar, Buffer.from("x"))).rejects.toMatchObject({
      code: "directory.crl-invalid",
    });
  });
});

describe("foreign software", () => {
  test("joins by an application: agency, certificate and credential in one step; the secret is shown once", async () => {
    const { certificate } = await trust.issue("Phần mềm G01", "agency");
    const application = {
      kind: "join",
      agencyCode: "G01.05",
      name: "Cục thử nghiệm",
      level: "central",
      certificate,
      source: "Người nộp",
    } as const;
    const id = await submitRegistration(node, application);
    await expect(submitRegistration(node, application)).rejects.toMatchObject({ code: "directory.registration-open" });
    const issued = await approveRegistration(node, registrar, id);
    expect(await verifyCredential(node, issued?.clientId ?? "", issued?.secret ?? "")).toMatchObject({
      agencyCode: "G01.05",
    });
    const view = await read(node.db);
    expect(resolveRecipient(view, "G01.05", node.clock.now())).toMatchObject({ route: "mailbox" });
    expect([...view.certificates.values()].flat().some(({ agencyCode }) => agencyCode === "G01.05")).toBe(true);
    await expect(approveRegistration(node, registrar, id)).rejects.toMatchObject({
      code: "directory.registration-decided",
    });
    const leaving = await submitRegistration(node, { kind: "leave", agencyCode: "G01.05", source: "client:x" });
    await approveRegistration(node, registrar, leaving);
    expect(await verifyCredential(node, issued?.clientId ?? "", issued?.secret ?? "")).toBeUndefined();
  });

  test("is told why an application is rejected", async () => {
    const id = await submitRegistration(node, { kind: "join", agencyCode: "G01", source: "Người nộp" });
    await expect(rejectRegistration(node, registrar, id, "")).rejects.toMatchObject({
      code: "directory.reason-needed",
    });
    await rejectRegistration(node, registrar, id, "Thiếu văn bản đề nghị");
    const { registrations } = await readRegistrations(node.db, { state: "rejected" });
    expect(registrations[0]).toMatchObject({ id, decisionReason: "Thiếu văn bản đề nghị" });
    expect(await lastAct()).toBe("directory.registration.reject");
  });
});

test("revocation lists that the configuration names are taken in when they change", async () => {
  const list = async (thisUpdate: string) =>
    createCrl({
      authority: trust.root,
      number: 1,
      thisUpdate: new Date(thisUpdate),
      nextUpdate: new Date("2021-01-01"),
      revoked: [],
    });
  let lists: readonly Uint8Array[] = [await list("2020-11-20")];
  const [job] = directorySystem(node, { revocationLists: () => lists }).jobs ?? [];
  const kept = async () => (await read(node.db)).crls.map((der) => Buffer.from(der).toString("hex"));
  const hex = () => Buffer.from(lists[0] ?? []).toString("hex");
  await job?.run(node, null);
  expect(await kept()).toContain(hex());
  lists = [await list("2020-11-21")];
  await job?.run(node, null);
  expect(await kept()).toContain(hex());
});

test("only a registrar changes the directory", async () => {
  for (const role of ["clerk", "leader", "specialist", "operator", "admin"] as const) {
    const other = person(role);
    const attempts: readonly (() => Promise<unknown>)[] = [
      () => registerAgency(node, other, { code: "H36.99", name: "x", nameEn: "x", level: "district" }),
      () =>
        succeedAgency(node, other, {
          agencyCode: "H36.51",
          successorCode: "H36.50",
          fromDay: "2020-12-01",
          basis: "x",
        }),
      () => addCertificate(node, other, { agencyCode: "H36", scope: "agency", file: trust.root.certificate }),
      () => revokeCertificate(node, other, "00000000-0000-7000-8000-000000000000", "x"),
      () => issueCredential(node, other, { agencyCode: "H36" }),
      () => revokeCredential(node, other, "00000000-0000-7000-8000-000000000000"),
      () => approveRegistration(node, other, "00000000-0000-7000-8000-000000000000"),
      () => rejectRegistration(node, other, "00000000-0000-7000-8000-000000000000", "x"),
      () => receiveCrl(node, other, Buffer.alloc(0)),
    ];
    for (const attempt of attempts)
      await expect(attempt(), role).rejects.toMatchObject({ code: "directory.forbidden" });
  }
});

test("the public interface finds agencies by both codes, and offers similar ones", async () => {
  const { url } = await serveNode(node, [directorySystem(node)]);
  const get = async (path: string) => {
    const response = await fetch(`${url}/api/directory/agencies${path}`);
    return { http: response.status, body: JSON.parse(await response.text()) as Record<string, unknown> };
  };
  expect(await get("?q=da%20lat&level=commune&province=H36")).toMatchObject({
    http: 200,
    body: { page: 1, agencies: [{ code: "H36.50.05" }] },
  });
  expect(await get("?q=000.05.50.H36")).toMatchObject({ body: { total: 1 } });
  expect(await get("/000.05.50.H36")).toMatchObject({ http: 200, body: { code: "H36.50.05", route: "node" } });
  const missing = await get("/H36.05.50");
  expect(missing).toMatchObject({ http: 404, body: { code: "directory.agency-missing" } });
  expect(missing.body.detail).toContain("H36.50.05");
  expect(await get("?level=village")).toMatchObject({ http: 422 });
});
