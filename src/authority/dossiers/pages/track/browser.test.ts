import type { Browser, Page } from "playwright-core";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { openBrowser } from "../../../../../test/support/browser.ts";
import { type ServedNode, serveNode } from "../../../../../test/support/serve-node.ts";
import { assertWithinBudget } from "../../../../../test/support/transfer.ts";
import { entranceSystem, renderError } from "../../../../entrance/index.ts";
import { dossierStates } from "../../../../protocol/dossiers/index.ts";
import { handleAsset } from "../../../../ui/index.ts";
import { type DossierStand, dossierStand } from "../../dossiers.fixture.ts";
import { addTrackPages } from "./page.tsx";
import { askPapers, at, keepTracked, look, officerName, secrets, tracked } from "./track.fixture.ts";

let stand: DossierStand;
let served: ServedNode;
let browser: Browser;

const papers = ["Ảnh chân dung 3×4", "Giấy khám sức khỏe"].map((name, index) => ({
  code: `P${index + 1}`,
  name,
  required: true,
  originals: 1,
  copies: 0,
  given: true,
  files: [],
  note: "",
}));

const running = tracked({
  receivedAt: at("2020-11-16T07:35:00"),
  limitText: "5 ngày làm việc",
  components: papers,
  pauses: [
    {
      from: at("2020-11-17T16:40:00").toISOString(),
      to: at("2020-11-19T14:20:00").toISOString(),
      reason: "supplement",
      stopsClock: true,
    },
  ],
  supplements: 1,
  dueAt: at("2020-11-25T13:50:00"),
  printedDueAt: at("2020-11-23T17:00:00"),
  fee: 135_000,
  feePaidAt: at("2020-11-16T07:40:00"),
});
const waiting = tracked({
  receivedAt: at("2020-11-19T08:00:00"),
  state: dossierStates.supplement,
  components: papers,
  pauses: [{ from: at("2020-11-20T10:00:00").toISOString(), to: null, reason: "supplement", stopsClock: true }],
  supplements: 1,
  dueAt: null,
  printedDueAt: at("2020-11-23T17:00:00"),
});
const late = tracked({
  receivedAt: at("2020-11-16T09:00:00"),
  reappointedTo: at("2020-11-26T17:00:00"),
  apologyAt: at("2020-11-19T08:00:00"),
  lateBy: "H36.05",
});
const returned = tracked({
  state: dossierStates.returned,
  outcome: "granted",
  endedAt: at("2020-11-18T09:00:00"),
  returnedAt: at("2020-11-18T15:00:00"),
});

beforeAll(async () => {
  stand = await dossierStand(at("2020-11-24T09:00:00"));
  const { node } = stand;
  await keepTracked(
    node,
    running,
    [
      { kind: "accepted", at: running.receivedAt },
      { kind: "supplement-asked", at: at("2020-11-17T16:40:00") },
      { kind: "supplement-received", at: at("2020-11-19T14:20:00") },
      { kind: "reassigned", at: at("2020-11-19T15:00:00"), detail: { to: officerName } },
      { kind: "step-done", at: at("2020-11-20T09:05:00"), detail: { step: "Thẩm định hồ sơ", note: secrets[0] } },
    ],
    [
      {
        name: "Lãnh đạo phòng duyệt",
        agencyCode: "H36.05",
        openedAt: at("2020-11-23T08:10:00"),
        dueAt: at("2020-11-24T17:00:00"),
      },
    ],
  );
  await askPapers(node, running, ["P1"], at("2020-11-17T16:40:00"));
  await keepTracked(
    node,
    waiting,
    [
      { kind: "accepted", at: waiting.receivedAt },
      { kind: "supplement-asked", at: at("2020-11-20T10:00:00") },
    ],
    [{ name: "Chờ bổ sung", agencyCode: "H36.05", place: "waiting", openedAt: at("2020-11-20T10:00:00") }],
  );
  await askPapers(node, waiting, ["P1", "P2", "X9"], at("2020-11-20T10:00:00"));
  await keepTracked(
    node,
    late,
    [
      { kind: "accepted", at: late.receivedAt },
      { kind: "apology-sent", at: at("2020-11-19T08:00:00"), detail: { step: "Thẩm định" } },
    ],
    [{ name: "Thẩm định", agencyCode: "H36.05", openedAt: late.receivedAt, dueAt: at("2020-11-18T17:00:00") }],
  );
  await keepTracked(node, returned, [
    { kind: "accepted", at: returned.receivedAt },
    { kind: "resolved", at: at("2020-11-18T09:00:00") },
    { kind: "returned", at: at("2020-11-18T15:00:00"), detail: { receiver: secrets[0], receiverNumber: secrets[1] } },
  ]);
  served = await serveNode(node, [{ name: "track", routes: addTrackPages }, entranceSystem(node)], {
    handleAsset,
    renderError,
  });
  browser = await openBrowser();
}, 180_000);
afterAll(async () => {
  await browser.close();
  await served.stop();
  await stand.node.drop();
});

