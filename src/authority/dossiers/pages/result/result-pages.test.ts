import { appendFile, readdir } from "node:fs/promises";
import { join } from "node:path";
import { PDF } from "@libpdf/core";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { assertValidHtml } from "../../../../../test/support/html.ts";
import type { Role } from "../../../../platform/auth/index.ts";
import { findDossier } from "../../store/dossiers.ts";
import { findResult } from "../../store/results.ts";
import { type ResultPagesStand, resultPagesStand, type Visitor } from "./result-pages.fixture.ts";

let s: ResultPagesStand;

beforeAll(async () => {
  s = await resultPagesStand(new Date("2020-11-23T08:00:00+07:00"));
}, 120_000);
afterAll(async () => {
  await s?.served.stop();
  await s?.stand.node.drop();
});

async function textOf(pdf: Uint8Array): Promise<string> {
  const pages = (await PDF.load(pdf)).getPages().map((page) => page.extractText().text);
  return pages.join("\n").replace(/\s+/g, " ").normalize("NFC");
}

async function bytesOf({ client }: Visitor, path: string): Promise<Uint8Array> {
  const answer = await client.get(path);
  expect([path, answer.status]).toEqual([path, 200]);
  return new Uint8Array(await answer.arrayBuffer());
}

async function valid(html: string): Promise<string> {
  await assertValidHtml(html);
  return html;
}

