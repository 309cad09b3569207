import { PDF } from "@libpdf/core";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { offerBody } from "../../../../test/support/offer-body.ts";
import { createDemoTrust, signerOf, signPdf } from "../../../engines/signing/index.ts";
import { createScriptedPdf } from "../../../engines/signing/pdf/scripted-pdf.fixture.ts";
import { readAudit } from "../../../platform/audit/index.ts";
import { createDraft, issueDocuments, listIncoming, listOutgoing, signDocuments, submitDocument } from "../index.ts";
import { carry, introduceSenders, letterOf } from "../office.fixture.ts";
import { type PagesStand, pagesStand, type Visitor } from "./pages.fixture.ts";

/** What is wrong is met where a person meets it: in the forms of the office, over HTTP. */
let s: PagesStand;
let otherClerk: Visitor;

beforeAll(async () => {
  s = await pagesStand();
  otherClerk = await s.visitor(["clerk"], "Lương Thị Sen");
}, 120_000);
afterAll(async () => {
  await s?.served.stop();
  await s?.stand.node.drop();
  await s?.neighbour.node.drop();
});

async function plainPdf(): Promise<Uint8Array> {
  const pdf = PDF.create();
  pdf.addPage();
  return pdf.save();
}

async function alreadySigned(): Promise<Uint8Array> {
  const signer = signerOf(await (await createDemoTrust()).issue("Người khác", "person"));
  return signPdf({
    pdf: await plainPdf(),
    signer,
    level: "B-B",
    fieldName: "Signature1",
    reason: "Ký trước",
    signingTime: new Date(),
  });
}

const png = Buffer.from(
  "iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mNk+M9QDwADhgGAWjR9awAAAABJRU5ErkJggg==",
  "base64",
);
const bad: readonly {
  readonly what: string;
  readonly name: string;
  readonly code: string;
  readonly vi: RegExp;
  readonly en: RegExp;
  readonly bytes: () => Promise<Uint8Array>;
}[] = [
  {
    what: "of 0 bytes",
    name: "rỗng.pdf",
    code: "files.empty",
    vi: /Tệp (này )?rỗng|không có nội dung/,
    en: /empty/,
    bytes: async () => new Uint8Array(),
  },
  {
    what: "that is not what its name says",
    name: "ảnh.pdf",
    code: "files.mistyped",
    vi: /\.pdf/,
    en: /\.pdf/,
    bytes: async () => png,
  },
  {
    what: "of another kind",
    name: "ảnh.png",
    code: "files.not-allowed",
    vi: /application\/pdf/,
    en: /application\/pdf/,
    bytes: async () => png,
  },
  {
    what: "with a script",
    name: "mã chạy.pdf",
    code: "office.active-content",
    vi: /kịch bản|mã lệnh|script/i,
    en: /script/i,
    bytes: createScriptedPdf,
  },
  {
    what: "that cannot be read",
    name: "hỏng.pdf",
    code: "office.active-content",
    vi: /không đọc được|đọc/,
    en: /read/i,
    bytes: async () => Buffer.from("%PDF-1.7\nhỏng"),
  },
  {
    what: "that is signed already",
    name: "đã ký.pdf",
    code: "office.upload-signed",
    vi: /đã (được )?ký|chữ ký/,
    en: /signed|signature/,
    bytes: alreadySigned,
  },
];

function draftForm(
  fields: Record<string, string>,
  file?: { readonly name: string; readonly bytes: Uint8Array },
): FormData {
  const form = new FormData();
  const all = { version: "1", kind: "letter", subject: "phải còn đây", places: "Lưu: VT", next: "stay", ...fields };
  for (const [name, value] of Object.entries(all)) form.append(name, value);
  if (file) form.append("upload", new File([Uint8Array.from(file.bytes)], file.name, { type: "application/pdf" }));
  return form;
}

async function lastRefusal(by: Visitor) {
  const rows = await readAudit(s.stand.node.db, { actor: by.by.accountId, limit: 20 });
  return rows.find(({ action }) => action.endsWith(".refuse"));
}

describe("a file for a draft", () => {
  test.each(bad)("$what is refused in words, nothing typed is lost, and the audit has it", async (one) => {
    const { client } = s.specialist;
    const draft = await s.document("draft");
    const file = { name: one.name, bytes: await one.bytes() };
    for (const locale of ["vi", "en"] as const) {
      await client.get(`/outgoing?lang=${locale}`);
      const answer = await client.upload(`/outgoing/${draft.id}/draft`, draftForm({}, file));
      expect(answer.status).toBe(422);
      const html = await answer.text();
      expect(html).toContain("phải còn đây");
      expect(errorIn(html)).toMatch(one[locale]);
    }
    expect(await lastRefusal(s.specialist)).toMatchObject({ subject: { id: one.name }, detail: { code: one.code } });
    const kept = await s.stand.node.db
      .selectFrom("office.outgoing")
      .select("upload_name")
      .where("id", "=", draft.id)
      .executeTakeFirstOrThrow();
    expect(kept.upload_name).toBeNull();
  });

  test("of 200 MB is refused before it is read", async () => {
    const draft = await s.document("draft");
    const { client } = s.specialist;
    const cookie = [...client.cookies].map(([name, value]) => `${name}=${value}`).join("; ");
    const headers = { cookie, "content-type": "multipart/form-data; boundary=----x" };
    const bytes = 200 * 1024 * 1024;
    const answer = await offerBody(`${s.served.url}/outgoing/${draft.id}/draft`, { headers, bytes, declared: true });
    expect(answer.status).toBe(413);
    expect(answer.sent).toBeLessThan(bytes / 10);
    expect(answer.text).toMatch(/51 MB|vượt quá|larger than/);
    expect(await lastRefusal(s.specialist)).toMatchObject({
      subject: { kind: "http.form", id: `/outgoing/${draft.id}/draft` },
      detail: { code: "http.too-large", bytes },
    });
  });
});

