import { afterAll, beforeAll, describe, expect, test } from "vitest";
import type { Client } from "../../../../test/support/client.ts";
import { type TestNode, testNode } from "../../../../test/support/node.ts";
import { type ServedNode, serveNode } from "../../../../test/support/serve-node.ts";
import { readMetric } from "../../../platform/metrics/index.ts";
import { handleAsset } from "../../../ui/index.ts";
import { importProcedures } from "../index.ts";
import { aProcedure, someProcedures } from "../procedures.fixture.ts";
import { findDraftOf, readDrafts } from "../store/drafts.ts";
import { findRecord, readVersions } from "../store/versions.ts";
import { proceduresSystem } from "../system.ts";

let node: TestNode;
let served: ServedNode;

beforeAll(async () => {
  node = await testNode({ role: "national", code: "VN", systems: (own) => [proceduresSystem(own)] });
  await importProcedures(node, someProcedures());
  served = await serveNode(node, [proceduresSystem(node)], { handleAsset });
}, 120_000);

afterAll(async () => {
  await served.stop();
  await node.drop();
});

async function keeper(name = "Hà Thu Lê"): Promise<Client> {
  const client = served.client();
  await client.signInAs({ roles: "controller", name });
  return client;
}

type Form = Record<string, string | readonly string[]>;

/** The fields of a form as a browser would send them, read from the page. */
function fieldsOf(html: string): Form {
  const form: Record<string, string | string[]> = {};
  const add = (name: string, value: string): void => {
    const known = form[name];
    form[name] = known === undefined ? value : [...[known].flat(), value];
  };
  const decode = (text: string) =>
    text
      .replaceAll("&quot;", '"')
      .replaceAll("&#39;", "'")
      .replaceAll("&lt;", "<")
      .replaceAll("&gt;", ">")
      .replaceAll("&amp;", "&");
  const own = /<form[^>]*id="draft"[\s\S]*?<\/form>/.exec(html)?.[0] ?? html;
  for (const [tag = ""] of own.matchAll(/<input[^>]*>/g)) {
    const name = /\sname="([^"]*)"/.exec(tag)?.[1];
    if (!name || name === "_csrf") continue;
    const isTick = /type="checkbox"/.test(tag);
    if (!isTick || /\schecked/.test(tag)) add(name, decode(/\svalue="([^"]*)"/.exec(tag)?.[1] ?? ""));
  }
  for (const [, name = "", text = ""] of own.matchAll(/<textarea[^>]*\sname="([^"]*)"[^>]*>([\s\S]*?)<\/textarea>/g))
    add(name, decode(text));
  for (const [, name = "", options = ""] of own.matchAll(/<select[^>]*\sname="([^"]*)"[^>]*>([\s\S]*?)<\/select>/g))
    add(
      name,
      decode(
        /<option value="([^"]*)"[^>]*selected/.exec(options)?.[1] ?? /<option value="([^"]*)"/.exec(options)?.[1] ?? "",
      ),
    );
  return form;
}

async function begin(client: Client, code: string): Promise<string> {
  const answer = await client.post("/catalogue/drafts", { code });
  expect(answer.status).toBe(303);
  return answer.headers.get("location") ?? "";
}

async function save(client: Client, draft: string, change: Form): Promise<Response> {
  return client.post(draft, { ...fieldsOf(await client.page(draft)), act: "save", ...change });
}

const decided = { number: "2228/QĐ-BTP", date: "2020-11-16", issuer: "Bộ Tư pháp" };
const inTime = { ...decided, announcedOn: "2020-11-24", effectiveFrom: "2021-01-04" };

async function publish(client: Client, draft: string, change: Form = {}): Promise<Response> {
  const page = await client.page(`${draft}/publication`);
  const { revision = "", against = "", code = "" } = fieldsOf(page);
  return client.post(`${draft}/publication`, { revision, against, code, ...inTime, act: "publish", ...change });
}

