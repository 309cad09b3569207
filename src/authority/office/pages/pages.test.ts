import { afterAll, beforeAll, expect, test } from "vitest";
import type { Saved } from "../index.ts";
import { createDraft, issueDocuments, signDocuments, submitDocument } from "../index.ts";
import { carry, introduceSenders, letterOf } from "../office.fixture.ts";
import { type PagesStand, pagesStand, validPage } from "./pages.fixture.ts";

let s: PagesStand;
let draft: Saved;
let submitted: Saved;
let signed: Saved;
let issued: Saved;
let incoming: string;

beforeAll(async () => {
  s = await pagesStand();
  draft = await s.document("draft");
  submitted = await s.document("submitted");
  signed = await s.document("signed");
  issued = await s.document("issued");
  incoming = await receiveOne();
}, 120_000);
afterAll(async () => {
  await s?.served.stop();
  await s?.stand.node.drop();
  await s?.neighbour.node.drop();
});

/** A document issued by the neighbour that arrives here. */
async function receiveOne(): Promise<string> {
  const { neighbour, stand, country } = s;
  await introduceSenders(stand, country);
  const letter = letterOf(neighbour.leader, { recipients: ["H36"], subject: "phối hợp phòng, chống bão số 13" });
  const made = await createDraft(neighbour.node, neighbour.specialist, letter);
  const sent = await submitDocument(neighbour.node, neighbour.specialist, made);
  const [one] = await signDocuments(neighbour.node, neighbour.leader, { documents: [sent], pin: neighbour.pin });
  if (!one?.ok) throw one?.error ?? new Error("not signed");
  const [out] = await issueDocuments(neighbour.node, neighbour.clerk, { documents: [one], pin: neighbour.pin });
  if (!out?.ok) throw out?.error ?? new Error("not issued");
  await carry(neighbour, stand, ["H36"]);
  const row = await stand.node.db
    .selectFrom("office.incoming")
    .select("id")
    .orderBy("received_at", "desc")
    .executeTakeFirstOrThrow();
  return row.id;
}

test("every page is valid HTML in both languages, for a clerk and a leader", async () => {
  const paths = [
    "/outgoing",
    "/outgoing?state=draft",
    "/outgoing?state=signed",
    "/outgoing?q=khong-co-gi",
    "/outgoing/new",
    `/outgoing/${draft.id}`,
    `/outgoing/${draft.id}/edit`,
    `/outgoing/${submitted.id}`,
    `/outgoing/${signed.id}`,
    `/outgoing/${issued.id}`,
    `/outgoing/${issued.id}/recall`,
    `/outgoing/${issued.id}/recipients`,
    "/incoming",
    "/incoming?state=completed",
    `/incoming/${incoming}`,
    "/registers",
    "/registers/outgoing?year=2020",
    "/registers/incoming?year=2020",
    "/documents?q=dich+vu+cong",
    "/documents",
    `/signing/selection?act=issue&document=${signed.id}`,
  ];
  const leaders = ["/signing", `/outgoing/${submitted.id}`, `/signing/selection?act=sign&document=${submitted.id}`];
  const wrong: string[] = [];
  for (const lang of ["vi", "en"]) {
    for (const [who, list] of [[s.clerk, paths] as const, [s.leader, leaders] as const]) {
      await who.client.get(`/outgoing?lang=${lang}`);
      for (const path of list) {
        await validPage(who.client, path).catch((error: unknown) => wrong.push(`${path} (${lang}): ${error}`));
      }
    }
  }
  expect(wrong).toEqual([]);
}, 240_000);

test("the document's page says whether signatures hold, before any detail", async () => {
  const html = await s.clerk.client.page(`/outgoing/${issued.id}?lang=vi`);
  expect(html).toMatch(/Hợp lệ/);
  expect(html).toContain("PAdES B-LT");
  expect(html).toContain("Tạ Đình Khương");
});

test("pages of a PDF are drawn with their stamps", async () => {
  const drawn = await s.clerk.client.get(`/outgoing/${issued.id}/pages/1`);
  expect(drawn.headers.get("content-type")).toContain("image/svg+xml");
  const svg = await drawn.text();
  // Seal and handwriting are drawn in the colours of Nghị định 30/2020/NĐ-CP, annex I: red and blue.
  const before = await (await s.leader.client.get(`/outgoing/${submitted.id}/pages/1`)).text();
  expect(coloursOf(svg).size).toBeGreaterThan(coloursOf(before).size);
}, 60_000);

function coloursOf(svg: string): ReadonlySet<string> {
  return new Set([...svg.matchAll(/(?:fill|stroke)="(#[0-9a-f]{3,8})"/gi)].map(([, colour]) => colour ?? ""));
}