describe("the result of a dossier", () => {
  test("is begun, written, looked at, signed and sealed with forms alone", async () => {
    const { counter, leader, clerk, stand } = s;
    const dossier = await stand.birth();
    const path = `/dossiers/${dossier.code}/result`;
    expect(await valid(await counter.client.page(path))).toContain("Chọn loại văn bản");
    const begun = await counter.client.post(path, { form: "certificate" });
    expect(begun.status).toBe(303);
    const form = await valid(await counter.client.page(path));
    expect(form).toContain("Ông/Bà K’Brểu Thị Lan");
    const saved = await counter.client.post(`${path}/draft`, {
      version: "1",
      form: "certificate",
      title: "Giấy khai sinh",
      subject: "Đăng ký khai sinh",
      body: "Chứng nhận đã đăng ký khai sinh.\nĐiều 1. Đúng như Sổ đăng ký.",
      places: "Ông/Bà K’Brểu Thị Lan\nLưu: VT",
      signer: "",
    });
    expect(saved.status).toBe(303);
    const pdf = await textOf(await bytesOf(counter, `${path}/document.pdf`));
    expect(pdf).toContain("GIẤY KHAI SINH");
    expect(pdf).toContain("Điều 1. Đúng như Sổ đăng ký.");
    expect((await counter.client.get(`${path}/pages/1`)).headers.get("content-type")).toContain("image/svg+xml");
    expect(await valid(await clerk.client.page(path))).toContain("Văn bản chưa được ký.");
    expect((await leader.client.post(`${path}/signature`, { version: "2", pin: stand.pin })).status).toBe(403);
  });

  test("that somebody else saved meanwhile shows both versions and loses nothing", async () => {
    const { counter, leader } = s;
    const { dossier } = await s.drafted(false);
    const path = `/dossiers/${dossier.code}/result`;
    const fields = { version: "2", form: "certificate", title: "Giấy khai sinh", places: "Lưu: VT", signer: "" };
    const theirs = await leader.client.post(`${path}/draft`, { ...fields, subject: "của lãnh đạo", body: "Một." });
    expect(theirs.status).toBe(303);
    const mine = await counter.client.post(`${path}/draft`, { ...fields, subject: "của tôi", body: "Hai." });
    expect(mine.status).toBe(409);
    const html = await valid(await mine.text());
    expect(html).toContain("Người khác đã sửa văn bản này");
    expect(html).toMatch(/<del>.*lãnh đạo.*<ins>.*tôi/s);
    expect(html).toContain("Hai.");
    expect(html).toContain('name="version" value="3"');
  });

  test("that is too long is told field by field, with all that was typed", async () => {
    const { counter, leader, stand } = s;
    const { dossier, saved } = await s.drafted(false);
    const path = `/dossiers/${dossier.code}/result`;
    const fields = {
      version: "2",
      form: "certificate",
      title: "Giấy khai sinh",
      subject: "",
      places: "Lưu: VT",
      signer: "",
    };
    const whole = (await findResult(stand.node.db, saved.id))?.content;
    const numbered = (count: number, tail = "") => Array.from({ length: count }, (_, at) => `Dòng ${at + 1}${tail}`);
    const sent = async (over: Partial<Record<keyof typeof fields | "body", string>>) => {
      const answer = await counter.client.post(`${path}/draft`, { ...fields, body: "Một.", ...over });
      return [answer.status, await valid(await answer.text())] as const;
    };
    const [status, html] = await sent({
      title: "t".repeat(201),
      subject: "s".repeat(501),
      body: numbered(501).join("\n"),
      places: numbered(101).join("\n"),
    });
    expect(status).toBe(422);
    expect(html).toContain("Tên văn bản có 201 ký tự, nhiều nhất 200.");
    expect(html).toContain("Trích yếu có 501 ký tự, nhiều nhất 500.");
    expect(html).toContain("Nội dung có 501 đoạn, nhiều nhất 500.");
    expect(html).toContain("Nơi nhận có 101 dòng, nhiều nhất 100.");
    for (const id of ["title", "subject", "body", "places"]) expect(html).toContain(`href="#${id}"`);
    for (const typed of ["t".repeat(201), "s".repeat(501), "Dòng 501", "Dòng 101"]) expect(html).toContain(typed);
    const table = (rows: number) => ["Số\tTên", ...numbered(rows, "\tA")].join("\n");
    const [, ofRows] = await sent({ body: table(501) });
    expect(ofRows).toContain("Một bảng có 501 dòng, nhiều nhất 500.");
    expect(ofRows).toContain("Dòng 501\tA");
    const [, ofCells] = await sent({ body: "a\t".repeat(120) });
    expect(ofCells).toContain("Một bảng có 121 cột, nhiều nhất 100.");
    const [long] = await sent({ body: "a".repeat(200_001) });
    expect(long).toBe(422);
    expect((await findResult(stand.node.db, saved.id))?.content).toEqual(whole);
    // Somebody saves while the text is too long: what they wrote is not overwritten unseen by the next try.
    await leader.client.post(`${path}/draft`, { ...fields, subject: "của lãnh đạo", body: "Hai." });
    const [, again] = await sent({ title: "t".repeat(201) });
    expect(again).toContain('name="version" value="2"');
    expect((await sent({}))[0]).toBe(409);
    const fits = {
      ...fields,
      version: "3",
      body: `${numbered(499).join("\n")}\n${table(500)}`,
      title: "t".repeat(200),
    };
    expect((await counter.client.post(`${path}/draft`, fits)).status).toBe(303);
  }, 60_000);

  test("is signed and sealed on its page; a wrong PIN is said beside the field", async () => {
    const { leader, clerk, stand } = s;
    const { dossier, saved } = await s.drafted();
    const path = `/dossiers/${dossier.code}/result`;
    expect(await valid(await leader.client.page(path))).toContain("Mã PIN khóa ký của tôi");
    const version = String(saved.version);
    expect((await leader.client.post(`${path}/signature`, { version, pin: "" })).status).toBe(422);
    const wrong = await leader.client.post(`${path}/signature`, { version, pin: "000000" });
    expect(wrong.status).toBe(422);
    expect(await valid(await wrong.text())).toContain("Sai mã PIN.");
    expect((await leader.client.post(`${path}/signature`, { version, pin: stand.pin })).status).toBe(303);
    expect((await findDossier(stand.node.db, dossier.id))?.state).toBe(9);
    expect(await valid(await clerk.client.page(path))).toContain("Cấp số, đóng dấu");
    expect((await clerk.client.post(`${path}/seal`, { version: "3", pin: stand.pin })).status).toBe(303);
    const page = await valid(await clerk.client.page(path));
    expect(page).toContain("Hợp lệ");
    expect(page).toContain("Tạ Đình Khương");
    expect(page).toMatch(/\d{2}\/GCN-UBND/);
  });

  test("whose file was changed on the disk is red, and can not be sealed", async () => {
    const { leader, clerk, stand } = s;
    const { dossier, saved } = await s.drafted();
    const path = `/dossiers/${dossier.code}/result`;
    await leader.client.post(`${path}/signature`, { version: "2", pin: stand.pin });
    const { fileSha256 } = (await findResult(stand.node.db, saved.id)) ?? {};
    const folder = stand.node.config.filesDir;
    const names = await readdir(folder, { recursive: true });
    const name = names.find((one) => one.endsWith(fileSha256 ?? "-")) ?? "";
    await appendFile(join(folder, name), "x");
    const html = await valid(await clerk.client.page(path));
    expect(html).toMatch(/lt-verdict--bad.*Tệp bị thay đổi/s);
    const list = await valid(await clerk.client.page("/dossiers/sealing"));
    expect(list).toMatch(new RegExp(`id="r-${saved.id}"[^>]*disabled`));
    const refused = await clerk.client.post("/dossiers/signing/seals", { chosen: `${saved.id}~3`, pin: stand.pin });
    expect(await refused.text()).toContain("Xong 0 trên 1 văn bản.");
  });

  test("is nobody's business outside the agencies of the dossier", async () => {
    const { dossier } = await s.drafted();
    const paths = ["result", "result/document.pdf", "result/pages/1", "papers/receipt.pdf", "papers/control-slip.pdf"];
    const roles: readonly Role[] = [
      "receptionist",
      "specialist",
      "leader",
      "clerk",
      "controller",
      "operator",
      "registrar",
      "admin",
    ];
    for (const role of roles) {
      const other = await s.visitor([role], "H36.50.02");
      const worker = ["receptionist", "specialist", "leader", "clerk"].includes(role);
      for (const path of paths)
        expect([role, path, (await other.client.get(`/dossiers/${dossier.code}/${path}`)).status]).toEqual([
          role,
          path,
          worker ? 404 : 403,
        ]);
    }
    const overseer = await s.visitor(["controller"], "H36");
    for (const path of paths) expect((await overseer.client.get(`/dossiers/${dossier.code}/${path}`)).status).toBe(200);
    expect((await s.served.client().get(`/dossiers/${dossier.code}/papers/receipt.pdf`)).status).toBe(303);
    expect((await overseer.client.post(`/dossiers/${dossier.code}/result`, {})).status).toBe(403);
  });
});

