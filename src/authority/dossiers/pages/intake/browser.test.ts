import type { Browser, BrowserContext, Page } from "playwright-core";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { openBrowser } from "../../../../../test/support/browser.ts";
import { acceptDossier } from "../../actions/accept-dossier.ts";
import { findDossierByCode } from "../../store/dossiers.ts";
import { type CounterStand, card, counterStand, look, picture } from "./counter.fixture.ts";

let s: CounterStand;
let browser: Browser;
let cookies: Parameters<BrowserContext["addCookies"]>[0];

beforeAll(async () => {
  s = await counterStand();
  browser = await openBrowser();
  const client = await s.visitor(["receptionist"], "H36.50.01");
  cookies = [...client.cookies].map(([name, value]) => ({ name, value, url: s.served.url }));
}, 180_000);
afterAll(async () => {
  await browser.close();
  await s.served.stop();
  await s.node.drop();
});

async function open(width: number, options: { readonly javaScriptEnabled?: boolean } = {}): Promise<Page> {
  const context = await browser.newContext({
    viewport: { width, height: width < 500 ? 844 : 900 },
    locale: "vi",
    ...options,
  });
  await context.addCookies(cookies);
  const page = await context.newPage();
  page.setDefaultTimeout(10_000);
  await page.goto(`${s.served.url}/dossiers/new`);
  // A page that has loaded gets its focus with its first picture: what is typed before goes nowhere.
  await atFocus(page, "q");
  return page;
}

const focused = (page: Page) => page.evaluate<string>("document.activeElement.id || document.activeElement.tagName");
const atFocus = (page: Page, id: string) =>
  page
    .locator(`[id="${id}"]:focus`)
    .waitFor({ timeout: 4000 })
    .catch(async () => expect(await focused(page)).toBe(id));

/** Types as a scanner does: without a pause, ended by Enter. */
async function scan(page: Page, text: string): Promise<void> {
  await page.keyboard.type(text, { delay: 0 });
  await page.keyboard.press("Enter");
}

const value = (page: Page, id: string) => page.locator(`[id="${id}"]`).inputValue();

async function choose(page: Page, words = "ks"): Promise<void> {
  await page.locator("#q").fill(words);
  await page.locator(`[data-lt-found='${words}'] button`).first().waitFor();
  await page.locator("#q").press("Enter");
  await page.locator(".lt-intake__chosen").waitFor();
  await atFocus(page, "number");
}

describe.each([1280, 390])("at %i px, with the keyboard alone", (width) => {
  test("a dossier is received", async () => {
    const page = await open(width);
    expect(await focused(page)).toBe("q");
    await look(page, `intake-empty-${width}`);
    await page.keyboard.type("kh si");
    await page.locator("[data-lt-found='kh si'] button").first().waitFor();
    await look(page, `intake-found-${width}`);
    await page.keyboard.press("Enter");
    await page.locator(".lt-intake__chosen").waitFor();
    await atFocus(page, "number");
    await page.keyboard.type(`06819400${width}`.padEnd(12, "7"));
    await page.keyboard.press("Enter");
    await atFocus(page, "name");
    await page.keyboard.type("Cil Múp K’Thuyên");
    await page.keyboard.press("Tab");
    await page.keyboard.type("05091994");
    await page.keyboard.press("Enter");
    await atFocus(page, "all-given");
    await page.keyboard.press("Enter");
    await atFocus(page, "accept");
    await page.locator(".lt-intake__ready").waitFor();
    await look(page, `intake-ready-${width}`);
    await page.keyboard.press("Enter");
    await page.waitForURL("**/received");
    await look(page, `received-${width}`);
    const code = (await page.locator(".lt-board__big .lt-code").textContent()) ?? "";
    const dossier = await findDossierByCode(s.node.db, code);
    expect(dossier).toMatchObject({
      procedureCode: "1.001193",
      applicant: { name: "Cil Múp K’Thuyên", birthDate: "1994-09-05", gender: "female", numberKind: "cccd" },
    });
    // The date that was shown before is the date that was promised.
    expect(dossier?.dueAt).toEqual(new Date("2020-11-24T17:00:00+07:00"));
    await page.keyboard.press("m");
    await page.waitForURL("**/dossiers/new");
    await page.context().close();
  }, 120_000);

  test("a company has no day of birth: the fields go and come back with the kind, and the keyboard stays where it is", async () => {
    const page = await open(width);
    await page.locator("#birth").fill("05/09/1994");
    await page.locator("#kind").focus();
    await page.locator("#kind").selectOption("business");
    await page.locator("#birth").waitFor({ state: "detached" });
    await page.locator("label[for=gender]").waitFor({ state: "detached" });
    await atFocus(page, "kind");
    await look(page, `intake-company-${width}`);
    await page.locator("#kind").selectOption("citizen");
    await page.locator("#birth").waitFor();
    expect(await value(page, "birth")).toBe("05/09/1994");
    await page.context().close();
  }, 60_000);

  test("Enter before the list has come takes its first line; arrows go into the list and through the papers", async () => {
    const page = await open(width);
    await page.keyboard.type("khai");
    await page.keyboard.press("Enter");
    await page.locator(".lt-intake__chosen", { hasText: "khai sinh" }).waitFor();
    await atFocus(page, "number");
    await page.locator("#component-TP1, input.lt-check").first().focus();
    const before = await focused(page);
    await page.keyboard.press("Space");
    await page.keyboard.press("ArrowDown");
    expect(await focused(page)).not.toBe(before);
    await page.keyboard.press("ArrowUp");
    expect(await focused(page)).toBe(before);
    expect(await page.locator(`[id="${before}"]`).isChecked()).toBe(true);
    await page.locator("#q").focus();
    await page.keyboard.type("dang ky");
    await page.locator("[data-lt-found='dang ky'] button").first().waitFor();
    await page.keyboard.press("ArrowDown");
    expect(await page.evaluate<string>("document.activeElement.name")).toBe("pick");
    await page.keyboard.press("Escape");
    expect(await focused(page)).toBe("q");
    await page.context().close();
  }, 120_000);
});