describe("a draft", () => {
  test("of a published procedure holds everything that is published, and publishes as the next version with its difference", async () => {
    const client = await keeper();
    const draft = await begin(client, "1.001193");
    const unchanged = await client.page(`${draft}/publication`);
    expect(unchanged).toContain("Nội dung giống hệt phiên bản đang công khai.");
    await save(client, draft, { "fees-1-amount": "8.000 đồng", name: "Đăng ký khai sinh (sửa đổi)" });
    const page = await client.page(`${draft}/publication`);
    expect(page).toMatch(/<del>.{0,60}5000<\/del><ins>.{0,60}8000<\/ins> đồng/);
    expect(page).toMatch(/<ins>.{0,60} \(sửa đổi\)<\/ins>/);
    const answer = await publish(client, draft);
    expect(answer.headers.get("location")).toBe("/catalogue/1.001193");
    const record = await findRecord(node.db, "1.001193");
    expect(record).toMatchObject({ version: 2, name: "Đăng ký khai sinh (sửa đổi)", publishedOn: "2020-11-24" });
    const [newest] = await readVersions(node.db, "1.001193");
    expect(newest).toMatchObject({ changes: ["name", "fees"], announcedLate: false, publishedLate: false });
    const open = await served.client().page("/procedures/1.001193");
    expect(open).toContain("Sửa đổi: tên, phí, lệ phí");
    expect(open).toContain("có hiệu lực từ 04/01/2021");
    expect(await served.client().page("/procedures/1.001193?version=1")).toContain("Đây là phiên bản 1");
    expect((await client.get(draft)).status).toBe(404);
  });

  test("gains and loses rows without script, and a limit is read as it is saved", async () => {
    const client = await keeper();
    const draft = await begin(client, "1.000894");
    const more = await save(client, draft, { act: "add:limits" });
    expect(more.headers.get("location")).toBe(`${draft}#title-limits`);
    await save(client, draft, { "limits-1-limit": "5 ngày làm việc", "limits-1-onlyWhen": "Phải xác minh" });
    const page = await client.page(draft);
    expect(page).toContain("= 5 ngày làm việc; nộp bây giờ, hẹn trả 17:00 Thứ Ba 01/12/2020");
    const [, part] = ["", await client.page("/catalogue/limit-reading?field=limits-1-limit&limits-1-limit=mai")];
    expect(part).toContain("Không đọc được thời hạn");
    await save(client, draft, { act: "remove:limits:0" });
    const left = await findDraftOf(node.db, "1.000894");
    expect(left?.record.limits).toEqual([
      { channel: "any", onlyWhen: "Phải xác minh", limit: "5 ngày làm việc", wording: "" },
    ]);
    expect(await client.page(`${draft}/preview`)).toContain("Xem trước: người dân sẽ thấy trang như thế này");
    const sure = await client.post(`${draft}/removal`, { revision: "1" });
    expect(await sure.text()).toContain("Bỏ dự thảo này?");
    expect((await client.post(`${draft}/removal`, { revision: "4", sure: "yes" })).status).toBe(303);
    expect((await client.get(draft)).status).toBe(404);
  });

  test("that is not whole is not published, and says what is missing where it is missing", async () => {
    const client = await keeper();
    const draft = await begin(client, "1.009999");
    const refused = await publish(client, draft, { code: "1.009999" });
    const text = await refused.text();
    expect([refused.status, text.includes("Nhập ít nhất một giấy tờ.")]).toEqual([422, true]);
    expect(text).toContain(`${draft}?check=1#components-0-name`);
    expect(await client.page(`${draft}?check=1`)).toContain('id="owner-error"');
    await client.post(`${draft}/removal`, { revision: "1", sure: "yes" });
  });

  test("with a wrong code is kept but not published; a new one is not even begun", async () => {
    const client = await keeper();
    const refused = await client.post("/catalogue/drafts", { code: "1.1193" });
    const text = await refused.text();
    expect([refused.status, text.includes("Có phải là 1.001193?"), text.includes('value="1.1193"')]).toEqual([
      422,
      true,
      true,
    ]);
    const draft = await begin(client, "1.000656");
    await save(client, draft, { code: "1.65", "limits-0-limit": "chóng vánh", "fees-0-amount": "năm nghìn" });
    const page = await client.page(`${draft}?check=1`);
    for (const field of ["code", "limits-0-limit", "fees-0-amount"])
      expect(page, field).toContain(`id="${field}-error"`);
    expect(page).toContain('value="chóng vánh"');
    expect((await publish(client, draft)).status).toBe(422);
    expect((await findRecord(node.db, "1.000656"))?.version).toBe(1);
    const left = await findDraftOf(node.db, "1.65");
    await client.post(`${draft}/removal`, { revision: String(left?.revision), sure: "yes" });
  });

  test("with a name that another has, or days that are late, is published only when that was looked at", async () => {
    const client = await keeper();
    const draft = await begin(client, "1.001022");
    await save(client, draft, { name: "ĐĂNG KÝ KẾT HÔN" });
    const late = { announcedOn: "2020-11-24", effectiveFrom: "2020-11-25", date: "2020-10-01" };
    const checked = await client.post(`${draft}/publication`, {
      ...fieldsOf(await client.page(`${draft}/publication`)),
      ...{ ...inTime, ...late, act: "check" },
    });
    const page = await checked.text();
    expect([checked.status, page.includes("Đã có thủ tục trùng tên: 1.000894.")]).toEqual([200, true]);
    expect(page).toContain("Công bố chậm nhất 28/10/2020");
    const first = await publish(client, draft, late);
    expect([first.status, (await first.text()).includes('id="confirmed-error"')]).toEqual([422, true]);
    expect((await publish(client, draft, { ...late, confirmed: "yes" })).status).toBe(303);
    const [newest] = await readVersions(node.db, "1.001022");
    expect(newest).toMatchObject({ announcedLate: true, publishedLate: true, version: 2 });
    const day = { from: "2020-11-24", to: "2020-11-24" };
    const reading = await readMetric(node.db, { metric: "procedures.announced-late", ...day });
    const list = await client.page("/catalogue/publications?show=announced-late&from=2020-11-24&to=2020-11-24");
    expect([reading.total, list.includes("1 phiên bản")]).toEqual([1, true]);
  });
});

