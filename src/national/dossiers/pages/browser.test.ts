import { sql } from "kysely";
import type { Browser } from "playwright-core";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { agencies, findProcedure } from "../../../../data/index.ts";
import { assertAccessible } from "../../../../test/support/axe.ts";
import { openBrowser } from "../../../../test/support/browser.ts";
import { assertValidHtml } from "../../../../test/support/html.ts";
import { introduce, type TestNode, testNode } from "../../../../test/support/node.ts";
import { person } from "../../../../test/support/person.ts";
import { type ServedNode, serveNode } from "../../../../test/support/serve-node.ts";
import { assertWithinBudget } from "../../../../test/support/transfer.ts";
import { entranceSystem, renderError } from "../../../entrance/index.ts";
import { roles } from "../../../platform/auth/index.ts";
import { newId } from "../../../platform/db/index.ts";
import { cookieName } from "../../../platform/http/index.ts";
import { savePeers } from "../../../platform/keys/index.ts";
import { type DossierChange, writeApology } from "../../../protocol/dossiers/index.ts";
import { handleAsset } from "../../../ui/index.ts";
import { createDirectoryReader, importAgencies, joinNodes } from "../../directory/index.ts";
import { importProcedures } from "../../procedures/index.ts";
import { createReceiver } from "../actions/receive-changes.ts";
import { nationalReconciliationJobs } from "../reconciliation/jobs.ts";
import { endComparison, insertComparison } from "../store/reconciliation-evidence.ts";
import { nationalDossiers } from "../system.ts";

const applicant = "K’Brểu Thị Lan";
const officer = "Hà Thu Lê";
let node: TestNode;
let served: ServedNode;
let browser: Browser;

const codes = {
  running: "H36.50.01-201116-0001",
  waiting: "H36.50-201119-0002",
  late: "H36.50-201109-0003",
  silent: "H34.05-201109-0001",
  lateSync: "H36.50.01-201110-0004",
  returned: "H36.50.01-201112-0005",
} as const;

type Fields = Record<string, string | readonly Record<string, string>[]>;

function record(code: string, fields: Fields): DossierChange {
  const data = {
    ...{ MaHoSo: code, MaTTHC: "1.007262", TenTTHC: "Cấp giấy phép xây dựng nhà ở riêng lẻ", KenhThucHien: "1" },
    ...{
      ChuHoSo: applicant,
      MaDoiTuong: "068201004517",
      SoDienThoai: "0912000111",
      DonViXuLy: "UBND thành phố Đà Lạt",
    },
    ...{ MaDonViXuLy: code.split("-")[0] ?? "", TrangThaiHoSo: "4" },
    ...fields,
  };
  return {
    service: "DongBoHoSoMC",
    code,
    revision: 3,
    at: node.clock.now().getTime(),
    data: JSON.parse(JSON.stringify(data)),
  };
}

function step(code: string, at: string, what: string, state = "4"): DossierChange {
  const data = {
    MaHoSo: code,
    NguoiXuLy: officer,
    ThoiDiemXuLy: at,
    NoiDungXuLy: what,
    PhongBanXuLy: "Phòng Quản lý đô thị",
    TrangThai: state,
  };
  return { service: "CapNhatTienDoHoSoMC", code, revision: 3, at: node.clock.now().getTime(), data };
}

