import type { Browser, BrowserContext, Page } from "playwright-core";
import { afterAll, beforeAll, expect, test } from "vitest";
import { agencies, findScenario, procedures } from "../../../../data/index.ts";
import { assertAccessible } from "../../../../test/support/axe.ts";
import { openBrowser } from "../../../../test/support/browser.ts";
import { assertValidHtml } from "../../../../test/support/html.ts";
import { type ServedNode, serveNode } from "../../../../test/support/serve-node.ts";
import { cookieName } from "../../../platform/http/index.ts";
import { pastCatalogue } from "../../../simulation/index.ts";
import { handleAsset } from "../../../ui/index.ts";
import { type OrganisationStand, organisationStand, sessionOf } from "../../organisation/organisation.fixture.ts";
import { importCatalogue } from "../index.ts";
import { factsOf } from "../offered.ts";
import { bringNational, withProcedures } from "../procedures.fixture.ts";
import { listOffered } from "../store/offered.ts";

let stand: OrganisationStand;
let served: ServedNode;
let browser: Browser;

beforeAll(async () => {
  stand = await organisationStand();
  const { node } = stand;
  const system = withProcedures(node);
  const scenario = findScenario("H16");
  if (!scenario) throw new Error("no scenario");
  // The state of Đắk Nông, at the tests' own province.
  await importCatalogue(node, pastCatalogue({ ...scenario, province: "H36" }, procedures(), agencies(), "browser"));
  await bringNational(node, { version: 1, full: true, procedures: [...procedures()] });
  served = await serveNode(node, [system], { handleAsset });
  browser = await openBrowser();
}, 120_000);
afterAll(async () => {
  await browser?.close();
  await served?.stop();
  await stand?.node.drop();
});

async function as(username: string | undefined, width: number): Promise<{ page: Page; context: BrowserContext }> {
  const context = await browser.newContext({ viewport: { width, height: 900 }, locale: "vi" });
  if (username !== undefined) {
    const { token } = await sessionOf(stand.node, username);
    await context.addCookies([{ name: cookieName(stand.node.config, "session"), value: token, url: served.url }]);
  }
  return { page: await context.newPage(), context };
}

async function assertSound(page: Page): Promise<void> {
  const where = page.url();
  await assertAccessible(page).catch((error: unknown) => Promise.reject(new Error(`${where}: ${String(error)}`)));
  const wide = await page.evaluate("document.documentElement.scrollWidth - document.documentElement.clientWidth");
  expect(wide, `${where} scrolls sideways`).toBe(0);
}

const codes = async () => (await listOffered(stand.node.db)).map(factsOf);

test.each([1280, 390])(
  "at %i px every page is accessible, valid and fits",
  async (width) => {
    const [first] = await listOffered(stand.node.db);
    const officer = ["", "/new", `/${first?.id}`, `/${first?.id}/cost`, `/${first?.id}/cost?variant=proposed`];
    const tools = ["standardisation", "review", "review/unused", "review/papers", "review/costs", "figures", "acts"];
    const { page, context } = await as("controller.h36", width);
    const paths = [
      ...officer.map((path) => `/procedures/catalogue${path}`),
      ...tools.map((tool) => `/procedures/${tool}`),
      "/procedures/figures/procedure.published-late",
      "/procedures/catalogue?q=khong-co-gi",
    ];
    for (const path of paths) {
      await page.goto(`${served.url}${path}`);
      await assertSound(page);
      const html = await (await context.request.get(`${served.url}${path}`)).text();
      await assertValidHtml(html).catch((error: unknown) => Promise.reject(new Error(`${path}: ${String(error)}`)));
    }
    const citizen = await as(undefined, width);
    for (const path of ["/procedures", "/procedures?q=khai+sinh", "/procedures?q=zzz", "/procedures/1.001193"]) {
      for (const language of ["vi", "en"]) {
        const address = `${served.url}${path}${path.includes("?") ? "&" : "?"}lang=${language}`;
        await citizen.page.goto(address);
        await assertSound(citizen.page);
        await assertValidHtml(await (await citizen.context.request.get(address)).text());
      }
    }
  },
  240_000,
);

test("an officer finds ten wrong codes, sees old and new, repairs them in one act and takes it back exactly", async () => {
  const before = await codes();
  const { page } = await as("controller.h36", 1280);
  await page.goto(`${served.url}/procedures/standardisation`);
  await page.getByRole("link", { name: /^14 Sai mã/ }).click();
  const boxes = page.locator("input[name=keys]");
  expect(await boxes.count()).toBe(14);
  for (let index = 0; index < 10; index++) await boxes.nth(index).check();
  await page.getByRole("button", { name: "Xem trước việc sửa", exact: true }).click();
  await assertSound(page);
  // Code, national code and national version of each.
  expect(await page.locator("tbody tr").count()).toBe(30);
  expect(await codes()).toEqual(before);
  await page.getByRole("button", { name: "Sửa 10 thủ tục" }).click();
  await page.getByText("Đã sửa 10 thủ tục.").waitFor();
  await assertSound(page);
  const wrong = (all: Awaited<ReturnType<typeof codes>>) =>
    all.filter(({ code, nationalCode }) => nationalCode === null && !code.startsWith("2.900")).length;
  expect([wrong(before), wrong(await codes())]).toEqual([14, 4]);
  await page.getByRole("link", { name: "Xem từng thay đổi" }).click();
  await assertSound(page);
  await page.getByRole("button", { name: "Hoàn tác" }).click();
  await page.getByText("Đã hoàn tác").first().waitFor();
  expect(await codes()).toEqual(before);
}, 120_000);

