import type { Browser } from "playwright-core";
import { afterAll, beforeAll, expect, test } from "vitest";
import { agencies } from "../../../../data/index.ts";
import { assertAccessible } from "../../../../test/support/axe.ts";
import { openBrowser } from "../../../../test/support/browser.ts";
import { assertValidHtml } from "../../../../test/support/html.ts";
import { person } from "../../../../test/support/person.ts";
import { type ServedNode, serveNode } from "../../../../test/support/serve-node.ts";
import { assertWithinBudget } from "../../../../test/support/transfer.ts";
import { cookieName } from "../../../platform/http/index.ts";
import { handleAsset } from "../../../ui/index.ts";
import { directorySystem } from "../../directory/system.ts";
import { readStuck } from "../index.ts";
import { axisSystem } from "../system.ts";
import { busyAxis } from "./pages.fixture.ts";

let stand: Awaited<ReturnType<typeof busyAxis>>;
let served: ServedNode;
let browser: Browser;

beforeAll(async () => {
  stand = await busyAxis(agencies());
  await stand.node.live.start();
  served = await serveNode(stand.node, [directorySystem(stand.node), axisSystem(stand.node)], { handleAsset });
  browser = await openBrowser();
}, 180_000);

afterAll(async () => {
  await browser.close();
  await served.stop();
  await stand.node.drop();
});

async function operatorsContext(width: number) {
  const context = await browser.newContext({ viewport: { width, height: 900 }, locale: "vi-VN" });
  const { token } = await person(stand.node, {
    roles: "operator",
    title: "Trực vận hành",
    titleEn: "Axis operator",
    name: "Đặng Bảo Châu",
  });
  await context.addCookies([{ name: cookieName(stand.node.config, "session"), value: token, url: served.url }]);
  return context;
}

test.each([390, 1280, 1440])(
  "every page at %i px is accessible, valid and within its policy, in both languages",
  async (width) => {
    const context = await operatorsContext(width);
    const page = await context.newPage();
    const problems: string[] = [];
    page.on("console", (message) => {
      if (/Content Security Policy|Refused to/i.test(message.text())) problems.push(message.text());
    });
    const { deliveries } = await readStuck(stand.node.db, stand.node.clock.now());
    const wrong = deliveries.find(({ remedies }) => remedies.includes("correct"))?.id;
    const year = "from=2020-01-01&to=2020-10-31";
    const paths = [
      ...["/operations", "/stuck", "/messages", "/messages?q=thu+tuc+hanh+chinh&province=H36&level=district"],
      ...[
        "/messages?q=khong+co+gi",
        `/messages/${stand.arrivedId}`,
        "/deliveries?state=queued",
        "/rejections",
        "/receipts",
      ],
      ...[
        `/statistics?${year}`,
        `/statistics?${year}&by=month&under=H36`,
        `/statistics/documents?metric=axis.sent&under=H36&${year}`,
      ],
      ...[
        "/coverage?province=H16&level=commune",
        "/nodes/H34",
        `/deliveries/${wrong}/correction`,
        `/deliveries/${wrong}/return`,
      ],
    ];
    for (const path of paths.flatMap((one) =>
      ["vi", "en"].map((lang) => `${one}${one.includes("?") ? "&" : "?"}lang=${lang}`),
    )) {
      await page.goto(`${served.url}${path}`);
      const name = `${path.replaceAll(/[^a-z0-9]+/gi, "-").replace(/-[0-9a-f]{8}-.*?-[0-9a-f]{12}/, "-one")}-${width}`;
      const folder = process.env.SCREENSHOTS;
      if (folder) await page.screenshot({ path: `${folder}/axis${name}.png`, fullPage: true });
      const answer = await context.request.get(`${served.url}${path}`);
      const html = await answer.text();
      if (answer.status() !== 200) problems.push(`${name} answered ${answer.status()}`);
      for (const check of [() => assertAccessible(page), () => assertValidHtml(html)]) {
        await check().catch((error) => problems.push(`${name}: ${error}`));
      }
      const scroll = await page.evaluate<number>(
        "document.documentElement.scrollWidth - document.documentElement.clientWidth",
      );
      if (scroll > 0) problems.push(`${name} sticks out by ${scroll} px`);
    }
    expect(problems).toEqual([]);
    await context.close();
  },
  240_000,
);

test("the operator's pages stay within the budget, the first time too", async () => {
  const context = await operatorsContext(1440);
  const page = await context.newPage();
  for (const path of [
    ...[
      "/operations",
      "/stuck",
      "/messages",
      `/messages/${stand.arrivedId}`,
      "/deliveries",
      "/rejections",
      "/receipts",
    ],
    ...["/statistics?from=2020-01-01&to=2020-10-31", "/coverage?province=H36", "/nodes/H34"],
  ])
    await assertWithinBudget(page, `${served.url}${path}`, "officer");
  await context.close();
}, 60_000);

test("the operator finds a stuck document, corrects its code and sees it leave the list by itself", async () => {
  const context = await operatorsContext(1440);
  const watching = await context.newPage();
  await watching.goto(`${served.url}/operations?lang=vi`);
  const rows = watching.locator(".lt-axis__stuck tbody tr");
  const before = await rows.count();
  const page = await context.newPage();
  await page.goto(`${served.url}/operations`);
  await page.getByRole("link", { name: /^Sửa mã/ }).click();
  await page.getByLabel("Mã đúng của nơi nhận").fill("000.06.50.H34");
  await page.getByRole("button", { name: "Chuyển đến mã này" }).click();
  await page.getByText("Đã sửa mã. Văn bản đang được chuyển.").waitFor();
  await expect.poll(() => rows.count(), { timeout: 15_000 }).toBe(before - 1);
  await context.close();
}, 60_000);
