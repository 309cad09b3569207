import { sql } from "kysely";
import { expect, test } from "vitest";
import { compileFlow, type Plan } from "../../../engines/flow/index.ts";
import { findNewest } from "../../flows/index.ts";
import { acceptDossier } from "../actions/accept-dossier.ts";
import { completeStep } from "../actions/complete-step.ts";
import { recordPayment } from "../actions/fee.ts";
import { handOver } from "../actions/hand-over.ts";
import { refuseReception } from "../actions/refuse-reception.ts";
import { sendApologies } from "../actions/send-apologies.ts";
import { withdrawDossier } from "../actions/stop-dossier.ts";
import { receiveSupplement } from "../actions/supplement.ts";
import { type DossierStand, dossierStand } from "../dossiers.fixture.ts";
import type { Dossier, WorkRole } from "../record.ts";
import { findDossier, readEvents, readWork } from "../store/dossiers.ts";
import { readSupplements } from "../store/supplements.ts";
import type { PastAct, PastDossier } from "./past-dossier.ts";
import { readPractice } from "./practice.ts";
import { replayDossier } from "./replay.ts";

const at = (day: number, time: string): Date => new Date(`2020-11-${String(day).padStart(2, "0")}T${time}:00+07:00`);

/** What was done to a dossier here, live, told as acts of the past; replayed, they must come to the same. */
async function replayed(stand: DossierStand, id: string, acts: readonly PastAct[], refusal?: PastDossier["refusal"]) {
  const dossier = await findDossier(stand.node.db, id);
  if (!dossier) throw new Error("no dossier");
  const practice = await readPractice(stand.node);
  const flow = practice.findFlow(dossier.flow);
  const plan = flow?.plan ?? (await anyPlan());
  const { calendarVersion, timeOf } = practice;
  const staff = (agencyCode: string, role: WorkRole) => {
    const { name, grants } = stand.person(
      role === "specialist" && agencyCode.split(".").length > 2 ? "receptionist" : role,
      agencyCode,
    );
    return { name, title: grants[0]?.title ?? "" };
  };
  const past: PastDossier = {
    received: { ...dossier, fee: fees.has(id) ? (fees.get(id) ?? null) : dossier.fee },
    acts,
    report: { kind: "unsent" },
    ...(refusal ? { refusal } : {}),
  };
  return replayDossier(past, { plan, timeOf, calendarVersion, isOwn: (code) => code.startsWith("H36"), staff });
}

/** The fee as it was known at receipt. */
const fees = new Map<string, number | null>();

async function anyPlan(): Promise<Plan> {
  const { plan } = await compileFlow(
    `<definitions xmlns="http://www.omg.org/spec/BPMN/20100524/MODEL"><process id="p" isExecutable="true"><startEvent id="s"/><endEvent id="e"/><sequenceFlow id="f" sourceRef="s" targetRef="e"/></process></definitions>`,
  );
  if (!plan) throw new Error("no plan");
  return plan;
}

/** Everything but ids and accounts, which the past does not keep. */
async function expectSame(
  stand: DossierStand,
  id: string,
  acts: readonly PastAct[],
  refusal?: PastDossier["refusal"],
): Promise<void> {
  const { db } = stand.node;
  const again = await replayed(stand, id, acts, refusal);
  const live = await findDossier(db, id);
  const plain = (dossier: Dossier | undefined) =>
    dossier && { ...dossier, createdBy: null, instanceId: null, calendarVersion: 0 };
  expect(plain(again.dossier)).toEqual(plain(live));
  const events = await readEvents(db, id);
  expect(
    again.changes.flatMap(({ after, by, events: some }) =>
      some.map(({ kind, detail = {} }) => ({
        revision: after.revision,
        at: after.updatedAt,
        kind,
        state: after.state,
        detail,
        by: by.agencyCode,
      })),
    ),
  ).toEqual(
    events.map(({ revision, at, kind, state, detail, agencyCode }) => ({
      revision,
      at,
      kind,
      state,
      detail,
      by: agencyCode,
    })),
  );
  const workOf = (work: Awaited<ReturnType<typeof readWork>>) =>
    work
      .map(({ closedByName: _name, instanceId: _instance, ...one }) => one)
      .toSorted((a, b) => a.openedAt.getTime() - b.openedAt.getTime() || a.token - b.token);
  expect(workOf(again.work)).toEqual(workOf(await readWork(db, id)));
  const supplements = (await readSupplements(db, id)).map(({ id: _id, askedBy: _by, ...one }) => one);
  expect(again.supplements.map(({ id: _id, askedBy: _by, ...one }) => one)).toEqual(supplements);
  // Of one withdrawn the past keeps no flow: nothing of it is left to do.
  if (live?.instanceId && live.state !== 7) {
    const { rows } = await sql<{ revision: number; state: unknown }>`
      SELECT revision, state FROM flow.instance WHERE id = ${live.instanceId}`.execute(db);
    const last = again.steps.at(-1);
    expect(rows[0]?.revision).toBe(again.steps.length);
    expect(rows[0]?.state).toEqual(JSON.parse(JSON.stringify(last?.state)));
  }
}

