import { sql } from "kysely";
import { expect, test } from "vitest";
import { writeApology } from "../../protocol/dossiers/index.ts";
import { acceptDossier } from "./actions/accept-dossier.ts";
import { completeStep } from "./actions/complete-step.ts";
import { demandFee, recordPayment } from "./actions/fee.ts";
import { handOver } from "./actions/hand-over.ts";
import { renewLease, takeLease } from "./actions/lease.ts";
import { sendApologies } from "./actions/send-apologies.ts";
import { refuseDossier, resumeDossier, stopDossier, suspendDossier, withdrawDossier } from "./actions/stop-dossier.ts";
import { receiveSupplement, requestSupplement } from "./actions/supplement.ts";
import { type DossierStand, dossierStand } from "./dossiers.fixture.ts";
import type { Dossier } from "./record.ts";
import { findDossier, readEvents, readWork } from "./store/dossiers.ts";
import { readSupplements } from "./store/supplements.ts";

const monday = new Date("2020-11-23T08:00:00+07:00");

async function openSteps({ node }: DossierStand, { id }: Dossier): Promise<string> {
  const work = await readWork(node.db, id);
  return work
    .filter(({ closedAt }) => closedAt === null)
    .map(({ node: at, place, agencyCode, role }) => `${at}@${agencyCode} ${role} ${place}`)
    .sort()
    .join(", ");
}

async function tokenOf({ node }: DossierStand, { id }: Dossier, at: string): Promise<number> {
  const work = await readWork(node.db, id);
  return work.find((one) => one.node === at && one.closedAt === null)?.token ?? 0;
}

async function step(
  stand: DossierStand,
  dossier: Dossier,
  at: string,
  by: Parameters<DossierStand["person"]>,
  outcome = "",
) {
  const token = await tokenOf(stand, dossier, at);
  return completeStep(stand.node, stand.person(...by), { dossierId: dossier.id, token, outcome });
}

const ground = { reason: "Không phù hợp quy hoạch", legal: "Điều 93 Luật Xây dựng 2014" };

test("a birth registration goes through a commune in one day", async () => {
  const stand = await dossierStand(monday);
  const officer = stand.person("receptionist", "H36.50.01");
  const dossier = await acceptDossier(stand.node, officer, stand.form("birth"));
  expect(dossier).toMatchObject({ code: "H36.50.01-201123-0001", state: 4, procedureCode: "1.001193" });
  expect(dossier.dueAt).toEqual(new Date("2020-11-23T17:00:00+07:00"));
  expect(await openSteps(stand, dossier)).toBe("Record@H36.50.01 specialist here");
  await step(stand, dossier, "Record", ["receptionist", "H36.50.01"]);
  const signed = await step(stand, dossier, "Sign", ["leader", "H36.50.01"], "sign");
  expect(signed).toMatchObject({ state: 9, outcome: "granted", endedAt: monday });
  const done = await handOver(stand.node, officer, {
    dossierId: dossier.id,
    receiver: "K’Brểu Thị Lan",
    by: "counter",
  });
  expect(done).toMatchObject({ state: 10, returnedAt: monday, lateBy: null });
  expect(await openSteps(stand, dossier)).toBe("");
  const events = await readEvents(stand.node.db, dossier.id);
  expect(events.map(({ kind }) => kind)).toEqual(["accepted", "step-done", "step-done", "resolved", "returned"]);
  const { rows } = await sql<{ status: number }>`SELECT status FROM flow.instance`.execute(stand.node.db);
  expect(rows).toEqual([{ status: 1 }]);
});

