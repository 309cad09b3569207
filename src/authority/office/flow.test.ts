import { afterAll, beforeAll, beforeEach, expect, test } from "vitest";
import { verifyPdf } from "../../engines/signing/index.ts";
import { readAudit } from "../../platform/audit/index.ts";
import { listMetric, readMetric } from "../../platform/metrics/index.ts";
import {
  addRecipients,
  answerChange,
  completeIncoming,
  createDraft,
  type Draft,
  issueDocuments,
  listIncoming,
  listOutgoing,
  readIncoming,
  readIncomingFile,
  readOutgoing,
  readOutgoingPdf,
  recallDocument,
  refuseIncoming,
  registerIncoming,
  signDocuments,
  submitDocument,
  tallyOutgoing,
} from "./index.ts";
import { officeMetrics } from "./metrics.ts";
import {
  type Country,
  carry,
  country,
  introduceSenders,
  letterOf,
  type OfficeStand,
  officeStand,
} from "./office.fixture.ts";

let land: Country;
let lamDong: OfficeStand;
let konTum: OfficeStand;
beforeAll(async () => {
  land = await country();
  [lamDong, konTum] = await Promise.all([officeStand(land, "H36"), officeStand(land, "H34")]);
  await introduceSenders(konTum, land);
  await introduceSenders(lamDong, land);
});
beforeEach(async () => {
  await lamDong.node.db.deleteFrom("platform.outbox").execute();
});
afterAll(async () => {
  await lamDong.node.drop();
  await konTum.node.drop();
});

async function issued(stand: OfficeStand, over: Partial<Draft> = {}): Promise<string> {
  const { node, leader, clerk, specialist, pin } = stand;
  const draft = await createDraft(node, specialist, letterOf(leader, over));
  const submitted = await submitDocument(node, specialist, draft);
  const [signed] = await signDocuments(node, leader, { documents: [submitted], pin });
  if (!signed?.ok) throw signed?.error ?? new Error("not signed");
  const [done] = await issueDocuments(node, clerk, { documents: [signed], pin });
  if (!done?.ok) throw done?.error ?? new Error("not issued");
  return done.id;
}

/** What arrived last. */
async function lastArrival({ node }: OfficeStand) {
  const { rows } = await listIncoming(node.db, { agencyCode: "H34" });
  const row = rows.toSorted((a, b) => a.id.localeCompare(b.id)).at(-1);
  if (!row) throw new Error("nothing arrived");
  return row;
}

test("a letter is written, signed, numbered, sealed, sent; registered and completed at the other side", async () => {
  const id = await issued(lamDong);
  const { node, clerk } = lamDong;
  const sent = await readOutgoing(node, clerk, id);
  expect(sent.document).toMatchObject({
    state: "issued",
    lateDays: 0,
    issued: { numberText: "01/UBND-KSTT", year: 2020, number: 1 },
  });
  expect(sent.tally).toMatchObject({ sent: 2, notArrived: 2 });

  const pdf = await readOutgoingPdf(node, clerk, id);
  const report = await verifyPdf(pdf, { trust: land.surroundings.trust, at: node.clock.now() });
  expect(report.valid).toBe(true);
  expect(report.signatures.map(({ field }) => field)).toEqual(["LT-Nguoi-ky", "LT-So-ngay", "LT-Co-quan"]);
  expect(report.signatures.map(({ signer }) => signer)).toEqual([
    "Tạ Đình Khương",
    "Hệ thống liên thông văn bản - Tỉnh Lâm Đồng",
    "Ủy ban nhân dân tỉnh Lâm Đồng",
  ]);
  expect(report.signatures.at(-1)?.level).toBe("B-LT");

  const [answer] = await carry(lamDong, konTum, ["H34"]);
  expect(answer).toMatchObject({ outcome: "accepted", data: { recipients: { H34: "arrived" } } });
  const arrival = await lastArrival(konTum);
  expect(arrival).toMatchObject({
    state: "arrived",
    numberText: "01/UBND-KSTT",
    day: "2020-11-24",
    fromName: "Ủy ban nhân dân tỉnh Lâm Đồng",
  });

  expect(await registerIncoming(konTum.node, konTum.clerk, { id: arrival.id })).toEqual({ number: 1, year: 2020 });
  await completeIncoming(konTum.node, konTum.specialist, {
    id: arrival.id,
    note: "Đã giao Sở Thông tin và Truyền thông",
  });
  const detail = await readIncoming(konTum.node, konTum.clerk, arrival.id);
  expect(detail.document).toMatchObject({ state: "completed", authenticity: "valid", number: 1 });
  expect(detail.events.map(({ act }) => act)).toEqual(["completed", "registered", "arrived"]);
  const file = await readIncomingFile(konTum.node, konTum.clerk, arrival.id, "van-ban");
  expect(Buffer.compare(file.bytes, pdf)).toBe(0);

  await carry(konTum, lamDong, []);
  const after = await readOutgoing(node, clerk, id);
  expect(after.recipients.find(({ code }) => code === "H34")).toMatchObject({ state: "completed" });
  expect(after.tally).toMatchObject({ arrived: 1, registered: 1, completed: 1, notArrived: 1 });
});