test("who may not see the office, or not this agency's, gets nothing of it", async () => {
  const nobody = s.served.client();
  expect((await nobody.get("/outgoing")).headers.get("location")).toContain("/sign-in");
  const admin = await s.visitor(["admin"], "Quản trị");
  for (const path of ["/outgoing", "/incoming", "/signing", "/registers", "/documents", `/outgoing/${issued.id}`]) {
    expect((await admin.client.get(path)).status, path).toBe(403);
  }
  const stranger = await s.visitor(["clerk", "leader"], "Y Thanh Niê", "H34");
  for (const path of [
    `/outgoing/${issued.id}`,
    `/outgoing/${issued.id}/document.pdf`,
    `/outgoing/${issued.id}/pages/1`,
    `/outgoing/${issued.id}/evidence`,
    `/outgoing/${draft.id}/edit`,
    `/incoming/${incoming}`,
    `/incoming/${incoming}/edxml`,
  ]) {
    expect((await stranger.client.get(path)).status, path).toBe(404);
  }
  expect((await s.clerk.client.get("/outgoing/not-an-id")).status).toBe(404);
});

test("a specialist neither signs, nor issues, nor registers", async () => {
  const { client } = s.specialist;
  const version = String(submitted.version);
  expect((await client.post(`/outgoing/${submitted.id}/signature`, { version, pin: "123456" })).status).toBe(403);
  expect(
    (await client.post(`/outgoing/${signed.id}/issuance`, { version: String(signed.version), pin: "123456" })).status,
  ).toBe(403);
  expect((await client.post(`/incoming/${incoming}/registration`)).status).toBe(403);
  expect((await client.get(`/outgoing/${issued.id}/recall`)).status).toBe(403);
  const page = await client.page(`/outgoing/${submitted.id}`);
  expect(page).not.toContain("/signature");
});

test("a document goes from its first line to its recipients", async () => {
  const form = {
    kind: "letter",
    subject: "báo cáo tình hình mưa lũ",
    body: "Thực hiện chỉ đạo.\n1. Rà soát các khu vực.",
    places: "Như trên\nLưu: VT",
    recipients: ["H34"],
    unit: "VP",
  };
  const created = await s.specialist.client.post("/outgoing", { ...form, next: "stay" });
  expect(created.status).toBe(303);
  const edit = created.headers.get("location") ?? "";
  expect(edit).toMatch(/^\/outgoing\/[0-9a-f-]{36}\/edit$/);
  const path = edit.replace("/edit", "");
  const html = await s.specialist.client.page(edit);
  expect(html).toContain("1. Rà soát các khu vực.");
  const refused = await s.specialist.client.post(`${path}/draft`, { ...form, version: "1", next: "submit" });
  expect(refused.status).toBe(422);
  expect(await refused.text()).toMatch(/href="#signer"/);
});

test("signing asks for the PIN, says when it is wrong, and signs with the right one; then the clerk issues", async () => {
  const one = await s.document("submitted", { subject: "cấp kinh phí sửa đường" });
  const wrong = await s.leader.client.post(`/outgoing/${one.id}/signature`, {
    version: String(one.version),
    pin: "000000",
  });
  expect(wrong.status).toBe(422);
  expect(await wrong.text()).toMatch(/Sai mã PIN|Wrong PIN/);
  const right = await s.leader.client.post(`/outgoing/${one.id}/signature`, {
    version: String(one.version),
    pin: "123456",
  });
  expect(right.status).toBe(303);
  const outcome = await s.clerk.client.post("/signing/issues", {
    document: [`${one.id}~${one.version + 1}`],
    pin: "123456",
  });
  expect(outcome.status).toBe(200);
  expect(await outcome.text()).toMatch(/\d+\/UBND-KSTT: cấp kinh phí sửa đường/);
  const evidence = await (await s.clerk.client.get(`/outgoing/${one.id}/evidence`)).json();
  expect(evidence).toMatchObject({
    signatures: { valid: true },
    dispatches: [{ recipients: [{ code: "H15" }, { code: "H34" }] }],
  });
});

test("in a batch, a document that moved on does not stop the others", async () => {
  const [a, b] = [await s.document("submitted"), await s.document("submitted")];
  const outcome = await s.leader.client.post("/signing/signatures", {
    document: [`${a.id}~1`, `${b.id}~${b.version}`],
    pin: "123456",
  });
  const html = await outcome.text();
  expect(html).toMatch(/1 trên 2|1 of 2/);
});