describe("two officers at once", () => {
  test("who save the same draft: the second sees both versions and loses nothing", async () => {
    const [one, two] = [await keeper("Trần Thị Một"), await keeper("Lê Văn Hai")];
    const draft = await begin(one, "2.000815");
    expect(await begin(two, "2.000815")).toBe(draft);
    const form = fieldsOf(await two.page(draft));
    await save(one, draft, { plainVi: "Lời của người thứ nhất." });
    const refused = await two.post(draft, { ...form, plainVi: "Lời của người thứ hai.", act: "save" });
    const page = await refused.text();
    expect(refused.status).toBe(409);
    expect(page).toContain("Trần Thị Một đã lưu bản khác");
    expect(page).toContain("Lời của người thứ hai.");
    expect(page).toContain("<del>");
    const again = await two.post(draft, { ...fieldsOf(page), act: "save" });
    expect(again.status).toBe(303);
    const left = await findDraftOf(node.db, "2.000815");
    expect(left).toMatchObject({ changedBy: "Lê Văn Hai", record: { plainVi: "Lời của người thứ hai." } });
  });

  test("who publish the same draft: one version comes of it, and the second is told", async () => {
    const [one, two] = [await keeper("Trần Thị Một"), await keeper("Lê Văn Hai")];
    const draft = await begin(one, "2.000815");
    const form = { ...fieldsOf(await one.page(`${draft}/publication`)), ...inTime, act: "publish" };
    const answers = await Promise.all([one, two].map((client) => client.post(`${draft}/publication`, form)));
    expect(answers.map(({ status }) => status)).toEqual([303, 303]);
    expect((await findRecord(node.db, "2.000815"))?.version).toBe(2);
    const pages = await Promise.all([one, two].map((client) => client.page("/catalogue/2.000815")));
    expect(pages.filter((page) => page.includes("vừa được người khác công khai")).length).toBe(1);
  });

  test("of whom one publishes while another still writes: the draft stays, and is compared with the new version", async () => {
    const client = await keeper();
    const draft = await begin(client, "1.004227");
    const { revision = "", against = "", code = "" } = fieldsOf(await client.page(`${draft}/publication`));
    const known = await findRecord(node.db, "1.004227");
    await importProcedures(node, [aProcedure({ ...known, version: 2, resolvedBy: "Văn phòng đăng ký đất đai" })]);
    const refused = await client.post(`${draft}/publication`, { revision, against, code, ...inTime, act: "publish" });
    const page = await refused.text();
    expect(refused.status).toBe(409);
    expect(page).toContain("vừa công khai phiên bản 2");
    expect(page).toContain("Khác phiên bản 2");
    expect(page).toContain('value="2228/QĐ-BTP"');
    expect((await publish(client, draft)).status).toBe(303);
    expect((await findRecord(node.db, "1.004227"))?.version).toBe(3);
  });
});

