import { afterAll, beforeAll, beforeEach, describe, expect, test } from "vitest";
import type { Client, Fields } from "../../../../../test/support/client.ts";
import { assertValidHtml } from "../../../../../test/support/html.ts";
import { password } from "../../../../../test/support/person.ts";
import { type Role, roles } from "../../../../platform/auth/index.ts";
import { newId } from "../../../../platform/db/index.ts";
import { findDossierByCode, readEvents } from "../../store/dossiers.ts";
import { type CounterStand, card, counterStand } from "./counter.fixture.ts";

let s: CounterStand;
let officer: Client;
let day = 0;

beforeAll(async () => {
  s = await counterStand();
  officer = await s.visitor(["receptionist"], "H36.50.01");
}, 120_000);
// A day of its own for each test: people of one are no duplicates for another, and codes begin anew.
beforeEach(() => {
  day += 1;
});
afterAll(async () => {
  await s.served.stop();
  await s.node.drop();
});

const papers = { birth: ["TP1", "TP2", "TP6"], permit: ["TP1", "TP2", "TP3"], company: ["TP1", "TP2", "TP3"] };

/** A form filled in whole. */
function filled(of: keyof typeof papers, over: Fields = {}): Fields {
  const id = newId();
  return {
    id,
    offered: s.offers[of],
    number: `0681940${String(10_000 + day)}`,
    looked: `0681940${String(10_000 + day)}`,
    name: card.name,
    birth: "05/09/1994",
    gender: "female",
    given: papers[of],
    ...over,
  };
}

async function receive(fields: Fields, by = officer) {
  const answer = await by.post("/dossiers", fields);
  const code = decodeURIComponent(
    /^\/dossiers\/([^/]+)\/received$/.exec(answer.headers.get("location") ?? "")?.[1] ?? "",
  );
  const text = answer.status === 303 ? "" : await answer.text();
  return {
    status: answer.status,
    code,
    text,
    dossier: code === "" ? undefined : await findDossierByCode(s.node.db, code),
  };
}

describe("who may", () => {
  const paths = [
    ["GET", "/dossiers/new"],
    ["GET", "/dossiers/new/procedures?q=ks"],
    ["GET", "/dossiers/new/file?id=x&file=y"],
    ["POST", "/dossiers/new"],
    ["POST", "/dossiers"],
    ["POST", "/dossiers/guidance"],
    ["POST", "/dossiers/refusals"],
  ] as const;

  test.each(roles.filter((role) => role !== "receptionist"))("%s does not receive", async (role: Role) => {
    const client = await s.visitor([role], "H36.50.01");
    for (const [method, path] of paths) {
      const answer = method === "GET" ? await client.get(path) : await client.post(path, filled("birth"));
      expect([path, answer.status]).toEqual([path, 403]);
    }
  });

  test("nobody unknown does, and is led to sign in", async () => {
    const client = s.served.client();
    expect((await client.get("/dossiers/new")).headers.get("location")).toContain("/sign-in");
  });

  test("what was received is shown to the agencies it concerns, and to nobody else", async () => {
    const { code } = await receive(filled("birth"));
    const path = `/dossiers/${code}/received`;
    expect((await officer.get(path)).status).toBe(200);
    expect((await (await s.visitor(["leader"], "H36.50.01")).get(path)).status).toBe(200);
    expect((await (await s.visitor(["receptionist"], "H36.50.02")).get(path)).status).toBe(404);
    expect((await (await s.visitor(["admin"], "H36.50.01")).get(path)).status).toBe(404);
    expect((await officer.get("/dossiers/H36.50.01-201124-9999/received")).status).toBe(404);
  });
});

test("every page is valid HTML in both languages", async () => {
  const { code } = await receive(filled("birth"));
  for (const language of ["vi", "en"]) {
    await officer.get(`/dossiers/new?lang=${language}`);
    await assertValidHtml(await officer.page("/dossiers/new"));
    await assertValidHtml(await officer.page(`/dossiers/new?same=${code}`));
    await assertValidHtml(await officer.page(`/dossiers/${code}/received`));
    for (const of of ["birth", "permit", "company"] as const) {
      const { given: _, ...rest } = filled(of, { number: "12", birth: "x", way: "mandate" });
      await assertValidHtml(await (await officer.post("/dossiers/new", { ...rest, next: "look" })).text());
      await assertValidHtml(await (await officer.post("/dossiers", rest)).text());
      await assertValidHtml(await (await officer.post("/dossiers/guidance", rest)).text());
    }
  }
  await officer.get("/dossiers/new?lang=vi");
});