test("a recall is agreed to: the copy is struck, its file no longer offered", async () => {
  const id = await issued(lamDong, { recipients: ["H34"] });
  await carry(lamDong, konTum, ["H34"]);
  const arrival = await lastArrival(konTum);
  await registerIncoming(konTum.node, konTum.clerk, { id: arrival.id });
  await carry(konTum, lamDong, []);

  const recalled = await recallDocument(lamDong.node, lamDong.clerk, { id, reason: "Sai phụ lục" });
  expect(recalled.asked).toEqual(["H34"]);
  await carry(lamDong, konTum, []);
  expect(await lastArrival(konTum)).toMatchObject({ change: "recall", changeState: "asked" });

  await answerChange(konTum.node, konTum.clerk, { id: arrival.id, agree: true });
  await expect(readIncomingFile(konTum.node, konTum.clerk, arrival.id, "van-ban")).rejects.toMatchObject({
    code: "office.withdrawn",
  });
  await expect(completeIncoming(konTum.node, konTum.clerk, { id: arrival.id })).rejects.toMatchObject({
    code: "office.wrong-state",
  });
  await carry(konTum, lamDong, []);
  const after = await readOutgoing(lamDong.node, lamDong.clerk, id);
  expect(after.document).toMatchObject({ state: "recalled", recallReason: "Sai phụ lục" });
  expect(after.recipients[0]).toMatchObject({ recallState: "agreed" });
  expect(after.events[0]).toMatchObject({ act: "recall-agreed" });
});

test("a replacement asks for consent on the copy it replaces; refused with a reason, everything stays", async () => {
  const first = await issued(lamDong, { recipients: ["H34"] });
  await carry(lamDong, konTum, ["H34"]);
  const second = await issued(lamDong, {
    recipients: ["H34", "H15"],
    change: { type: 3, earlierId: first, reason: "Sửa thời hạn" },
  });
  const both = await readOutgoing(lamDong.node, lamDong.clerk, second);
  expect(both.earlier?.state).toBe("replaced");
  // One message about the earlier copy to who has it; to who has not, the document is simply new.
  expect(both.dispatches.map(({ recipients }) => recipients)).toEqual([["H34"], ["H15"]]);
  await lamDong.node.db
    .deleteFrom("platform.outbox")
    .where("key", "=", both.dispatches[1]?.documentId ?? "")
    .execute();
  await carry(lamDong, konTum, ["H34"]);

  const { rows } = await listIncoming(konTum.node.db, { agencyCode: "H34", changeAsked: true });
  expect(rows).toHaveLength(1);
  expect(rows[0]).toMatchObject({
    change: "replacement",
    numberText: (await readOutgoing(lamDong.node, lamDong.clerk, first)).document.issued?.numberText,
  });
  const id = rows[0]?.id ?? "";
  await expect(answerChange(konTum.node, konTum.clerk, { id, agree: false })).rejects.toMatchObject({
    code: "office.reason-missing",
  });
  await answerChange(konTum.node, konTum.clerk, { id, agree: false, text: "Đã thực hiện xong" });
  expect((await readIncoming(konTum.node, konTum.clerk, id)).filesOffered).toBe(true);
  await carry(konTum, lamDong, []);
  const after = await readOutgoing(lamDong.node, lamDong.clerk, first);
  expect(after.recipients[0]).toMatchObject({ recallState: "refused", recallAnswer: "Đã thực hiện xong" });
});

