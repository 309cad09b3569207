import type { Browser, Page } from "playwright-core";
import { afterAll, beforeAll, expect, test } from "vitest";
import { assertAccessible } from "../../../../test/support/axe.ts";
import { openBrowser } from "../../../../test/support/browser.ts";
import { assertValidHtml } from "../../../../test/support/html.ts";
import { person } from "../../../../test/support/person.ts";
import { treeOf, vendorFlow } from "../../../engines/flow/steps/vendor-flow.fixture.ts";
import { cookieName } from "../../../platform/http/index.ts";
import { findNewest } from "../../flows/index.ts";
import { type FlowStand, flowStand, freeCodes } from "../flow-stand.fixture.ts";
import { findFlowDraft } from "../store/flow-drafts.ts";

let stand: FlowStand;
let browser: Browser;
const codes = [...freeCodes];

beforeAll(async () => {
  stand = await flowStand();
  browser = await openBrowser();
}, 120_000);
afterAll(async () => {
  await browser?.close();
  await stand?.drop();
});

type Visit = { readonly page: Page; readonly complaints: string[] };

/** A controller's browser; what the content policy or a script complains of is collected. */
async function visit(
  options: { readonly width?: number; readonly javaScript?: boolean; readonly name?: string } = {},
): Promise<Visit> {
  const { width = 1280, javaScript = true, name = "Trần Thị Bích" } = options;
  const context = await browser.newContext({
    viewport: { width, height: 900 },
    locale: "vi",
    javaScriptEnabled: javaScript,
  });
  const { token } = await person(stand.node, { roles: "controller", name });
  await context.addCookies([{ name: cookieName(stand.node.config, "session"), value: token, url: stand.served.url }]);
  const page = await context.newPage();
  const complaints: string[] = [];
  page.on("pageerror", (error) => complaints.push(error.message));
  page.on("console", (message) => {
    if (message.type() === "error") complaints.push(message.text());
  });
  return { page, complaints };
}

async function addressOf(code: string): Promise<{ url: string; id: string }> {
  const path = await stand.pathOf(code);
  return { url: `${stand.served.url}${path}`, id: path.split("/").at(-1) ?? "" };
}

async function begin(page: Page, template = "one-stop"): Promise<{ url: string; id: string; code: string }> {
  const code = codes.shift() ?? "";
  const address = await addressOf(code);
  await page.goto(`${address.url}/flow`);
  await page.locator(`button[name=template][value=${template}]`).click();
  await page.waitForURL(/\/flow\/steps/);
  return { ...address, code };
}

async function openDrawing(page: Page, url: string): Promise<void> {
  await page.goto(`${url}/flow/drawing`);
  await page.locator(".lt-designer--on .djs-container").waitFor();
}

async function draftVersion(id: string): Promise<number> {
  return (await findFlowDraft(stand.node.db, id))?.version ?? 0;
}

async function saved(page: Page, id: string, version: number): Promise<string> {
  await expect.poll(() => draftVersion(id), { timeout: 15_000 }).toBeGreaterThanOrEqual(version);
  await page.locator("[data-part=status]", { hasText: /Đã lưu/ }).waitFor();
  return (await findFlowDraft(stand.node.db, id))?.xml ?? "";
}

test("a file of another tool opens in the drawing and is saved without losing an element, attribute, colour or place", async () => {
  const { page, complaints } = await visit();
  const { url, id } = await begin(page, "empty");
  await page.goto(`${url}/flow`);
  await page.locator("summary", { hasText: "Thay bản nháp" }).click();
  await page.setInputFiles("#file", {
    name: "luong.bpmn",
    mimeType: "application/xml",
    buffer: Buffer.from(vendorFlow),
  });
  await page.getByRole("button", { name: "Nhập tệp" }).click();
  await openDrawing(page, url);
  await page.getByRole("button", { name: "Lưu ngay" }).click();
  const xml = await saved(page, id, 3);
  expect(await treeOf(xml)).toEqual(await treeOf(vendorFlow));
  // What the person chose and did is there too: nothing was only carried along.
  expect(await page.locator(".djs-shape[data-element-id=receive]").count()).toBe(1);
  expect(complaints).toEqual([]);
}, 120_000);

