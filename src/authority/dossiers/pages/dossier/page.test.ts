import { afterAll, beforeAll, expect, test, vi } from "vitest";
import type { Dossier } from "../../record.ts";
import { readWork } from "../../store/dossiers.ts";
import { type DossierPagesStand, dossierPagesStand, type Visitor, validPage } from "./dossier-pages.fixture.ts";

let s: DossierPagesStand;
let counter: Visitor;
let examiner: Visitor;
let leader: Visitor;

beforeAll(async () => {
  s = await dossierPagesStand();
  counter = await s.visitor("receptionist", "H36.50");
  examiner = await s.visitor("specialist", "H36.50");
  leader = await s.visitor("leader", "H36.50");
}, 120_000);
afterAll(async () => {
  await s?.served.stop();
  await s?.stand.node.drop();
});

const at = ({ code }: Dossier, below = "") => `/dossiers/${code}${below === "" ? "" : `/${below}`}`;

test("an open dossier is told nothing more once its person has signed out", async () => {
  const { node } = s.stand;
  const dossier = await s.permit();
  const { client } = await s.visitor("specialist", "H36.50", "Người Ra Về");
  const answer = await client.get(`${at(dossier, "live")}?revision=0&notes=0`);
  let text = "";
  const read = async (): Promise<void> => {
    for await (const part of answer.body ?? []) text += new TextDecoder().decode(part);
  };
  const ended = read();
  const news = () => node.db.transaction().execute((tx) => node.live.publish(tx, [`dossier:${dossier.id}`]));
  await vi.waitFor(() => expect(text).toContain(": open"));
  await news();
  await vi.waitFor(() => expect(text).toContain("data:"), 5_000);
  await client.post("/sign-out");
  const shown = text;
  await news();
  await ended;
  expect(text).toBe(shown);
});

/** Whether a page offers an act. */
const offers = (html: string, dossier: Dossier, act: string) => html.includes(`href="${at(dossier, act)}`);

test("every page is valid HTML in both languages", async () => {
  const dossier = await s.permit();
  const wrong: string[] = [];
  for (const lang of ["vi", "en"]) {
    const pages: readonly (readonly [Visitor, readonly string[]])[] = [
      [examiner, ["", "supplement", "refusal", "components", "fee", "flow", "?paper=TP2"]],
      [leader, ["", "suspension", "stop", "assignment"]],
      [counter, ["", "withdrawal", "payment"]],
    ];
    for (const [who, list] of pages) {
      await who.client.get(`/dossiers/${dossier.code}?lang=${lang}`);
      for (const below of list) {
        const path = below.startsWith("?") ? `${at(dossier)}${below}` : at(dossier, below);
        if (below === "payment" && dossier.fee === null) continue;
        await validPage(who.client, path).catch((error: unknown) => wrong.push(`${path} (${lang}): ${error}`));
      }
    }
  }
  await counter.client.get(`${at(dossier)}?lang=vi`);
  await examiner.client.get(`${at(dossier)}?lang=vi`);
  await leader.client.get(`${at(dossier)}?lang=vi`);
  expect(wrong).toEqual([]);
}, 240_000);

const every = [
  "supplement",
  "supplement-answer",
  "fee",
  "payment",
  "refusal",
  "suspension",
  "resumption",
  "withdrawal",
  "stop",
  "assignment",
  "hand-over",
  "components",
] as const;

test("every act is offered to whom it is for, and refused to everybody else", async () => {
  const dossier = await s.permit();
  const opened: readonly (readonly [role: Parameters<DossierPagesStand["visitor"]>[0], agency: string, string[]])[] = [
    ["receptionist", "H36.50", ["withdrawal", "components"]],
    ["specialist", "H36.50", ["supplement", "fee", "refusal", "components"]],
    ["leader", "H36.50", ["supplement", "fee", "refusal", "suspension", "stop", "assignment"]],
    ["clerk", "H36.50", []],
    ["controller", "H36", []],
  ];
  for (const [role, agency, allowed] of opened) {
    const { client } = await s.visitor(role, agency);
    for (const act of every) {
      const { status } = await client.get(at(dossier, act));
      expect([role, act, status === 200]).toEqual([role, act, allowed.includes(act)]);
      if (status !== 200) expect([403, 409]).toContain(status);
    }
  }
  // Who may not do an act does not do it by sending its form either.
  const clerk = await s.visitor("clerk", "H36.50");
  const before = await s.now(dossier);
  for (const act of every) {
    const fields = { revision: String(before.revision), reason: "x", legal: "Điều 1", amount: "1000", receipt: "1" };
    const answer = await clerk.client.post(at(dossier, act), { ...fields, receiver: "x", confirm: "1", other: "x" });
    expect([act, [403, 409].includes(answer.status)]).toEqual([act, true]);
  }
  const controller = await s.visitor("controller", "H36");
  expect((await controller.client.post(at(dossier, "notes"), { text: "xem" })).status).toBe(403);
  expect(await s.now(dossier)).toEqual(before);
}, 120_000);

