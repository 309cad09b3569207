import type { Browser, BrowserContext, Page } from "playwright-core";
import { afterAll, afterEach, beforeAll, beforeEach, expect, test } from "vitest";
import { openBrowser } from "../../../../test/support/browser.ts";
import { password } from "../../../../test/support/person.ts";
import { cookieName } from "../../../platform/http/index.ts";
import { look, type PagesStand, pagesStand, type Visitor } from "./pages.fixture.ts";

let s: PagesStand;
let browser: Browser;
let context: BrowserContext;
let page: Page;

beforeAll(async () => {
  s = await pagesStand();
  browser = await openBrowser();
}, 120_000);
afterAll(async () => {
  await browser?.close();
  await s?.served.stop();
  await s?.stand.node.drop();
  await s?.neighbour.node.drop();
});
beforeEach(async () => {
  context = await browser.newContext({ viewport: { width: 1280, height: 800 }, locale: "vi-VN" });
  await sitDown(s.specialist);
  page = await context.newPage();
});
afterEach(() => context.close());

async function sitDown(who: Visitor): Promise<void> {
  const name = cookieName(s.stand.node.config, "session");
  await context.addCookies([{ name, value: who.client.cookies.get(name) ?? "", url: s.served.url }]);
}

const open = (path: string) => page.goto(new URL(path, s.served.url).href);
const path = () => new URL(page.url()).pathname;
const saved = () => page.locator("#draft-version:not([value=''])");

async function drafts(subject: string): Promise<number> {
  const { db } = s.stand.node;
  const found = await db.selectFrom("office.outgoing").select("id").where("subject", "=", subject).execute();
  return found.length;
}

test("a new document saves itself as it is written, shows its pages, and is one document however it is saved", async () => {
  await open("/outgoing/new");
  await page.locator("#preview", { hasText: "hiện ở đây" }).waitFor();
  await page.locator("#subject").fill("văn bản tự lưu từ đầu");
  await saved().waitFor({ state: "attached" });
  expect(path()).toMatch(/^\/outgoing\/[0-9a-f-]{36}\/edit$/);
  await page.locator("#body").fill("Đoạn thứ nhất.");
  await page.locator("#draft-version[value='2']").waitFor({ state: "attached" });
  await expect.poll(() => page.locator("#preview img").first().getAttribute("src")).toContain("v=2");
  await look(page, "draft-new-1280");
  await page.locator("#places").fill("Lưu: VT.");
  await page.keyboard.press("Control+s");
  await page.getByText("Đã lưu dự thảo.").waitFor();
  expect(await page.locator("#body").inputValue()).toBe("Đoạn thứ nhất.");
  expect(await drafts("văn bản tự lưu từ đầu")).toBe(1);
}, 60_000);

test("pressing Save before the form has saved itself, and Back, still make one document", async () => {
  await open("/outgoing/new");
  await page.locator("#subject").fill("bấm lưu hai lần");
  await page.keyboard.press("Control+s");
  await page.getByText("Đã lưu dự thảo.").waitFor();
  await page.goBack();
  await page.locator("#subject").fill("bấm lưu hai lần");
  await page.keyboard.press("Control+s");
  await page.getByText("Đã lưu dự thảo.").waitFor();
  expect(await drafts("bấm lưu hai lần")).toBe(1);
}, 60_000);

test("who decides is asked of a decision only", async () => {
  await open("/outgoing/new");
  expect(await page.locator("#decided-by").isVisible()).toBe(false);
  await page.locator("#kind").selectOption("decision");
  expect(await page.locator("#decided-by").isVisible()).toBe(true);
}, 60_000);

