import type { Browser } from "playwright-core";
import { afterAll, beforeAll, expect, test } from "vitest";
import { assertAccessible } from "../../../../test/support/axe.ts";
import { openBrowser } from "../../../../test/support/browser.ts";
import { assertValidHtml } from "../../../../test/support/html.ts";
import { type TestNode, testNode } from "../../../../test/support/node.ts";
import { person } from "../../../../test/support/person.ts";
import { type ServedNode, serveNode } from "../../../../test/support/serve-node.ts";
import { assertWithinBudget } from "../../../../test/support/transfer.ts";
import { createSignIns } from "../../../platform/auth/index.ts";
import { cookieName } from "../../../platform/http/index.ts";
import { handleAsset } from "../../../ui/index.ts";
import { changeDays } from "../actions/change-days.ts";
import { calendarSystem } from "../system.ts";

let node: TestNode;
let served: ServedNode;
let browser: Browser;
let token: string;
let changeId: string;

beforeAll(async () => {
  node = await testNode({ role: "national", code: "VN" });
  const officer = await person(node, { roles: "controller", title: "Kiểm soát thủ tục", titleEn: "Controller" });
  token = officer.token;
  const found = await createSignIns(node).recognise(token);
  if (found.kind !== "live") throw new Error("not signed in");
  const change = { kind: "swap", off: "2020-12-31", worked: "2021-01-09" } as const;
  const decision = { number: "9614/VPCP-KSTT", date: "2020-11-20" };
  changeId = await changeDays(node, found.principal, { change, decision, reason: "" });
  served = await serveNode(node, [calendarSystem(node)], { handleAsset });
  browser = await openBrowser();
}, 180_000);
afterAll(async () => {
  await browser.close();
  await served.stop();
  await node.drop();
});

const open = ["/calendar?year=2019", "/calendar?year=2021", "/calendar?year=2035"];
const grounds = "decisionNumber=1/VPCP&decisionDate=2020-11-20";
const desk = [
  "/calendar/changes/new",
  "/calendar/changes/new?kind=swap",
  `/calendar/changes/preview?kind=off&first=2020-12-24&last=2020-12-28&name=A&${grounds}`,
  `/calendar/changes/preview?kind=removal&first=2020-01-23&last=2020-01-23&reason=B&${grounds}`,
  "/calendar/changes/preview?kind=work&first=2020-12-24",
  "/calendar/changes",
  "/calendar/years/2020/confirmation",
];

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
    await context.addCookies([{ name: cookieName(node.config, "session"), value: token, url: served.url }]);
    for (const path of [...open, ...desk, `/calendar/changes/${changeId}/reversal`].flatMap(both)) await look(path);
    expect(problems).toEqual([]);
    await context.close();
  },
  240_000,
);

test("a year is one sheet of A4, and within the budget of a citizen's page", async () => {
  const context = await browser.newContext({ viewport: { width: 390, height: 844 }, locale: "vi-VN" });
  const page = await context.newPage();
  await page.goto(`${served.url}/calendar?year=2019`);
  const pdf = (await page.pdf({ preferCSSPageSize: true })).toString("latin1");
  expect(pdf.match(/\/Type\s*\/Page\b/g)).toHaveLength(1);
  for (const path of open) await assertWithinBudget(page, `${served.url}${path}`, "citizen");
  await context.close();
}, 120_000);