describe("a withdrawal", () => {
  const form = { ...decided, withdrawnOn: "2020-12-01", version: "1" };

  test("needs codes that are right, and then says what stands in its place", async () => {
    const client = await keeper();
    const path = "/catalogue/1.000689/withdrawal";
    for (const replacedBy of ["1.2", "1.000689", "1.777777"]) {
      const refused = await client.post(path, { ...form, replacedBy });
      const page = await refused.text();
      expect([refused.status, page.includes('id="replacedBy-error"')], replacedBy).toEqual([422, true]);
      expect(page, replacedBy).toContain(`value="${replacedBy}"`);
    }
    expect((await client.post(path, { ...form, replacedBy: "1.001193, 1.001022" })).status).toBe(303);
    const open = await served.client().page("/procedures/1.000689");
    expect(open).toContain("Thủ tục này sẽ bãi bỏ từ 01/12/2020");
    expect(open).toContain('href="/procedures/1.001193"');
    expect(await served.client().page("/procedures?q=dang+ky+khai+sinh+nhan+cha+me+con")).not.toContain(
      "/procedures/1.000689",
    );
    expect((await client.post(path, { ...form, version: "2" })).status).toBe(409);
  });
});

describe("bad input", () => {
  test("a form of 2 MB is refused unread, and the draft is as it was", async () => {
    const client = await keeper();
    const draft = await begin(client, "2.001234");
    const huge = await save(client, draft, { plainVi: "x".repeat(2 * 1024 * 1024) });
    expect(huge.status).toBe(413);
    const left = await findDraftOf(node.db, "2.001234");
    expect(left).toMatchObject({ revision: 1, record: { name: "Cấp giấy phép xây dựng nhà ở riêng lẻ" } });
  });

  test("unknown codes and versions answer 404 with near ones", async () => {
    const wrong = await served.client().get("/procedures/1.001139");
    expect([wrong.status, (await wrong.text()).includes("1.001193")]).toEqual([404, true]);
    expect((await served.client().get("/procedures/1.001193?version=99")).status).toBe(404);
    const slip = await served.client().get("/procedures/1001193");
    expect([slip.status, slip.headers.get("location")]).toEqual([303, "/procedures/1.001193"]);
    expect((await served.client().get("/procedures?level=nonsense&page=-3&online=9")).status).toBe(200);
  });
});

describe("who may", () => {
  const desk = [
    "/catalogue",
    "/catalogue?list=drafts",
    "/catalogue/new",
    "/catalogue/1.001193",
    "/catalogue/publications",
    "/standardisation",
  ];

  test.each([
    ["nobody", undefined, 303],
    ["clerk", "clerk", 403],
    ["leader", "leader", 403],
    ["specialist", "specialist", 403],
    ["operator", "operator", 403],
    ["registrar", "registrar", 403],
    ["admin", "admin", 403],
    ["controller", "controller", 200],
  ] as const)("%s: opens the desk or not, changes the catalogue or not", async (_name, role, status) => {
    const client = served.client();
    if (role) await client.signInAs({ roles: role });
    for (const path of desk) expect((await client.get(path)).status, path).toBe(status);
    const drafts = (await readDrafts(node.db)).length;
    const begun = await client.post("/catalogue/drafts", { code: "2.000528" });
    expect((await readDrafts(node.db)).length - drafts).toBe(role === "controller" ? 1 : 0);
    if (role !== "controller") expect(begun.headers.get("location") ?? "").not.toContain("/catalogue/drafts/");
    for (const path of ["/procedures", "/procedures/1.001193", "/procedures/1.001193/papers"])
      expect((await client.get(path)).status, path).toBe(200);
  });
});
