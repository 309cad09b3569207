import type { Browser, BrowserContext } from "playwright-core";
import { afterAll, beforeAll, expect, test } from "vitest";
import { assertAccessible } from "../../../../test/support/axe.ts";
import { openBrowser } from "../../../../test/support/browser.ts";
import { assertValidHtml } from "../../../../test/support/html.ts";
import { type ServedNode, serveNode } from "../../../../test/support/serve-node.ts";
import { assertWithinBudget } from "../../../../test/support/transfer.ts";
import { cookieName } from "../../../platform/http/index.ts";
import { handleAsset } from "../../../ui/index.ts";
import { sessionOf } from "../../organisation/organisation.fixture.ts";
import { changeDays } from "../actions/change-days.ts";
import { type CalendarStand, calendarStand, openItem } from "../calendar.fixture.ts";
import { listChanges } from "../store/changes.ts";
import { calendarSystem } from "../system.ts";

let stand: CalendarStand;
let served: ServedNode;
let browser: Browser;
let changeId: string;

beforeAll(async () => {
  stand = await calendarStand();
  stand.open(
    Array.from({ length: 12 }, (_, index) =>
      openItem(`H36-201124-${1000 + index}`, index % 3 === 0 ? "H36" : "H36.01", "2020-11-24T08:00", 1 + (index % 5)),
    ),
  );
  const { node, sources } = stand;
  const by = await stand.principal("controller.h36");
  const change = {
    kind: "off",
    first: "2020-12-03",
    last: "2020-12-04",
    name: { vi: "Nghỉ tránh lũ", en: "Flood" },
  } as const;
  const decision = { number: "1145/UBND-VX", date: "2020-11-23" };
  changeId = await changeDays(node, by, { change, decision, reason: "" }, sources);
  served = await serveNode(node, [calendarSystem(node, { sources })], { handleAsset });
  browser = await openBrowser();
}, 180_000);
afterAll(async () => {
  await browser.close();
  await served.stop();
  await stand.node.drop();
});

const open = [
  "/calendar?year=2020",
  "/calendar?year=2035",
  "/calendar/due",
  "/calendar/due?agency=H36&date=2020-12-01&time=10:00&limit=5+working+days",
  "/calendar/due?agency=H36&date=&time=10:00&limit=soon",
  "/calendar/hours",
  "/calendar/hours/H36.01",
];
const desk = [
  "/calendar/changes/new?kind=swap",
  "/calendar/changes/preview?kind=off&first=2020-11-26&last=2020-11-30&name=A&reason=B",
  "/calendar/changes/preview?kind=off&first=2020-11-26&last=2020-11-01&name=",
  "/calendar/changes/preview?kind=removal&first=2020-12-03&last=2020-12-03",
  "/calendar/changes",
  "/calendar/hours/H36.01",
  "/calendar/hours/H36.01/preview?mode=own&hours=08:00-16:00&validFrom=2020-11-30",
];

async function as(username: string, context: BrowserContext): Promise<void> {
  const { token } = await sessionOf(stand.node, username);
  await context.addCookies([{ name: cookieName(stand.node.config, "session"), value: token, url: served.url }]);
}

test.each([390, 1280])(
  "every page at %i px is accessible, valid and within its policy, in both languages",
  async (width) => {
    const context = await browser.newContext({ viewport: { width, height: 844 }, locale: "vi-VN" });
    const page = await context.newPage();
    const problems: string[] = [];
    page.on("console", (message) => {
      if (/Content Security Policy|Refused to/i.test(message.text())) problems.push(message.text());
    });
    const look = async (path: string): Promise<void> => {
      await page.goto(`${served.url}${path}`);
      const name = `${path}-${width}`;
      const html = await (await context.request.get(`${served.url}${path}`)).text();
      for (const check of [() => assertAccessible(page), () => assertValidHtml(html)])
        await check().catch((error) => problems.push(`${name}: ${error}`));
      const wide = await page.evaluate<number>(
        "document.documentElement.scrollWidth - document.documentElement.clientWidth",
      );
      if (wide > 0) problems.push(`${name} sticks out by ${wide} px`);
    };
    const both = (path: string) => ["vi", "en"].map((lang) => `${path}${path.includes("?") ? "&" : "?"}lang=${lang}`);
    for (const path of open.flatMap(both)) await look(path);
    await as("admin.h36", context);
    for (const path of [...desk, `/calendar/changes/${changeId}/reversal`].flatMap(both)) await look(path);
    expect(problems).toEqual([]);
    await context.close();
  },
  240_000,
);

test("a year with everything on it is one sheet of A4", async () => {
  const page = await browser.newPage();
  await page.goto(`${served.url}/calendar?year=2020`);
  const pdf = (await page.pdf({ preferCSSPageSize: true })).toString("latin1");
  expect(pdf.match(/\/Type\s*\/Page\b/g)).toHaveLength(1);
  await page.close();
});

test("what everyone looks up stays within the budget, the first time too, and so do the officers' pages", async () => {
  const context = await browser.newContext({ viewport: { width: 390, height: 844 }, locale: "vi-VN" });
  const page = await context.newPage();
  for (const path of open) await assertWithinBudget(page, `${served.url}${path}`, "citizen");
  await as("admin.h36", context);
  for (const path of desk) await assertWithinBudget(page, `${served.url}${path}`, "officer");
  await context.close();
}, 120_000);

test("by keyboard alone a range is entered, looked at and saved", async () => {
  const context = await browser.newContext({ viewport: { width: 1280, height: 800 }, locale: "vi-VN" });
  await as("controller.h36", context);
  const page = await context.newPage();
  await page.goto(`${served.url}/calendar/changes/new?kind=off&first=2020-12-24&last=2020-12-25`);
  await page.locator("#day-name").focus();
  await page.keyboard.type("Nghỉ tránh bão");
  await page.keyboard.press("Enter");
  await page.waitForURL(/preview/);
  await page.getByRole("button", { name: "Lưu" }).focus();
  await page.keyboard.press("Enter");
  await page.waitForURL(/calendar\?year=2020$/);
  const { total } = await listChanges(stand.node.db, { offset: 0, limit: 1 });
  expect(total).toBe(2);
  await context.close();
}, 60_000);
