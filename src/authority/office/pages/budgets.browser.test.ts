import type { Browser, Page } from "playwright-core";
import { afterAll, beforeAll, test } from "vitest";
import { openBrowser } from "../../../../test/support/browser.ts";
import { assertWithinBudget } from "../../../../test/support/transfer.ts";
import { cookieName } from "../../../platform/http/index.ts";
import { createDraft, issueDocuments, type Saved, signDocuments, submitDocument } from "../index.ts";
import { carry, introduceSenders, letterOf } from "../office.fixture.ts";
import { type PagesStand, pagesStand, type Visitor } from "./pages.fixture.ts";

let s: PagesStand;
let browser: Browser;
let long: { readonly draft: Saved; readonly submitted: Saved; readonly issued: Saved };

const sentence =
  "Rà soát, thống kê toàn bộ thủ tục hành chính thuộc phạm vi quản lý; công khai đầy đủ trên Cổng Dịch vụ công quốc gia trước ngày 30 tháng 11 năm 2020; bố trí cán bộ, công chức đủ năng lực tại Bộ phận Tiếp nhận và Trả kết quả; không để hồ sơ quá hạn mà không có văn bản xin lỗi.";
/** About five pages. */
const blocks = Array.from({ length: 40 }, (_, index) => ({
  kind: "paragraph" as const,
  text: `${index + 1}. ${sentence}`,
}));

beforeAll(async () => {
  s = await pagesStand();
  browser = await openBrowser();
  long = {
    draft: await s.document("draft", { blocks }),
    submitted: await s.document("submitted", { blocks }),
    issued: await s.document("issued", { blocks }),
  };
  await receiveLong();
}, 120_000);
afterAll(async () => {
  await browser?.close();
  await s?.served.stop();
  await s?.stand.node.drop();
  await s?.neighbour.node.drop();
});

/** A long document arrives from the neighbour. */
async function receiveLong(): Promise<void> {
  const { neighbour, stand } = s;
  await introduceSenders(stand, s.country);
  const { node, specialist, leader, clerk, pin } = neighbour;
  const made = await createDraft(node, specialist, letterOf(leader, { recipients: ["H36"], blocks }));
  const sent = await submitDocument(node, specialist, made);
  const [one] = await signDocuments(node, leader, { documents: [sent], pin });
  if (!one?.ok) throw one?.error ?? new Error("not signed");
  const [out] = await issueDocuments(node, clerk, { documents: [one], pin });
  if (!out?.ok) throw out?.error ?? new Error("not issued");
  await carry(neighbour, stand, ["H36"]);
}

async function pageOf(who: Visitor, width: number): Promise<Page> {
  const context = await browser.newContext({ viewport: { width, height: 900 }, locale: "vi-VN" });
  const name = cookieName(s.stand.node.config, "session");
  await context.addCookies([{ name, value: who.client.cookies.get(name) ?? "", url: s.served.url }]);
  return context.newPage();
}

test.each([390, 1280])(
  "at %i px every page of the office stays within its budget, also with a document of five pages",
  async (width) => {
    const incoming = await s.stand.node.db.selectFrom("office.incoming").select("id").executeTakeFirstOrThrow();
    const clerk = await pageOf(s.clerk, width);
    for (const path of [
      "/incoming",
      `/incoming/${incoming.id}`,
      "/outgoing",
      "/outgoing/new",
      `/outgoing/${long.draft.id}/edit`,
      `/outgoing/${long.issued.id}`,
      `/outgoing/${long.issued.id}/recipients`,
      "/registers",
      "/registers/outgoing?year=2020",
      "/documents?q=thu+tuc",
    ])
      await assertWithinBudget(clerk, new URL(path, s.served.url).href, "officer");
    const leader = await pageOf(s.leader, width);
    await assertWithinBudget(leader, new URL(`/outgoing/${long.submitted.id}`, s.served.url).href, "officer");
    // The leader's list is made for a phone, at the citizen's density.
    await assertWithinBudget(leader, new URL("/signing", s.served.url).href, "citizen");
    await Promise.all([clerk, leader].map((page) => page.context().close()));
  },
  120_000,
);