test("a building permit: supplement, two agencies asked at once, fee, signature", async () => {
  const stand = await dossierStand(monday);
  const { node } = stand;
  const counter = stand.person("receptionist", "H36.50");
  const dossier = await acceptDossier(node, counter, stand.form("permit"));
  expect(await openSteps(stand, dossier)).toBe("Examine@H36.50 specialist here");
  const examiner = stand.person("specialist", "H36.50");
  const token = await tokenOf(stand, dossier, "Examine");
  await expect(
    completeStep(node, examiner, { dossierId: dossier.id, token, outcome: "supplement" }),
  ).rejects.toMatchObject({ code: "dossier.reason-missing" });
  const reasons = [{ component: "TP3", reason: "Bản vẽ thiếu mặt cắt", legal: "Điều 95 Luật Xây dựng" }];
  node.clock.set(new Date("2020-11-24T08:00:00+07:00"));
  const asked = await completeStep(node, examiner, { dossierId: dossier.id, token, outcome: "supplement", reasons });
  expect(asked).toMatchObject({ state: 5, supplements: 1, dueAt: null });
  expect(await openSteps(stand, dossier)).toBe("Supplement@H36.50 receptionist waiting");
  node.clock.set(new Date("2020-11-26T08:00:00+07:00"));
  const back = await receiveSupplement(node, counter, { dossierId: dossier.id });
  expect(back.state).toBe(4);
  // Two days of waiting move the due time by two days.
  expect(back.dueAt?.getTime()).toBeGreaterThanOrEqual((dossier.dueAt?.getTime() ?? 0) + 2 * 86_400_000 - 1);
  expect(await readSupplements(node.db, dossier.id)).toMatchObject([{ number: 1, reasons, dueAfter: back.dueAt }]);
  await step(stand, dossier, "Examine", ["specialist", "H36.50"], "approve");
  expect(await openSteps(stand, dossier)).toMatch(/Opinion_3@H36.50.01/);
  await step(stand, dossier, "Opinion_3", ["receptionist", "H36.50.01"]);
  for (const at of ["Opinion_1", "Opinion_2"]) {
    const work = (await readWork(node.db, dossier.id)).find((one) => one.node === at);
    await step(stand, dossier, at, ["specialist", work?.agencyCode ?? ""]);
  }
  await step(stand, dossier, "Draft", ["specialist", "H36.50"]);
  const signed = await step(stand, dossier, "Sign", ["leader", "H36.50"], "sign");
  expect(signed.state).toBe(6);
  const paid = await recordPayment(node, counter, { dossierId: dossier.id, amount: 75_000, receipt: "BL-01" });
  expect(paid).toMatchObject({ state: 9, fee: 75_000, outcome: "granted" });
  const done = await handOver(node, counter, { dossierId: dossier.id, receiver: "Lan", by: "counter" });
  expect(done.state).toBe(10);
  expect(done.revision).toBe((await readEvents(node.db, dossier.id)).filter((e) => e.kind !== "resolved").length);
});

test("a refusal needs its legal ground, and its notice is handed over", async () => {
  const stand = await dossierStand(monday);
  const { node } = stand;
  const dossier = await acceptDossier(node, stand.person("receptionist", "H36.50"), stand.form("permit"));
  const of = { dossierId: dossier.id, token: await tokenOf(stand, dossier, "Examine"), outcome: "reject" };
  const examiner = stand.person("specialist", "H36.50");
  await expect(completeStep(node, examiner, { ...of, refusal: { ...ground, legal: "" } })).rejects.toMatchObject({
    code: "dossier.legal-ground-missing",
  });
  const neither = await completeStep(node, examiner, { ...of, refusal: { reason: " ", legal: "" } }).catch(
    (error) => error,
  );
  expect(neither).toMatchObject({ code: "dossier.reason-missing" });
  expect(Object.keys(neither.fields)).toEqual(["reason", "legal"]);
  await completeStep(node, examiner, { ...of, refusal: ground });
  const refused = await step(stand, dossier, "Refusal", ["leader", "H36.50"]);
  expect(refused).toMatchObject({ state: 9, outcome: "refused" });
  const done = await handOver(node, stand.person("receptionist", "H36.50"), {
    dossierId: dossier.id,
    receiver: "Lan",
    by: "counter",
  });
  expect(done.state).toBe(10);
});

