import { mkdtempSync, rmSync, truncateSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import type { Browser } from "playwright-core";
import { afterAll, beforeAll, expect, test } from "vitest";
import { openBrowser } from "../../../../test/support/browser.ts";
import { cookieName } from "../../../platform/http/index.ts";
import { type PagesStand, pagesStand } from "./pages.fixture.ts";

let s: PagesStand;
let browser: Browser;
let folder: string;

beforeAll(async () => {
  s = await pagesStand();
  browser = await openBrowser();
  folder = mkdtempSync(join(tmpdir(), "lienthong-upload-"));
}, 120_000);
afterAll(async () => {
  await browser?.close();
  rmSync(folder, { recursive: true, force: true });
  await s?.served.stop();
  await s?.stand.node.drop();
  await s?.neighbour.node.drop();
});

// A server that closes while the browser is still sending may leave it with a broken connection and no word of why.
test("who uploads 200 MB reads in the browser what to do", async () => {
  const draft = await s.document("draft");
  const file = join(folder, "quét cả tập.pdf");
  writeFileSync(file, "%PDF-1.7\n");
  truncateSync(file, 200 * 1024 * 1024);
  const context = await browser.newContext({ baseURL: s.served.url, locale: "vi-VN" });
  const name = cookieName(s.stand.node.config, "session");
  await context.addCookies([{ name, value: s.specialist.client.cookies.get(name) ?? "", url: s.served.url }]);
  const page = await context.newPage();
  await page.goto(`/outgoing/${draft.id}/edit`);
  await page.setInputFiles("input[type=file]", file);
  await page.locator("button[name=next][value=stay]").click();
  await page.getByText("Hãy gửi ít tệp hơn, hoặc tệp nhỏ hơn.").first().waitFor({ timeout: 20_000 });
  expect(await page.title()).toContain("quá lớn");
  await context.close();
}, 60_000);
