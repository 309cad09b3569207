import { serve } from "@hono/node-server";
import { Hono } from "hono";
import { streamSSE } from "hono/streaming";
import type { Browser, Page } from "playwright-core";
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, test } from "vitest";
import { assertAccessible } from "../../../test/support/axe.ts";
import { openBrowser } from "../../../test/support/browser.ts";
import {
  ActionBar,
  Button,
  Checkboxes,
  CitizenPage,
  DataTable,
  exampleFrame,
  FileUpload,
  Form,
  handleAsset,
  Input,
  LiveRegion,
  OfficerPage,
  Picker,
  Radios,
  renderPage,
  Textarea,
} from "../index.ts";

const frame = exampleFrame("vi");
const received: string[][] = [];
let browser: Browser;
let base: string;
let stop: () => void;
let page: Page;
const complaints: string[] = [];

const officerPage = (
  <OfficerPage frame={frame} title="Danh sách" keys>
    <h1>Danh sách</h1>
    <DataTable
      list
      caption="Hồ sơ"
      columns={[{ text: "Mã" }]}
      rows={["a", "b", "c"].map((code) => ({
        href: `/opened/${code}`,
        cells: [code],
        select: { name: "d", value: code, label: `Chọn ${code}` },
      }))}
    />
    <LiveRegion id="live" streamHref="/stream">
      <input aria-label="Đang gõ" id="typing" />
      <p>Bản cũ</p>
    </LiveRegion>
    <Form frame={frame} action="/sent">
      <Picker name="recipient" legend="Nơi nhận" searchHref="/agencies" chosen={[]} />
      <ActionBar>
        <Button text="Trình" attributes={{ "data-lt-key": "t" }} />
      </ActionBar>
    </Form>
  </OfficerPage>
);

const unlinkedPage = (
  <OfficerPage frame={frame} title="Mã sai" keys>
    <DataTable list caption="Mã sai" columns={[{ text: "Mã" }]} rows={[{ cells: ["a"] }]} />
  </OfficerPage>
);

const citizenForm = (
  <CitizenPage frame={frame} title="Tờ khai">
    <h1>Tờ khai</h1>
    <Form frame={frame} action="/sent" keepAs="form" files>
      <Input name="name" label={{ text: "Họ tên" }} />
      <Textarea name="story" label={{ text: "Trình bày" }} />
      <Input name="secret" type="password" label={{ text: "Mã PIN" }} />
      <FileUpload
        name="paper"
        label={{ text: "Giấy tờ" }}
        attributes={{
          "data-lt-files": "",
          "data-lt-empty": "Tệp rỗng, 0 byte",
          "data-lt-most": 5,
          "data-lt-too-big": "Quá lớn",
        }}
      />
      <Radios
        name="where"
        fieldset={{ legend: { text: "Nhận ở đâu" } }}
        items={[
          { value: "1", text: "Tại quầy" },
          { value: "2", text: "Tại nhà", conditional: { text: <p id="post">Cước bưu chính</p> } },
        ]}
      />
      <Checkboxes
        name="papers"
        fieldset={{ legend: { text: "Giấy tờ" } }}
        items={[
          { value: "1", text: "Căn cước" },
          { value: "0", text: "Không có", behaviour: "exclusive" },
        ]}
      />
      <Button text="Nộp" />
    </Form>
  </CitizenPage>
);

