import type { Browser, BrowserContext } from "playwright-core";
import { afterAll, beforeAll, expect, test } from "vitest";
import { agencies } from "../../../../data/index.ts";
import { procedures } from "../../../../data/procedures.ts";
import { assertAccessible } from "../../../../test/support/axe.ts";
import { openBrowser } from "../../../../test/support/browser.ts";
import { assertValidHtml } from "../../../../test/support/html.ts";
import { type TestNode, testNode } from "../../../../test/support/node.ts";
import { person } from "../../../../test/support/person.ts";
import { type ServedNode, serveNode } from "../../../../test/support/serve-node.ts";
import { assertWithinBudget } from "../../../../test/support/transfer.ts";
import { cookieName } from "../../../platform/http/index.ts";
import type { OfferedProcedure } from "../../../protocol/procedures/index.ts";
import { handleAsset } from "../../../ui/index.ts";
import { importAgencies, joinNodes } from "../../directory/index.ts";
import { receiveCatalogues } from "../actions/receive-catalogue.ts";
import { importProcedures } from "../index.ts";
import { aProcedure } from "../procedures.fixture.ts";
import { proceduresSystem } from "../system.ts";

let node: TestNode;
let served: ServedNode;
let browser: Browser;

const offer = (change: Partial<OfferedProcedure>): OfferedProcedure => ({
  ...{
    code: "1.001193",
    name: "Đăng ký khai sinh",
    nationalVersion: 3,
    levels: ["commune"],
    online: 3,
    filedOnline: 214,
  },
  decision: { number: "1203/QĐ-UBND", date: "2020-10-30" },
  ...{ effectiveFrom: "2020-11-16", announcedOn: "2020-11-09", publishedOn: "2020-11-06", findings: [] },
  ...change,
});

/** What two authorities offer: right and wrong, late and unused. */
async function offerSome(): Promise<void> {
  await joinNodes(
    node,
    ["H36", "H34"].map((code) => ({ level1: code, nodeCode: code })),
  );
  const offers = [
    offer({}),
    offer({ code: "1.65", name: "Đăng ký khai tử", findings: ["mis-coded"], filedOnline: 0, online: 4 }),
    offer({
      code: "1.777777",
      name: "Hỗ trợ tiền điện hộ nghèo",
      nationalVersion: null,
      findings: ["not-in-national"],
    }),
    offer({
      code: "1.000894",
      name: "Đăng ký kết hôn",
      announcedOn: "2020-11-13",
      publishedOn: "2020-11-20",
      online: 2,
    }),
  ];
  for (const [index, agency] of ["H36", "H34"].entries()) {
    const body = { agency, version: 1, at: "2020-11-24T01:30:00.000Z", procedures: offers.slice(index) };
    const facts = { id: "m", source: agency, type: "catalogue.v1", key: "catalogue", subject: null, meta: {} };
    const message = { ...facts, contentType: "application/json", body: Buffer.from(JSON.stringify(body)) };
    await node.db.transaction().execute((tx) => receiveCatalogues(tx, node, [message]));
  }
}

beforeAll(async () => {
  const name = { vi: "Hệ thống quốc gia", en: "National systems" };
  node = await testNode({ role: "national", code: "VN", name, systems: (own) => [proceduresSystem(own)] });
  await importAgencies(node, agencies());
  await importProcedures(node, procedures());
  const birth = procedures().find(({ code }) => code === "1.001193");
  const sample = { kind: "sample", source: "" } as const;
  const gone = { status: "withdrawn", withdrawnOn: "2020-11-01", replacedBy: ["1.001193"] } as const;
  await importProcedures(node, [
    aProcedure({ code: "1.909090", name: "Cấp thẻ thử nghiệm", origin: sample, effectiveFrom: "2021-02-01" }),
    aProcedure({ code: "1.909091", name: "Cấp thẻ cũ", ...gone, replacedBy: [...gone.replacedBy] }),
    aProcedure({ ...birth, version: (birth?.version ?? 0) + 1, resolvedBy: "Ủy ban nhân dân cấp xã" }),
  ]);
  await offerSome();
  served = await serveNode(node, [proceduresSystem(node)], { handleAsset });
  browser = await openBrowser();
}, 180_000);

afterAll(async () => {
  await browser.close();
  await served.stop();
  await node.drop();
});

