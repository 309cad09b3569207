import { PDF } from "@libpdf/core";
import type { Browser, Page } from "playwright-core";
import { afterAll, beforeAll, expect, test } from "vitest";
import { openBrowser } from "../../../../test/support/browser.ts";
import { cookieName } from "../../../platform/http/index.ts";
import { createDraft, issueDocuments, type Saved, signDocuments, submitDocument } from "../index.ts";
import { carry, introduceSenders, letterOf } from "../office.fixture.ts";
import { look, type PagesStand, pagesStand, type Visitor } from "./pages.fixture.ts";

let s: PagesStand;
let browser: Browser;
let submitted: Saved;
let signed: Saved;
let issued: Saved;

beforeAll(async () => {
  s = await pagesStand();
  browser = await openBrowser();
  submitted = await s.document("submitted", { urgency: 1, dueDate: "2020-11-26" });
  await s.document("submitted", { subject: "công bố 12 thủ tục hành chính sửa đổi lĩnh vực đất đai" });
  signed = await s.document("signed");
  issued = await s.document("issued");
}, 120_000);
afterAll(async () => {
  await browser?.close();
  await s?.served.stop();
  await s?.stand.node.drop();
  await s?.neighbour.node.drop();
});

async function visit(
  who: Visitor,
  width: number,
  run: (page: Page, open: (path: string) => Promise<void>) => Promise<void>,
): Promise<void> {
  const context = await browser.newContext({ viewport: { width, height: 900 }, locale: "vi-VN" });
  const problems: string[] = [];
  try {
    const name = cookieName(s.stand.node.config, "session");
    await context.addCookies([{ name, value: who.client.cookies.get(name) ?? "", url: s.served.url }]);
    const page = await context.newPage();
    page.on("console", (message) => message.type() === "error" && problems.push(message.text()));
    page.on("pageerror", (error) => problems.push(String(error)));
    await run(page, async (path) => {
      await page.goto(new URL(path, s.served.url).href);
    });
  } finally {
    await context.close();
  }
  expect(problems).toEqual([]);
}

async function receiveOne(subject: string): Promise<void> {
  const { neighbour, stand } = s;
  const made = await createDraft(
    neighbour.node,
    neighbour.specialist,
    letterOf(neighbour.leader, { recipients: ["H36"], subject }),
  );
  const sent = await submitDocument(neighbour.node, neighbour.specialist, made);
  const [one] = await signDocuments(neighbour.node, neighbour.leader, { documents: [sent], pin: neighbour.pin });
  if (!one?.ok) throw one?.error ?? new Error("not signed");
  const [out] = await issueDocuments(neighbour.node, neighbour.clerk, { documents: [one], pin: neighbour.pin });
  if (!out?.ok) throw out?.error ?? new Error("not issued");
  await carry(neighbour, stand, ["H36"]);
}

test.each([1280, 390])(
  "at %i px every page is accessible and fits",
  async (width) => {
    await introduceSenders(s.stand, s.country);
    await receiveOne(`phối hợp phòng, chống bão số ${width}`);
    const incoming = await s.stand.node.db.selectFrom("office.incoming").select("id").executeTakeFirstOrThrow();
    await visit(s.clerk, width, async (page, open) => {
      const paths: readonly (readonly [string, string])[] = [
        ["outgoing", "/outgoing"],
        ["outgoing-signed", "/outgoing?state=signed"],
        ["new", "/outgoing/new"],
        ["document-issued", `/outgoing/${issued.id}`],
        ["document-signed", `/outgoing/${signed.id}`],
        ["recall", `/outgoing/${issued.id}/recall`],
        ["recipients", `/outgoing/${issued.id}/recipients`],
        ["incoming", "/incoming"],
        ["incoming-document", `/incoming/${incoming.id}`],
        ["registers", "/registers"],
        ["register", "/registers/outgoing?year=2020"],
        ["search", "/documents?q=dich+vu"],
      ];
      for (const [name, path] of paths) {
        await open(path);
        await page.waitForLoadState("load");
        await look(page, `${name}-${width}`).catch((error: unknown) => {
          throw new Error(`${name}: ${error}`);
        });
      }
    });
    await visit(s.leader, width, async (page, open) => {
      for (const [name, path] of [
        ["signing", "/signing"],
        ["document-submitted", `/outgoing/${submitted.id}`],
        ["selection", `/signing/selection?act=sign&document=${submitted.id}`],
      ] as const) {
        await open(path);
        await page.waitForLoadState("load");
        await look(page, `${name}-${width}`);
      }
    });
    const draft = await s.document("draft");
    await visit(s.specialist, width, async (page, open) => {
      await open(`/outgoing/${draft.id}/edit`);
      await page.waitForLoadState("load");
      await look(page, `edit-${width}`);
    });
  },
  240_000,
);