describe("results that wait", () => {
  test("are signed together, each with its own outcome", async () => {
    const { leader, stand } = s;
    const [first, second] = [await s.drafted(), await s.drafted()];
    const list = await valid(await leader.client.page("/dossiers/signing"));
    expect(list).toContain(first.dossier.code);
    expect(list).toContain(`r-${second.saved.id}`);
    const result = [`${first.saved.id}~2`, `${second.saved.id}~1`];
    const query = new URLSearchParams(result.map((value) => ["result", value]));
    expect(await valid(await leader.client.page(`/dossiers/signing/selection?act=sign&${query}`))).toContain(
      "Ký 2 kết quả",
    );
    const done = await leader.client.post("/dossiers/signing/signatures", { chosen: result.join(" "), pin: stand.pin });
    expect(done.status).toBe(200);
    const html = await valid(await done.text());
    expect(html).toContain("Xong 1 trên 2 văn bản.");
    expect(html).toContain("Văn bản đã được sửa sau khi anh/chị đọc.");
    expect((await findResult(stand.node.db, first.saved.id))?.state).toBe("signed");
    expect((await findResult(stand.node.db, second.saved.id))?.state).toBe("draft");
    const given = await leader.client.post("/dossiers/signing/returns", { chosen: `${second.saved.id}~2`, reason: "" });
    expect(given.status).toBe(422);
    const back = await leader.client.post("/dossiers/signing/returns", {
      chosen: `${second.saved.id}~2`,
      reason: "Sửa tên",
    });
    expect(await back.text()).toContain("Xong 1 trên 1 văn bản.");
    expect(await leader.client.page("/dossiers/signing")).not.toContain(second.dossier.code);
  });

  test("are sealed together by the clerk alone", async () => {
    const { leader, clerk, counter, stand } = s;
    const { saved } = await s.drafted();
    await leader.client.post("/dossiers/signing/signatures", { chosen: `${saved.id}~2`, pin: stand.pin });
    expect(await valid(await clerk.client.page("/dossiers/sealing"))).toContain(`r-${saved.id}`);
    expect((await counter.client.get("/dossiers/sealing")).status).toBe(403);
    expect((await clerk.client.get("/dossiers/signing")).status).toBe(403);
    const refused = await counter.client.post("/dossiers/signing/seals", { chosen: `${saved.id}~3`, pin: stand.pin });
    expect(refused.status).toBe(403);
    const done = await clerk.client.post("/dossiers/signing/seals", { chosen: `${saved.id}~3`, pin: stand.pin });
    expect(await valid(await done.text())).toContain("Xong 1 trên 1 văn bản.");
  });

  test("say what to do when nothing is chosen or nothing waits", async () => {
    const nobody = await s.visitor(["leader"], "H36.50.02");
    expect(await valid(await nobody.client.page("/dossiers/signing"))).toContain("Không có kết quả nào chờ ký");
    const none = await s.leader.client.page("/dossiers/signing/selection?act=sign");
    expect(await valid(none)).toContain("Chưa chọn văn bản nào");
    expect((await s.leader.client.post("/dossiers/signing/signatures", { chosen: "x", pin: "1" })).status).toBe(422);
  });
});

describe("papers", () => {
  test("are there as soon as a dossier is received, and those it has not are not", async () => {
    const { counter, stand } = s;
    const dossier = await stand.birth();
    const path = `/dossiers/${dossier.code}/papers`;
    const answer = await counter.client.get(`${path}/receipt.pdf`);
    expect(answer.headers.get("content-type")).toBe("application/pdf");
    const text = await textOf(await bytesOf(counter, `${path}/receipt.pdf?size=a4&copies=2`));
    expect(text).toContain(dossier.code);
    expect(text).toContain("K’Brểu Thị Lan");
    expect(text).toContain("17 giờ 00, thứ Hai, ngày 23/11/2020");
    expect(text).toContain("Liên lưu tại cơ quan");
    expect(await textOf(await bytesOf(counter, `${path}/control-slip.pdf`))).toContain("PHIẾU KIỂM SOÁT");
    for (const name of ["refusal", "supplement", "supplement-2", "apology", "hand-over", "nothing", "__proto__"])
      expect([name, (await counter.client.get(`${path}/${name}.pdf`)).status]).toEqual([name, 404]);
  });
});