test("a dossier is shown to its agency, to whoever it asks, and to the controller; to nobody else", async () => {
  const dossier = await s.permit();
  const below = ["", "flow", "live", "components", `files/${"0".repeat(64)}`];
  const stranger = await s.visitor("specialist", "H36.05");
  for (const one of below) expect((await stranger.client.get(at(dossier, one))).status, one).toBe(404);
  const admin = await s.visitor("admin", "H36.50");
  expect((await admin.client.get(at(dossier))).status).toBe(403);
  const nobody = s.served.client();
  expect((await nobody.get(at(dossier))).headers.get("location")).toContain("/sign-in");
  expect((await examiner.client.get("/dossiers/H36.50-201123-9999")).status).toBe(404);
  const controller = await s.visitor("controller", "H36");
  const html = await validPage(controller.client, at(dossier));
  for (const act of every) expect(offers(html, dossier, act), act).toBe(false);
  expect(html).toContain("/resending");
  await s.step(dossier, "Examine", "approve");
  const commune = await s.visitor("receptionist", "H36.50.01");
  expect((await commune.client.get(at(dossier))).status).toBe(200);
});

test("scans are shown page by page and sent only to whoever may see the dossier", async () => {
  const dossier = await s.permit();
  const sha256 = dossier.components[0]?.files[0]?.sha256 ?? "";
  const html = await examiner.client.page(at(dossier));
  expect(html).toContain(`/files/${sha256}/pages/2`);
  const page = await examiner.client.get(at(dossier, `files/${sha256}/pages/1`));
  expect(page.headers.get("content-type")).toContain("image/svg+xml");
  const file = await examiner.client.get(at(dossier, `files/${sha256}`));
  expect(file.headers.get("content-type")).toBe("application/pdf");
  const stranger = await s.visitor("specialist", "H36.05");
  expect((await stranger.client.get(at(dossier, `files/${sha256}`))).status).toBe(404);
}, 60_000);

test("a step is done with its comment, and the page says what comes next", async () => {
  const dossier = await s.permit();
  const html = await examiner.client.page(at(dossier));
  expect(html).toMatch(/Đạt[\s\S]*Cần bổ sung[\s\S]*Không đạt/);
  const [, fence] = /name="fence" value="(\d+)"/.exec(html) ?? [];
  const token = String(await s.tokenOf(dossier, "Examine"));
  const fields = { revision: String(dossier.revision), fence: fence ?? "" };
  const none = await examiner.client.post(at(dossier, `steps/${token}`), { ...fields, note: "Đã xem", outcome: "-" });
  expect(none.status).toBe(422);
  expect(await none.text()).toContain("Đã xem");
  const done = await examiner.client.post(at(dossier, `steps/${token}`), {
    ...fields,
    note: "Đủ điều kiện",
    outcome: "approve",
  });
  expect(done.status).toBe(303);
  expect(await examiner.client.page(at(dossier))).toContain("Đủ điều kiện");
  const again = await examiner.client.post(at(dossier, `steps/${token}`), {
    ...fields,
    note: "Lần hai",
    outcome: "approve",
  });
  expect(again.status).toBe(409);
  const both = await again.text();
  expect(both).toContain("Hồ sơ đã thay đổi khi anh/chị đang xử lý");
  expect(both).toContain("Lần hai");
  expect(both).toContain("Xong bước “Thẩm định, kiểm tra thực địa”");
});

test("whoever opens a step holds it; somebody else is told, and can take it over", async () => {
  const dossier = await s.permit();
  const token = await s.tokenOf(dossier, "Examine");
  const mine = await examiner.client.page(at(dossier));
  expect(mine).toContain("Anh/chị giữ bước này đến");
  const fence = /name="fence" value="(\d+)"/.exec(mine)?.[1] ?? "";
  const other = await s.visitor("specialist", "H36.50", "Đỗ Minh Quân");
  const held = await validPage(other.client, at(dossier));
  expect(held).toContain(`${examiner.by.name} đang giữ bước “Thẩm định, kiểm tra thực địa”`);
  expect(held).toContain("Nhận lại");
  expect(held).not.toContain('name="outcome"');
  const renewed = await examiner.client.post(at(dossier, `steps/${token}/lease`), { fence });
  expect(await renewed.text()).toContain("Anh/chị giữ bước này đến");
  const taken = await other.client.post(at(dossier, `steps/${token}/lease`), { takeOver: "1" });
  expect(taken.status).toBe(303);
  const lost = await examiner.client.post(at(dossier, `steps/${token}/lease`), { fence });
  expect(await lost.text()).toContain("Đỗ Minh Quân đã nhận bước này");
  const late = await examiner.client.post(at(dossier, `steps/${token}`), {
    ...{ fence, revision: String(dossier.revision), outcome: "approve", note: "Nội dung đang gõ" },
  });
  expect(late.status).toBe(409);
  const both = await late.text();
  expect(both).toContain("Nội dung đang gõ");
  expect(both).toContain("Đỗ Minh Quân");
  const stranger = await s.visitor("specialist", "H36.05");
  expect((await stranger.client.post(at(dossier, `steps/${token}/lease`), { fence: "9" })).status).toBe(404);
});

