import type { Browser } from "playwright-core";
import { afterAll, beforeAll, expect, test } from "vitest";
import { openBrowser } from "../../../../../test/support/browser.ts";
import { assertValidHtml } from "../../../../../test/support/html.ts";
import { assertWithinBudget } from "../../../../../test/support/transfer.ts";
import type { Dossier } from "../../record.ts";
import { fillLists, look, pageFor, type Visitor, type WorkListStand, workListStand } from "./work-list.fixture.ts";

let s: WorkListStand;
let browser: Browser;
let made: readonly Dossier[];
let specialist: Visitor;
let leader: Visitor;

beforeAll(async () => {
  s = await workListStand();
  made = await fillLists(s);
  browser = await openBrowser();
  specialist = await s.visitor(["specialist"], "H36.50");
  leader = await s.visitor(["leader", "receptionist"], "H36.50", "Tạ Đình Khương");
}, 240_000);
afterAll(async () => {
  await browser?.close();
  await s?.served.stop();
  await s?.node.drop();
});

async function visit(who: Visitor, width: number, run: (of: Awaited<ReturnType<typeof pageFor>>) => Promise<void>) {
  const context = await browser.newContext({
    viewport: { width, height: width < 500 ? 844 : 900 },
    locale: "vi-VN",
    hasTouch: width < 500,
  });
  try {
    await run(await pageFor(s, who, context));
  } finally {
    await context.close();
  }
}

const paths = [
  ["mine", "/dossiers"],
  ["waiting", "/dossiers?part=waiting"],
  ["all", "/dossiers?part=all"],
  ["all-late", "/dossiers?part=all&standing=late"],
  ["elsewhere", "/dossiers?part=elsewhere"],
  ["handover", "/dossiers?part=handover"],
  ["none", "/dossiers?q=khongcoai"],
  ["search", "/dossiers/search?q=nguyen"],
] as const;

test.each([1440, 1280, 390])(
  "at %i px every list is accessible and fits",
  async (width) => {
    await visit(specialist, width, async ({ page, open }) => {
      for (const [name, path] of paths) {
        await open(path);
        await page.waitForLoadState("load");
        await look(page, `list-${name}-${width}`).catch((error: unknown) =>
          Promise.reject(new Error(`${name}: ${error}`)),
        );
        await assertValidHtml(await specialist.client.page(path));
      }
      await open(`/dossiers/${made[0]?.code}/preview`);
      await look(page, `preview-${width}`);
    });
    await visit(leader, width, async ({ page, open }) => {
      await open("/dossiers?part=all");
      await look(page, `leader-${width}`);
    });
  },
  240_000,
);

test("at 1280 px codes keep to their column and the bar below the list to one line", async () => {
  const controller = await s.visitor(["controller"], "H36");
  await visit(controller, 1280, async ({ page, open }) => {
    await open("/dossiers");
    const over = await page.evaluate<string[]>(`[...document.querySelectorAll(".lt-inbox__code > a")]
      .filter((code) => code.getBoundingClientRect().right > code.closest("th").getBoundingClientRect().right).map((code) => code.textContent)`);
    expect(over).toEqual([]);
  });
  await visit(leader, 1280, async ({ page, open }) => {
    await open("/dossiers?part=all");
    const lines = await page.evaluate<number>(`new Set([...document.querySelectorAll(
      ".lt-inbox__bar :is(button:not([hidden]), a, select, input:not([type=hidden]))")].map((one) => {
        const { top, height } = one.getBoundingClientRect();
        return Math.round((top + height / 2) / 6);
      })).size`);
    expect(lines).toBe(1);
  });
});

test("on a phone the open list is in sight, and nothing tells of keys", async () => {
  await visit(specialist, 390, async ({ page, open }) => {
    await open("/dossiers?part=done");
    await page.waitForLoadState("load");
    const { left, right } = await page.evaluate<{ left: number; right: number }>(
      `document.querySelector(".lt-inbox__parts [aria-current]").getBoundingClientRect().toJSON()`,
    );
    expect([left >= 0, right <= 390]).toEqual([true, true]);
    await open("/dossiers");
    expect(await page.locator(".lt-inbox__bar .lt-kbd").first().isVisible()).toBe(false);
    expect(await page.locator(".lt-inbox__label").first().isVisible()).toBe(true);
  });
});

const shownCodes = "[...document.querySelectorAll('tr[data-lt-code]')].map((row) => row.dataset.ltCode)";
const focusedCode = "document.activeElement.closest('tr')?.dataset.ltCode ?? document.activeElement.id";

test("the list goes to paper whole and without what is pressed, stays within its budget, and is there in English", async () => {
  await visit(specialist, 1280, async ({ page, open }) => {
    await assertWithinBudget(page, new URL("/dossiers?part=all", s.served.url).href, "officer");
    await page.emulateMedia({ media: "print" });
    const pressed = await page.evaluate<string[]>(`[...document.querySelectorAll(
      "nav.lt-topnav, .lt-filters, .lt-inbox__parts, .lt-actionbar, .lt-inbox__detail, .lt-check, .lt-keys, .lt-button--row")]
      .filter((part) => part.checkVisibility()).map((part) => part.outerHTML.slice(0, 80))`);
    expect(pressed).toEqual([]);
    const cut = await page.evaluate<string[]>(`[...document.querySelectorAll(".lt-inbox__table .lt-clip")]
      .filter((part) => part.scrollWidth > part.clientWidth + 1 && getComputedStyle(part).overflow !== "visible").map((part) => part.textContent)`);
    expect(cut).toEqual([]);
    if (process.env.LIENTHONG_PICTURES)
      await page.screenshot({ path: `${process.env.LIENTHONG_PICTURES}/print.png`, fullPage: true });
    await page.emulateMedia({ media: null });
    await open("/dossiers?part=all&lang=en");
    await page.getByText("In progress").first().waitFor();
    await look(page, "list-english-1280");
    expect(await page.locator("main").textContent()).not.toMatch(/Quá hạn|Đang giải quyết|Người nộp/);
    await open("/dossiers?lang=vi");
  });
}, 120_000);