const open = [
  "/procedures",
  "/procedures?q=dang+ki+khai+sin",
  "/procedures?q=khong+co+gi+nhu+the&level=district",
  "/procedures?event=birth",
  "/procedures?list=all&level=commune",
  "/procedures/1.001193",
  "/procedures/1.001193?version=3",
  "/procedures/1.909090",
  "/procedures/1.909091",
  "/procedures/1.001193/papers",
];
const desk = [
  "/catalogue",
  "/catalogue?list=withdrawn",
  "/catalogue?list=drafts",
  "/catalogue?q=khong+co",
  "/catalogue/new",
  "/catalogue/1.001193?before=3&after=4",
  "/catalogue/1.001193/withdrawal",
  "/catalogue/publications?show=announced-late&from=2018-01-01",
  "/standardisation",
  "/standardisation/H36",
  "/standardisation/H36?show=wrong-code",
];

type Look = (path: string, name?: string) => Promise<void>;

/** Opens a browser of a width, looks at pages in both languages, and fails with everything that was wrong. */
async function lookAt(width: number, act: (look: Look, context: BrowserContext) => Promise<void>): Promise<void> {
  const context = await browser.newContext({ viewport: { width, height: 844 }, locale: "vi-VN" });
  const page = await context.newPage();
  const problems: string[] = [];
  page.on("console", (message) => {
    if (/Content Security Policy|Refused to/i.test(message.text())) problems.push(message.text());
  });
  const look = async (path: string, called = path): Promise<void> => {
    for (const lang of ["vi", "en"]) {
      const url = `${served.url}${path}${path.includes("?") ? "&" : "?"}lang=${lang}`;
      await page.goto(url);
      const name = `${called.replaceAll(/[^a-z0-9]+/gi, "-")}-${lang}-${width}`;
      const folder = process.env.SCREENSHOTS;
      if (folder) await page.screenshot({ path: `${folder}/np${name}.png`, fullPage: true });
      const html = await (await context.request.get(url)).text();
      for (const check of [() => assertAccessible(page), () => assertValidHtml(html)])
        await check().catch((error) => problems.push(`${name}: ${error}`));
      const scroll = await page.evaluate<number>(
        "document.documentElement.scrollWidth - document.documentElement.clientWidth",
      );
      if (scroll > 0) problems.push(`${name} sticks out by ${scroll} px`);
    }
  };
  await act(look, context);
  expect(problems).toEqual([]);
  await context.close();
}

async function signIn(context: BrowserContext): Promise<void> {
  const titles = { title: "Kiểm soát thủ tục hành chính", titleEn: "Procedure control" };
  const { token } = await person(node, { roles: "controller", ...titles });
  await context.addCookies([{ name: cookieName(node.config, "session"), value: token, url: served.url }]);
}

test.each([390, 1280])(
  "every public page at %i px is accessible and valid, in both languages",
  async (width) => {
    await lookAt(width, async (look) => {
      for (const path of open) await look(path);
    });
  },
  240_000,
);

test.each([390, 1280])(
  "every page of the desk at %i px is accessible and valid, in both languages",
  async (width) => {
    await lookAt(width, async (look, context) => {
      await signIn(context);
      for (const path of desk) await look(path);
      const page = await context.newPage();
      await page.goto(`${served.url}/catalogue/${width === 390 ? "1.000656" : "1.000894"}?lang=vi`);
      await page.getByRole("button", { name: "Soạn phiên bản mới" }).click();
      await page.waitForURL("**/catalogue/drafts/*");
      const draft = new URL(page.url()).pathname;
      await page.getByLabel("Tên thủ tục", { exact: true }).fill("");
      await page.getByLabel("Thời hạn, dòng 1").fill("mười hôm");
      await page.getByRole("button", { name: "Lưu" }).first().click();
      await page.getByText("Đã lưu dự thảo.").waitFor();
      await look(`${draft}?check=1`, "draft-check");
      await look(`${draft}/publication`, "publication-missing");
      await page.goto(`${served.url}${draft}?lang=vi`);
      await page.getByLabel("Tên thủ tục", { exact: true }).fill("Thủ tục đổi tên để xem khác biệt");
      await page.getByLabel("Thời hạn, dòng 1").fill("5 ngày làm việc");
      await page.getByText("= 5 ngày làm việc; nộp bây giờ, hẹn trả").waitFor();
      await page.getByRole("button", { name: "Lưu" }).first().click();
      await page.getByText("Đã lưu dự thảo.").waitFor();
      await look(`${draft}/publication`, "publication");
      await look(`${draft}/preview`, "preview");
    });
  },
  240_000,
);