beforeAll(async () => {
  const app = new Hono();
  app.use("*", async (c, next) => {
    await next();
    c.header("Content-Security-Policy", "default-src 'self'");
  });
  app.get("/assets/*", async (c) => (await handleAsset(c.req.path, c.req.header("accept-encoding"))) ?? c.notFound());
  app.get("/officer", async (c) => c.html(await renderPage(officerPage)));
  app.get("/officer-unlinked", async (c) => c.html(await renderPage(unlinkedPage)));
  app.get("/form", async (c) => c.html(await renderPage(citizenForm)));
  app.get("/elsewhere", async (c) =>
    c.html(
      await renderPage(
        <CitizenPage frame={frame} title="Đã nộp">
          Xong
        </CitizenPage>,
      ),
    ),
  );
  app.get("/opened/:code", (c) => c.html(`<!doctype html><title>${c.req.param("code")}</title>`));
  app.get("/agencies", (c) =>
    c.json(c.req.query("q") === "lam" ? [{ value: "H36", label: "UBND tỉnh Lâm Đồng", note: "H36" }] : []),
  );
  app.get("/stream", (c) =>
    streamSSE(c, async (stream) => {
      await stream.writeSSE({ data: '<input aria-label="Đang gõ" id="typing"><p>Bản mới</p>' });
      await stream.sleep(20_000);
    }),
  );
  app.post("/sent", async (c) => {
    received.push([...new URLSearchParams(await c.req.text()).keys()]);
    await new Promise((resolve) => setTimeout(resolve, 300));
    return c.html("<!doctype html><title>Đã nhận</title>");
  });
  base = await new Promise((resolve) => {
    const server = serve({ fetch: app.fetch, port: 0 }, (info) => resolve(`http://127.0.0.1:${info.port}`));
    stop = () => server.close();
  });
  browser = await openBrowser();
});

afterAll(async () => {
  await browser?.close();
  stop?.();
});

beforeEach(async () => {
  received.length = 0;
  complaints.length = 0;
  page = await browser.newPage();
  page.on("pageerror", (error) => complaints.push(error.message));
  page.on("console", (message) => message.type() === "error" && complaints.push(message.text()));
});

afterEach(async () => {
  await page.close();
  expect(complaints).toEqual([]);
});

const focused = () =>
  page.evaluate<string>("document.activeElement?.textContent?.trim() || document.activeElement?.id || ''");

describe("keys of an officer page", () => {
  test("j and k move, x ticks, Enter opens", async () => {
    await page.goto(`${base}/officer`);
    await page.keyboard.press("j");
    expect(await focused()).toBe("a");
    await page.keyboard.press("j");
    await page.keyboard.press("j");
    await page.keyboard.press("j");
    expect(await focused()).toBe("c");
    await page.keyboard.press("k");
    expect(await focused()).toBe("b");
    await page.keyboard.press("x");
    expect(await page.locator("input[value=b]").isChecked()).toBe(true);
    await page.keyboard.press("Enter");
    await page.waitForURL("**/opened/b");
  });

  test("of the keys only those that do something here are told, also when the list comes later", async () => {
    const told = () =>
      page.evaluate<string>(
        "[...document.querySelectorAll('.lt-keys__list li')].filter((li) => li.checkVisibility()).map((li) => li.textContent.trim()).join('; ')",
      );
    await page.goto(`${base}/officer`);
    expect(await told()).toBe("JK xuống, lên; Enter mở; X chọn; / tìm");
    await page.goto(`${base}/officer-unlinked`);
    expect(await told()).toBe("/ tìm");
    await page.evaluate(
      "document.querySelector('main').insertAdjacentHTML('beforeend', '<ul data-lt-list><li data-lt-row><a href=\"/\">Một</a></li></ul>')",
    );
    await expect.poll(told).toBe("JK xuống, lên; Enter mở; / tìm");
  });

  test("/ goes to the search box, where letters are only letters; ? shows and hides the keys", async () => {
    await page.goto(`${base}/officer`);
    await page.keyboard.press("/");
    expect(await focused()).toBe("top-search");
    await page.keyboard.type("jk?t");
    expect(await page.inputValue("#top-search")).toBe("jk?t");
    await page
      .locator("h1, main")
      .first()
      .click({ position: { x: 2, y: 2 } });
    await page.evaluate("document.activeElement.blur()");
    await page.keyboard.press("?");
    expect(await page.locator("[data-lt-keys]").evaluate((help) => help.hasAttribute("open"))).toBe(false);
  });

  test("a control answers to its own letter", async () => {
    await page.goto(`${base}/officer`);
    await page.keyboard.press("t");
    await expect.poll(() => received.length).toBe(1);
  });
});

