import { sql } from "kysely";
import { afterAll, beforeAll, beforeEach, describe, expect, test } from "vitest";
import { z } from "zod";
import { agencies, findProcedure } from "../../../../data/index.ts";
import { type TestNode, testNode } from "../../../../test/support/node.ts";
import { person } from "../../../../test/support/person.ts";
import { type ServedNode, serveNode } from "../../../../test/support/serve-node.ts";
import { createSignIns } from "../../../platform/auth/index.ts";
import { type IssuedCredential, importAgencies, issueCredential, joinNodes } from "../../directory/index.ts";
import { importProcedures } from "../../procedures/index.ts";
import { proceduresSystem } from "../../procedures/system.ts";
import { findReported } from "../index.ts";
import { readPublicSteps } from "../store/pages-track.ts";
import { nationalDossiers } from "../system.ts";

let node: TestNode;
let served: ServedNode;
const sessions = new Map<string, string>();

beforeAll(async () => {
  node = await testNode({ role: "national", code: "VN" });
  await importAgencies(node, agencies());
  await importProcedures(
    node,
    ["1.001193", "1.007262"].flatMap((code) => findProcedure(code) ?? []),
  );
  await joinNodes(node, [{ level1: "H36", nodeCode: "H36" }]);
  const { system, services } = nationalDossiers(node);
  served = await serveNode(node, [proceduresSystem(node, { services }), system]);
  const recognised = await createSignIns(node).recognise((await person(node, { roles: "registrar" })).token);
  if (recognised.kind !== "live") throw new Error("not signed in");
  for (const agencyCode of ["H36", "H36.50", "H34"]) {
    const credential = await issueCredential(node, recognised.principal, { agencyCode, ratePerMinute: 1000 });
    sessions.set(agencyCode, await login(credential));
  }
}, 120_000);

afterAll(async () => {
  await served.stop();
  await node.drop();
});

const reply = z.looseObject({
  error_code: z.string(),
  message: z.string(),
  session: z.string().default(""),
  data: z.array(z.looseObject({})).default([]),
});

async function post(path: string, body: unknown): Promise<Response> {
  const text = typeof body === "string" ? body : JSON.stringify(body);
  return served.client().fetch(path, { method: "POST", body: text, headers: { "content-type": "application/json" } });
}

async function login({ clientId, secret }: IssuedCredential): Promise<string> {
  const answer = await post("/api/services/login", { username: clientId, password: secret });
  return reply.parse(await answer.json()).session;
}

async function call(service: string, data: unknown, by = "H36", more: object = {}) {
  const envelope = { session: sessions.get(by), madonvi: by, service, isUpdating: "False" };
  const answer = await post("/api/services", { ...envelope, data, ...more });
  const { error_code: code, message, data: rows } = reply.parse(await answer.json());
  return { http: answer.status, code, message, rows };
}

let serial = 0;
let code: string;
beforeEach(() => {
  code = `H36.50.01-201123-${String(++serial).padStart(4, "0")}`;
});

const dossier = (over: object = {}) => ({
  ...{ MaHoSo: code, MaTTHC: "1.001193", TenTTHC: "Đăng ký khai sinh", KenhThucHien: "1", ChuHoSo: "Cil Pam Hạnh" },
  ...{ NgayTiepNhan: "20201123081520", NgayHenTra: "20201123170000", TrangThaiHoSo: "2", DonViXuLy: "UBND phường 1" },
  ...{ SoDienThoai: "0912000111", TaiLieuNop: [{ TenTepDinhKem: "to-khai.pdf", DuocSoHoa: "1" }] },
  ...over,
});

const rowOf = async (wanted = code) => (await findReported(node.db, [wanted]))[0];