test("an officer drafts without script, sees the difference, publishes, and withdraws", async () => {
  const viewport = { width: 1280, height: 844 };
  const context = await browser.newContext({ viewport, locale: "vi-VN", javaScriptEnabled: false });
  await signIn(context);
  const page = await context.newPage();
  const fill = async (values: Readonly<Record<string, string>>): Promise<void> => {
    for (const [label, value] of Object.entries(values)) await page.getByLabel(label, { exact: true }).fill(value);
  };
  await page.goto(`${served.url}/catalogue?q=chung+thuc+ban+sao`);
  await page.locator("tbody a").first().click();
  await page.waitForURL("**/catalogue/*");
  const code = new URL(page.url()).pathname.split("/").at(-1) ?? "";
  await page.getByRole("button", { name: "Soạn phiên bản mới" }).click();
  await page.getByRole("button", { name: /Thêm dòng: Thành phần hồ sơ/ }).click();
  await page
    .getByLabel(/^Giấy tờ, dòng/)
    .last()
    .fill("Bản cam đoan");
  await page.getByRole("button", { name: "Lưu" }).first().click();
  await page.getByRole("link", { name: "So sánh và công khai" }).first().click();
  expect((await page.locator("ins").allTextContents()).join(" ")).toContain("Bản cam đoan");
  await fill({ "Số, ký hiệu": "3456/QĐ-BTP", "Ngày ký": "2020-11-16", "Nơi ban hành": "Bộ Tư pháp" });
  await fill({ "Ngày công bố": "2020-11-24", "Ngày có hiệu lực": "2021-01-04" });
  await page.getByRole("button", { name: "Kiểm tra ngày" }).click();
  expect(await page.locator("section", { has: page.locator("#law") }).textContent()).toContain("đúng hạn");
  await page.getByRole("button", { name: "Công khai", exact: true }).click();
  await page.waitForURL(`**/catalogue/${code}`);
  expect(await page.textContent("main")).toContain("3456/QĐ-BTP");
  await page.getByRole("button", { name: "Bãi bỏ" }).click();
  await fill({ "Số, ký hiệu": "3457/QĐ-BTP", "Ngày ký": "2020-11-23", "Nơi ban hành": "Bộ Tư pháp" });
  await fill({ "Bãi bỏ từ ngày": "2020-12-01", "Mã thủ tục thay thế": "1.001193" });
  await page.getByRole("button", { name: "Bãi bỏ" }).click();
  await page.goto(`${served.url}/procedures/${code}`);
  expect(await page.textContent("main")).toContain("Thủ tục này sẽ bãi bỏ từ 01/12/2020");
  await context.close();
}, 60_000);

test("a citizen on a phone finds a procedure without accents and sees the four answers at once, without script", async () => {
  const context = await browser.newContext({
    viewport: { width: 360, height: 640 },
    locale: "vi-VN",
    javaScriptEnabled: false,
  });
  const page = await context.newPage();
  await page.goto(`${served.url}/procedures`);
  await page.getByRole("searchbox", { name: "Ông/bà cần làm thủ tục gì?" }).fill("dang ky khai sinh");
  await page.getByRole("button", { name: "Tìm" }).click();
  const first = page.locator(".lt-plainlist li a").first();
  expect(await first.textContent()).toBe("Đăng ký khai sinh");
  await first.click();
  await page.waitForURL("**/procedures/1.001193");
  for (const term of ["Giấy tờ", "Lệ phí", "Thời hạn", "Nơi giải quyết"]) {
    const box = await page.locator(".lt-facts__item", { has: page.getByText(term, { exact: true }) }).boundingBox();
    expect(box, term).not.toBeNull();
    expect((box?.y ?? 999) + (box?.height ?? 999), term).toBeLessThanOrEqual(640);
  }
  if (process.env.SCREENSHOTS) await page.screenshot({ path: `${process.env.SCREENSHOTS}/np-360x640.png` });
  await context.close();
}, 60_000);

test("what a citizen opens stays within the budget, the first time too, and so does the desk", async () => {
  const context = await browser.newContext({ viewport: { width: 390, height: 844 }, locale: "vi-VN" });
  const page = await context.newPage();
  for (const path of open) await assertWithinBudget(page, `${served.url}${path}`, "citizen");
  await signIn(context);
  for (const path of desk) await assertWithinBudget(page, `${served.url}${path}`, "officer");
  await context.close();
}, 120_000);