test("a flow is drawn, rehearsed and published", async () => {
  const { page, complaints } = await visit();
  const { url, id, code } = await begin(page);
  await openDrawing(page, url);
  await page.locator(".djs-shape[data-element-id=Examine]").click();
  await page.locator("#lt-panel-name").fill("Thẩm định và kiểm tra thực địa");
  await page.locator("#lt-panel-name").blur();
  await page.locator("#lt-panel-allowance").fill("1,5 ngày làm việc");
  await page.locator(".lt-designer__reading", { hasText: "1,5 ngày làm việc" }).waitFor();
  await page.locator("#lt-panel-allowance").blur();
  let xml = await saved(page, id, 2);
  await expect
    .poll(async () => (await findFlowDraft(stand.node.db, id))?.xml, { timeout: 15_000 })
    .toContain('lt:allowance="1,5 ngày làm việc"');
  await page.locator(".lt-designer").press("Escape");
  await page.getByRole("button", { name: "Hoàn tác" }).click();
  await expect
    .poll(async () => (await findFlowDraft(stand.node.db, id))?.xml, { timeout: 15_000 })
    .toContain('lt:allowance="2 ngày làm việc"');
  await page.getByRole("button", { name: "Làm lại" }).click();
  await expect
    .poll(async () => (await findFlowDraft(stand.node.db, id))?.xml, { timeout: 15_000 })
    .toContain('lt:allowance="1,5 ngày làm việc"');
  // A step from the tool at hand is work of a person, in the lane where it is put.
  await page.locator(".djs-shape[data-element-id=Assign]").click();
  await page.locator('.djs-context-pad .entry[data-action="append.append-task"]').click();
  await expect
    .poll(async () => (await findFlowDraft(stand.node.db, id))?.xml.match(/userTask /g)?.length, { timeout: 15_000 })
    .toBe(8);
  await page.locator("[data-part=problems] li").first().waitFor();
  xml = (await findFlowDraft(stand.node.db, id))?.xml ?? "";
  expect(xml).toContain("Thẩm định và kiểm tra thực địa");
  // The name of the new step is being asked for: left empty.
  await page.keyboard.press("Escape");
  await page.getByRole("button", { name: "Hoàn tác" }).click();
  await expect
    .poll(() => page.locator("[data-part=problems]").textContent(), { timeout: 15_000 })
    .toBe("Không còn gì phải sửa.");
  await assertAccessible(page);
  expect(complaints).toEqual([]);

  await page.getByRole("link", { name: "Diễn tập", exact: true }).click();
  await page.getByLabel("Tiếp nhận lúc").fill("2020-11-24T08:00");
  await page.getByRole("button", { name: "Diễn tập" }).click();
  await page.getByText("Kịp hạn").waitFor();
  expect(await page.locator(".lt-rehearsal > tbody > tr").count()).toBe(5);
  await assertAccessible(page);
  await page.getByRole("button", { name: "Đi mọi nhánh" }).click();
  await page.getByRole("heading", { name: /\d+ đường đi/ }).waitFor();
  await assertAccessible(page);

  await page.getByRole("link", { name: "Công bố", exact: true }).click();
  await assertAccessible(page);
  await page.getByLabel("Có gì mới trong phiên bản này").fill("Vẽ bằng sơ đồ");
  await page.getByRole("button", { name: "Công bố phiên bản 1" }).click();
  await page.waitForURL(/\/flow\/versions\/1$/);
  await assertAccessible(page);
  expect((await findNewest(stand.node.db, code))?.note).toBe("Vẽ bằng sơ đồ");
}, 180_000);

test("what was drawn while the server could not be reached is kept and saved afterwards", async () => {
  const { page } = await visit();
  const { url, id } = await begin(page);
  await openDrawing(page, url);
  await page.route("**/flow/drawing", (route) =>
    route.request().method() === "POST" ? route.abort() : route.continue(),
  );
  await page.locator(".djs-shape[data-element-id=Sign]").click();
  await page.locator("#lt-panel-name").fill("Ký khi mất mạng");
  await page.locator("#lt-panel-name").blur();
  await page.locator(".lt-designer__status--bad", { hasText: "Chưa lưu được" }).waitFor();
  expect((await findFlowDraft(stand.node.db, id))?.version).toBe(1);
  await page.unrouteAll();
  page.on("dialog", (dialog) => void dialog.accept());
  await openDrawing(page, url);
  const xml = await saved(page, id, 2);
  expect(xml).toContain("Ký khi mất mạng");
}, 120_000);

test("two officers draw at once: the second sees both versions and chooses", async () => {
  const first = await visit({ name: "Lê Văn Cường" });
  const second = await visit();
  const { url, id } = await begin(first.page);
  await openDrawing(first.page, url);
  await openDrawing(second.page, url);
  await rename(first.page, "Sign", "Ký của Cường");
  await saved(first.page, id, 2);
  await rename(second.page, "Assign", "Phân công của Bích");
  const dialog = second.page.locator("dialog[open]");
  await dialog.waitFor();
  await expect.poll(() => dialog.textContent(), { timeout: 15_000 }).toContain("Lê Văn Cường");
  expect(await dialog.locator(".lt-drawn").count()).toBe(2);
  expect(await dialog.textContent()).toContain("Phân công của Bích");
  await assertAccessible(second.page, { within: "dialog" });
  await second.page.getByRole("button", { name: "Ghi đè bằng bản của tôi" }).click();
  expect(await saved(second.page, id, 3)).toContain("Phân công của Bích");
}, 120_000);

async function rename(page: Page, element: string, name: string): Promise<void> {
  await page.locator(`.djs-shape[data-element-id=${element}]`).click();
  await page.locator("#lt-panel-name").fill(name);
  await page.locator("#lt-panel-name").blur();
}

