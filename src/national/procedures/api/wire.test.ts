import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { z } from "zod";
import { agencies } from "../../../../data/index.ts";
import { type TestNode, testNode } from "../../../../test/support/node.ts";
import { person } from "../../../../test/support/person.ts";
import { type ServedNode, serveNode } from "../../../../test/support/serve-node.ts";
import type { Principal } from "../../../platform/auth/index.ts";
import { createSignIns } from "../../../platform/auth/index.ts";
import { type IssuedCredential, importAgencies, issueCredential, revokeCredential } from "../../directory/index.ts";
import { importProcedures } from "../index.ts";
import { someProcedures } from "../procedures.fixture.ts";
import { proceduresSystem } from "../system.ts";

let node: TestNode;
let served: ServedNode;
let registrar: Principal;
let credential: IssuedCredential;

beforeAll(async () => {
  node = await testNode({ role: "national", code: "VN" });
  await importAgencies(node, agencies());
  await importProcedures(node, someProcedures());
  const { token } = await person(node, { roles: "registrar" });
  const recognised = await createSignIns(node).recognise(token);
  if (recognised.kind !== "live") throw new Error("not signed in");
  registrar = recognised.principal;
  credential = await issueCredential(node, registrar, { agencyCode: "H36", ratePerMinute: 30 });
  const heard: string[] = [];
  const services = {
    DongBoHoSoMC: async ({
      agencyCode,
      isUpdating,
      items,
    }: {
      agencyCode: string;
      isUpdating: boolean;
      items: readonly unknown[];
    }) => {
      heard.push(`${agencyCode} ${isUpdating} ${items.length}`);
      return { rows: heard };
    },
  };
  served = await serveNode(node, [proceduresSystem(node, { services })]);
}, 120_000);

afterAll(async () => {
  await served.stop();
  await node.drop();
});

const reply = z.looseObject({ error_code: z.string(), message: z.string(), session: z.string().optional() });
const rows = z.looseObject({
  error_code: z.literal("00"),
  result: z.array(z.looseObject({})),
  data: z.array(z.looseObject({})),
});

async function send(path: string, body: unknown): Promise<Response> {
  const text = typeof body === "string" ? body : JSON.stringify(body);
  return served.client().fetch(path, { method: "POST", body: text, headers: { "content-type": "application/json" } });
}

const json = async (response: Response): Promise<unknown> => response.json();

async function login(): Promise<string> {
  const answer = reply.parse(
    await json(await send("/api/services/login", { username: credential.clientId, password: credential.secret })),
  );
  expect(answer.error_code).toBe("00");
  return answer.session ?? "";
}

const call = async (fields: object) =>
  send("/api/services", { madonvi: "000.00.00.H36", isUpdating: "False", data: [], ...fields });

describe("services that provincial software calls", () => {
  test("LayThuTuc gives a procedure under the names such software reads, its code at the envelope or in data", async () => {
    const session = await login();
    for (const place of [{ maTTHC: "1.001193" }, { data: [{ maTTHC: "1001193" }] }, { data: { MaTTHC: "1.001193" } }]) {
      const { result } = rows.parse(await json(await call({ session, service: "LayThuTuc", ...place })));
      expect(result[0]).toMatchObject({
        ...{ MATTHC: "1.001193", TENTTHC: "Đăng ký khai sinh", TRANGTHAI: "1" },
        LINHVUCTHUCHIEN: [{ MALINHVUC: "G15-HT06", TENLINHVUC: "Hộ tịch" }],
        KETQUATHUCHIEN: [{ MAKETQUA: "KQ1", TENKETQUA: "Giấy khai sinh" }],
        CANCUPHAPLY: [{ SOVANBAN: "60/2014/QH13", TENVANBAN: "Luật Hộ tịch" }],
      });
      const { CACHTHUCTHUCHIEN, THANHPHANHOSO, TRINHTUTHUCHIEN } = z
        .looseObject({
          CACHTHUCTHUCHIEN: z.array(z.object({ KENH: z.string(), THOIGIAN: z.array(z.looseObject({})) })),
          THANHPHANHOSO: z.array(z.object({ TRUONGHOP: z.string(), GIAYTO: z.array(z.looseObject({})) })),
          TRINHTUTHUCHIEN: z.array(z.object({ TRINHTU: z.array(z.object({ TENTRINHTU: z.string() })) })),
        })
        .parse(result[0]);
      expect(CACHTHUCTHUCHIEN.map(({ KENH }) => KENH)).toEqual(["1", "2", "3"]);
      expect(CACHTHUCTHUCHIEN[0]?.THOIGIAN[0]).toMatchObject({ THOIGIANGIAIQUYET: "1", DONVITINH: "Ngày làm việc" });
      expect(THANHPHANHOSO.map(({ TRUONGHOP }) => TRUONGHOP)).toEqual(["", "Trường hợp ủy quyền cho người khác"]);
      expect(THANHPHANHOSO[0]?.GIAYTO[0]).toMatchObject({ MAGIAYTO: "TP1", SOBANCHINH: "1", SOBANSAO: "0" });
      expect(TRINHTUTHUCHIEN[0]?.TRINHTU.length).toBe(3);
    }
  });

  test("LayDanhSachTTHC and LayDanhMucCoQuan give the lists", async () => {
    const session = await login();
    const list = rows.parse(await json(await call({ session, service: "LayDanhSachTTHC" })));
    expect(list.result.length).toBe(9);
    expect(list.data).toEqual(list.result);
    const offices = rows.parse(await json(await call({ session, service: "LayDanhMucCoQuan" })));
    expect(offices.result.find(({ MADINHDANH }) => MADINHDANH === "H36.01")).toMatchObject({
      ...{ MADONVI: "000.00.01.H36", TENDONVI: "Văn phòng Ủy ban nhân dân tỉnh Lâm Đồng", CAPDONVI: "2" },
    });
  });

  test("a service of another system is called on the same endpoint, for an agency below the session's own too", async () => {
    const session = await login();
    const body = {
      session,
      service: "DongBoHoSoMC",
      madonvi: "H36.50.01",
      isUpdating: "True",
      data: [{ a: 1 }, { a: 2 }],
    };
    const answer = z.looseObject({ result: z.array(z.string()) }).parse(await json(await call(body)));
    expect(answer.result).toEqual(["H36.50.01 true 2"]);
  });
});