test("a live part is renewed without losing the focus or what is half typed", async () => {
  await page.goto(`${base}/officer`);
  await page.locator("#typing").focus();
  await page.keyboard.type("Kơ Ho");
  await expect.poll(() => page.locator("#live p").textContent()).toBe("Bản mới");
  expect(await page.inputValue("#typing")).toBe("Kơ Ho");
  expect(await focused()).toBe("typing");
});

test("the picker finds while one types, adds by Enter and sends the chosen ones", async () => {
  await page.goto(`${base}/officer`);
  await page.locator("#recipient").pressSequentially("lam");
  await page.locator("[role=option]").waitFor();
  await assertAccessible(page);
  await page.keyboard.press("Enter");
  expect(await page.locator("[data-lt-picker-chosen] input:checked").getAttribute("value")).toBe("H36");
  expect(await page.locator("[data-lt-picker-status]").textContent()).toContain("UBND tỉnh Lâm Đồng");
  await page.getByRole("button", { name: "Trình" }).click();
  await expect.poll(() => received.at(0)).toContain("recipient");
});

describe("a citizen's form", () => {
  test("is sent once however often it is pressed", async () => {
    await page.goto(`${base}/form`);
    await page.evaluate(
      "for (let i = 0; i < 3; i++) document.querySelector('button[type=submit].govuk-button:not(.govuk-button--secondary)').click()",
    );
    await page.waitForTimeout(800);
    expect(received).toHaveLength(1);
  });

  test("gives back what was typed when it is shown again, but no password, and forgets once accepted", async () => {
    await page.goto(`${base}/form`);
    await page.fill("#name", "Ka Mơ");
    await page.fill("#story", "Sinh tại xã Lát");
    await page.fill("#secret", "123456");
    await page.goto(`${base}/form`);
    expect(await page.inputValue("#name")).toBe("Ka Mơ");
    expect(await page.inputValue("#story")).toBe("Sinh tại xã Lát");
    expect(await page.inputValue("#secret")).toBe("");
    expect(await page.locator(".lt-restored").textContent()).toContain("Đã lấy lại");
    await page.getByRole("button", { name: "Nộp" }).click();
    await expect.poll(() => received.length).toBe(1);
    await page.goto(`${base}/elsewhere`);
    await page.goto(`${base}/form`);
    expect(await page.inputValue("#name")).toBe("");
  });

  test("refuses an empty or too large file at once", async () => {
    await page.goto(`${base}/form`);
    await page.setInputFiles("#paper", { name: "rong.pdf", mimeType: "application/pdf", buffer: Buffer.alloc(0) });
    expect(await page.locator(".lt-files__item--bad").textContent()).toContain("Tệp rỗng");
    await page.setInputFiles("#paper", { name: "to.pdf", mimeType: "application/pdf", buffer: Buffer.alloc(6) });
    expect(await page.locator(".lt-files__item--bad").textContent()).toContain("Quá lớn");
    await page.setInputFiles("#paper", { name: "vua.pdf", mimeType: "application/pdf", buffer: Buffer.alloc(4) });
    expect(await page.locator(".lt-files__item").textContent()).toContain("4 byte");
  });

  test("an exclusive box unticks the others", async () => {
    await page.goto(`${base}/form`);
    await page.check("#papers");
    await page.check("#papers-2");
    expect(await page.isChecked("#papers")).toBe(false);
  });

  test("shows what depends on a choice, also without script", async () => {
    const plain = await browser.newContext({ javaScriptEnabled: false });
    const quiet = await plain.newPage();
    await quiet.goto(`${base}/form`);
    expect(await quiet.locator("#post").isVisible()).toBe(false);
    await quiet.check("#where-2");
    expect(await quiet.locator("#post").isVisible()).toBe(true);
    await plain.close();
  });
});