test("J and K move, the dossier beside follows, ? lists the keys, / searches, Enter opens, Back comes back to the row", async () => {
  await visit(specialist, 1440, async ({ page, open }) => {
    await open("/dossiers?part=all&order=desc&sort=received");
    const rows = await page.evaluate<string[]>(shownCodes);
    // The first stands beside the list already.
    await page.getByRole("heading", { level: 2 }).first().waitFor();
    await page.keyboard.press("j");
    await page.keyboard.press("j");
    await page.keyboard.press("j");
    await page.keyboard.press("k");
    expect(await page.evaluate<string>(focusedCode)).toBe(rows[2]);
    await page.locator("#preview", { hasText: rows[2] ?? "" }).waitFor();
    await page.keyboard.press("?");
    const help = page.locator("[data-lt-keys]");
    expect(await help.getAttribute("open")).toBeNull();
    await page.keyboard.press("?");
    await help.getByText("tất cả phím tắt").waitFor();
    await page.keyboard.press("/");
    await page.keyboard.type("jjk");
    expect(await page.evaluate<string>("document.activeElement.value")).toBe("jjk");
    await page.locator("tr.lt-row--on .lt-rowlink").focus();
    await page.keyboard.press("Enter");
    await page.waitForURL(`**/dossiers/${rows[2]}`);
    await page.goBack();
    await page.waitForURL((url) => url.searchParams.get("open") === rows[2]);
    const address = new URL(page.url()).searchParams;
    expect([address.get("part"), address.get("order"), address.get("sort")]).toEqual(["all", "desc", "received"]);
    await page.locator(`tr.lt-row--on[data-lt-code='${rows[2]}']`).waitFor();
    await page.keyboard.press("j");
    expect(await page.evaluate<string>(focusedCode)).toBe(rows[3]);
  });
}, 120_000);

test("a dossier that is received appears within five seconds; focus, ticks and the place in the list stay", async () => {
  await visit(specialist, 1440, async ({ page, open }) => {
    const opened = page.waitForResponse((response) => response.url().includes("/dossiers/live"));
    await open("/dossiers");
    await opened;
    const box = page.locator("tr[data-lt-code] input[type=checkbox]").nth(4);
    await box.check();
    await page.evaluate("document.querySelector('.lt-inbox__scroll').scrollTop = 150");
    await page.locator("#filter-q").focus();
    await page.keyboard.type("đang gõ dở");
    const before = await page.locator("#list-parts a[aria-current] .lt-inbox__n").textContent();
    const began = Date.now();
    const dossier = await s.permit("Người vừa đến quầy");
    const row = page.locator(`tr[data-lt-code='${dossier.code}']`);
    await row.waitFor({ timeout: 5_000, state: "attached" });
    expect(Date.now() - began).toBeLessThan(5_000);
    expect(await page.evaluate<string>("document.activeElement.id")).toBe("filter-q");
    expect(await page.locator("#filter-q").inputValue()).toBe("đang gõ dở");
    expect(await box.isChecked()).toBe(true);
    expect(await page.evaluate<number>("document.querySelector('.lt-inbox__scroll').scrollTop")).toBe(150);
    const after = await page.locator("#list-parts a[aria-current] .lt-inbox__n").textContent();
    expect(Number(after)).toBe(Number(before) + 1);
  });
}, 120_000);

test("several are taken on at once; a leader gives several to somebody by name", async () => {
  await visit(specialist, 1280, async ({ page, open }) => {
    await open("/dossiers?assignee=none");
    await page.getByRole("button", { name: "Nhận xử lý" }).click();
    await page.getByText("Hãy chọn ít nhất một hồ sơ").waitFor();
    const codes: string[] = [];
    for (const at of [0, 1]) {
      const row = page.locator("tr[data-lt-code]").nth(at);
      codes.push((await row.getAttribute("data-lt-code")) ?? "");
      await row.locator("input[type=checkbox]").check();
    }
    // Enter in a box presses nothing.
    await page.keyboard.press("Enter");
    await page.keyboard.press("n");
    await page.getByText("Đã nhận 2 việc.").waitFor();
    await open(`/dossiers?assignee=${specialist.by.accountId}`);
    const shown = await page.evaluate<string[]>(shownCodes);
    expect(shown.toSorted()).toEqual(codes.toSorted());
  });
  await visit(leader, 1280, async ({ page, open }) => {
    await open("/dossiers?part=all");
    await page.locator("tr[data-lt-code] input[type=checkbox]").first().check();
    await page.getByRole("button", { name: "Giao", exact: true }).click();
    await page.getByText("Hãy chọn người được giao.").waitFor();
  });
}, 120_000);