test("pressed twice, or sent again after Back, it is one dossier", async () => {
  const fields = filled("birth");
  const [first, second] = await Promise.all([receive(fields), receive(fields)]);
  const third = await receive(fields);
  expect(new Set([first.code, second.code, third.code])).toEqual(new Set([first.code]));
  expect(first.dossier?.applicant.name).toBe(card.name);
});

test("the due date shown before is the one that is promised, and the fee shown the one that is charged", async () => {
  const fields = filled("birth", { fee: "16.000", way: "counter" });
  const shown = await (await officer.post("/dossiers/new", { ...fields, next: "look" })).text();
  expect(shown).toContain("17:00 Thứ Ba, 24/11/2020");
  expect(shown).toContain("16.000");
  const { dossier } = await receive(fields);
  expect(dossier).toMatchObject({ dueAt: new Date("2020-11-24T17:00:00+07:00"), fee: 16_000, channel: 1, mandate: "" });
});

test("a post office on mandate is named, and must be", async () => {
  const nameless = await receive(filled("birth", { way: "mandate" }));
  expect([nameless.status, nameless.text.includes("Chưa ghi tên bưu điện")]).toEqual([422, true]);
  const { dossier } = await receive(filled("birth", { way: "mandate", mandate: " Bưu điện  thành phố Đà Lạt " }));
  expect(dossier).toMatchObject({ channel: 3, mandate: "Bưu điện thành phố Đà Lạt" });
});

test("a commune receives for another of the province: that one resolves it, in its own working time", async () => {
  const fields = filled("birth", { agency: "H36.50.02" });
  const shown = await (await officer.post("/dossiers/new", { ...fields, next: "look" })).text();
  expect(shown).toContain("UBND Phường 7, thành phố Đà Lạt tiếp nhận hộ UBND Phường 8, thành phố Đà Lạt");
  const { dossier } = await receive(fields);
  expect(dossier).toMatchObject({ agencyCode: "H36.50.02", receivedAgency: "H36.50.01" });
  const elsewhere = await receive(filled("birth", { agency: "H34.50.01", number: "068194555" }));
  expect(elsewhere.dossier?.agencyCode).toBe("H36.50.01");
});

describe("a construction permit at the city", () => {
  test("asks for the commune, and suggests the one of the address", async () => {
    const city = await s.visitor(["receptionist"], "H36.50");
    const fields = filled("permit", { address: "Tổ 4, Phường 8, TP Đà Lạt, Lâm Đồng" });
    const shown = await (await city.post("/dossiers/new", { ...fields, next: "look" })).text();
    expect(shown).toContain("Chọn theo địa chỉ người nộp");
    const { dossier } = await receive(fields, city);
    expect(dossier?.form).toEqual({ agencies: { commune: "H36.50.02" } });
    const unknown = await receive(filled("permit", { address: "Hà Nội" }), city);
    expect([unknown.status, unknown.text.includes("Chưa chọn cơ quan nơi thực hiện")]).toEqual([422, true]);
    const chosen = await receive(filled("permit", { number: "068194099", "place-commune": "H36.50.01" }), city);
    expect(chosen.dossier?.form).toEqual({ agencies: { commune: "H36.50.01" } });
  });
});

test("at the province's centre the department resolves it, by the fee table; how it came is not asked twice", async () => {
  const centre = await s.visitor(["receptionist"], "H36");
  const fields = filled("company", { number: "0100109106", looked: "0100109106", kind: "business" });
  const { dossier } = await receive(fields, centre);
  expect(dossier).toMatchObject({
    agencyCode: "H36.05",
    receivedAgency: "H36",
    fee: 150_000,
    form: { channel: "trực tiếp", fee: 150_000 },
    applicant: { kind: "business", numberKind: "tax" },
  });
});

test("a scan in whatever field, typed without a script, is read; another code is named and stays", async () => {
  const found = await (await officer.post("/dossiers/new", { next: "look", name: card.qr })).text();
  expect(found).toContain(`value="${card.number}"`);
  expect(found).toContain(`value="${card.name}"`);
  const other = await (
    await officer.post("/dossiers/new", { next: "look", number: "00020101021238", name: "Lan" })
  ).text();
  expect(other).toContain("Không giống số căn cước");
  const bank = await (
    await officer.post("/dossiers/new", { next: "look", number: "00020101021138540010A0000007270124", name: "Lan" })
  ).text();
  expect(bank).toContain("mã chuyển tiền");
  expect(bank).toContain('value="00020101021138540010A0000007270124"');
  expect(bank).toContain('value="Lan"');
});

