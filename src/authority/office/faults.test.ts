import { writeFile } from "node:fs/promises";
import { join } from "node:path";
import { PDF } from "@libpdf/core";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { createScriptedPdf } from "../../engines/signing/pdf/scripted-pdf.fixture.ts";
import {
  createDraft,
  type Draft,
  decideNumbering,
  findVersion,
  issueDocuments,
  keepUpload,
  listOutgoing,
  nextNumberText,
  readOutgoing,
  readOutgoingPdf,
  returnDocument,
  type Saved,
  StaleDraftError,
  saveDraft,
  signDocuments,
  submitDocument,
} from "./index.ts";
import { country, letterOf, type OfficeStand, officeStand, principal } from "./office.fixture.ts";

let stand: OfficeStand;
let stampFails = false;
beforeAll(async () => {
  const land = await country();
  const { timestamp } = land.surroundings;
  stand = await officeStand(land, "H36", {
    timestamp: (request) => (stampFails ? Promise.reject(new Error("no network")) : timestamp(request)),
  });
});
afterAll(async () => await stand.node.drop());

async function submitted(over: Partial<Draft> = {}): Promise<Saved> {
  const { node, specialist, leader } = stand;
  return submitDocument(node, specialist, await createDraft(node, specialist, letterOf(leader, over)));
}

async function signed(over: Partial<Draft> = {}): Promise<Saved> {
  const [outcome] = await signDocuments(stand.node, stand.leader, {
    documents: [await submitted(over)],
    pin: stand.pin,
  });
  if (!outcome?.ok) throw outcome?.error ?? new Error("not signed");
  return outcome;
}

async function issuedNumber(document: Saved): Promise<string | undefined> {
  const [outcome] = await issueDocuments(stand.node, stand.clerk, { documents: [document], pin: stand.pin });
  if (!outcome?.ok) throw outcome?.error ?? new Error("not issued");
  return (await readOutgoing(stand.node, stand.clerk, document.id)).document.issued?.numberText;
}

describe("drafts", () => {
  test("a save on an older version is refused with both versions; the same again changes nothing", async () => {
    const { node, specialist, clerk, leader } = stand;
    const seen = await createDraft(node, specialist, letterOf(leader));
    const theirs = letterOf(leader, { subject: "bản của văn thư" });
    const saved = await saveDraft(node, clerk, { ...seen, draft: theirs });
    const mine = saveDraft(node, specialist, { ...seen, draft: letterOf(leader, { subject: "bản của tôi" }) });
    await expect(mine).rejects.toBeInstanceOf(StaleDraftError);
    await expect(mine).rejects.toMatchObject({
      theirVersion: saved.version,
      theirs: { subject: "bản của văn thư" },
      yours: { subject: "bản của tôi" },
    });
    expect(await saveDraft(node, specialist, { ...seen, draft: theirs })).toEqual(saved);
  });

  test("saves of one sitting are one version of the history; a later one is another", async () => {
    const { node, specialist, leader } = stand;
    let seen = await createDraft(node, specialist, letterOf(leader));
    for (const subject of ["a", "b", "c"])
      seen = await saveDraft(node, specialist, { ...seen, draft: letterOf(leader, { subject }) });
    node.clock.advance(11 * 60_000);
    seen = await saveDraft(node, specialist, { ...seen, draft: letterOf(leader, { subject: "d" }) });
    const { events } = await readOutgoing(node, specialist, seen.id);
    expect(events.map(({ act, version }) => [act, version])).toEqual([
      ["saved", 5],
      ["created", 4],
    ]);
    expect((await findVersion(node.db, seen.id, events[1]?.id ?? ""))?.subject).toBe("c");
  });

  test("an incomplete document is not submitted, and each missing part is named", async () => {
    const { node, specialist, leader } = stand;
    const empty = await createDraft(
      node,
      specialist,
      letterOf(leader, { subject: " ", blocks: [], signer: null, placeLines: [] }),
    );
    await expect(submitDocument(node, specialist, empty)).rejects.toMatchObject({
      code: "office.incomplete",
      fields: { subject: {}, blocks: {}, signer: {}, placeLines: {} },
    });
    const lost = await createDraft(node, specialist, letterOf(leader, { recipients: ["H34", "H99"] }));
    await expect(submitDocument(node, specialist, lost)).rejects.toMatchObject({ code: "office.unknown-recipients" });
  });
});

describe("uploads", () => {
  test("a script, another kind of file, or nothing at all is refused; a plain PDF becomes a document", async () => {
    const { node, specialist } = stand;
    const pdf = PDF.create();
    pdf.addPage();
    const plain = await pdf.save();
    const put = (source: Uint8Array, name = "báo cáo.pdf") => keepUpload(node, specialist, { source, name });
    await expect(put(new Uint8Array())).rejects.toMatchObject({ code: "files.empty" });
    await expect(put(Buffer.from("PK\u0003\u0004 không phải PDF"))).rejects.toMatchObject({
      code: expect.stringMatching(/^files\./),
    });
    await expect(put(await createScriptedPdf())).rejects.toMatchObject({
      code: "office.active-content",
      people: { en: expect.stringMatching(/script/i) },
    });
    const upload = await put(plain);
    expect(upload).toMatchObject({ name: "báo cáo.pdf", pageCount: 1 });
    expect(await issuedNumber(await signed({ kind: "report", blocks: [], upload }))).toMatch(/^\d+\/BC-UBND$/);
  });
});