test("a save on an older version shows both", async () => {
  const one = await s.document("draft");
  const form = { kind: "letter", places: "Lưu: VT", unit: "", next: "stay" };
  const first = await s.specialist.client.post(`/outgoing/${one.id}/draft`, {
    ...form,
    subject: "bản của người thứ nhất",
    version: "1",
  });
  expect(first.status).toBe(303);
  const second = await s.clerk.client.post(`/outgoing/${one.id}/draft`, {
    ...form,
    subject: "bản của người thứ hai",
    version: "1",
  });
  expect(second.status).toBe(409);
  const html = await second.text();
  expect(html).toMatch(/<del>.*thứ nhất.*<\/del>|nhất/s);
  expect(html).toContain("bản của người thứ hai");
});

test("a PDF may be brought instead of a text; one that is no PDF is refused and the rest kept", async () => {
  const one = await s.document("draft");
  const send = async (bytes: Uint8Array<ArrayBuffer>, name: string): Promise<Response> => {
    const form = new FormData();
    for (const [key, value] of Object.entries({
      version: "1",
      kind: "letter",
      subject: "có tệp kèm",
      places: "Lưu: VT",
      next: "stay",
    }))
      form.append(key, value);
    form.append("upload", new Blob([bytes], { type: "application/pdf" }), name);
    return s.specialist.client.upload(`/outgoing/${one.id}/draft`, form);
  };
  const refused = await send(Uint8Array.from(Buffer.from("không phải PDF")), "thu.pdf");
  expect(refused.status).toBe(422);
  expect(await refused.text()).toContain("có tệp kèm");
  const draftPdf = await s.specialist.client.get(`/outgoing/${one.id}/document.pdf`);
  const taken = await send(new Uint8Array(await draftPdf.arrayBuffer()), "công văn.pdf");
  expect(taken.status).toBe(303);
  expect(await s.specialist.client.page(`/outgoing/${one.id}/edit`)).toContain("công văn.pdf");
});

test("a received document is registered under the next number, and its file is sent safely", async () => {
  const html = await s.clerk.client.page(`/incoming/${incoming}?lang=vi`);
  expect(html).toContain("Vào sổ, số đến 1");
  const href = /\/incoming\/[^"]+\/files\/[^"?/]+/.exec(html)?.[0] ?? "";
  const file = await s.clerk.client.get(href);
  expect(file.headers.get("content-disposition")).toMatch(/^attachment; filename="01_UBND-KSTT.pdf"/);
  expect(file.headers.get("x-content-type-options")).toBe("nosniff");
  expect((await s.clerk.client.post(`/incoming/${incoming}/registration`, { note: "chuyển phòng" })).status).toBe(303);
  expect(await s.clerk.client.page("/registers/incoming?year=2020")).toContain("phối hợp phòng, chống bão số 13");
  const csv = await (await s.clerk.client.get("/registers/incoming/export.csv?year=2020")).text();
  expect(csv).toContain("Số đến");
  const again = await s.clerk.client.post(`/incoming/${incoming}/refusal`, { "reason-code": "other", reason: "" });
  expect(again.status).toBe(422);
  expect((await s.clerk.client.post(`/incoming/${incoming}/completion`)).status).toBe(303);
});

test("taking an issued document back asks for a reason first", async () => {
  const one = await s.document("issued");
  expect((await s.clerk.client.post(`/outgoing/${one.id}/recall`, { scope: "all", reason: "" })).status).toBe(422);
  expect(
    (await s.clerk.client.post(`/outgoing/${one.id}/recall`, { scope: "some", reason: "sai số liệu" })).status,
  ).toBe(422);
  expect(
    (await s.clerk.client.post(`/outgoing/${one.id}/recall`, { scope: "all", reason: "sai số liệu" })).status,
  ).toBe(303);
  expect(await s.clerk.client.page(`/outgoing/${one.id}`)).toContain("sai số liệu");
});

test("recipients are found without accents, and all of a level can be added at once", async () => {
  const found = await s.clerk.client.get("/outgoing/recipient-choices?q=kon+tum");
  expect(await found.json()).toEqual([
    { value: "H34", label: expect.stringContaining("Kon Tum"), note: "H34" },
    { value: "H34.01", label: expect.stringContaining("Kon Tum"), note: "H34.01" },
  ]);
  const all = await s.clerk.client.post("/outgoing", { subject: "x", "recipient-level": "province", "add-level": "1" });
  expect(all.status).toBe(200);
  expect((await all.text()).match(/name="recipients" value="H/g)?.length).toBe(4);
});

test("the search finds both directions without accents", async () => {
  expect(await s.clerk.client.page("/documents?q=chong+bao")).toContain(`/incoming/${incoming}`);
  expect(await s.clerk.client.page("/documents?q=dich+vu+cong")).toContain(`/outgoing/${issued.id}`);
});
