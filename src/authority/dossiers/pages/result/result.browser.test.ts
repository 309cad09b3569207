import type { Browser, Page } from "playwright-core";
import { afterAll, beforeAll, expect, test } from "vitest";
import { openBrowser } from "../../../../../test/support/browser.ts";
import { cookieName } from "../../../../platform/http/index.ts";
import { findDossier } from "../../store/dossiers.ts";
import { findResult } from "../../store/results.ts";
import { look, type ResultPagesStand, resultPagesStand, type Visitor } from "./result-pages.fixture.ts";

let s: ResultPagesStand;
let browser: Browser;

beforeAll(async () => {
  s = await resultPagesStand(new Date("2020-11-23T08:00:00+07:00"));
  browser = await openBrowser();
}, 120_000);
afterAll(async () => {
  await browser?.close();
  await s?.served.stop();
  await s?.stand.node.drop();
});

async function visit(
  who: Visitor,
  options: { readonly width: number; readonly javaScript?: boolean },
  run: (page: Page, open: (path: string) => Promise<void>) => Promise<void>,
): Promise<void> {
  const context = await browser.newContext({
    viewport: { width: options.width, height: options.width < 500 ? 844 : 900 },
    locale: "vi-VN",
    javaScriptEnabled: options.javaScript ?? true,
  });
  const problems: string[] = [];
  try {
    const name = cookieName(s.stand.node.config, "session");
    await context.addCookies([{ name, value: who.client.cookies.get(name) ?? "", url: s.served.url }]);
    const page = await context.newPage();
    page.on("console", (message) => message.type() === "error" && problems.push(message.text()));
    page.on("pageerror", (error) => problems.push(String(error)));
    await run(page, async (path) => {
      await page.goto(new URL(path, s.served.url).href, { waitUntil: "load" });
    });
  } finally {
    await context.close();
  }
  expect(problems).toEqual([]);
}

test.each([1280, 390])(
  "at %i px every page is accessible and fits",
  async (width) => {
    const none = await s.stand.birth();
    const draft = await s.drafted(false);
    const [first, second] = [await s.drafted(), await s.drafted()];
    const signed = await s.drafted();
    await s.leader.client.post("/dossiers/signing/signatures", {
      chosen: `${signed.saved.id}~2`,
      pin: s.stand.pin,
    });
    await visit(s.counter, { width }, async (page, open) => {
      await open(`/dossiers/${none.code}/result`);
      await look(page, `result-none-${width}`);
      await open(`/dossiers/${draft.dossier.code}/result`);
      await page.locator("img.lt-paper").first().waitFor();
      await look(page, `result-edit-${width}`);
    });
    await visit(s.leader, { width }, async (page, open) => {
      await open("/dossiers/signing");
      await look(page, `result-signing-${width}`);
      await open(`/dossiers/${first.dossier.code}/result`);
      await look(page, `result-to-sign-${width}`);
      await open(`/dossiers/signing/selection?act=sign&result=${first.saved.id}~2&result=${second.saved.id}~2`);
      await look(page, `result-selection-${width}`);
    });
    await visit(s.clerk, { width }, async (page, open) => {
      await open("/dossiers/sealing");
      await look(page, `result-sealing-${width}`);
      await open(`/dossiers/${signed.dossier.code}/result`);
      await look(page, `result-to-seal-${width}`);
      await page.getByLabel("Mã PIN của khóa con dấu").fill(s.stand.pin);
      await page.getByRole("button", { name: "Cấp số, đóng dấu" }).click();
      await page.waitForLoadState("load");
      expect(await page.textContent("main")).toContain("Hợp lệ");
      await look(page, `result-sealed-${width}`);
    });
  },
  240_000,
);

test("on a phone, without JavaScript, a leader signs several results with one hand", async () => {
  const waiting = [await s.drafted(), await s.drafted()];
  await visit(s.leader, { width: 390, javaScript: false }, async (page, open) => {
    await open("/dossiers/signing");
    for (const { saved } of waiting) await page.locator(`#r-${saved.id}`).check();
    await page.getByRole("button", { name: "Ký văn bản đã chọn" }).click();
    expect(await page.textContent("h1")).toBe("Ký 2 kết quả");
    await page.locator("#pin").fill(s.stand.pin);
    await page.getByRole("button", { name: "Ký", exact: true }).click();
    expect(await page.textContent("main")).toContain("Xong 2 trên 2 văn bản.");
  });
  for (const { dossier, saved } of waiting) {
    expect((await findResult(s.stand.node.db, saved.id))?.state).toBe("signed");
    expect((await findDossier(s.stand.node.db, dossier.id))?.state).toBe(9);
  }
}, 120_000);
