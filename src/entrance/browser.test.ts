import type { Browser, Page } from "playwright-core";
import { afterAll, beforeAll, expect, test } from "vitest";
import { assertAccessible } from "../../test/support/axe.ts";
import { openBrowser } from "../../test/support/browser.ts";
import { type TestNode, testNode } from "../../test/support/node.ts";
import { official, password } from "../../test/support/person.ts";
import { type ServedNode, serveNode } from "../../test/support/serve-node.ts";
import { assertWithinBudget } from "../../test/support/transfer.ts";
import { grantRole, offerDemoAccounts } from "../platform/auth/index.ts";
import { signedIn } from "../platform/http/index.ts";
import type { System } from "../platform/system.ts";
import { handleAsset } from "../ui/index.ts";
import { entranceSystem, renderError } from "./index.ts";

let node: TestNode;
let served: ServedNode;
let browser: Browser;

const office: System = {
  name: "office",
  nav: [{ href: "/directory", label: { vi: "Danh bạ cơ quan", en: "Directory" }, order: 1 }],
  routes: (app) => {
    app.get("/directory", (c) =>
      c.html(`<!doctype html><title>x</title><p>${c.get("principal")?.username ?? "nobody"}</p>`),
    );
    app.post("/letters", (c) => {
      signedIn(c);
      return c.text("sent");
    });
  },
};

beforeAll(async () => {
  const demo = { start: "2020-11-16T08:00:00+07:00", epoch: "2020-11-16T08:00:00+07:00", keysDir: "unused" };
  node = await testNode({ config: { demo } });
  const id = await official(node, { username: "le.thu", roles: "clerk" });
  await official(node, {
    username: "tran.khai",
    name: "Trần Văn Khải",
    roles: "leader",
    title: "Chủ tịch",
    titleEn: "Chairman",
  });
  await node.db.transaction().execute(async (tx) => {
    const validFrom = new Date(node.clock.now().getTime() - 1000);
    const titles = { title: "Phó Chánh Văn phòng", titleEn: "Deputy Head of Office" };
    const behalf = { validUntil: new Date("2020-12-01T00:00:00+07:00"), onBehalfOf: "Trần Văn Khải" };
    await grantRole(tx, { accountId: id, agencyCode: "H36.01", role: "clerk", ...titles, validFrom, ...behalf });
    await offerDemoAccounts(tx, { password, usernames: ["tran.khai", "le.thu"] });
  });
  served = await serveNode(node, [office, entranceSystem(node)], { renderError, handleAsset });
  browser = await openBrowser();
}, 120_000);

afterAll(async () => {
  await browser.close();
  await served.stop();
  await node.drop();
});

async function visit(
  width: number,
  run: (page: Page, open: (path: string) => Promise<void>) => Promise<void>,
): Promise<void> {
  const context = await browser.newContext({ viewport: { width, height: 844 }, locale: "vi-VN" });
  const page = await context.newPage();
  const complaints: string[] = [];
  page.on("console", (message) => {
    if (/Content Security Policy|Refused to/i.test(message.text())) complaints.push(message.text());
  });
  try {
    await run(page, async (path) => {
      await page.goto(`${served.url}${path}`);
    });
    expect(complaints).toEqual([]);
  } finally {
    await context.close();
  }
}

// What stands out of the page on the right; empty when the page does not scroll sideways.
const sticksOut = `(() => {
  const width = document.documentElement.clientWidth;
  if (document.documentElement.scrollWidth <= width) return [];
  const out = [...document.querySelectorAll("body *")].filter((each) => each.getBoundingClientRect().right > width + 1);
  return out.map((each) => each.outerHTML.slice(0, 120));
})()`;

async function look(page: Page, name: string): Promise<void> {
  const folder = process.env.SCREENSHOTS;
  if (folder) await page.screenshot({ path: `${folder}/${name}.png`, fullPage: true });
  await assertAccessible(page);
  expect(await page.evaluate<string[]>(sticksOut), name).toEqual([]);
}

test.each([390, 1280])(
  "the entrance at %i px: accessible, within its policy, and a person gets through it",
  async (width) => {
    await visit(width, async (page, open) => {
      for (const lang of ["vi", "en"]) {
        for (const [name, path] of [
          ["home", "/"],
          ["sign-in", "/sign-in"],
          ["interfaces", "/api"],
          ["missing", "/nowhere"],
        ] as const) {
          await open(`${path}?lang=${lang}`);
          await look(page, `${name}-${lang}-${width}`);
        }
      }
      await open("/account?lang=vi");
      expect(new URL(page.url()).pathname).toBe("/sign-in");
      await page.getByLabel("Tên đăng nhập", { exact: true }).fill("le.thu");
      await page.getByLabel("Mật khẩu", { exact: true }).fill("sai mật khẩu");
      await page.getByRole("button", { name: "Đăng nhập", exact: true }).click();
      await page.getByRole("alert").waitFor();
      expect(await page.evaluate<string>("document.activeElement.className")).toContain("govuk-error-summary");
      await look(page, `sign-in-wrong-${width}`);
      await page.getByLabel("Mật khẩu", { exact: true }).fill(password);
      await page.getByRole("button", { name: "Đăng nhập", exact: true }).click();
      await page.getByRole("heading", { name: "Tài khoản của tôi" }).waitFor();
      for (const lang of ["vi", "en"]) {
        await open(`/account?lang=${lang}`);
        await look(page, `account-${lang}-${width}`);
      }
    });
  },
  120_000,
);

test("a session that ended, the form kept, sent again by hand", async () => {
  await visit(390, async (page, open) => {
    await open("/sign-in");
    await page.getByRole("button", { name: "bằng tài khoản của Hà Thu Lê" }).click();
    await open("/account");
    await page.evaluate(`(() => {
      const form = document.querySelector('form[action="/language"]');
      form.action = "/letters";
      const text = document.createElement("textarea");
      text.name = "body";
      text.value = "Kính gửi: các sở, ban, ngành";
      form.append(text);
    })()`);
    node.machine.advance(9 * 3_600_000);
    await page.locator('form[action="/letters"] button').click();
    await page.getByText("Nội dung vừa gửi được giữ lại").waitFor();
    await look(page, "sign-in-kept-390");
    await page.getByRole("button", { name: "bằng tài khoản của Hà Thu Lê" }).click();
    await page.getByText("Kính gửi: các sở, ban, ngành").waitFor();
    await look(page, "kept-form-390");
    await page.getByRole("button", { name: "Gửi tiếp" }).click();
    await page.getByText("sent").waitFor();
  });
}, 120_000);

test("the first pages anyone sees stay within the budget, the first time too", async () => {
  await visit(390, async (page, open) => {
    for (const path of ["/", "/sign-in", "/api", "/nowhere"])
      await assertWithinBudget(page, `${served.url}${path}`, "citizen");
    await open("/sign-in");
    await page.getByRole("button", { name: "bằng tài khoản của Hà Thu Lê" }).click();
    await page.waitForURL((url) => url.pathname !== "/sign-in");
    await assertWithinBudget(page, `${served.url}/account`, "citizen");
  });
}, 60_000);