test("a second request for supplements counts against the office", async () => {
  const stand = await dossierStand(monday);
  const { node } = stand;
  const counter = stand.person("receptionist", "H36.05");
  const dossier = await acceptDossier(node, counter, stand.form("company"));
  const by = stand.person("specialist", "H36.05");
  const ask = { dossierId: dossier.id, reasons: [{ component: "TP1", reason: "Thiếu chữ ký", legal: "" }] };
  const first = await requestSupplement(node, by, ask);
  expect(first).toMatchObject({ state: 5, dueAt: null });
  await expect(requestSupplement(node, by, ask)).rejects.toMatchObject({ code: "dossier.not-now" });
  node.clock.set(new Date("2020-11-24T08:00:00+07:00"));
  const back = await receiveSupplement(node, counter, { dossierId: dossier.id });
  const second = await requestSupplement(node, by, ask);
  expect(second.dueAt).toEqual(back.dueAt);
  expect(second.pauses.at(-1)).toMatchObject({ stopsClock: false });
});

test("fee, suspension, withdrawal, stopping and refusal beside the drawing", async () => {
  const stand = await dossierStand(monday);
  const { node } = stand;
  const counter = stand.person("receptionist", "H36.05");
  const leader = stand.person("leader", "H36.05");
  const receive = () => acceptDossier(node, counter, stand.form("company", { duplicateSeen: true }));
  const one = await receive();
  const of = { dossierId: one.id, reason: "Theo đề nghị" };
  expect(await demandFee(node, leader, { dossierId: one.id, amount: 50_000 })).toMatchObject({ state: 6, dueAt: null });
  expect(await recordPayment(node, counter, { dossierId: one.id, amount: 50_000, receipt: "1" })).toMatchObject({
    state: 4,
  });
  expect((await suspendDossier(node, leader, of)).dueAt).toBeNull();
  const token = await tokenOf(stand, one, "Receive").then((found) => found || 0);
  expect(token).toBe(0);
  expect((await resumeDossier(node, leader, of)).dueAt).not.toBeNull();
  expect(await withdrawDossier(node, counter, of)).toMatchObject({ state: 7, outcome: "withdrawn" });
  await expect(withdrawDossier(node, counter, of)).rejects.toMatchObject({ code: "dossier.not-now" });
  const two = await receive();
  expect(await stopDossier(node, leader, { ...of, dossierId: two.id })).toMatchObject({ state: 8, outcome: "stopped" });
  const three = await receive();
  const refused = await refuseDossier(node, leader, { dossierId: three.id, ...ground });
  expect(refused).toMatchObject({ state: 9, outcome: "refused" });
  expect(await openSteps(stand, three)).toBe("@H36.05 receptionist here");
});

test("everything missing is told at once, and a duplicate before it is saved", async () => {
  const stand = await dossierStand(monday);
  const officer = stand.person("receptionist", "H36.50");
  const bare = stand.form("permit", { components: [] });
  await expect(
    acceptDossier(stand.node, officer, { ...bare, applicant: { ...bare.applicant, name: " " } }),
  ).rejects.toMatchObject({
    code: "dossier.intake",
    fields: { name: expect.anything(), "component-TP1": expect.anything(), "component-TP2": expect.anything() },
  });
  const form = stand.form("permit");
  const first = await acceptDossier(stand.node, officer, form);
  expect((await acceptDossier(stand.node, officer, form)).code).toBe(first.code);
  const again = stand.form("permit");
  await expect(acceptDossier(stand.node, officer, again)).rejects.toMatchObject({ code: "dossier.duplicate" });
  const second = await acceptDossier(stand.node, officer, { ...again, duplicateSeen: true });
  expect([first.code, second.code]).toEqual(["H36.50-201123-0001", "H36.50-201123-0002"]);
});

