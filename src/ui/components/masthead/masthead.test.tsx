import { serve } from "@hono/node-server";
import { Hono } from "hono";
import type { Browser, Page } from "playwright-core";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { assertAccessible } from "../../../../test/support/axe.ts";
import { openBrowser } from "../../../../test/support/browser.ts";
import { type Frame, handleAsset, OfficerPage, renderPage } from "../../index.ts";
import { exampleFrame } from "../../layouts/example-frame.ts";
import { textWidth } from "./fit.ts";

const widths = [320, 390, 480, 600, 768, 900, 1024, 1183, 1184, 1200, 1280, 1366, 1440, 1600, 1920, 2400];
const operator = ["Vận hành", "Văn bản", "Thống kê", "Cơ quan", "Chứng thư", "Biên nhận"];
const operatorEn = ["Operations", "Documents", "Statistics", "Agencies", "Certificates", "Receipts"];
const entries = (labels: readonly string[], at: number, count?: number) =>
  labels.map((label, index) => ({
    href: `#${index}`,
    label,
    ...(index === 3 && count !== undefined ? { count } : {}),
    ...(index === at ? { current: true } : {}),
  }));

const frames: Readonly<Record<string, Frame>> = {
  operator: exampleFrame("vi", {
    systemName: { over: "Hệ thống quốc gia", name: "Trục liên thông văn bản" },
    nav: entries(operator, 5, 932),
    who: { name: "Trịnh Thu Phượng", post: "Trực vận hành Trục liên thông", signOut: "/sign-out" },
  }),
  "operator-en": exampleFrame("en", {
    systemName: { over: "National systems", name: "Document axis" },
    nav: entries(operatorEn, 0, 932),
    who: { name: "Trịnh Thu Phượng", post: "Axis operator", signOut: "/sign-out" },
  }),
  clerk: exampleFrame("vi", {
    systemName: { over: "Sở Nông nghiệp và Phát triển nông thôn tỉnh Lâm Đồng", name: "Văn bản" },
    nav: entries(["Văn bản đến", "Văn bản đi", "Sổ", "Tổ chức"], 0),
    who: { name: "Ngô Gia Toàn", post: "Văn thư", signOut: "/sign-out" },
  }),
  crowded: exampleFrame("vi", {
    systemName: { over: "Ủy ban nhân dân tỉnh Lâm Đồng", name: "Hệ thống quản lý văn bản và điều hành" },
    nav: entries(
      [...operator, "Hồ sơ công việc", "Lưu trữ cơ quan", "Báo cáo tổng hợp", "Nhiệm vụ được giao"],
      9,
      12345,
    ),
    who: {
      name: "Nguyễn Thị Hoàng Phương Thảo Nguyên",
      post: "Phó Chánh Văn phòng Ủy ban nhân dân, Trưởng phòng",
      signOut: "/",
    },
  }),
  stranger: exampleFrame("en", { nav: entries(operatorEn, 2) }),
};

let browser: Browser;
let base: string;
let stop: () => void;

beforeAll(async () => {
  browser = await openBrowser();
  const app = new Hono();
  app.get("/assets/*", async (c) => (await handleAsset(c.req.path, c.req.header("accept-encoding"))) ?? c.notFound());
  app.get("/:name", async (c) => {
    const frame = frames[c.req.param("name")];
    const page = frame
      ? await renderPage(
          <OfficerPage frame={frame} title="Trang">
            <h1>Trang</h1>
          </OfficerPage>,
        )
      : "";
    return c.html(page);
  });
  await new Promise<void>((resolve) => {
    const server = serve({ fetch: app.fetch, port: 0, hostname: "127.0.0.1" }, ({ port }) => {
      base = `http://127.0.0.1:${port}`;
      resolve();
    });
    stop = () => server.close();
  });
}, 60_000);

afterAll(async () => {
  await browser.close();
  stop();
});

/** What stands in the head: entries in the line and in the menu, and whatever is wrong with how they stand. */
async function look(page: Page) {
  const inLine = await page.locator(".lt-topnav__list > li > a:visible").allTextContents();
  const more = page.locator(".lt-topnav summary:visible");
  const hasMenu = (await more.count()) > 0;
  if (hasMenu) await more.click();
  const inMenu = await page.locator(".lt-topnav__box a:visible").allTextContents();
  const wrong = await page.evaluate<string[]>(`[
    ...[...document.querySelectorAll(".lt-topnav a, .lt-topnav summary")]
      .filter((part) => part.offsetParent && part.offsetHeight > 46)
      .map((part) => "wraps: " + part.textContent),
    ...[...document.querySelectorAll(".lt-masthead *")]
      .filter((part) => part.getBoundingClientRect().right > innerWidth + 0.5)
      .map((part) => "sticks out: " + part.getAttribute("class")),
    ...(document.documentElement.scrollWidth > innerWidth ? ["the page is wider than the screen"] : []),
  ]`);
  return { inLine, inMenu, hasMenu, wrong };
}

describe.each(Object.keys(frames))("%s", (name) => {
  test("every entry has its place at every width, on one line, without script", async () => {
    const context = await browser.newContext({ javaScriptEnabled: true });
    const page = await context.newPage();
    const nav = frames[name]?.nav ?? [];
    for (const width of widths) {
      await page.setViewportSize({ width, height: 700 });
      await page.goto(`${base}/${name}`);
      const { inLine, inMenu, hasMenu, wrong } = await look(page);
      expect([width, wrong]).toEqual([width, []]);
      expect([...inLine, ...inMenu].map((text) => text.replace(/\d+$/, "").trim())).toEqual(
        nav.map(({ label }) => label),
      );
      expect(hasMenu).toBe(inMenu.length > 0);
      if (width >= 1184) expect((await page.locator(".lt-masthead").boundingBox())?.height).toBe(50);
    }
    await assertAccessible(page);
    await context.close();
  }, 60_000);
});

test("on a usual desk screen the operator sees every entry; a count of nothing is not shown", async () => {
  const page = await browser.newPage({ viewport: { width: 1280, height: 700 } });
  await page.goto(`${base}/operator`);
  expect(await page.locator(".lt-topnav__list > li > a:visible").count()).toBe(6);
  expect((await page.locator(".lt-topsearch input").boundingBox())?.width).toBeGreaterThan(90);
  const frame = exampleFrame("vi", { nav: [{ href: "#", label: "Văn bản đến", count: 0 }] });
  expect(await renderPage(<OfficerPage frame={frame} title="Trang" />)).not.toContain("lt-topnav__n");
  await page.close();
});

test("widths are estimated within a twentieth", async () => {
  const page = await browser.newPage();
  await page.goto(`${base}/operator`);
  for (const text of ["Trục liên thông văn bản", "Ủy ban nhân dân tỉnh Lâm Đồng", "Certificates", "Operations 932"]) {
    const real = await page.evaluate<number>(`(async () => {
      await Promise.all(["a", "ệ"].map((letter) => document.fonts.load('600 14px "Noto Sans"', letter)));
      const context = document.createElement("canvas").getContext("2d");
      context.font = '600 14px "Noto Sans"';
      return context.measureText(${JSON.stringify(text)}).width;
    })()`);
    expect(textWidth(text, 14) / real).toBeGreaterThan(0.97);
    expect(textWidth(text, 14) / real).toBeLessThan(1.05);
  }
  await page.close();
});