describe("signing", () => {
  test("a wrong PIN signs nothing", async () => {
    const document = await submitted();
    await expect(
      signDocuments(stand.node, stand.leader, { documents: [document], pin: "000000" }),
    ).rejects.toMatchObject({ code: "signing.wrong-pin" });
    expect((await readOutgoing(stand.node, stand.leader, document.id)).document.state).toBe("submitted");
  });

  test("one that cannot be signed does not keep the others of the batch back", async () => {
    const { node, leader, specialist, pin } = stand;
    const [good, stale, other] = [await submitted(), await submitted(), await submitted()];
    await returnDocument(node, leader, { ...stale, reason: "Thiếu căn cứ" });
    const outcomes = await signDocuments(node, leader, { documents: [good, stale, other], pin });
    expect(outcomes.map(({ ok }) => ok)).toEqual([true, false, true]);
    expect(outcomes[1]).toMatchObject({ id: stale.id, error: { code: "office.wrong-state" } });
    const returned = await readOutgoing(node, specialist, stale.id);
    expect(returned.document).toMatchObject({ state: "returned", returnReason: "Thiếu căn cứ" });
  });

  test("bytes that changed on the disk after submission are not signed", async () => {
    const { node, leader, pin } = stand;
    const document = await submitted({ subject: "tệp sẽ bị đổi" });
    const { fileSha256 } = (await readOutgoing(node, leader, document.id)).document;
    const path = join(node.config.filesDir, ...pathOf(fileSha256 ?? ""));
    const bytes = Buffer.from(await readOutgoingPdf(node, leader, document.id));
    bytes[bytes.length >> 1] = (bytes[bytes.length >> 1] ?? 0) ^ 1;
    await writeFile(path, bytes);
    const [outcome] = await signDocuments(node, leader, { documents: [document], pin });
    expect(outcome).toMatchObject({
      ok: false,
      error: { code: "office.file-changed", people: { vi: "Tệp bị đổi sau khi trình. Không ký được." } },
    });
  });

  test("nobody but the person named signs; not even another leader", async () => {
    const document = await submitted();
    const another = principal("H36", ["leader"], "Vương Khả Di");
    const [outcome] = await signDocuments(stand.node, another, { documents: [document], pin: stand.pin });
    expect(outcome).toMatchObject({ ok: false, error: { code: "office.forbidden" } });
  });
});

describe("issuing", () => {
  test("two clerks issue at once, and a time-stamp fails in between: numbers are neither shared nor lost", async () => {
    const { node, clerk, pin } = stand;
    const documents = [];
    for (let n = 0; n < 6; n += 1) documents.push(await signed());
    const [first, last] = [documents.slice(0, 3), documents.slice(3)];
    stampFails = true;
    const failed = await issueDocuments(node, clerk, { documents: first, pin });
    expect(failed.map((one) => !one.ok && one.error.code)).toEqual(first.map(() => "office.timestamp-unavailable"));
    stampFails = false;
    await Promise.all([
      issueDocuments(node, clerk, { documents: first, pin }),
      issueDocuments(node, clerk, { documents: [...last, ...first], pin }),
    ]);
    const { rows } = await listOutgoing(node.db, {
      agencyCode: "H36",
      year: 2020,
      series: "administrative",
      sort: "number",
      ascending: true,
    });
    expect(rows.map(({ number }) => number)).toEqual(rows.map((_, index) => index + 1));
    expect(new Set(rows.map(({ id }) => id))).toEqual(
      new Set([...new Set(rows.map(({ id }) => id)), ...documents.map(({ id }) => id)]),
    );
  });

  test("numbers begin again at 01 in a new year; kinds go apart where the head decided so; lateness is counted", async () => {
    const { node, leader, clerk } = stand;
    const document = await signed({ kind: "decision" });
    await decideNumbering(node, leader, new Map([["decision", "decisions"]]));
    await expect(decideNumbering(node, clerk, new Map())).rejects.toMatchObject({ code: "office.forbidden" });
    node.clock.set(new Date("2021-01-04T08:00:00+07:00"));
    const before = (await readOutgoing(node, clerk, document.id)).document;
    expect(await nextNumberText(node, before)).toBe("01/QĐ-UBND");
    expect(await issuedNumber(document)).toBe("01/QĐ-UBND");
    expect(await issuedNumber(await signed({ kind: "plan" }))).toBe("01/KH-UBND");
    const { lateDays } = (await readOutgoing(node, clerk, document.id)).document;
    expect(lateDays).toBeGreaterThan(1);
  });
});

/** Where the store keeps a file: see platform/files. */
function pathOf(sha256: string): readonly string[] {
  return [sha256.slice(0, 2), sha256.slice(2, 4), sha256];
}