describe("software of a province", () => {
  test("reports a dossier, then its end; the agency is the one in its code where only words name it", async () => {
    expect(await call("DongBoHoSoMC", [dossier()])).toMatchObject({
      code: "00",
      rows: [{ MaHoSo: code, error_code: "00" }],
    });
    expect(await rowOf()).toMatchObject({ node: "H36", via: "wire", revision: 0, state: 2, agencyCode: "H36.50.01" });
    const ended = dossier({ TrangThaiHoSo: "10", NgayTra: "20201123160000" });
    expect(await call("DongBoHoSoMC", ended, "H36", { isUpdating: "True" })).toMatchObject({ code: "00" });
    const at = new Date("2020-11-23T16:00:00+07:00");
    expect(await rowOf()).toMatchObject({ state: 10, endedAt: at, returnedAt: at });
  });

  test("tells steps, and a step with a new state moves a dossier that has no revisions", async () => {
    const step = (over: object) => ({
      ...{
        MaHoSo: code,
        NguoiXuLy: "Hà Thu Lê",
        ThoiDiemXuLy: "20201123100000",
        NoiDungXuLy: "Thẩm định",
        TrangThai: "4",
      },
      ...over,
    });
    expect(await call("CapNhatTienDoHoSoMC", [step({})])).toMatchObject({ code: "18" });
    await call("DongBoHoSoMC", [dossier()]);
    expect(await call("CapNhatTienDoHoSoMC", [step({})])).toMatchObject({ code: "00" });
    expect(await rowOf()).toMatchObject({ state: 4, endedAt: null });
    const ended = step({ TrangThai: 9, ThoiDiemXuLy: "20201123150000" });
    await call("CapNhatTienDoHoSoMC", [ended, ended]);
    expect(await rowOf()).toMatchObject({ state: 9, endedAt: new Date("2020-11-23T15:00:00+07:00") });
    const found = await call("TraCuuHoSo", [{ MaHoSo: code }]);
    expect(found.rows[0]).toMatchObject({
      ...{ MaHoSo: code, ChuHoSo: "Cil Pam Hạnh", TrangThaiHoSo: "9" },
      DanhSachTienDo: [{ NoiDungXuLy: "Thẩm định", TrangThai: "4" }, { TrangThai: "9" }],
    });
  });

  test("that knows revisions may call late: an older one changes nothing", async () => {
    await call("DongBoHoSoMC", [dossier({ PhienBan: "5", TrangThaiHoSo: "5" })]);
    await call("DongBoHoSoMC", [dossier({ PhienBan: "4" }), dossier({ PhienBan: "không" })]);
    expect(await rowOf()).toMatchObject({ revision: 5, state: 5 });
  });

  test("sees all of its own dossier, and where another's stands without anything about people", async () => {
    await call("DongBoHoSoMC", [dossier()]);
    const own = (await call("TraCuuHoSo", { maHoSo: code }, "H36.50")).rows[0] ?? {};
    expect(own).toMatchObject({ ChuHoSo: "Cil Pam Hạnh", SoDienThoai: "0912000111" });
    const others = (await call("TraCuuHoSo", [{ MaHoSo: code }], "H34")).rows[0] ?? {};
    expect(others).toMatchObject({ MaHoSo: code, TrangThaiHoSo: "2", NgayHenTra: "20201123170000" });
    expect(JSON.stringify(others)).not.toMatch(/Cil Pam|0912000111/);
    expect(await call("TraCuuHoSo", [{ MaHoSo: "H36.50.01-201123-9999" }])).toMatchObject({ code: "18" });
    expect(await call("TraCuuHoSo", [{}])).toMatchObject({ code: "18" });
  });
});