test("an officer publishes with a place, a fee and a shorter limit, and a farmer finds it on a phone without accents", async () => {
  const { page } = await as("controller.h36", 1280);
  await page.goto(`${served.url}/procedures/catalogue?q=khai+sinh&state=published`);
  await page.getByRole("link", { name: "1.001193" }).first().click();
  await page.getByLabel("Nơi tiếp nhận").fill("Bộ phận Một cửa, số 4 đường Trần Hưng Đạo");
  await page.getByLabel("Giờ tiếp nhận").fill("Sáng thứ Bảy cũng nhận: 07:30–11:00");
  await page.locator("#fee-0").fill("6.000");
  await page.getByLabel("Nghị quyết của HĐND").fill("Nghị quyết mẫu số 12/2020/NQ-HĐND");
  await page.getByLabel("Thời hạn cam kết").fill("4 giờ làm việc");
  await page.getByLabel("Số quyết định công bố").fill("2100/QĐ-UBND");
  await page.getByRole("button", { name: "Lưu thay đổi" }).click();
  await page.getByText("Đã lưu.").waitFor();
  await page.getByRole("button", { name: "Tạm ẩn" }).click();
  const phone = await as(undefined, 390);
  expect((await phone.page.goto(`${served.url}/procedures/1.001193`))?.status()).toBe(404);
  await page.getByRole("button", { name: "Công khai" }).click();
  await page.getByText("Đã công khai. Người dân đọc được ngay.").waitFor();
  await phone.page.goto(`${served.url}/procedures`);
  await phone.page.getByRole("searchbox", { name: "Ông/bà cần làm thủ tục gì?" }).fill("dang ky khai sinh");
  await phone.page.keyboard.press("Enter");
  await phone.page.getByRole("link", { name: "Đăng ký khai sinh", exact: true }).click();
  await assertSound(phone.page);
  const text = await phone.page.locator("main").textContent();
  for (const part of ["số 4 đường Trần Hưng Đạo", "07:30–11:00", "6.000", "4 giờ làm việc", "12/2020/NQ-HĐND"])
    expect(text).toContain(part);
}, 120_000);

test("the ranking follows the weights in the address, as a picture and as the same table", async () => {
  const { page } = await as("specialist.h36", 1280);
  await page.goto(`${served.url}/procedures/review`);
  const firstRow = () => page.locator("tbody tr").first().textContent();
  await page.getByLabel("Hồ sơ một năm (0–10)").fill("0");
  await page.getByLabel("Chi phí của dân (0–10)").fill("0");
  await page.getByLabel("Sẵn sàng (0–10)").fill("10");
  await page.getByRole("button", { name: "Lọc" }).click();
  expect(new URL(page.url()).searchParams.get("readiness")).toBe("10");
  expect(await firstRow()).toContain("100,0");
  const drawn = await page.locator("svg.lt-chart rect").count();
  expect(drawn).toBe(12);
  await page.goto(`${served.url}/procedures/review?dossiers=10&cost=0&readiness=0`);
  expect(await page.locator("svg.lt-chart desc").textContent()).toContain("100,0");
  const name = await page.locator("tbody tr").first().locator("td").first().textContent();
  expect(await page.locator("svg.lt-chart desc").textContent()).toContain(name);
}, 120_000);

test("without script the report is repaired, and two officers who edit at once both see both", async () => {
  const context = await browser.newContext({
    viewport: { width: 1280, height: 900 },
    locale: "vi",
    javaScriptEnabled: false,
  });
  const { token } = await sessionOf(stand.node, "controller.h36");
  await context.addCookies([{ name: cookieName(stand.node.config, "session"), value: token, url: served.url }]);
  const [one, two] = [await context.newPage(), await context.newPage()];
  await one.goto(`${served.url}/procedures/standardisation?kind=name-differs`);
  await one.getByRole("button", { name: /^Xem trước cả/ }).click();
  await one.getByRole("button", { name: /^Sửa \d+ thủ tục/ }).click();
  await one.getByRole("button", { name: "Hoàn tác" }).click();
  expect(await one.locator("h1").textContent()).toBe("Báo cáo chuẩn hóa danh mục");
  const [row] = (await listOffered(stand.node.db)).filter(({ code }) => code === "1.000656");
  const path = `${served.url}/procedures/catalogue/${row?.id}`;
  await one.goto(path);
  await two.goto(path);
  await one.getByLabel("Nơi tiếp nhận").fill("Tầng 1");
  await one.getByRole("button", { name: "Lưu thay đổi" }).click();
  await two.getByLabel("Nơi tiếp nhận").fill("Tầng 2");
  await two.getByRole("button", { name: "Lưu thay đổi" }).click();
  expect(await two.locator("table").first().textContent()).toContain("Nơi tiếp nhậnTầng 1Tầng 2");
  expect(await two.getByLabel("Nơi tiếp nhận").inputValue()).toBe("Tầng 2");
  await two.getByRole("button", { name: "Lưu thay đổi" }).click();
  expect(await two.getByLabel("Nơi tiếp nhận").inputValue()).toBe("Tầng 2");
  expect((await two.goto(path))?.status()).toBe(200);
}, 120_000);