async function open(width: number, path: string, locale = "vi"): Promise<Page> {
  const context = await browser.newContext({
    viewport: { width, height: width < 500 ? 844 : 900 },
    locale,
    javaScriptEnabled: false,
    extraHTTPHeaders: { "Accept-Language": locale },
  });
  const page = await context.newPage();
  await page.goto(`${served.url}${path}`);
  return page;
}

async function openWithScript(width: number, path: string): Promise<Page> {
  const context = await browser.newContext({ viewport: { width, height: 900 }, locale: "vi" });
  const page = await context.newPage();
  await page.goto(`${served.url}${path}`);
  return page;
}

const textOf = async (page: Page) => ((await page.locator("main").textContent()) ?? "").replace(/\s+/g, " ");

describe.each([390, 1280])("at %i px", (width) => {
  test("every state is accessible, tells nothing of a person, and fits the screen", async () => {
    for (const [name, dossier] of Object.entries({ running, waiting, late, returned })) {
      const page = await openWithScript(width, `/track/${dossier.code}`);
      await look(page, `track-${name}-${width}`);
      const html = await page.content();
      for (const secret of [...secrets, officerName]) expect([name, html.includes(secret)]).toEqual([name, false]);
      await page.context().close();
    }
    for (const path of ["/track", "/track/H36.05-201116-9999", "/track/chao", "/track/H34.01-201116-0001"]) {
      const page = await openWithScript(width, path);
      await look(page, `track${path.slice(6).replaceAll(/\W/g, "-")}-${width}`);
      await page.context().close();
    }
  }, 120_000);
});

test("says when, why then, where, and what next, without a script", async () => {
  const text = await textOf(await open(390, `/track/${running.code}`));
  expect(text).toContain("25/11/2020");
  expect(text).toContain("Đang xử lý tại Sở Tài chính tỉnh Lâm Đồng");
  expect(text).toContain("Thời hạn là 5 ngày làm việc, tính từ ngày làm việc sau ngày tiếp nhận.");
  expect(text).toContain(
    "Giấy hẹn in ngày 16/11/2020 ghi 23/11/2020; nay là 25/11/2020 vì thời gian chờ ông/bà không tính.",
  );
  expect(text).toContain("Lãnh đạo phòng duyệt");
  expect(text).toContain("17:00 hôm nay");
  expect(text).toContain("Yêu cầu bổ sung 1 giấy tờ");
  expect(text).toContain("135.000 đồng, đã nộp 16/11/2020");
});

test("a request for papers names them all at once, and not its reasons", async () => {
  const text = await textOf(await open(390, `/track/${waiting.code}`));
  expect(text).toContain("Giấy khám sức khỏe; Ảnh chân dung 3×4; nội dung khác ghi trong phiếu yêu cầu bổ sung");
  expect(text).toContain("Tạm dừng tính");
  expect(text).not.toContain("mờ");
});