async function seed(): Promise<void> {
  const receive = createReceiver(node, createDirectoryReader());
  const send = (source: string, changes: readonly DossierChange[]) =>
    node.db.transaction().execute((tx) =>
      receive(
        tx,
        { via: "node", node: source, agencyCode: source },
        changes.map(({ data, at, ...change }) => ({ ...change, at: new Date(at), fields: data })),
      ),
    );
  await send("H36", [
    record(codes.running, {
      ...{
        MaTTHC: "1.001193",
        TenTTHC: "Đăng ký khai sinh",
        NgayTiepNhan: "20201124080000",
        NgayHenTra: "20201124170000",
      },
    }),
    record(codes.waiting, {
      ...{ NgayTiepNhan: "20201119080000", TrangThaiHoSo: "5", SoLanBoSung: "1" },
      DanhSachHoSoBoSung: [
        { HoSoBoSungId: "1", NgayBoSung: "20201120100000", NoiDungBoSung: `Ảnh của ${applicant} mờ` },
      ],
    }),
    record(codes.late, { NgayTiepNhan: "20201109080000", NgayHenTra: "20201120170000" }),
    step(codes.late, "20201110090000", "Thẩm định hồ sơ"),
    step(codes.late, "20201112103000", "Kiểm tra thực địa"),
    step(codes.late, "20201123081500", writeApology(new Date("2020-11-26T17:00:00+07:00"))),
    record(codes.lateSync, {
      ...{
        NgayTiepNhan: "20201110080000",
        NgayHenTra: "20201112170000",
        NgayKetThucXuLy: "20201112150000",
        TrangThaiHoSo: "9",
      },
    }),
    record(codes.returned, {
      ...{ NgayTiepNhan: "20201112080000", NgayHenTra: "20201116170000", NgayKetThucXuLy: "20201113150000" },
      ...{ NgayTra: "20201116090000", TrangThaiHoSo: "10" },
    }),
    record("H36.50.01-201117-0009", { NgayTiepNhan: "20201117080000", MaTTHC: "1.7262" }),
    record("H36.5.01-201117-0010", { NgayTiepNhan: "20201117080000" }),
  ]);
  await send("H34", [record(codes.silent, { NgayTiepNhan: "20201109080000", NgayHenTra: "20201123170000" })]);
  await sql`UPDATE national_dossier.dossier SET arrived_at = '2020-11-14T09:00:00+07:00', changed_at = '2020-11-12T15:00:00+07:00'
    WHERE code = ${codes.lateSync}`.execute(node.db);
  await compare("H34", "2020-11-20T08:00:00+07:00", []);
  for (let day = 10; day < 24; day++) await compare("H36", `2020-11-${day}T08:00:00+07:00`, []);
  await compare("H36", "2020-11-24T08:50:00+07:00", [
    [codes.returned, "stale", "H36.50.01", "late-sync", "7"],
    ["H36.50.01-201117-0777", "extra", "H36.50.01", "unknown", "42"],
    ["H36.50.01-201117-0778", "missing", "H36.50.01", "never-sent", null],
  ]);
  for (const { run } of nationalReconciliationJobs) await run(node, null);
}

type Difference = readonly [string, string, string, string, string | null];

async function compare(from: string, at: string, differences: readonly Difference[]): Promise<void> {
  const id = newId();
  await node.db.transaction().execute(async (tx) => {
    await insertComparison(tx, { id, node: from, at: new Date(at), dossiers: 1_204 });
    const found = { missing: 1, stale: 1, different: 0, extra: 1, milliseconds: 412, more: false };
    await endComparison(tx, { id, node: from, at: new Date(at), bytes: 9_120, found, differences });
  });
}

beforeAll(async () => {
  node = await testNode({
    role: "national",
    code: "VN",
    name: { vi: "Cổng Dịch vụ công quốc gia", en: "National portal" },
  });
  const { system } = nationalDossiers(node);
  introduce(node, system);
  await importAgencies(node, agencies());
  await importProcedures(
    node,
    ["1.001193", "1.007262"].flatMap((code) => findProcedure(code) ?? []),
  );
  await joinNodes(
    node,
    ["H36", "H34"].map((code) => ({ level1: code, nodeCode: code })),
  );
  const key = "11qYAYKxCrfVS_7TyWQHOg7hcvPapiMlrwIaaPcHURo";
  await savePeers(
    node.db,
    ["H36", "H34"].map((code) => ({
      code,
      name: { vi: code, en: code },
      baseUrl: "http://127.0.0.1:3001",
      publicKey: key,
    })),
  );
  await seed();
  served = await serveNode(node, [entranceSystem(node), system], { handleAsset, renderError });
  browser = await openBrowser();
}, 240_000);

afterAll(async () => {
  await browser?.close();
  await served?.stop();
  await node?.drop();
});

const textOf = (html: string) => html.replaceAll(/<[^>]+>/g, " ").replaceAll(/\s+/g, " ");

