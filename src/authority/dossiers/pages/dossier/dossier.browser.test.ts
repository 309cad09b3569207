import type { Browser, Page } from "playwright-core";
import { afterAll, beforeAll, expect, test } from "vitest";
import { openBrowser } from "../../../../../test/support/browser.ts";
import { cookieName } from "../../../../platform/http/index.ts";
import type { Dossier } from "../../record.ts";
import { type DossierPagesStand, dossierPagesStand, look, type Visitor } from "./dossier-pages.fixture.ts";

let s: DossierPagesStand;
let browser: Browser;
let counter: Visitor;
let examiner: Visitor;
let leader: Visitor;

beforeAll(async () => {
  s = await dossierPagesStand();
  browser = await openBrowser();
  counter = await s.visitor("receptionist", "H36.50");
  examiner = await s.visitor("specialist", "H36.50");
  leader = await s.visitor("leader", "H36.50");
}, 120_000);
afterAll(async () => {
  await browser?.close();
  await s?.served.stop();
  await s?.stand.node.drop();
});

type Visit = { readonly width?: number; readonly script?: boolean };

/** Opens pages as somebody; nothing may go wrong in the browser meanwhile. */
async function visit(
  who: Visitor,
  { width = 1280, script = true }: Visit,
  run: (page: Page, open: (path: string) => Promise<void>) => Promise<void>,
): Promise<void> {
  const viewport = { width, height: width < 500 ? 844 : 800 };
  const context = await browser.newContext({ viewport, locale: "vi-VN", javaScriptEnabled: script });
  const problems: string[] = [];
  try {
    const name = cookieName(s.stand.node.config, "session");
    await context.addCookies([{ name, value: who.client.cookies.get(name) ?? "", url: s.served.url }]);
    const page = await context.newPage();
    // A form that is refused answers 409 or 422, which the browser writes down as a failed load.
    page.on("console", (message) => {
      if (message.type() === "error" && !/status of 4(?:09|22)/.test(message.text())) problems.push(message.text());
    });
    page.on("pageerror", (error) => problems.push(String(error)));
    await run(page, async (path) => {
      await page.goto(new URL(path, s.served.url).href);
    });
  } finally {
    await context.close();
  }
  expect(problems).toEqual([]);
}

const at = ({ code }: Dossier, below = "") => `/dossiers/${code}${below === "" ? "" : `/${below}`}`;

test.each([1280, 390])(
  "at %i px every page is accessible and fits",
  async (width) => {
    const dossier = await s.permit();
    await visit(examiner, { width }, async (page, open) => {
      const paths = ["", "supplement", "refusal", "components", "fee", "flow"];
      for (const below of paths) {
        await open(at(dossier, below));
        await page.waitForLoadState("load");
        await look(page, `${below || "dossier"}-${width}`).catch((error: unknown) => {
          throw new Error(`${below}: ${error}`);
        });
      }
    });
    await visit(leader, { width }, async (page, open) => {
      for (const below of ["", "suspension", "stop", "assignment"]) {
        await open(at(dossier, below));
        await look(page, `leader-${below || "dossier"}-${width}`);
      }
    });
  },
  240_000,
);

test.each([1280, 390])(
  "at %i px supplements are asked for, brought, and the dossier goes on",
  async (width) => {
    const dossier = await s.permit();
    await visit(examiner, { width }, async (page, open) => {
      await open(at(dossier));
      await page.getByLabel("Ý kiến xử lý").fill("Bản vẽ chưa có mặt cắt");
      await page.getByRole("button", { name: /Cần bổ sung/ }).click();
      await page.waitForURL(/\/supplement\?step=/);
      expect(await page.getByLabel("Nội dung khác").inputValue()).toBe("Bản vẽ chưa có mặt cắt");
      await page.locator("#why-TP3").selectOption("unreadable");
      await page.locator("#more-TP3").fill("trang 2");
      const preview = page.context().waitForEvent("page");
      await page.getByRole("button", { name: /Xem trước phiếu/ }).click();
      await (await preview).close();
      // The form stays free after the preview, and everything typed is there.
      expect(await page.locator("#more-TP3").inputValue()).toBe("trang 2");
      await page.getByRole("button", { name: "Gửi yêu cầu bổ sung" }).click();
      await page.getByText("Đã yêu cầu bổ sung.").waitFor();
      await look(page, `asked-${width}`);
    });
    expect(await s.now(dossier)).toMatchObject({ state: 5, supplements: 1, dueAt: null });
    await visit(counter, { width }, async (page, open) => {
      await open(at(dossier));
      await look(page, `waiting-${width}`);
      await page.getByRole("button", { name: /Nhận bổ sung/ }).click();
      await page.waitForURL(/supplement-answer/);
      for (const box of await page.locator("input[name=received]").all()) await box.check();
      const bytes = await s.stand.node.files.bytes((await s.scan("ban-ve.pdf")).sha256);
      const file = { name: "ban-ve-moi.pdf", mimeType: "application/pdf", buffer: Buffer.from(bytes) };
      await page.locator("[id='scan-of-TP3']").setInputFiles(file);
      await look(page, `answer-${width}`);
      await page.getByRole("button", { name: "Nhận bổ sung" }).click();
      await page.getByText("Đã nhận bổ sung.").waitFor();
    });
    const back = await s.now(dossier);
    expect(back.state).toBe(4);
    expect(back.components.find(({ code }) => code === "TP3")?.files.map(({ name }) => name)).toEqual([
      "ban-ve-moi.pdf",
    ]);
  },
  120_000,
);