describe("a scanned card", () => {
  test("goes to its place from the field of numbers", async () => {
    const page = await open(1280);
    await choose(page);
    await scan(page, card.qr);
    await page.locator("#intake-said", { hasText: "Đã đọc thẻ" }).waitFor();
    expect(await value(page, "number")).toBe(card.number);
    expect(await value(page, "name")).toBe(card.name);
    expect(await value(page, "birth")).toBe("05/09/1994");
    expect(await value(page, "gender")).toBe("female");
    expect(await value(page, "address")).toBe("Tổ 2, Phường 1, thành phố Đà Lạt, Lâm Đồng");
    expect(await page.locator("#intake-person").textContent()).toContain(
      "Lấy từ mã QR thẻ căn cước, quét lúc 24/11/2020 09:00",
    );
    await atFocus(page, "phone");
    await look(page, "intake-card-1280");
    await page.context().close();
  }, 60_000);

  test.each(["address", "q", "subject"])(
    "scanned while the cursor is in “%s”: the field keeps what it held",
    async (field) => {
      const page = await open(1280);
      await choose(page);
      await page.locator(`#${field}`).fill(field === "q" ? "" : "Thửa đất số 12");
      await page.locator(`#${field}`).focus();
      await page.waitForTimeout(200);
      await scan(page, card.qr);
      await page.locator("#intake-said", { hasText: "Đã đọc thẻ" }).waitFor();
      expect(await value(page, "name")).toBe(card.name);
      const kept =
        field === "address" ? "Tổ 2, Phường 1, thành phố Đà Lạt, Lâm Đồng" : field === "q" ? "" : "Thửa đất số 12";
      expect(await value(page, field)).toBe(kept);
      await page.context().close();
    },
    60_000,
  );

  test("scanned on a box to tick, a list or a button: nothing is ticked, chosen or pressed", async () => {
    const telex = "068194007731||Cil Mups KThuyeen|05091994|Nuwx|Toor 2, Phuwowngf 1, DDaf Latj|22042021";
    for (const id of ["all-given", "way", "accept"]) {
      const page = await open(1280);
      await choose(page);
      await page.locator(`#${id}`).focus();
      await scan(page, telex);
      await page.locator("#intake-said", { hasText: "Đã đọc thẻ" }).waitFor();
      expect(await value(page, "name")).toBe("Cil Múp KThuyên");
      expect(await value(page, "way")).toBe("counter");
      expect(await page.locator("input.lt-check:checked").count()).toBe(0);
      await page.locator("#number-doubts", { hasText: "Telex" }).waitFor();
      await page.context().close();
    }
    const page = await open(1280);
    await choose(page);
    const box = page.locator("input.lt-check").first();
    await box.focus();
    await scan(page, telex);
    await page.locator("#intake-said", { hasText: "Đã đọc thẻ" }).waitFor();
    expect(await box.isChecked()).toBe(false);
    await page.context().close();
  }, 120_000);

  test("another code is named, and nothing that was typed is lost", async () => {
    const page = await open(1280);
    await choose(page);
    await page.locator("#name").fill("Đơn Dương K’Brơi");
    await page.locator("#number").focus();
    await scan(page, "https://dichvucong.gov.vn/p/home?ma=1");
    await page.locator("#number-error", { hasText: "địa chỉ trang web" }).waitFor();
    expect(await value(page, "name")).toBe("Đơn Dương K’Brơi");
    await atFocus(page, "number");
    await look(page, "intake-other-code-1280");
    await page.context().close();
  }, 60_000);
});