test("recipients added later get the same file, under a name of its own on the axis", async () => {
  const id = await issued(lamDong, { recipients: ["H15"] });
  await lamDong.node.db.deleteFrom("platform.outbox").execute();
  await addRecipients(lamDong.node, lamDong.clerk, { id, codes: ["H15", "H34"] });
  await expect(addRecipients(lamDong.node, lamDong.clerk, { id, codes: ["H34"] })).rejects.toMatchObject({
    code: "office.no-new-recipients",
  });
  await expect(addRecipients(lamDong.node, lamDong.clerk, { id, codes: ["H99"] })).rejects.toMatchObject({
    code: "office.unknown-recipients",
  });
  await carry(lamDong, konTum, ["H34"]);
  const arrival = await lastArrival(konTum);
  const file = await readIncomingFile(konTum.node, konTum.clerk, arrival.id, "van-ban");
  expect(Buffer.compare(file.bytes, await readOutgoingPdf(lamDong.node, lamDong.clerk, id))).toBe(0);
  const { recipients, document } = await readOutgoing(lamDong.node, lamDong.clerk, id);
  expect(recipients.map(({ code }) => code)).toEqual(["H15", "H34"]);
  expect(document.draft.recipients).toEqual(["H15", "H34"]);
});

test("a clerk gives a document back with a reason; what is completed is not given back", async () => {
  const id = await issued(lamDong, { recipients: ["H34"] });
  await carry(lamDong, konTum, ["H34"]);
  const { id: incomingId } = await lastArrival(konTum);
  const refuse = (reasonCode: string, text = "") =>
    refuseIncoming(konTum.node, konTum.clerk, { id: incomingId, reasonCode, text });
  await expect(refuse("other")).rejects.toMatchObject({ code: "office.reason-missing" });
  await refuse("misdirected", "của Sở Nội vụ");
  await expect(refuse("misdirected")).rejects.toMatchObject({ code: "office.wrong-state" });
  await carry(konTum, lamDong, []);
  const after = await readOutgoing(lamDong.node, lamDong.clerk, id);
  expect(after.recipients[0]).toMatchObject({ state: "refused", reason: { vi: "Gửi sai nơi nhận: của Sở Nội vụ" } });
});

test("one document goes to 719 communes in one go", async () => {
  const { node, clerk } = lamDong;
  const codes = Array.from(
    { length: 719 },
    (_, n) => `H36.${50 + Math.floor(n / 60)}.${String((n % 60) + 1).padStart(2, "0")}`,
  );
  const rows = codes.map((code) => ({
    code,
    qcvn102: code,
    name: `Ủy ban nhân dân xã ${code}`,
    name_en: code,
    short_name: code,
    level: "commune",
    valid_from: "2019-01-01",
    route: "node",
  }));
  await node.db.insertInto("exchange.directory_agency").values(rows).execute();
  const id = await issued(lamDong, { recipients: codes });
  const { tally, dispatches } = await readOutgoing(node, clerk, id);
  expect(dispatches).toHaveLength(1);
  expect(tally).toMatchObject({ sent: 719, notArrived: 719 });
  expect((await tallyOutgoing(node.db, [id])).get(id)).toEqual(tally);
});

test("every act left a line in the audit, and each metric is the sum of its list", async () => {
  const { node } = lamDong;
  const { rows } = await listOutgoing(node.db, {
    agencyCode: "H36",
    states: ["issued"],
    sort: "issued",
    ascending: true,
  });
  const audit = await readAudit(node.db, { subject: { kind: "office.document", id: rows[0]?.id ?? "" }, limit: 10 });
  expect(
    audit
      .map(({ action }) => action)
      .toReversed()
      .slice(0, 4),
  ).toEqual(["office.document.create", "office.document.submit", "office.document.sign", "office.document.issue"]);
  for (const { node: each } of [lamDong, konTum]) {
    for (const { code } of officeMetrics) {
      const query = { metric: code, under: each.config.code, from: "2020-11-24", to: "2020-11-24" };
      const { total } = await readMetric(each.db, query);
      expect([code, total]).toEqual([
        code,
        (await listMetric(each.metrics, each.db, { query, offset: 0, limit: 5 })).total,
      ]);
    }
  }
  const issuedHere = await readMetric(node.db, { metric: "office.issued", under: "H36", to: "2020-11-24" });
  expect(issuedHere.total).toBeGreaterThan(4);
});
