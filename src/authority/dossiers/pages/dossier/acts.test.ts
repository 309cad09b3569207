import { afterAll, beforeAll, expect, test } from "vitest";
import { stepMessageType } from "../../../../protocol/dossiers/index.ts";
import { applicant as dossierApplicant } from "../../dossiers.fixture.ts";
import type { Dossier } from "../../record.ts";
import { receiveStep } from "../../remote/guest.ts";
import { findDossierByCode, readEvents, readWork } from "../../store/dossiers.ts";
import { readRemoteSteps } from "../../store/remote-steps.ts";
import { readSupplements } from "../../store/supplements.ts";
import { settleStands } from "../../store/sync-stands.ts";
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
const kindsOf = async ({ id }: Dossier) => (await readEvents(s.stand.node.db, id)).map(({ kind }) => kind);
const offers = (html: string, dossier: Dossier, act: string) => html.includes(`href="${at(dossier, act)}`);

test("an outcome that asks for papers or refuses leads to its form and keeps what was typed", async () => {
  const dossier = await s.permit();
  const token = await s.tokenOf(dossier, "Examine");
  const step = (outcome: string) =>
    examiner.client.post(at(dossier, `steps/${token}`), {
      ...{ revision: String(dossier.revision), outcome, note: "Bản vẽ thiếu mặt cắt" },
    });
  const toSupplement = (await step("supplement")).headers.get("location") ?? "";
  expect(toSupplement).toContain(`/supplement?step=${token}`);
  expect(await examiner.client.page(toSupplement)).toContain("Bản vẽ thiếu mặt cắt");
  const empty = await examiner.client.post(at(dossier, "supplement"), {
    ...{ revision: String(dossier.revision), step: String(token) },
  });
  expect(empty.status).toBe(422);
  expect(await empty.text()).toMatch(/href="#why-TP1"/);
  const vague = await examiner.client.post(at(dossier, "supplement"), { "why-TP3": "other", step: String(token) });
  expect(await vague.text()).toMatch(/href="#more-TP3"/);
  const fields = { "why-TP1": "signature", "why-TP3": "unreadable", "more-TP3": "trang 2", legal: "Điều 95" };
  const preview = await examiner.client.post(at(dossier, "supplement/preview"), fields);
  expect(preview.headers.get("content-type")).toBe("application/pdf");
  const asked = await examiner.client.post(at(dossier, "supplement"), {
    ...fields,
    ...{ step: String(token), revision: String(dossier.revision) },
  });
  expect(asked.status).toBe(303);
  const [request] = await readSupplements(s.stand.node.db, dossier.id);
  expect(request?.reasons).toEqual([
    { component: "TP1", reason: "Chưa có chữ ký hoặc con dấu", legal: "Điều 95" },
    { component: "TP3", reason: "Bản quét mờ, không đọc được: trang 2", legal: "Điều 95" },
  ]);
  expect((await s.now(dossier)).state).toBe(5);
  const html = await validPage(counter.client, at(dossier));
  expect(html).toContain("Chờ bổ sung hồ sơ");
  expect(offers(html, dossier, "supplement-answer")).toBe(true);
  const form = await validPage(counter.client, at(dossier, "supplement-answer"));
  const scans = [...form.matchAll(/name="(scan-of-[^"]+)"/g)].map(([, name]) => name);
  expect(scans).toEqual([...new Set(scans)]);
  expect(scans).toEqual(expect.arrayContaining(["scan-of-TP1", "scan-of-TP2", "scan-of-TP3"]));
  // A paper that was asked for has its tick among what was asked for, and no second one.
  expect([...form.matchAll(/name="given" value="([^"]+)"/g)].map(([, code]) => code)).not.toContain("TP1");
  expect(form).toMatch(/name="given" value="TP2"/);
  const missing = await counter.client.post(at(dossier, "supplement-answer"), { received: ["0"], given: ["TP1"] });
  expect(missing.status).toBe(422);
  expect(await missing.text()).toContain("Chưa đủ giấy tờ được yêu cầu");
  const back = await counter.client.post(at(dossier, "supplement-answer"), {
    ...{ received: ["0", "1"], given: ["TP2"], note: "Đã nộp đủ" },
    revision: String((await s.now(dossier)).revision),
  });
  expect(back.status).toBe(303);
  const after = await s.now(dossier);
  expect(after.state).toBe(4);
  expect(after.components.filter(({ given }) => given).map(({ code }) => code)).toEqual(["TP1", "TP2", "TP3"]);
  // The second request counts against the office, and the form says so before it is sent.
  expect(await examiner.client.page(at(dossier, "supplement?step=1"))).toContain("766/QĐ-TTg");
}, 60_000);

test("a refusal asks for its ground, asks again, then refuses by the way that is drawn", async () => {
  const dossier = await s.permit();
  const token = String(await s.tokenOf(dossier, "Examine"));
  const path = at(dossier, "refusal");
  const revision = String(dossier.revision);
  const empty = await (await examiner.client.post(path, { revision, step: token })).text();
  expect(empty).toMatch(/href="#reason"/);
  expect(empty).toMatch(/href="#legal"/);
  const bare = await examiner.client.post(path, { revision, step: token, reason: "Không phù hợp quy hoạch" });
  expect(bare.status).toBe(422);
  expect(await bare.text()).toMatch(/href="#legal"/);
  const fields = { revision, step: token, reason: "Không phù hợp quy hoạch.", legal: "Điều 93" };
  const ask = await examiner.client.post(path, fields);
  expect(ask.status).toBe(200);
  expect(await ask.text()).toContain('name="confirm" value="1"');
  expect((await s.now(dossier)).outcome).toBeNull();
  expect((await examiner.client.post(path, { ...fields, confirm: "1" })).status).toBe(303);
  expect((await s.now(dossier)).outcome).toBe("refused");
  expect(await kindsOf(dossier)).toContain("refused");
  const html = await leader.client.page(at(dossier));
  expect(html).toContain("Không phù hợp quy hoạch. Căn cứ: Điều 93");
});

test("fee, payment, suspension, withdrawal and stopping are said and done", async () => {
  const one = await s.company();
  const by = await s.visitor("specialist", "H36.05");
  const chief = await s.visitor("leader", "H36.05");
  const desk = await s.visitor("receptionist", "H36.05");
  const revision = async () => String((await s.now(one)).revision);
  const wrong = await by.client.post(at(one, "fee"), { revision: await revision(), amount: "năm mươi" });
  expect(wrong.status).toBe(422);
  expect(await wrong.text()).toContain('value="năm mươi"');
  expect((await by.client.post(at(one, "fee"), { revision: await revision(), amount: "50.000" })).status).toBe(303);
  const waiting = await desk.client.page(at(one));
  expect(waiting).toContain("Ghi nhận đã nộp");
  const noReceipt = await desk.client.post(at(one, "payment"), { revision: await revision(), amount: "50.000" });
  expect(noReceipt.status).toBe(422);
  const paid = { revision: await revision(), amount: "50.000", receipt: "BL-0012" };
  expect((await desk.client.post(at(one, "payment"), paid)).status).toBe(303);
  expect(await s.now(one)).toMatchObject({ fee: 50_000, feeReceipt: "BL-0012", state: 4 });
  const why = { reason: "Chờ ý kiến tòa án" };
  expect((await chief.client.post(at(one, "suspension"), { ...why, revision: await revision() })).status).toBe(303);
  const rests = await by.client.page(at(one));
  expect(rests).toContain("Tạm dừng giải quyết");
  expect(rests).not.toContain(`/steps/`);
  expect((await chief.client.post(at(one, "resumption"), { ...why, revision: await revision() })).status).toBe(303);
  const withdraw = { reason: "Theo đơn của người nộp", revision: await revision() };
  expect((await desk.client.post(at(one, "withdrawal"), withdraw)).status).toBe(200);
  expect((await desk.client.post(at(one, "withdrawal"), { ...withdraw, confirm: "1" })).status).toBe(303);
  expect((await s.now(one)).state).toBe(7);
  expect(await desk.client.page(at(one))).toContain("Hồ sơ đã kết thúc");
  const two = await s.company();
  const stop = { reason: "Theo quyết định", revision: String(two.revision), confirm: "1" };
  expect((await chief.client.post(at(two, "stop"), stop)).status).toBe(303);
  expect((await s.now(two)).state).toBe(8);
}, 60_000);

test("a step is given to somebody by name, and given back as it was", async () => {
  const dossier = await s.permit();
  const [one, two] = await s.staff("H36.50", ["Đoàn Quang Vịnh", "Lý Thị Pháp"]);
  const token = await s.tokenOf(dossier, "Examine");
  const path = at(dossier, "assignment");
  const html = await validPage(leader.client, path);
  expect(html).toContain("Mọi người cùng vị trí");
  expect(html).toContain("Đoàn Quang Vịnh, Chuyên viên");
  const give = (assignee: string, reason = "Phân công lại") =>
    leader.client.post(path, { token: String(token), assignee, reason });
  expect((await give("", "")).status).toBe(422);
  expect((await give("0190a1b2-0000-7000-8000-000000000000")).status).toBe(422);
  expect((await give(one ?? "")).status).toBe(303);
  expect((await readWork(s.stand.node.db, dossier.id))[0]).toMatchObject({ assigneeName: "Đoàn Quang Vịnh" });
  // Whom it was not given to cannot do it any more.
  expect(await examiner.client.page(at(dossier))).toContain("Chưa có việc của anh/chị");
  expect((await give(two ?? "")).status).toBe(303);
  const page = await validPage(leader.client, at(dossier));
  expect(page).toContain("Giao bước “Thẩm định, kiểm tra thực địa” cho Lý Thị Pháp");
  expect(page).toContain("Giao lại cho Đoàn Quang Vịnh");
  expect((await give(one ?? "", "Giao nhầm, giao lại như trước")).status).toBe(303);
  expect(await kindsOf(dossier)).toEqual(["accepted", "reassigned", "reassigned", "reassigned"]);
  expect(await counter.client.page(at(dossier))).not.toContain("Giao lại cho");
});

test("an opinion that another authority asks for is given here, with files, and nothing else is done to its dossier", async () => {
  const code = "G01-201120-0007";
  const asked = {
    ...{ stepId: crypto.randomUUID(), fromNode: "G01", fromAgency: "G01", fromAgencyName: "Bộ Xây dựng" },
    ...{ toAgency: "H36.50", name: "Ý kiến của địa phương", lane: "Chuyên viên", note: "" },
    outcomes: [],
    sentAt: s.stand.node.clock.now().getTime(),
    dueAt: new Date("2020-11-27T17:00:00+07:00").getTime(),
    dossier: {
      ...{ code, procedureCode: "1.000001", procedureName: "Cấp chứng chỉ năng lực", sectorCode: "XD" },
      ...{ sectorName: "Xây dựng", level: "ministry", subject: "", limit: "20 ngày làm việc", components: [] },
      ...{ applicant: dossierApplicant, receivedAt: 1_605_835_800_000, dueAt: null },
    },
  };
  const received = s.stand.node.db.transaction().execute((tx) =>
    receiveStep(s.stand.node, tx, {
      ...{ id: crypto.randomUUID(), source: "VN", type: stepMessageType, key: code, subject: code },
      ...{ meta: { from: "G01" }, contentType: "application/json", body: Buffer.from(JSON.stringify(asked)) },
    }),
  );
  expect(await received).toEqual({ outcome: "accepted" });
  const html = await validPage(examiner.client, `/dossiers/${code}`);
  expect(html).toContain("Bộ Xây dựng hỏi ý kiến");
  expect(html).toContain("Hạn trả lời 27/11/2020 17:00");
  expect(html).not.toContain(`/dossiers/${code}/supplement`);
  expect(html).not.toContain(`/dossiers/${code}/components`);
  expect((await examiner.client.get(`/dossiers/${code}/refusal`)).status).toBe(409);
  const answer = (file: File, note: string) => {
    const form = new FormData();
    for (const [name, value] of Object.entries({ revision: "1", outcome: "-", note })) form.set(name, value);
    form.append("answer-files", file);
    return examiner.client.upload(`/dossiers/${code}/steps/1`, form);
  };
  const empty = await answer(new File([], "y-kien.pdf", { type: "application/pdf" }), "Thống nhất");
  expect(empty.status).toBe(422);
  expect(await empty.text()).toContain("Thống nhất");
  const bytes = Uint8Array.from(await s.stand.node.files.bytes((await s.scan("y-kien.pdf")).sha256));
  expect((await answer(new File([bytes], "y-kien.pdf", { type: "application/pdf" }), "")).status).toBe(422);
  const done = await answer(new File([bytes], "y-kien.pdf", { type: "application/pdf" }), "Thống nhất");
  expect(done.status).toBe(303);
  const [step] = await readRemoteSteps(s.stand.node.db, (await findDossierByCode(s.stand.node.db, code))?.id ?? "");
  expect(step).toMatchObject({ state: "answered", opinion: "Thống nhất" });
  expect(await validPage(examiner.client, `/dossiers/${code}`)).toContain("Hồ sơ đã kết thúc");
}, 60_000);

test("the result is handed over to whoever is named", async () => {
  const dossier = await s.birth();
  await s.step(dossier, "Record");
  await s.step(dossier, "Sign", "sign");
  const desk = await s.visitor("receptionist", "H36.50.01");
  const html = await validPage(desk.client, at(dossier));
  expect(offers(html, dossier, "hand-over")).toBe(true);
  const form = await validPage(desk.client, at(dossier, "hand-over"));
  expect(form).toContain(dossier.applicant.name);
  const bare = await desk.client.post(at(dossier, "hand-over"), { receiver: " " });
  expect(bare.status).toBe(422);
  const revision = String((await s.now(dossier)).revision);
  const fields = {
    revision,
    receiver: "Lê Thị Sương",
    receiverNumber: "068195001234",
    by: "post",
    note: "Có ủy quyền",
  };
  const done = await desk.client.post(at(dossier, "hand-over"), fields);
  expect(done.status).toBe(303);
  expect((await s.now(dossier)).state).toBe(10);
  const after = await validPage(desk.client, at(dossier));
  expect(after).toContain("Trả kết quả cho Lê Thị Sương");
  expect(after).toContain("papers/hand-over.pdf");
}, 60_000);

test("what the portal refuses is shown with its suggestion, put right and sent again", async () => {
  const dossier = await s.permit();
  const refused = {
    code: "procedure-code",
    message: { vi: "Mã thủ tục 1.007262 không còn hiệu lực", en: "Code 1.007262 is no longer valid" },
    suggestion: "1.009994",
    isOfStep: false,
  };
  await s.stand.node.db.transaction().execute((tx) =>
    settleStands(tx, [{ dossierId: dossier.id, record: null, step: null, refused }], {
      at: s.stand.node.clock.now(),
      portal: "Cổng Dịch vụ công quốc gia",
    }),
  );
  const html = await validPage(counter.client, at(dossier));
  expect(html).toContain("Mã thủ tục 1.007262 không còn hiệu lực");
  expect(offers(html, dossier, "correction")).toBe(true);
  expect((await examiner.client.get(at(dossier, "correction"))).status).toBe(403);
  const form = await validPage(counter.client, at(dossier, "correction"));
  expect(form).toContain('value="1.009994"');
  const revision = String(dossier.revision);
  const same = await counter.client.post(at(dossier, "correction"), { revision, procedureCode: "1.007262" });
  expect(same.status).toBe(422);
  const wrong = await counter.client.post(at(dossier, "correction"), { revision, procedureCode: "không phải mã" });
  expect(wrong.status).toBe(422);
  expect(await wrong.text()).toContain('value="không phải mã"');
  const right = await counter.client.post(at(dossier, "correction"), { revision, procedureCode: "1.009994" });
  expect(right.status).toBe(303);
  expect((await s.now(dossier)).procedureCode).toBe("1.009994");
  expect(await counter.client.page(at(dossier))).toContain("1.007262 → 1.009994");
  expect((await examiner.client.post(at(dossier, "resending"))).status).toBe(403);
  expect((await counter.client.post(at(dossier, "resending"))).status).toBe(303);
});

test("late because the portal does not know is nobody's delay", async () => {
  const dossier = await s.birth();
  await s.step(dossier, "Record");
  await s.step(dossier, "Sign", "sign");
  const desk = await s.visitor("receptionist", "H36.50.01");
  const before = s.stand.node.clock.now();
  s.stand.node.clock.set(new Date("2020-11-25T08:00:00+07:00"));
  try {
    const html = await desk.client.page(at(dossier));
    expect(html).toContain("Quá hạn do đồng bộ");
    expect(html).not.toContain("Quá hạn do xử lý");
    expect(html).toContain("Gửi lại");
  } finally {
    s.stand.node.clock.set(before);
  }
});

test("what a post does not do is refused as such, and what the portal does not refuse is not corrected", async () => {
  const dossier = await s.permit();
  expect((await examiner.client.get(at(dossier, "suspension"))).status).toBe(403);
  expect((await leader.client.get(at(dossier, "resumption"))).status).toBe(409);
  expect((await counter.client.get(at(dossier, "correction"))).status).toBe(409);
});

test("a dossier that was withdrawn is called so, and is neither in time nor late", async () => {
  const dossier = await s.permit();
  await counter.client.post(at(dossier, "withdrawal"), { reason: "Thay đổi dự định", confirm: "1" });
  const html = await validPage(counter.client, at(dossier));
  expect(html).toContain("Công dân yêu cầu rút hồ sơ");
  expect(html).not.toContain("Xong trước hạn");
});