test("a paper whose name somebody typed is told without its name", async () => {
  const [catalogue] = papers;
  if (!catalogue) throw new Error("no paper");
  const typed = ["KHAC-1", "answer-7"].map((code) => ({ ...catalogue, code, name: `Đơn của ${secrets[0]}` }));
  const askedAt = at("2020-11-20T10:00:00");
  const dossier = tracked({
    receivedAt: at("2020-11-19T08:00:00"),
    state: dossierStates.supplement,
    components: [...papers, ...typed],
    pauses: [{ from: askedAt.toISOString(), to: null, reason: "supplement", stopsClock: true }],
    supplements: 1,
    dueAt: null,
  });
  await keepTracked(stand.node, dossier, [
    { kind: "accepted", at: dossier.receivedAt },
    { kind: "supplement-asked", at: askedAt },
  ]);
  await askPapers(stand.node, dossier, ["P1", "KHAC-1", "answer-7"], askedAt);
  const page = await open(390, `/track/${dossier.code}`);
  const text = await textOf(page);
  expect(await page.content()).not.toContain(secrets[0]);
  const told = "Ảnh chân dung 3×4; nội dung khác ghi trong phiếu yêu cầu bổ sung";
  // Once as what to bring, once in the history.
  expect(text.split(told)).toHaveLength(3);
});

test("lateness is told with the apology and the new date", async () => {
  const text = await textOf(await open(390, `/track/${late.code}`));
  expect(text).toContain("Hẹn lại chậm nhất 17:00 26/11/2020");
  expect(text).toContain("Quá hẹn");
});

test("a calendar changed after the slip was printed is told, never silent", async () => {
  const moved = tracked({
    receivedAt: at("2020-11-20T09:00:00"),
    printedDueAt: at("2020-11-23T17:00:00"),
    dueAt: at("2020-11-24T17:00:00"),
  });
  const lines = [
    { kind: "accepted" as const, at: moved.receivedAt },
    {
      kind: "due-moved" as const,
      at: at("2020-11-21T08:00:00"),
      detail: { to: "2020-11-24T10:00:00.000Z", why: "calendar" },
    },
  ];
  await keepTracked(stand.node, moved, lines);
  const text = await textOf(await open(390, `/track/${moved.code}`));
  expect(text).toContain(
    "Giấy hẹn in ngày 20/11/2020 ghi 23/11/2020; nay là 24/11/2020 vì lịch làm việc được sửa sau khi in giấy (tính lại ngày 21/11/2020).",
  );
  expect(text).toContain("Ngày hẹn mới: 17:00 24/11/2020");
});

test("pressing the button without a code says to type one", async () => {
  expect(await textOf(await open(390, "/track?code="))).toContain("Xin gõ mã hồ sơ");
  expect(await textOf(await open(390, "/track"))).not.toContain("Xin gõ mã hồ sơ");
});

test("a code typed otherwise leads to its dossier, a near one is offered, an unknown one answered kindly", async () => {
  const [agency, day, sequence] = running.code.split("-");
  const typed = await open(390, `/track?code=${encodeURIComponent(` ${agency?.toLowerCase()}_20${day}/${sequence} `)}`);
  expect(new URL(typed.url()).pathname).toBe(`/track/${running.code}`);
  // Day and year changed places: a code of 2016 that nobody gave, and the right one beside it.
  const near = await open(390, `/track/${agency}-161120-${sequence}`);
  await near.locator("main ul a").click();
  expect(new URL(near.url()).pathname).toBe(`/track/${running.code}`);
  const text = await textOf(await open(390, "/track/H34.01-201116-0001"));
  expect(text).toContain("không thuộc hệ thống này");
  const nonsense = await open(390, "/track/chao");
  expect(await textOf(nonsense)).toContain("chưa phải là mã hồ sơ");
  await nonsense.locator("input[name=code]").fill(running.code);
  await nonsense.locator(".lt-search button").click();
  expect(new URL(nonsense.url()).pathname).toBe(`/track/${running.code}`);
});

test("stays within the weight of a citizen's page", async () => {
  const page = await browser.newPage();
  await assertWithinBudget(page, `${served.url}/track/${running.code}`, "citizen");
  await page.close();
});

test("codes cannot be tried one after another without end", async () => {
  const limited = await serveNode(stand.node, [{ name: "track", routes: (app) => addTrackPages(app, 3) }], {
    renderError,
  });
  const client = limited.client();
  const statuses: number[] = [];
  for (let n = 1; n <= 5; n++) statuses.push((await client.get(`/track/H36.05-201116-000${n}`)).status);
  expect(statuses).toEqual([404, 404, 404, 429, 429]);
});