const open = [
  "/track",
  "/track?code=",
  ...Object.values(codes).map((code) => `/track/${code}`),
  "/track/H36.50.01-20201116-99",
];
const desk = [
  "/dossiers",
  "/dossiers?q=giay+phep+xay&late=people",
  "/dossiers?late=sync",
  "/dossiers?q=khong+co",
  "/dossiers/reconciliation",
  "/dossiers/reconciliation/H36",
  "/dossiers/reconciliation/H34",
  "/dossiers/wrong-codes",
  "/dossiers/wrong-codes?only=repaired",
];

async function pageOf(width: number, signedIn: boolean, javaScriptEnabled = true) {
  const context = await browser.newContext({ viewport: { width, height: 900 }, javaScriptEnabled });
  if (signedIn) {
    const { token } = await person(node, { roles: "controller" });
    await context.addCookies([{ name: cookieName(node.config, "session"), value: token, url: served.url }]);
  }
  return context.newPage();
}

describe.each([390, 1280])("at %i px", (width) => {
  test.each([...open.map((path) => [path, false] as const), ...desk.map((path) => [path, true] as const)])(
    "%s is accessible, valid and does not scroll sideways",
    async (path, signedIn) => {
      const page = await pageOf(width, signedIn);
      const answer = await page.goto(served.url + path);
      expect(answer?.status()).toBe(path.endsWith("-99") ? 404 : 200);
      await assertAccessible(page);
      await assertValidHtml((await answer?.text()) ?? "");
      expect(await page.evaluate("document.documentElement.scrollWidth")).toBeLessThanOrEqual(width);
      const shots = process.env.SHOTS;
      if (shots)
        await page.screenshot({ path: `${shots}/n-${path.replaceAll(/[^\w.]+/g, "_")}-${width}.png`, fullPage: true });
      await page.context().close();
    },
    60_000,
  );
});

test("the public pages stay within the citizen's budget", async () => {
  const page = await pageOf(390, false);
  for (const path of ["/track", `/track/${codes.late}`]) await assertWithinBudget(page, served.url + path, "citizen");
  await page.context().close();
}, 60_000);

test("a dossier is tracked without JavaScript from a code typed wrongly, without anything of the person", async () => {
  const page = await pageOf(390, false, false);
  await page.goto(`${served.url}/track`);
  await page.getByLabel("Mã hồ sơ", { exact: true }).last().fill("h36.50-201109-0003 ");
  await page.getByRole("button", { name: "Tra cứu" }).click();
  expect(page.url()).toBe(`${served.url}/track/${codes.late}`);
  const text = await page.locator("main").textContent();
  expect(text).toContain("Cấp giấy phép xây dựng");
  expect(text).toContain("Kiểm tra thực địa");
  const html = await page.content();
  for (const secret of [applicant, officer, "068201004517", "0912000111"]) expect(html).not.toContain(secret);
  await page.context().close();
}, 60_000);

test("what is asked of the applicant is shown without the officer's words about them", async () => {
  const text = await served.client().page(`/track/${codes.waiting}`);
  expect(text).toContain("Cơ quan đã yêu cầu bổ sung giấy tờ");
  expect(text).not.toContain(applicant);
});

test("an authority that is silent is never called late: the line is violet and says since when", async () => {
  const text = await served.client().page(`/track/${codes.silent}`);
  expect(text).toContain("lt-track__wire");
  expect(text).toContain("từ 20/11/2020 08:00");
  expect(text).not.toContain("Quá hẹn");
  expect(await served.client().page(`/track/${codes.late}`)).toContain("Quá hẹn");
});

test("a late dossier tells of the apology and its new date, and counts no days by a calendar that is not the authority's", async () => {
  const text = textOf(await served.client().page(`/track/${codes.late}`));
  expect(text).toContain("Ngày 23/11/2020 cơ quan đã gửi thư xin lỗi và hẹn lại chậm nhất 17:00 26/11/2020.");
  expect(text).not.toContain("phải gửi thư xin lỗi");
  expect(text).toMatch(/Quá hẹn từ 20\/11 Hẹn lại 26\/11\/2020/);
  expect(text).not.toMatch(/\d ngày làm việc/);
});

test("when the authority last told of a dossier is when its newest record or step arrived", async () => {
  await sql`UPDATE national_dossier.dossier SET arrived_at = '2020-11-20T08:00:00+07:00' WHERE code = ${codes.late}`.execute(
    node.db,
  );
  await sql`UPDATE national_dossier.progress SET arrived_at = '2020-11-23T08:16:00+07:00' WHERE code = ${codes.late}`.execute(
    node.db,
  );
  const text = textOf(await served.client().page(`/track/${codes.late}`));
  expect(text).toContain("Cơ quan báo lần cuối về hồ sơ này lúc 23/11/2020 08:16.");
});