describe("refusals, each with its code and words, as an answer that old software can read", () => {
  const codeOf = async (response: Response) => [response.status, reply.parse(await json(response)).error_code];

  test("a wrong password, a wrong session, another's agency, an unknown service, a broken body, an unknown code", async () => {
    const session = await login();
    expect(await codeOf(await send("/api/services/login", { username: credential.clientId, password: "x" }))).toEqual([
      200,
      "01",
    ]);
    expect(await codeOf(await call({ session: "x", service: "LayThuTuc" }))).toEqual([200, "02"]);
    expect(await codeOf(await call({ session, service: "LayThuTuc", madonvi: "H34" }))).toEqual([200, "03"]);
    expect(await codeOf(await call({ session, service: "constructor" }))).toEqual([200, "04"]);
    for (const broken of [
      "",
      "[]",
      "{",
      '{"session": 5}',
      JSON.stringify({ session, service: "LayThuTuc", data: "x" }),
    ])
      expect(await codeOf(await send("/api/services", broken)), broken).toEqual([200, "05"]);
    const near = reply.parse(await json(await call({ session, service: "LayThuTuc", maTTHC: "1.001139" })));
    expect([near.error_code, near.message.includes("1.001193")]).toEqual(["06", true]);
  });

  test("a session ends after eight hours, and with its credential", async () => {
    const own = await issueCredential(node, registrar, { agencyCode: "H36.01" });
    const opened = await send("/api/services/login", { username: own.clientId, password: own.secret });
    const { session } = reply.parse(await json(opened));
    expect(await codeOf(await call({ session, service: "LayDanhSachTTHC", madonvi: "H36.01" }))).toEqual([200, "00"]);
    await revokeCredential(node, registrar, own.id);
    expect(await codeOf(await call({ session, service: "LayDanhSachTTHC", madonvi: "H36.01" }))).toEqual([200, "02"]);
    const later = await login();
    node.machine.advance(8 * 3_600_000);
    expect(await codeOf(await call({ session: later, service: "LayDanhSachTTHC" }))).toEqual([200, "02"]);
  });

  test("too large a body, and too many calls", async () => {
    const session = await login();
    const large = await call({ session, service: "LayThuTuc", maTTHC: "x".repeat(9 * 1024 * 1024) });
    expect(await codeOf(large)).toEqual([413, "08"]);
    const many = await Promise.all(
      Array.from({ length: 40 }, () => call({ session, service: "LayThuTuc", maTTHC: "1.001193" })),
    );
    const refused = many.filter(({ status }) => status === 429);
    expect(refused.length).toBeGreaterThan(0);
    expect(refused[0]?.headers.get("retry-after")).toMatch(/^\d+$/);
    expect(await codeOf(refused[0] ?? large)).toEqual([429, "07"]);
  });
});