const reasons = [{ component: "TP3", reason: "Bản vẽ thiếu mặt cắt", legal: "Điều 95 Luật Xây dựng" }];

test("a dossier of the past is what the same acts make of a live one: supplement, three opinions, fee, hand-over", async () => {
  const stand = await dossierStand(at(2, "08:10"));
  const { node } = stand;
  const counter = stand.person("receptionist", "H36.50");
  const dossier = await acceptDossier(node, counter, stand.form("permit"));
  fees.set(dossier.id, dossier.fee);
  const step = async (
    when: Date,
    where: string,
    by: Parameters<DossierStand["person"]>,
    outcome: string,
    more: { readonly reasons?: typeof reasons } = {},
  ): Promise<PastAct> => {
    node.clock.set(when);
    const work = await readWork(node.db, dossier.id);
    const token = work.find((one) => one.node === where && one.closedAt === null)?.token ?? 0;
    await completeStep(node, stand.person(...by), { dossierId: dossier.id, token, outcome, ...more });
    return { kind: "step", node: where, outcome, at: when, ...more };
  };
  const district = ["specialist", "H36.50"] as const;
  const acts: PastAct[] = [];
  acts.push(await step(at(3, "09:00"), "Examine", [...district], "supplement", { reasons }));
  node.clock.set(at(6, "10:00"));
  await receiveSupplement(node, counter, { dossierId: dossier.id });
  acts.push({ kind: "answered", node: "Supplement", at: at(6, "10:00") });
  acts.push(await step(at(9, "15:00"), "Examine", [...district], "approve"));
  acts.push(await step(at(10, "09:00"), "Opinion_2", [...district], ""));
  acts.push(await step(at(11, "09:00"), "Opinion_3", ["receptionist", "H36.50.01"], ""));
  acts.push(await step(at(11, "10:00"), "Opinion_1", [...district], ""));
  acts.push(await step(at(12, "10:00"), "Draft", [...district], ""));
  acts.push(await step(at(12, "16:00"), "Sign", ["leader", "H36.50"], "sign"));
  node.clock.set(at(13, "08:30"));
  await recordPayment(node, counter, { dossierId: dossier.id, amount: 75_000, receipt: "BL-1" });
  acts.push({ kind: "paid", node: "Pay", amount: 75_000, receipt: "BL-1", at: at(13, "08:30") });
  node.clock.set(at(13, "09:30"));
  await handOver(node, counter, { dossierId: dossier.id, receiver: dossier.applicant.name, by: "counter" });
  acts.push({ kind: "returned", at: at(13, "09:30") });
  await expectSame(stand, dossier.id, acts);
});

test("so it is of one that ends late, after an apology, and of those withdrawn or not received", async () => {
  const stand = await dossierStand(at(2, "08:00"));
  const { node } = stand;
  const officer = stand.person("receptionist", "H36.50.01");
  const late = await acceptDossier(node, officer, stand.form("birth"));
  node.clock.set(at(2, "17:20"));
  expect(await sendApologies(node)).toBe(1);
  const apology = (await findDossier(node.db, late.id))?.reappointedTo;
  node.clock.set(at(3, "09:00"));
  await completeStep(node, officer, { dossierId: late.id, token: await tokenOf(stand, late.id), outcome: "" });
  node.clock.set(at(3, "10:00"));
  await completeStep(node, stand.person("leader", "H36.50.01"), {
    dossierId: late.id,
    token: await tokenOf(stand, late.id),
    outcome: "sign",
  });
  await expectSame(stand, late.id, [
    { kind: "apology", at: at(2, "17:20"), reappointedTo: apology ?? at(3, "00:00") },
    { kind: "step", node: "Record", outcome: "", at: at(3, "09:00") },
    { kind: "step", node: "Sign", outcome: "sign", at: at(3, "10:00") },
  ]);

  const gone = await acceptDossier(node, officer, stand.form("birth", { duplicateSeen: true }));
  node.clock.set(at(3, "11:00"));
  await withdrawDossier(node, officer, { dossierId: gone.id, reason: "Nộp nhầm nơi" });
  await expectSame(stand, gone.id, [{ kind: "withdrawn", reason: "Nộp nhầm nơi", at: at(3, "11:00") }]);

  const refusal = { reason: "Không thuộc thẩm quyền", legal: "Điều 17 Nghị định 61/2018/NĐ-CP" };
  const refused = await refuseReception(node, officer, { given: stand.form("birth"), ...refusal });
  await expectSame(stand, refused.id, [], refusal);
  expect(await findNewest(node.db, "1.001193")).toBeDefined();
});

async function tokenOf({ node }: DossierStand, id: string): Promise<number> {
  return (await readWork(node.db, id)).find(({ closedAt }) => closedAt === null)?.token ?? 0;
}