test("the same by step table and keyboard alone, without script", async () => {
  const { page } = await visit({ javaScript: false });
  const { url, id, code } = await begin(page, "one-officer");
  /** Goes on with the Tab key until a control is reached, as who cannot use a mouse does. */
  const reach = async (selector: string): Promise<void> => {
    for (let presses = 0; presses < 200; presses++) {
      if (await page.locator(`${selector}:focus`).count()) return;
      await page.keyboard.press("Tab");
    }
    throw new Error(`${selector} was not reached`);
  };
  const typeInto = async (selector: string, text: string): Promise<void> => {
    await reach(selector);
    await page.keyboard.press("Control+a");
    await page.keyboard.type(text);
  };
  await reach('button[value="add:task:Prepare"]');
  await page.keyboard.press("Enter");
  await page.waitForURL(/at=name/);
  expect(await page.locator("#name-Step_1:focus").count()).toBe(1);
  await typeInto("#name-Step_1", "Kiểm tra chéo");
  await typeInto("#role-Step_1", "Công chức khác");
  await typeInto("#allowance-Step_1", "30 phút");
  await page.keyboard.press("Enter");
  await page.locator("#allowance-Step_1-error").waitFor();
  expect(await page.locator("#name-Step_1").inputValue()).toBe("Kiểm tra chéo");
  await typeInto("#allowance-Step_1", "1 giờ làm việc");
  await page.keyboard.press("Enter");
  await page.getByText("Đã lưu bảng các bước").waitFor();
  const xml = (await findFlowDraft(stand.node.db, id))?.xml ?? "";
  expect(xml).toContain('name="Công chức khác"');
  await page.goto(`${url}/flow/drawing`);
  expect(await page.locator("noscript a[href$='/flow/steps'], a[href$='/flow/steps']").count()).toBeGreaterThan(0);
  expect(await page.locator(".lt-drawn tspan", { hasText: "Kiểm tra chéo" }).count()).toBe(1);
  await page.goto(`${url}/flow/publication`);
  await typeInto("#note", "Bằng bảng các bước");
  await page.keyboard.press("Enter");
  await page.waitForURL(/\/versions\/1$/);
  expect((await findNewest(stand.node.db, code))?.note).toBe("Bằng bảng các bước");
}, 180_000);

test("fees: lines are written, tried, checked and published", async () => {
  const { page } = await visit();
  const { url } = await addressOf(codes.shift() ?? "");
  await page.goto(`${url}/fees`);
  await page.getByRole("button", { name: "Soạn biểu phí" }).click();
  await page.getByRole("button", { name: "Thêm điều kiện" }).click();
  await page.getByLabel("Tên điều kiện").fill("Số bản");
  await page.getByLabel("Tên trong hồ sơ").fill("copies");
  await page.getByLabel("Kiểu").selectOption("number");
  await page.getByRole("button", { name: "Thêm dòng" }).click();
  await page.getByLabel("Số bản, Dòng 1").fill("> 10");
  await page.getByLabel("Số tiền (đồng), Dòng 1").fill("mười nghìn");
  await page.getByRole("button", { name: "Lưu biểu phí" }).click();
  await page.getByRole("link", { name: "Nhập số tiền tròn đồng, từ 0" }).waitFor();
  expect(await page.getByLabel("Số tiền (đồng), Dòng 1").inputValue()).toBe("mười nghìn");
  await page.getByLabel("Số tiền (đồng), Dòng 1").fill("10.000");
  await page.getByLabel("Căn cứ, ghi chú, Dòng 1").fill("Nhiều bản");
  await page.getByRole("button", { name: "Lưu biểu phí" }).click();
  await page.getByText("Đã lưu biểu phí").waitFor();
  await page.locator("#f-copies").fill("12");
  await page.getByRole("button", { name: "Tính thử" }).click();
  await page.getByText("theo dòng 1: Nhiều bản").waitFor();
  for (const width of [1280, 390]) {
    await page.setViewportSize({ width, height: 900 });
    await assertAccessible(page);
  }
  await assertValidHtml(await page.request.get(page.url()).then((answer) => answer.text()));
  await page.getByLabel("Có gì mới trong phiên bản này").fill("Biểu phí đầu tiên");
  await page.getByRole("button", { name: "Công bố biểu phí phiên bản 1" }).click();
  await page.getByRole("link", { name: "Biểu phí phiên bản 1" }).click();
  await page.getByText("10.000").waitFor();
  await assertAccessible(page);
}, 120_000);

test("every page is accessible and does not scroll sideways, on a desk and on a phone", async () => {
  for (const width of [1280, 390]) {
    const { page } = await visit({ width });
    const { url } = await begin(page, "consultation");
    const parts = [
      "/flow",
      "/flow/steps",
      "/flow/rehearsal?all=0",
      "/flow/rehearsal?all=1",
      "/flow/publication",
      "/flow/versions",
      "/fees",
    ];
    for (const part of parts) {
      await page.goto(`${url}${part}`);
      await assertAccessible(page).catch((error: unknown) =>
        Promise.reject(new Error(`${part} ${width}: ${String(error)}`)),
      );
      expect([part, await page.evaluate(() => document.documentElement.scrollWidth)]).toEqual([part, width]);
    }
    const { url: fresh } = await addressOf(codes.shift() ?? "");
    await page.goto(`${fresh}/flow`);
    await assertAccessible(page);
  }
}, 180_000);