test("in English the steps are told by their states, with the unit as it is called", async () => {
  const text = textOf(await served.client().page(`/track/${codes.late}?lang=en`));
  expect(text).toContain("Apology, new date 26/11/2020 17:00 at the latest");
  expect(text).toMatch(/In progress Phòng Quản lý đô thị/);
  expect(text).not.toMatch(/Thẩm định hồ sơ|Kiểm tra thực địa|Xin lỗi/);
});

test("pressing the button without a code says to type one", async () => {
  expect(await served.client().page("/track?code=")).toContain("Xin gõ mã hồ sơ");
  expect(await served.client().page("/track")).not.toContain("Xin gõ mã hồ sơ");
});

test("a code that does not exist gets the right form; another form of an existing one leads to it", async () => {
  const client = served.client();
  const missing = await client.get("/track/H36.50.01-20201116-99");
  expect(missing.status).toBe(404);
  expect(await missing.text()).toContain('href="/track/H36.50.01-201116-0099"');
  const other = await client.get("/track/h36.50.01-201116-0001");
  expect(other.headers.get("location")).toBe(`/track/${codes.running}`);
});

test("the list keeps lateness by sync apart from people's and from waiting, finds without accents, and names nobody", async () => {
  const client = served.client();
  await client.signInAs({ roles: "operator" });
  const of = async (query: string) => {
    const html = await client.page(`/dossiers?${query}`);
    expect(html).not.toContain(applicant);
    return Object.entries(codes).flatMap(([name, code]) => (html.includes(code) ? [name] : []));
  };
  expect(await of("late=people")).toEqual(["late"]);
  expect(await of("late=sync")).toEqual(["silent", "lateSync"]);
  expect(await of("late=waiting")).toEqual(["waiting"]);
  expect(await of("q=khai+sinh")).toEqual(["running"]);
  expect(await of("q=0003")).toEqual(["late"]);
  expect(await of("q=K'breu+thi+lan")).toEqual([]);
  expect(await of("province=H34")).toEqual(["silent"]);
  expect(await of("state=10")).toEqual(["returned"]);
  const csv = await (await client.get("/dossiers?format=csv")).text();
  expect(csv.trim().split("\n")).toHaveLength(1 + Object.keys(codes).length);
  expect(csv).not.toContain(applicant);
});

test("wrong codes are listed by agency with the right one, as a file too", async () => {
  const client = served.client();
  await client.signInAs({ roles: "controller" });
  const html = await client.page("/dossiers/wrong-codes");
  expect(html).toContain("1.7262");
  expect(html).toContain("1.007262");
  expect(await (await client.get("/dossiers/wrong-codes?format=csv&reason=procedure-code")).text()).toContain("1.7262");
  expect(await client.page("/dossiers/wrong-codes?only=repaired")).not.toContain("1.7262");
  // The count of a province opens what it counts.
  const link = /href="(\/dossiers\/wrong-codes\?province=H36[^"]*)"/;
  for (const path of ["/dossiers/reconciliation", "/dossiers/reconciliation/H36"]) {
    const [, href = ""] = link.exec(await client.page(path)) ?? [];
    expect([path, await client.page(href.replaceAll("&amp;", "&"))]).toEqual([path, expect.stringContaining("1.7262")]);
  }
});

test.each(roles)("%s at the national systems, at an authority, and nobody", async (role) => {
  const paths = ["/dossiers", "/dossiers/reconciliation", "/dossiers/reconciliation/H36", "/dossiers/wrong-codes"];
  const may = ["operator", "registrar", "controller", "admin"].includes(role);
  for (const [agencyCode, expected] of [
    ["VN", may ? 200 : 403],
    ["H36", 403],
  ] as const) {
    const client = served.client();
    await client.signInAs({ roles: role, agencyCode });
    for (const path of paths) expect((await client.get(path)).status).toBe(expected);
  }
  for (const path of paths) expect((await served.client().get(path)).status).toBe(303);
});