test("Telex letters that are still being composed are left alone", async () => {
  const page = await open(1280);
  await choose(page);
  const typing = await page.context().newCDPSession(page);
  await page.locator("#name").focus();
  for (const text of ["N", "Ng", "Ngu", "Nguy", "Nguye", "Nguyê", "Nguyên", "Nguyễn"])
    await typing.send("Input.imeSetComposition", { text, selectionStart: text.length, selectionEnd: text.length });
  // What follows elsewhere is worked out while the word is still open.
  await page.evaluate("document.querySelector('#intake-watch').dispatchEvent(new CustomEvent('lt:changed'))");
  await page.waitForTimeout(300);
  await typing.send("Input.insertText", { text: "Nguyễn" });
  await page.keyboard.type(" Hue");
  expect(await value(page, "name")).toBe("Nguyễn Hue");
  await page.locator("#q").focus();
  for (const text of ["k", "kê", "kết"])
    await typing.send("Input.imeSetComposition", { text, selectionStart: text.length, selectionEnd: text.length });
  await page.waitForTimeout(300);
  await typing.send("Input.insertText", { text: "kết" });
  expect(await value(page, "q")).toBe("kết");
  await page.context().close();
}, 60_000);

describe("scans of papers", () => {
  const pdf = Buffer.from("%PDF-1.4\n1 0 obj<</Type/Catalog>>endobj\ntrailer<</Root 1 0 R>>\n%%EOF");

  test("are attached at once, named with their size, looked at, and taken away again; a wrong one is refused alone", async () => {
    const page = await open(1280);
    await choose(page);
    await page.locator("#name").fill("Kră Jăn K’Điệp");
    const [field] = await page.locator("input[type=file]").all();
    if (!field) throw new Error("no file field");
    const [first, second] = [field, page.locator("input[type=file]").nth(1)];
    await first.setInputFiles({ name: "tờ khai.pdf".normalize("NFD"), mimeType: "application/pdf", buffer: pdf });
    await page.locator(".lt-files__item", { hasText: "tờ khai.pdf" }).locator("text=/đính kèm lúc/").waitFor();
    expect(await page.locator("input.lt-check").first().isChecked()).toBe(true);
    await second.setInputFiles([
      { name: "chung-sinh.pdf", mimeType: "application/pdf", buffer: Buffer.from("không phải PDF") },
      { name: "mat-sau.pdf", mimeType: "application/pdf", buffer: pdf },
    ]);
    await page.locator(".lt-files__item--bad", { hasText: "chung-sinh.pdf" }).waitFor();
    await page.locator(".lt-files__item", { hasText: "mat-sau.pdf" }).waitFor();
    expect(await page.locator("input[name=file]").count()).toBe(2);
    await look(page, "intake-files-1280");
    await page
      .locator("input[type=file]")
      .nth(2)
      .setInputFiles({ name: "rong.pdf", mimeType: "application/pdf", buffer: Buffer.alloc(0) });
    await page.locator(".lt-files__item--bad", { hasText: "rong.pdf" }).waitFor();
    expect(await page.locator("input[name=file]").count()).toBe(2);
    const href = await page.locator(".lt-files__acts a").first().getAttribute("href");
    const seen = await page.request.get(`${s.served.url}${href}`);
    expect(seen.headers()["content-type"]).toContain("application/pdf");
    expect(seen.headers()["content-disposition"]).toMatch(/^inline/);
    await page.locator(".lt-intake__remove").first().press("Enter");
    await page.locator("#intake-said", { hasText: "Đã bỏ tệp" }).waitFor();
    expect(await page.locator("input[name=file]").count()).toBe(1);
    expect(await value(page, "name")).toBe("Kră Jăn K’Điệp");
    await page.context().close();
  }, 60_000);
});