test("somebody who applied before is found by number, with the day; what is typed is not written over", async () => {
  const { dossier } = await receive(filled("birth", { phone: "0912345678", address: "Phường 7" }));
  const number = dossier?.applicant.number ?? "";
  const found = await (await officer.post("/dossiers/new", { next: "look", number, address: "Phường 8" })).text();
  expect(found).toContain("Lấy từ hồ sơ trước, 24/11/2020");
  expect(found).toContain('value="0912345678"');
  expect(found).toContain('value="Phường 8"');
  expect(found).not.toContain('value="Phường 7"');
});

describe("refusing at the counter", () => {
  test("needs a reason and its legal ground, and can be looked up", async () => {
    const { given: _, ...fields } = filled("birth");
    const reasonless = await officer.post("/dossiers/refusals", fields);
    expect([reasonless.status, (await reasonless.text()).includes("Hãy nêu lý do")]).toEqual([422, true]);
    const groundless = await officer.post("/dossiers/refusals", { ...fields, reason: "Không thuộc thẩm quyền" });
    expect(await groundless.text()).toContain("Hãy nêu căn cứ pháp lý");
    const legal = "Điều 13 Luật Hộ tịch 2014";
    const done = await officer.post("/dossiers/refusals", { ...fields, reason: "Không thuộc thẩm quyền", legal });
    expect(done.status).toBe(303);
    const page = await officer.page(done.headers.get("location") ?? "");
    expect(page).toContain("Đã từ chối tiếp nhận");
    expect(page).toContain(legal);
    const code = decodeURIComponent(done.headers.get("location")?.split("/")[2] ?? "");
    const dossier = await findDossierByCode(s.node.db, code);
    expect(dossier).toMatchObject({ state: 3, outcome: "not-received" });
    expect((await readEvents(s.node.db, dossier?.id ?? "")).map(({ kind }) => kind)).toEqual(["not-accepted"]);
  });
});