test.each([1280, 390])(
  "at %i px agencies asked in parallel answer, also without a script, and the asker sees each",
  async (width) => {
    const dossier = await s.permit();
    await s.step(dossier, "Examine", "approve");
    const commune = await s.visitor("receptionist", "H36.50.01");
    await visit(commune, { width, script: false }, async (page, open) => {
      await open(at(dossier));
      await page.getByText("UBND thành phố Đà Lạt hỏi ý kiến").waitFor();
      await page.getByRole("button", { name: "Hoàn thành bước" }).click();
      await page.getByText("Hãy ghi ý kiến của cơ quan").first().waitFor();
      await page.getByLabel("Ý kiến của cơ quan").fill("Thửa đất không có tranh chấp.");
      await page.getByRole("button", { name: "Hoàn thành bước" }).click();
      await page.getByText("Đã xong bước “Ý kiến UBND cấp xã”.").waitFor();
      await page.getByText("Chưa có việc của anh/chị ở hồ sơ này").waitFor();
    });
    await visit(examiner, { width }, async (page, open) => {
      await open(at(dossier));
      await page.getByText("1 trên 3").waitFor();
      await look(page, `parallel-${width}`);
      // Two own steps stand below each other, each with its own comment.
      const second = page.getByRole("form", { name: "Ý kiến về đất và môi trường" });
      await second.getByLabel("Ý kiến xử lý").fill("Phù hợp quy hoạch sử dụng đất.");
      await second.getByRole("button", { name: "Hoàn thành bước" }).click();
      await page.getByText("2 trên 3").waitFor();
      await page.keyboard.press("t");
      await page.getByText("3 trên 3").waitFor();
      await page.getByText("Phù hợp quy hoạch sử dụng đất.").first().waitFor();
    });
  },
  120_000,
);

test.each([1280, 390])(
  "at %i px a result is handed over and its slip is there to print",
  async (width) => {
    const dossier = await s.birth();
    await s.step(dossier, "Record");
    await s.step(dossier, "Sign", "sign");
    const desk = await s.visitor("receptionist", "H36.50.01");
    await visit(desk, { width }, async (page, open) => {
      await open(at(dossier));
      await page.keyboard.press("t");
      await page.waitForURL(/hand-over/);
      await look(page, `hand-over-${width}`);
      await page.getByLabel("Người nhận", { exact: true }).fill("");
      await page.getByRole("button", { name: "Trả kết quả" }).click();
      await page.getByRole("alert").waitFor();
      await page.getByLabel("Người nhận", { exact: true }).fill("Lê Thị Sương");
      await page.getByLabel("Qua bưu chính công ích").check();
      await page.getByRole("button", { name: "Trả kết quả" }).click();
      await page.getByText("Trả kết quả cho Lê Thị Sương").waitFor();
      expect(await page.getByRole("link", { name: "In phiếu giao nhận" }).getAttribute("href")).toContain(
        "papers/hand-over.pdf",
      );
      await look(page, `returned-${width}`);
    });
    expect((await s.now(dossier)).state).toBe(10);
  },
  120_000,
);

test.each([1280, 390])(
  "at %i px somebody who was overtaken sees both versions and loses nothing",
  async (width) => {
    const dossier = await s.permit();
    const other = await s.visitor("specialist", "H36.50", "Đỗ Minh Quân");
    await visit(examiner, { width }, async (page, open) => {
      const listening = page.waitForResponse((response) => response.url().includes("/live?"));
      await open(at(dossier));
      await listening;
      const box = page.getByLabel("Ý kiến xử lý");
      await box.fill("Đủ điều kiện, đề nghị cấp phép");
      await visit(other, { width }, async (theirs, openTheirs) => {
        await openTheirs(at(dossier));
        await theirs.getByText(`${examiner.by.name} đang giữ bước`).waitFor();
        await look(theirs, `held-${width}`);
        await theirs.getByRole("button", { name: "Nhận lại" }).click();
        await theirs.getByLabel("Ý kiến xử lý").fill("Đã thẩm định xong");
        await theirs.getByRole("button", { name: /^Đạt/ }).click();
        await theirs.getByText("Đã xong bước “Thẩm định, kiểm tra thực địa”.").waitFor();
      });
      // Told quietly, without touching what is being typed.
      await page.getByText("Hồ sơ vừa có 1 thay đổi.").waitFor({ timeout: 5000 });
      expect(await box.inputValue()).toBe("Đủ điều kiện, đề nghị cấp phép");
      await look(page, `told-${width}`);
      await page.getByRole("button", { name: /^Đạt/ }).click();
      await page.getByRole("heading", { name: "Hồ sơ đã thay đổi khi anh/chị đang xử lý" }).waitFor();
      await page.getByText("Đủ điều kiện, đề nghị cấp phép").first().waitFor();
      await page.getByText("Đã thẩm định xong").first().waitFor();
      await look(page, `overtaken-${width}`);
    });
  },
  120_000,
);

test("an open page keeps its lease, and says when it is lost", async () => {
  const dossier = await s.permit();
  const other = await s.visitor("specialist", "H36.50", "Đỗ Minh Quân");
  await visit(examiner, {}, async (page, open) => {
    await page.clock.install();
    await open(at(dossier));
    await page.getByText("Anh/chị giữ bước này đến").waitFor();
    await page.getByLabel("Ý kiến xử lý").fill("đang gõ");
    const renewal = page.waitForResponse((response) => response.url().endsWith("/lease"));
    await page.clock.fastForward(61_000);
    expect(await (await renewal).text()).toContain("Anh/chị giữ bước này đến");
    const token = await s.tokenOf(dossier, "Examine");
    await other.client.post(at(dossier, `steps/${token}/lease`), { takeOver: "1" });
    await page.clock.fastForward(61_000);
    await page.getByText("Đỗ Minh Quân đã nhận bước này.").waitFor();
    expect(await page.getByLabel("Ý kiến xử lý").inputValue()).toBe("đang gõ");
  });
}, 60_000);