describe("bad input", () => {
  test.each<[string, object, string]>([
    ["a wrong procedure code", { MaTTHC: "1.001139" }, "10"],
    ["a wrong dossier code", { MaHoSo: "HS 1" }, "11"],
    ["an unknown agency", { MaDonViXuLy: "H36.50.99" }, "12"],
    ["a date before receipt", { NgayHenTra: "20201101000000" }, "13"],
    ["a date in the future", { NgayTiepNhan: "20211101000000", NgayHenTra: "" }, "14"],
    ["a state that is none", { TrangThaiHoSo: 77 }, "15"],
    ["another province's agency", { MaDonViXuLy: "H34.50" }, "16"],
    ["an object for a text", { ChuHoSo: { ho: "Cil" } }, "17"],
    ["a list of texts for a list of objects", { TaiLieuNop: ["a", "b"] }, "17"],
    ["NUL", { ChuHoSo: "a\u0000" }, "17"],
    ["half a character", { ChuHoSo: "\ud83d" }, "17"],
    ["a text of 100,000 characters", { GhiChu: "ă".repeat(100_000) }, "17"],
    ["no code", { MaHoSo: undefined }, "17"],
  ])("%s has its code", async (_what, over, expected) => {
    const answer = await call("DongBoHoSoMC", [dossier(over)]);
    expect(answer).toMatchObject({ http: 200, code: expected });
    expect(answer.rows[0]).toMatchObject({ error_code: expected });
    expect(answer.message.length).toBeGreaterThan(10);
    expect(await rowOf()).toBeUndefined();
  });

  test("in one item leaves the others taken, and says which", async () => {
    const other = code.replace("-0", "-1");
    const answer = await call("DongBoHoSoMC", [dossier({ MaTTHC: "1.001139" }), dossier({ MaHoSo: other })]);
    expect(answer).toMatchObject({ code: "10", rows: [{ error_code: "10", GoiY: "1.001193" }, { error_code: "00" }] });
    expect(answer.message).toContain("1 trong 2");
    expect([await rowOf(), (await rowOf(other))?.code]).toEqual([undefined, other]);
    const { rows } = await sql<{ via: string; agency: string }>`
      SELECT via, agency_code AS agency FROM national_dossier.refusal WHERE written_code = ${code}`.execute(node.db);
    expect(rows).toEqual([{ via: "wire", agency: "H36.50.01" }]);
  });

  test("an agency below may not report its neighbour's dossier, nor another's", async () => {
    expect(await call("DongBoHoSoMC", [dossier()], "H34")).toMatchObject({ code: "16" });
    expect(await call("DongBoHoSoMC", [dossier({ MaDonViXuLy: "H36.01" })], "H36.50")).toMatchObject({ code: "16" });
    expect(await call("CapNhatTienDoHoSoMC", [{ MaHoSo: code, ThoiDiemXuLy: "x" }])).toMatchObject({ code: "17" });
  });

  test("an agency's own software neither takes over a dossier of another agency nor tells its steps", async () => {
    const others = `H36.01-${code.slice(10)}`;
    const step = (content: string) => [
      { MaHoSo: others, ThoiDiemXuLy: "20201123100000", NoiDungXuLy: content, TrangThai: "4" },
    ];
    expect(await call("DongBoHoSoMC", [dossier({ MaHoSo: others, MaDonViXuLy: "H36.01" })])).toMatchObject({
      code: "00",
    });
    const taken = dossier({ MaHoSo: others, MaDonViXuLy: "H36.50", TrangThaiHoSo: "9" });
    expect(await call("DongBoHoSoMC", [taken], "H36.50")).toMatchObject({ code: "16" });
    expect(await call("CapNhatTienDoHoSoMC", step("Bịa đặt"), "H36.50")).toMatchObject({ code: "16" });
    expect(await rowOf(others)).toMatchObject({ agencyCode: "H36.01", state: 2 });
    expect(await call("CapNhatTienDoHoSoMC", step("Ông Cil Pam Hạnh vắng mặt"))).toMatchObject({ code: "00" });
    // Whose words they are stays with them: the public page shows those of nodes alone.
    const steps = await readPublicSteps(node.db, others);
    expect(steps.map(({ via, content }) => `${via} ${content}`)).toEqual(["wire Ông Cil Pam Hạnh vắng mặt"]);
  });

  test("nothing, too many items, too large a body, no JSON", async () => {
    expect(await call("DongBoHoSoMC", [])).toMatchObject({ code: "17" });
    const many = Array.from({ length: 1001 }, () => ({}));
    for (const service of ["DongBoHoSoMC", "CapNhatTienDoHoSoMC"])
      expect(await call(service, many)).toMatchObject({ code: "19" });
    expect(await call("DongBoHoSoMC", [dossier({ GhiChu: "x".repeat(9_000_000) })])).toMatchObject({
      http: 413,
      code: "08",
    });
    const broken = await post(
      "/api/services",
      `<?xml version="1.0"?><!DOCTYPE a [<!ENTITY b SYSTEM "file:///etc/passwd">]><a>&b;</a>`,
    );
    expect(reply.parse(await broken.json()).error_code).toBe("05");
  });
});