test("what keeps from refusing is told at once, and is headed as a refusal", async () => {
  const bare = await officer.post("/dossiers/refusals", { offered: s.offers.birth, birth: "x" });
  const page = await bare.text();
  expect(bare.status).toBe(422);
  expect(page).toContain("Chưa từ chối được");
  expect(page).not.toContain("Chưa tiếp nhận được");
  expect([...page.matchAll(/href="#([\w-]+)">/g)].map(([, id]) => id)).toEqual(
    expect.arrayContaining(["name", "reason", "legal"]),
  );
  const summary = page.slice(page.indexOf("govuk-error-summary"), page.indexOf('id="intake-procedure"'));
  expect(summary.match(/href="#/g)).toHaveLength(3);
  const received = await (await officer.post("/dossiers", { offered: s.offers.birth })).text();
  expect(received).toContain("Chưa tiếp nhận được");
});

test("who is no person has no day of birth and no gender; what was typed is there again after a mistake", async () => {
  const typed = filled("company", { number: "0300588569", looked: "0300588569", birth: "05/09/1994" });
  const drawn = async (kind: string) =>
    await (await officer.post("/dossiers/new", { ...typed, kind, next: "look" })).text();
  for (const kind of ["citizen", "household"]) {
    const html = await drawn(kind);
    expect([kind, html.includes('for="birth"'), html.includes('for="gender"')]).toEqual([kind, true, true]);
  }
  for (const kind of ["business", "organisation"]) {
    const html = await drawn(kind);
    expect([kind, html.includes('for="birth"'), html.includes('for="gender"')]).toEqual([kind, false, false]);
    expect(html).toContain('<input type="hidden" name="birth" value="05/09/1994"/>');
    await assertValidHtml(html);
  }
  const centre = await s.visitor(["receptionist"], "H36");
  const { dossier } = await receive({ ...typed, kind: "business", birth: "no day" }, centre);
  expect(dossier?.applicant).toMatchObject({ kind: "business", birthDate: null, gender: null });
});

test("an open dossier alike is asked to be confirmed, not called missing", async () => {
  const fields = filled("birth");
  await receive(fields);
  const again: Fields = { ...fields, id: newId(), next: "look" };
  const alike = await (await officer.post("/dossiers/new", again)).text();
  const heading = (html: string) => /id="missing-title">([^<]*)</.exec(html)?.[1]?.trim();
  expect(heading(alike)).toBe("Cần xác nhận");
  const { given: _, ...unticked } = again;
  expect(heading(await (await officer.post("/dossiers/new", unticked)).text())).toMatch(
    /^Còn thiếu \d+, và cần xác nhận$/,
  );
});

describe("scans", () => {
  const pdf = "%PDF-1.4\n1 0 obj<</Type/Catalog>>endobj\ntrailer<</Root 1 0 R>>\n%%EOF";

  async function attach(client: Client, id: string): Promise<string> {
    const form = new FormData();
    for (const [name, value] of Object.entries({ id, next: "attach", offered: s.offers.birth }))
      form.append(name, value);
    form.append("scan-of-TP1", new Blob([pdf], { type: "application/pdf" }), "to-khai.pdf");
    form.append("scan-of-TP2", new Blob([""], { type: "application/pdf" }), "rong.pdf");
    form.append("scan-of-TP6", new Blob(["xin chào"], { type: "application/pdf" }), "sai.pdf");
    const page = await (await client.upload("/dossiers/new", form)).text();
    expect(page).toContain("to-khai.pdf");
    expect(page.match(/lt-files__item--bad/g)).toHaveLength(2);
    return /name="file" value="([^"]+)"/.exec(page)?.[1] ?? "";
  }

  test("a file that is empty or no PDF is refused alone; the good one comes with the dossier", async () => {
    const id = newId();
    const file = await attach(officer, id);
    const seen = await officer.get(`/dossiers/new/file?${new URLSearchParams({ id, file })}`);
    expect([seen.status, await seen.text()]).toEqual([200, pdf]);
    const { dossier } = await receive(filled("birth", { id, file }));
    expect(dossier?.components.map(({ code, files }) => [code, files.map(({ name }) => name)])[0]).toEqual([
      "TP1",
      ["to-khai.pdf"],
    ]);
  });

  test("another dossier typed over a form that was received, after Back, is not lost: it is asked once more", async () => {
    const id = newId();
    const fields = filled("birth", { id, file: await attach(officer, id) });
    const first = await receive(fields);
    const over = { ...fields, number: "068201009999", name: "Người khác" };
    const again = await receive(over);
    expect([again.status, again.code]).toEqual([409, ""]);
    expect(again.text).toContain(first.code);
    const hidden = (name: string) => new RegExp(`name="${name}" value="([^"]+)"`).exec(again.text)?.[1] ?? "";
    expect(hidden("id")).not.toBe(id);
    const second = await receive({ ...over, id: hidden("id"), file: hidden("file") });
    expect(second.dossier?.applicant.name).toBe("Người khác");
    expect(second.code).not.toBe(first.code);
    expect(second.dossier?.components.flatMap(({ files }) => files.map(({ name }) => name))).toEqual(["to-khai.pdf"]);
  });

  test("a file of another form, another officer, or made up, is not taken", async () => {
    const id = newId();
    const file = await attach(officer, id);
    const colleague = await s.visitor(["receptionist"], "H36.50.01");
    const query = new URLSearchParams({ id, file });
    expect((await colleague.get(`/dossiers/new/file?${query}`)).status).toBe(404);
    const other = await receive(filled("birth", { file }));
    expect(other.dossier?.components.every(({ files }) => files.length === 0)).toBe(true);
    const madeUp = await receive(filled("birth", { number: "", looked: "", file: "x".repeat(120) }));
    expect(madeUp.dossier?.components.every(({ files }) => files.length === 0)).toBe(true);
  });
});

test("a session that ends in the middle keeps the form for the same officer", async () => {
  const client = s.served.client();
  const { username } = await client.signInAs({ roles: ["receptionist"], agencyCode: "H36.50.01" });
  const token = await client.token();
  s.node.machine.advance(13 * 3_600_000);
  const body = new URLSearchParams({ _csrf: token, name: "Kră Jăn K’Điệp", next: "look" });
  const led = await client.fetch("/dossiers/new", { method: "POST", body });
  const back = new URL(led.headers.get("location") ?? "", s.served.url).searchParams.get("to") ?? "";
  expect(back).toMatch(/^\/kept-form\//);
  await client.post("/sign-in", { username, password, to: back });
  const kept = await client.page(back);
  expect(kept).toContain("Kră Jăn K’Điệp");
  expect(kept).toContain('action="/dossiers/new"');
  officer = await s.visitor(["receptionist"], "H36.50.01");
});

test("hostile and broken fields are shown again as text, never a fault", async () => {
  const wild = {
    id: "x",
    offered: "nope",
    level: "king",
    kind: "?",
    gender: "!",
    way: "fax",
    "remove-file": "-3",
    next: "drop",
  };
  for (const fields of [
    wild,
    { ...wild, name: "<script>alert(1)</script>", q: "'; DROP TABLE--", birth: "99/99/9999" },
  ]) {
    const answer = await officer.post("/dossiers/new", fields);
    expect(answer.status).toBe(200);
    expect(await answer.text()).not.toContain("<script>alert");
  }
  expect((await officer.get("/dossiers/new?same=x")).status).toBe(200);
  expect((await officer.get("/dossiers/new/procedures?q=%27%25_%5C")).status).toBe(200);
});