test("what is missing is told at once, can be printed for the applicant, and nothing typed is lost on the way back", async () => {
  const page = await open(1280);
  await choose(page);
  await page.locator("#address").fill("Tổ 9, Phường 7");
  await page.locator("#birth").fill("31/02/1990");
  await page.locator("#accept").press("Enter");
  await page.getByRole("alert").waitFor();
  const told = await page.locator(".govuk-error-summary__list li").allTextContents();
  expect(told).toEqual([
    "Ngày sinh chưa đúng. Ghi như 12/10/1990.",
    "Chưa có tên người nộp.",
    expect.stringMatching(/^Thiếu: Tờ khai/),
    expect.stringMatching(/^Thiếu: Giấy chứng sinh/),
    expect.stringMatching(/^Thiếu: /),
  ]);
  await look(page, "intake-missing-1280");
  await page.getByRole("link", { name: "Chưa có tên người nộp." }).first().press("Enter");
  expect(await focused(page)).toBe("name");
  await page.getByRole("button", { name: "Hướng dẫn bổ sung" }).press("Enter");
  await page.getByRole("heading", { name: "Hướng dẫn hoàn thiện hồ sơ" }).waitFor();
  await look(page, "guidance-1280");
  await page.getByRole("button", { name: "Quay lại hồ sơ đang nhập" }).press("Enter");
  await page.locator(".lt-intake__chosen").waitFor();
  expect(await value(page, "address")).toBe("Tổ 9, Phường 7");
  expect(await value(page, "birth")).toBe("31/02/1990");
  await page.context().close();
}, 60_000);

test("an open dossier of the same person and procedure is shown; a tick is needed to go on", async () => {
  const before = await acceptDossier(s.node, s.person("receptionist", "H36.50.01"), s.form("birth"));
  const page = await open(1280);
  await choose(page);
  await page.locator("#number").fill(before.applicant.number);
  await page.locator("#number").press("Enter");
  await page.locator("#intake-alike, .lt-intake__alike").waitFor();
  expect(await value(page, "name")).toBe(before.applicant.name);
  expect(await page.locator("#intake-person").textContent()).toContain("Lấy từ hồ sơ trước, 24/11/2020");
  await page.locator("#all-given").press("Enter");
  await page.locator("#intake-said", { hasText: "Đã đánh dấu" }).waitFor();
  await look(page, "intake-alike-1280");
  await page.locator("#accept").press("Enter");
  await page.getByRole("alert").waitFor();
  expect(await page.getByRole("alert").textContent()).toContain(before.code);
  await page.locator("[id='duplicate-seen']").press("Space");
  await page.locator("#accept").press("Enter");
  await page.waitForURL("**/received");
  const code = (await page.locator(".lt-board__big .lt-code").textContent()) ?? "";
  expect(code).not.toBe(before.code);
  await page.context().close();
}, 60_000);

test("a server that cannot be reached is said, and what was typed stands", async () => {
  const page = await open(1280);
  await choose(page);
  await page.locator("#name").fill("Đơn Dương K’Brơi");
  await page.context().setOffline(true);
  await page.locator("#number").fill("068194001111");
  await page.locator("#number").press("Enter");
  await page.locator("#intake-said", { hasText: "Chưa gửi được lên máy chủ" }).waitFor();
  expect(await value(page, "name")).toBe("Đơn Dương K’Brơi");
  await page.context().setOffline(false);
  await page.locator("#number").press("Enter");
  await page.locator("#intake-said", { hasText: "Số này chưa nộp hồ sơ" }).waitFor();
  await page.context().close();
}, 60_000);

test("without JavaScript every step works by the server", async () => {
  const page = await open(1280, { javaScriptEnabled: false });
  await page.locator("#q").fill("dang ky khai sinh");
  await page.locator("#q").press("Enter");
  await page.locator(".lt-intake__pick").first().press("Enter");
  await page.locator(".lt-intake__chosen").waitFor();
  await page.locator("#address").fill(card.qr.replace(card.number, "068194007799"));
  await page.locator("#address").press("Enter");
  expect(await value(page, "name")).toBe(card.name);
  expect(await value(page, "number")).toBe("068194007799");
  await picture(page, "intake-plain-1280");
  await page.locator("input[type=file]").first().setInputFiles({ name: "a.png", mimeType: "image/png", buffer: png });
  await page.locator("#all-given").press("Enter");
  expect(await page.locator("input[name=file]").count()).toBe(1);
  await page.locator("#accept").press("Enter");
  await page.locator(".lt-board__big .lt-code").waitFor();
  const code = (await page.locator(".lt-board__big .lt-code").textContent()) ?? "";
  const dossier = await findDossierByCode(s.node.db, code);
  expect(dossier?.components[0]).toMatchObject({ given: true, files: [{ name: "a.png", mediaType: "image/png" }] });
  await page.context().close();
}, 60_000);

const png = Buffer.from(
  "iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mNk+M9QDwADhgGAWjR9awAAAABJRU5ErkJggg==",
  "base64",
);