test("a document that arrives appears within five seconds and the focus stays where it was", async () => {
  await introduceSenders(s.stand, s.country);
  await visit(s.clerk, 1280, async (page, open) => {
    const opened = page.waitForResponse((response) => response.url().includes("/incoming/live"));
    await open("/incoming");
    await opened;
    await page.locator("#filter-q").focus();
    await receiveOne("văn bản hỏa tốc vừa đến");
    await page.getByText("văn bản hỏa tốc vừa đến").waitFor({ timeout: 5000 });
    expect(await page.evaluate<string>("document.activeElement.id")).toBe("filter-q");
  });
}, 60_000);

test("what is written saves itself, and the pages follow", async () => {
  const draft = await s.document("draft");
  await visit(s.specialist, 1280, async (page, open) => {
    await open(`/outgoing/${draft.id}/edit`);
    await page.locator("#subject").fill("tự lưu khi đang soạn");
    await page.locator("#draft-version[value='2']").waitFor({ state: "attached", timeout: 10_000 });
    expect(await page.locator("#preview img").first().getAttribute("src")).toContain("v=2");
    await page.locator("#body").fill("Đoạn thứ nhất.\nĐoạn thứ hai.");
    await page.locator("#draft-version[value='3']").waitFor({ state: "attached", timeout: 10_000 });
    await page.locator("button[name=next][value=stay]").click();
    await page.getByText("Đã lưu dự thảo.").waitFor();
    expect(await page.locator("#body").inputValue()).toBe("Đoạn thứ nhất.\nĐoạn thứ hai.");
  });
}, 60_000);

test("recipients are chosen by typing without accents", async () => {
  await visit(s.clerk, 1280, async (page, open) => {
    await open(`/outgoing/${issued.id}/recipients`);
    await page.locator("#recipients").pressSequentially("van phong kon");
    await page.locator("#recipients-list [role=option]").first().click();
    await page.locator("input[name=recipients][value='H34.01']:checked").waitFor();
    await page.locator("form button[type=submit]", { hasText: "Gửi đến các nơi đã chọn" }).click();
    await page.getByText("Đang gửi thêm đến 1 nơi nhận.").waitFor();
  });
}, 60_000);

test("a register and a document's page go to paper in ink, whole and without what is pressed", async () => {
  await visit(s.clerk, 1280, async (page, open) => {
    for (const path of ["/registers/outgoing?year=2020", `/outgoing/${issued.id}`, "/outgoing"]) {
      await open(path);
      await page.emulateMedia({ media: "print" });
      const shown = await page.evaluate<string[]>(`[...document.querySelectorAll(
        "nav.lt-topnav, .lt-topsearch, .lt-who-menu, .govuk-language-navigation, .govuk-button, .lt-filters, .lt-keys, .lt-print__bar")]
        .filter((part) => part.checkVisibility()).map((part) => part.outerHTML.slice(0, 80))`);
      expect([path, shown]).toEqual([path, []]);
      const cut = await page.evaluate<string[]>(`[...document.querySelectorAll("td, th, .lt-doc__to, .lt-doc__mid")]
        .filter((part) => part.scrollWidth > part.clientWidth + 1 && getComputedStyle(part).overflow !== "visible")
        .map((part) => part.textContent.slice(0, 60))`);
      expect([path, cut]).toEqual([path, []]);
      await page.emulateMedia({ media: null });
    }
    await open("/registers/outgoing?year=2020");
    const [sheet] = (await PDF.load(await page.pdf({ preferCSSPageSize: true }))).getPages();
    expect(Math.round(sheet?.width ?? 0)).toBe(842);
  });
}, 60_000);