test("a day has 9,999 codes, and whoever comes after them is told when to come again", async () => {
  const stand = await dossierStand(monday);
  await sql`INSERT INTO dossier.counter (agency_code, day, last) VALUES ('H36.50', '2020-11-23', 9998)`.execute(
    stand.node.db,
  );
  const officer = stand.person("receptionist", "H36.50");
  const last = await acceptDossier(stand.node, officer, stand.form("permit", { duplicateSeen: true }));
  expect(last.code).toBe("H36.50-201123-9999");
  await expect(acceptDossier(stand.node, officer, stand.form("permit", { duplicateSeen: true }))).rejects.toMatchObject(
    { code: "dossier.counter-full" },
  );
});

test("two officers never overwrite each other", async () => {
  const stand = await dossierStand(monday);
  const { node } = stand;
  const dossier = await acceptDossier(node, stand.person("receptionist", "H36.50"), stand.form("permit"));
  const token = await tokenOf(stand, dossier, "Examine");
  const first = stand.person("specialist", "H36.50");
  const other = { ...first, accountId: crypto.randomUUID(), name: "Người thứ hai" };
  const lease = await takeLease(node, first, { dossierId: dossier.id, token });
  await expect(takeLease(node, other, { dossierId: dossier.id, token })).rejects.toMatchObject({
    code: "dossier.held",
  });
  await expect(completeStep(node, other, { dossierId: dossier.id, token, outcome: "approve" })).rejects.toMatchObject({
    code: "dossier.held",
  });
  const taken = await takeLease(node, other, { dossierId: dossier.id, token, takeOver: true });
  expect(taken.fence).toBe(lease.fence + 1);
  expect(await renewLease(node, first, { dossierId: dossier.id, token, fence: lease.fence })).toBe(false);
  await expect(
    completeStep(node, first, { dossierId: dossier.id, token, outcome: "approve", fence: lease.fence }),
  ).rejects.toMatchObject({ code: "dossier.lease-lost" });
  const both = await Promise.allSettled(
    [1, 2].map(() =>
      completeStep(node, other, { dossierId: dossier.id, token, outcome: "approve", fence: taken.fence }),
    ),
  );
  expect(both.map(({ status }) => status).sort()).toEqual(["fulfilled", "rejected"]);
  await expect(
    completeStep(node, other, { dossierId: dossier.id, token, outcome: "approve", revision: 1 }),
  ).rejects.toMatchObject({ code: "dossier.stale" });
});

test("a late dossier gets its apology once, with whose step it was", async () => {
  const stand = await dossierStand(monday);
  const { node } = stand;
  const dossier = await acceptDossier(node, stand.person("receptionist", "H36.05"), stand.form("company"));
  expect(await sendApologies(node)).toBe(0);
  node.clock.set(new Date("2020-12-15T08:00:00+07:00"));
  expect(await sendApologies(node)).toBe(1);
  expect(await sendApologies(node)).toBe(0);
  const late = await findDossier(node.db, dossier.id);
  expect(late).toMatchObject({
    lateBy: "H36.05",
    apologyAt: new Date("2020-12-15T08:00:00+07:00"),
    dueAt: dossier.dueAt,
  });
  expect(late?.reappointedTo?.getTime()).toBeGreaterThan(node.clock.now().getTime());
  // The system wrote it for the agency that resolves it; the portal is told of the new date.
  const { rows } = await sql`
    SELECT e.agency_code, e.actor_name, q.body -> 'data' ->> 'PhongBanXuLy' AS unit, q.body -> 'data' ->> 'NoiDungXuLy' AS content,
      (SELECT actor_name FROM platform.audit WHERE action = 'dossier.apology') AS audited
    FROM dossier.event e JOIN dossier.sync_queue q ON q.dossier_id = e.dossier_id AND q.revision = e.revision AND q.kind = 'progress'
    WHERE e.kind = 'apology-sent'`.execute(node.db);
  expect(rows).toEqual([
    {
      agency_code: "H36.05",
      actor_name: "Hệ thống",
      unit: "Sở Tài chính tỉnh Lâm Đồng",
      content: writeApology(late?.reappointedTo ?? undefined),
      audited: "system",
    },
  ]);
});