test("recipients by keyboard alone: without accents, by Enter before the list is there, all of a level; none twice", async () => {
  const draft = await s.document("draft", { recipients: [] });
  await open(`/outgoing/${draft.id}/edit`);
  await page.locator("#recipients").focus();
  await page.keyboard.type("van phong uy ban");
  await page.keyboard.press("Enter");
  await page.locator("input[name=recipients][value='H34.01']:checked").waitFor();
  await page.keyboard.type("dak lak");
  await page.locator("#recipients-list [role=option]").waitFor();
  await page.keyboard.press("Enter");
  expect(await page.locator("[data-lt-picker-count]").textContent()).toBe("Đã chọn 2");
  expect(path()).toBe(`/outgoing/${draft.id}/edit`);
  // What was picked is saved by itself, and the rest of the form stands where it stood.
  await page.locator("#draft-version[value='2']").waitFor({ state: "attached" });
  await page.locator("#subject").fill("chưa kịp lưu");
  await page.locator("summary", { hasText: "Thêm nhiều nơi một lần" }).press("Enter");
  await page.locator("#recipient-level").selectOption("province");
  await page.locator("#add-level").press("Enter");
  await page.locator("input[name=recipients][value='H36']:checked").waitFor();
  expect(await page.locator("input[name=recipients]:checked").count()).toBe(4);
  expect(await page.locator("#subject").inputValue()).toBe("chưa kịp lưu");
  expect(await page.locator("#recipient-level").inputValue()).toBe("province");
  await page.locator("#draft-version[value='3']").waitFor({ state: "attached" });
  await page.getByRole("button", { name: "Bỏ tất cả" }).press("Enter");
  expect(await page.locator("[data-lt-picker-count]").textContent()).toBe("Đã chọn 0");
  await look(page, "draft-recipients-1280");
}, 60_000);

async function signIn(): Promise<void> {
  await page.getByLabel("Tên đăng nhập", { exact: true }).fill(s.specialist.username);
  await page.getByLabel("Mật khẩu", { exact: true }).fill(password);
  await page.getByRole("button", { name: "Đăng nhập", exact: true }).click();
}

test("a session that ends while one writes loses nothing: what was sent is kept by the node", async () => {
  const draft = await s.document("draft", { recipients: ["H34"] });
  await open(`/outgoing/${draft.id}/edit`);
  s.stand.node.machine.advance(9 * 3_600_000);
  await page.locator("#subject").fill("gõ khi phiên đã hết");
  await page.waitForURL("**/sign-in?**");
  await signIn();
  await page.getByText("gõ khi phiên đã hết").waitFor();
  await page.getByRole("button", { name: "Gửi tiếp" }).click();
  await page.locator("#draft").waitFor();
  expect(await page.locator("#subject").inputValue()).toBe("gõ khi phiên đã hết");
  expect(await page.locator("input[name=recipients]:checked").getAttribute("value")).toBe("H34");
}, 60_000);

test("signed out at another tab, the text comes back after signing in again, and is saved", async () => {
  const draft = await s.document("draft");
  await context.clearCookies();
  await open(`/outgoing/${draft.id}/edit`);
  await signIn();
  await page.locator("#draft").waitFor();
  await context.clearCookies();
  await page.locator("#body").fill("Câu viết sau khi đã đăng xuất.");
  await page.locator("#saved", { hasText: "Hãy quay lại, tải lại trang" }).waitFor();
  expect(await page.locator("#saved h1").count()).toBe(0);
  await page.reload();
  await signIn();
  await page.locator(".lt-restored").waitFor();
  expect(await page.locator("#body").inputValue()).toBe("Câu viết sau khi đã đăng xuất.");
  await page.locator("#draft-version[value='2']").waitFor({ state: "attached" });
  await page.reload();
  expect(await page.locator("#body").inputValue()).toBe("Câu viết sau khi đã đăng xuất.");
  expect(await page.locator(".lt-restored").count()).toBe(0);
}, 60_000);

test("an unreachable server is named where the time of the last save stood, and the next save works again", async () => {
  const draft = await s.document("draft");
  await context.clearCookies();
  await open(`/outgoing/${draft.id}/edit`);
  await signIn();
  await page.locator("#draft").waitFor();
  await context.setOffline(true);
  await page.locator("#subject").fill("mất mạng giữa chừng");
  await page.locator("#saved", { hasText: "Không nối được máy chủ" }).waitFor();
  await context.setOffline(false);
  await page.locator("#subject").fill("có mạng trở lại");
  await page.locator("#saved", { hasText: "Đã lưu lúc" }).waitFor();
}, 60_000);

test("what is missing is named in a summary that leads to its field", async () => {
  const draft = await s.document("draft", { subject: "", signer: null });
  await context.clearCookies();
  await open(`/outgoing/${draft.id}/edit`);
  await signIn();
  await page.getByRole("button", { name: "Lưu và trình ký" }).click();
  await page.getByRole("alert").waitFor();
  await look(page, "draft-incomplete-1280");
  await page.getByRole("link", { name: "Hãy chọn người ký." }).click();
  expect(await page.evaluate<string>("document.activeElement.id")).toBe("signer");
}, 60_000);
