import type { Browser, Page } from "playwright-core";
import { afterAll, beforeAll, expect, test } from "vitest";
import { assertAccessible } from "../../../../test/support/axe.ts";
import { openBrowser } from "../../../../test/support/browser.ts";
import { type ServedNode, serveNode } from "../../../../test/support/serve-node.ts";
import { cookieName } from "../../../platform/http/index.ts";
import { handleAsset } from "../../../ui/index.ts";
import { type OrganisationStand, organisationStand, sessionOf } from "../organisation.fixture.ts";
import { appointmentsHeldAt } from "../store/appointments.ts";
import { organisationSystem } from "../system.ts";

let stand: OrganisationStand;
let served: ServedNode;
let browser: Browser;

beforeAll(async () => {
  stand = await organisationStand();
  served = await serveNode(stand.node, [organisationSystem(stand.node, { keys: stand.keys })], { handleAsset });
  browser = await openBrowser();
}, 120_000);
afterAll(async () => {
  await browser.close();
  await served.stop();
  await stand.node.drop();
});

async function as(username: string): Promise<Page> {
  const context = await browser.newContext({ viewport: { width: 1440, height: 900 }, locale: "vi" });
  const { token } = await sessionOf(stand.node, username);
  await context.addCookies([{ name: cookieName(stand.node.config, "session"), value: token, url: served.url }]);
  return context.newPage();
}

test("every page is accessible", async () => {
  const admin = await as("admin.h36");
  const [chair] = await appointmentsHeldAt(stand.node.db, "H36", stand.node.clock.now());
  const paths = [
    ...["/agencies", "/agencies/H36", "/delegations", "/signing-key", "/signing-key/pin"],
    ...[`/appointments/${chair?.id}/ending`, `/appointments/${chair?.id}/delegations/new`],
    `/posts/${chair?.postId}/appointments/new`,
  ];
  for (const path of paths) {
    await admin.goto(`${served.url}${path}`);
    await assertAccessible(admin).catch((error: unknown) => Promise.reject(new Error(`${path}: ${String(error)}`)));
  }
  const clerk = await as("clerk.h36");
  for (const path of ["/recipient-groups", "/recipient-groups/new"]) {
    await clerk.goto(`${served.url}${path}`);
    await assertAccessible(clerk).catch((error: unknown) => Promise.reject(new Error(`${path}: ${String(error)}`)));
  }
}, 120_000);

test("the list of agencies is moved through and opened by keys", async () => {
  const page = await as("clerk.h36");
  await page.goto(`${served.url}/agencies`);
  await page.keyboard.press("j");
  await page.keyboard.press("j");
  await page.keyboard.press("Enter");
  await page.waitForURL(/\/agencies\/H36\.01$/);
  expect(await page.locator("h1").textContent()).toBe("Văn phòng Ủy ban nhân dân tỉnh Lâm Đồng");
}, 120_000);