test("papers: what another changed meanwhile is shown beside one's own, and nothing is lost", async () => {
  const dossier = await s.permit();
  const revision = String(dossier.revision);
  const form = new FormData();
  form.set("revision", revision);
  for (const code of ["TP1", "TP2", "TP3", "TP4"]) form.append("given", code);
  const { sha256 } = await s.scan("ban-ve.pdf");
  const bytes = Uint8Array.from(await s.stand.node.files.bytes(sha256));
  form.append("scan-of-TP4", new File([bytes], "cam-ket.pdf", { type: "application/pdf" }));
  form.append("scan-of-TP3", new File([], "ban-ve.pdf", { type: "application/pdf" }));
  const refused = await counter.client.upload(at(dossier, "components"), form);
  expect(refused.status).toBe(422);
  const html = await refused.text();
  expect(html).toMatch(/href="#scan-of-TP3"/);
  expect(html).toContain("cam-ket.pdf");
  const token = /name="file" value="([^"]+)"/.exec(html)?.[1] ?? "";
  const ticks = await examiner.client.post(at(dossier, "components/ticks"), { revision, given: ["TP1", "TP2"] });
  expect(ticks.status).toBe(303);
  const save = (over: Record<string, string>) =>
    counter.client.post(at(dossier, "components"), {
      ...{ revision, given: ["TP1", "TP2", "TP3", "TP4"], file: token },
      ...over,
    });
  const stale = await save({});
  expect(stale.status).toBe(409);
  const both = await stale.text();
  expect(both).toContain("Giấy tờ ở hai bản");
  expect(both).toContain("có, cam-ket.pdf");
  expect(both).toContain(examiner.by.name);
  expect((await save({ revision: String((await s.now(dossier)).revision) })).status).toBe(303);
  const after = await s.now(dossier);
  expect(after.components.map(({ given, files }) => [given, files.length])).toEqual([
    [true, 1],
    [true, 0],
    [true, 0],
    [true, 1],
  ]);
  const [first] = after.components[0]?.files ?? [];
  const removed = await counter.client.post(at(dossier, "components"), {
    ...{ revision: String(after.revision), given: ["TP1"], remove: `TP1~${first?.sha256}` },
  });
  expect(removed.status).toBe(303);
  expect((await s.now(dossier)).components[0]?.files).toEqual([]);
  const stolen = await examiner.client.post(at(dossier, "components"), {
    ...{ revision: String((await s.now(dossier)).revision), given: [], file: token },
  });
  expect(stolen.status).toBe(303);
  expect((await s.now(dossier)).components[3]?.files.length).toBe(1);
}, 60_000);

test("agencies asked at once answer on their own; their steps do not make each other stale", async () => {
  const dossier = await s.permit();
  await s.step(dossier, "Examine", "approve");
  const commune = await s.visitor("receptionist", "H36.50.01");
  const html = await validPage(commune.client, at(dossier));
  expect(html).toContain("UBND thành phố Đà Lạt hỏi ý kiến");
  const seen = String((await s.now(dossier)).revision);
  const third = await s.tokenOf(dossier, "Opinion_3");
  const path = at(dossier, `steps/${third}`);
  const fence = /name="fence" value="(\d+)"/.exec(html)?.[1] ?? "";
  const bare = await commune.client.post(path, { revision: seen, fence, outcome: "-" });
  expect(bare.status).toBe(422);
  expect(await bare.text()).toContain("Hãy ghi ý kiến của cơ quan");
  await s.step(dossier, "Opinion_1", "", "Đã nghiệm thu phòng cháy");
  const done = await commune.client.post(path, { revision: seen, fence, outcome: "-", note: "Đất không tranh chấp" });
  expect(done.status).toBe(303);
  const main = await examiner.client.page(at(dossier));
  expect(main).toContain("2 trên 3");
  expect(main).toContain("Đất không tranh chấp");
  expect(main).toContain("Đã nghiệm thu phòng cháy");
  expect((await readWork(s.stand.node.db, dossier.id)).filter(({ closedAt }) => closedAt === null)).toHaveLength(1);
});

test("notes stay between officers; an empty one is refused", async () => {
  const dossier = await s.permit();
  expect((await counter.client.post(at(dossier, "notes"), { text: " " })).status).toBe(422);
  const long = "Hẹn người nộp\nchiều thứ Ba";
  expect((await counter.client.post(at(dossier, "notes"), { text: long })).status).toBe(303);
  expect(await examiner.client.page(at(dossier))).toContain("Hẹn người nộp");
});