describe("a day that does not exist", () => {
  test.each(["2020-02-31", "0000-01-01", "31/12/2020"])("%s is refused as the day of the answer", async (due) => {
    const draft = await s.document("draft");
    const { client } = s.specialist;
    await client.get("/outgoing?lang=vi");
    const answer = await client.upload(`/outgoing/${draft.id}/draft`, draftForm({ due }));
    expect(answer.status).toBe(422);
    const html = await answer.text();
    expect(errorIn(html)).toContain("Ngày này không có trong lịch.");
    expect(html).toContain("phải còn đây");
  });

  test("is as if it were not there in the address of a list", async () => {
    for (const path of ["/incoming", "/outgoing", "/registers/outgoing", "/documents"]) {
      const answer = await s.clerk.client.get(`${path}?from=2020-02-31&to=0000-01-01&year=2020&q=a`);
      expect([path, answer.status]).toEqual([path, 200]);
    }
  });
});

describe("two clerks at once", () => {
  test("issuing never share a number and leave no gap; a document issued by both has one", async () => {
    const documents = [];
    for (let n = 0; n < 4; n++) documents.push(await s.document("signed"));
    const chosen = documents.map(({ id, version }) => `${id}~${version}`);
    const issue = (who: Visitor, document: readonly string[]) =>
      who.client.post("/signing/issues", { document: [...document], pin: s.stand.pin });
    const answers = await Promise.all([issue(s.clerk, chosen), issue(otherClerk, chosen.toReversed())]);
    expect(answers.map(({ status }) => status)).toEqual([200, 200]);
    const { rows } = await listOutgoing(s.stand.node.db, {
      agencyCode: "H36",
      year: 2020,
      series: "administrative",
      sort: "number",
      ascending: true,
    });
    expect(rows.map(({ number }) => number)).toEqual(rows.map((_, index) => index + 1));
    expect(rows.map(({ id }) => id).toSorted()).toEqual(documents.map(({ id }) => id).toSorted());
  });

  test("registering never share a number and leave no gap; a document registered by both has one", async () => {
    const ids = await arrive(4);
    const register = (who: Visitor, id: string) => who.client.post(`/incoming/${id}/registration`, { note: "" });
    const answers = await Promise.all(ids.flatMap((id) => [register(s.clerk, id), register(otherClerk, id)]));
    expect(answers.map(({ status }) => status).toSorted()).toEqual([303, 303, 303, 303, 409, 409, 409, 409]);
    const { rows } = await listIncoming(s.stand.node.db, {
      agencyCode: "H36",
      year: 2020,
      sort: "number",
      ascending: true,
    });
    expect(rows.map(({ number }) => number)).toEqual([1, 2, 3, 4]);
    expect(rows.map(({ id }) => id).toSorted()).toEqual(ids.toSorted());
  });
});

/** Documents of the neighbour that arrive here. */
async function arrive(many: number): Promise<readonly string[]> {
  const { neighbour, stand, country } = s;
  await introduceSenders(stand, country);
  for (let n = 0; n < many; n++) {
    const letter = letterOf(neighbour.leader, { recipients: ["H36"], subject: `văn bản đến ${n}` });
    const made = await createDraft(neighbour.node, neighbour.specialist, letter);
    const sent = await submitDocument(neighbour.node, neighbour.specialist, made);
    const [one] = await signDocuments(neighbour.node, neighbour.leader, { documents: [sent], pin: neighbour.pin });
    if (!one?.ok) throw one?.error ?? new Error("not signed");
    await issueDocuments(neighbour.node, neighbour.clerk, { documents: [one], pin: neighbour.pin });
  }
  await carry(neighbour, stand, ["H36"]);
  const { rows } = await listIncoming(stand.node.db, { agencyCode: "H36", states: ["arrived"] });
  expect(rows).toHaveLength(many);
  return rows.map(({ id }) => id);
}

/** The text of the error summary. */
function errorIn(html: string): string {
  const [, summary = ""] = /class="govuk-error-summary"(.*?)<\/ul>/s.exec(html) ?? [];
  return summary.replace(/<[^>]*>/g, " ").replaceAll("&quot;", '"');
}
