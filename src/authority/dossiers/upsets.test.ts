import { sql } from "kysely";
import { expect, test } from "vitest";
import { bpmn, elements } from "../../engines/flow/flow.fixture.ts";
import { dossierStates } from "../../protocol/dossiers/index.ts";
import { importCalendar } from "../calendar/index.ts";
import { publishFlow } from "../flows/index.ts";
import { carryCalls, fireTimers } from "../flows/jobs.ts";
import { acceptDossier } from "./actions/accept-dossier.ts";
import { completeStep } from "./actions/complete-step.ts";
import { countDossiersAnew } from "./actions/count-anew.ts";
import { demandFee, recordPayment } from "./actions/fee.ts";
import { handOver } from "./actions/hand-over.ts";
import { reassignWork } from "./actions/reassign-work.ts";
import { resumeDossier, suspendDossier } from "./actions/stop-dossier.ts";
import { receiveSupplement, requestSupplement } from "./actions/supplement.ts";
import { type DossierStand, dossierStand } from "./dossiers.fixture.ts";
import { markOverdue } from "./figures/mark-overdue.ts";
import { dossierFlowListener } from "./flow-listener.ts";
import type { Dossier } from "./record.ts";
import { findDossier, readEvents, readWork } from "./store/dossiers.ts";

const monday = new Date("2020-11-23T08:00:00+07:00");

async function openWork({ node }: DossierStand, { id }: Dossier) {
  return (await readWork(node.db, id)).filter(({ closedAt }) => closedAt === null);
}

async function publish({ node }: DossierStand, flow: string, xml: string): Promise<void> {
  await node.db.transaction().execute((tx) => publishFlow(tx, { flow, xml, note: "", at: monday, by: "system" }));
}

const company = (stand: DossierStand) =>
  acceptDossier(stand.node, stand.person("receptionist", "H36.05"), stand.form("company", { duplicateSeen: true }));

test("a flow that is republished while dossiers run: each keeps the one it began with", async () => {
  const stand = await dossierStand(monday);
  const before = await company(stand);
  const old = (await openWork(stand, before))[0];
  await publish(stand, "2.001583", bpmn(elements("start s\nuser other\nend e\ns > other\nother > e")));
  const after = await company(stand);
  expect((await openWork(stand, after)).map(({ node }) => node)).toEqual(["other"]);
  expect((await openWork(stand, before))[0]?.node).toBe(old?.node);
});

test("a day off decided after slips were printed moves the due time, and says so; the slip's date stays", async () => {
  const stand = await dossierStand(monday);
  const { node } = stand;
  const dossier = await company(stand);
  expect(dossier.printedDueAt).toEqual(dossier.dueAt);
  expect(await countDossiersAnew(node)).toBe(0);
  const day = "2020-11-24";
  const change = { kind: "off", first: day, last: day, name: { vi: "Nghỉ do bão", en: "Storm" } } as const;
  await importCalendar(node, {
    days: [{ change, decision: { number: "12/QĐ-UBND", date: "2020-11-23" } }],
    hours: [],
  });
  expect(await countDossiersAnew(node)).toBe(1);
  expect(await countDossiersAnew(node)).toBe(0);
  const moved = await findDossier(node.db, dossier.id);
  expect(moved?.dueAt?.getTime()).toBe((dossier.dueAt?.getTime() ?? 0) + 86_400_000);
  expect(moved?.printedDueAt).toEqual(dossier.dueAt);
  const event = (await readEvents(node.db, dossier.id)).at(-1);
  expect(event).toMatchObject({ kind: "due-moved", detail: { from: dossier.dueAt?.toISOString(), why: "calendar" } });
});

test("an officer who is moved to another post in mid-step: their save is refused, a colleague goes on", async () => {
  const stand = await dossierStand(monday);
  const { node } = stand;
  const dossier = await acceptDossier(node, stand.person("receptionist", "H36.50"), stand.form("permit"));
  const [work] = await openWork(stand, dossier);
  const of = { dossierId: dossier.id, token: work?.token ?? 0, outcome: "approve" };
  const officer = stand.person("specialist", "H36.50");
  const moved = { ...officer, grants: officer.grants.map((grant) => ({ ...grant, validUntil: monday })) };
  await expect(completeStep(node, moved, of)).rejects.toMatchObject({ code: "dossier.not-found" });
  const leader = stand.person("leader", "H36.50");
  await expect(
    reassignWork(node, leader, { ...of, assignee: crypto.randomUUID(), reason: "Điều động" }),
  ).rejects.toMatchObject({ code: "dossier.no-such-person" });
  const colleague = { ...stand.person("specialist", "H36.50"), accountId: crypto.randomUUID() };
  const done = await completeStep(node, colleague, of);
  expect(done.revision).toBe(dossier.revision + 1);
});

test("a reminder drawn on a step goes out by itself and holds nothing up", async () => {
  const stand = await dossierStand(monday);
  const { node } = stand;
  const dossier = await acceptDossier(node, stand.person("receptionist", "H36.50"), stand.form("permit"));
  node.clock.set(new Date("2020-11-26T08:00:00+07:00"));
  await fireTimers(node, dossierFlowListener(node));
  const events = await readEvents(node.db, dossier.id);
  expect(events.at(-1)).toMatchObject({ kind: "flow-moved", detail: { reminded: ["Nhắc sắp đến hạn thẩm định"] } });
  const [work, ...more] = await openWork(stand, dossier);
  expect([work?.node, more]).toEqual(["Examine", []]);
});

test("a flow that calls another: the called flow's work is the dossier's, and the caller goes on after it", async () => {
  const stand = await dossierStand(monday);
  const { node } = stand;
  const listener = dossierFlowListener(node);
  await publish(
    stand,
    "child",
    bpmn(elements("start s\nuser inner\nuser inner2\nend e\ns > inner\ninner > inner2\ninner2 > e")),
  );
  await publish(
    stand,
    "2.001583",
    bpmn(
      elements(
        'start s\n<bpmn:callActivity id="c" calledElement="child"/>\nuser after\nend e\ns > c\nc > after\nafter > e',
      ),
    ),
  );
  const dossier = await company(stand);
  expect((await openWork(stand, dossier)).map(({ node, place }) => `${node} ${place}`)).toEqual(["c waiting"]);
  await carryCalls(node, listener);
  const officer = stand.person("specialist", "H36.05");
  for (const name of ["inner", "inner2"]) {
    const work = (await openWork(stand, dossier)).find((one) => one.node === name);
    expect(work).toMatchObject({ role: "specialist", place: "here" });
    await completeStep(node, officer, { dossierId: dossier.id, token: work?.token ?? 0, outcome: "" });
  }
  await carryCalls(node, listener);
  const [last, ...more] = await openWork(stand, dossier);
  expect([last?.node, more]).toEqual(["after", []]);
  const done = await completeStep(node, officer, { dossierId: dossier.id, token: last?.token ?? 0, outcome: "" });
  expect(done).toMatchObject({ state: 9, outcome: "granted" });
  const handed = await handOver(node, stand.person("receptionist", "H36.05"), {
    dossierId: dossier.id,
    receiver: "Lan",
    by: "counter",
  });
  expect(handed.state).toBe(10);
});

/** A company's flow that calls another: there a step, then a wait for papers, while the caller waits for the call and does a step beside it. */
async function callingStand() {
  const stand = await dossierStand(monday);
  const { node } = stand;
  const papers = '<bpmn:receiveTask id="papers" name="papers" lt:clock="pause" lt:reason="supplement"/>';
  const child = elements(`start s\nuser inner\n${papers}\nuser inner2\nend e
    s > inner\ninner > papers\npapers > inner2\ninner2 > e`);
  await publish(stand, "child", bpmn(child));
  const caller =
    elements(`start s\nparallel g\n<bpmn:callActivity id="c" calledElement="child"/>\nuser beside\nparallel j\nend e
    s > g\ng > c\ng > beside\nc > j\nbeside > j\nj > e`);
  await publish(stand, "2.001583", bpmn(caller));
  const listener = dossierFlowListener(node);
  const dossier = await company(stand);
  await carryCalls(node, listener);
  const officer = stand.person("specialist", "H36.05");
  const tokenOf = async (name: string) => (await openWork(stand, dossier)).find((one) => one.node === name)?.token ?? 0;
  const done = async (name: string) =>
    completeStep(node, officer, { dossierId: dossier.id, token: await tokenOf(name), outcome: "" });
  const open = async () => (await openWork(stand, dossier)).map((one) => one.node).toSorted();
  const now = async () => {
    const found = await findDossier(node.db, dossier.id);
    return [found?.state, found?.pauses.map(({ to, reason }) => `${reason} ${to === null ? "open" : "over"}`)];
  };
  return { ...stand, dossier, listener, officer, done, open, now };
}

test("papers that a called flow waits for go to that wait, whatever else the dossier waits for", async () => {
  const { node, person, dossier, listener, done, open, now } = await callingStand();
  const counter = person("receptionist", "H36.05");
  await done("inner");
  expect(await open()).toEqual(["beside", "c", "papers"]);
  expect(await now()).toEqual([dossierStates.supplement, ["supplement open"]]);
  // A step of the calling flow meanwhile neither ends the wait nor starts the clock.
  await done("beside");
  expect(await now()).toEqual([dossierStates.supplement, ["supplement open"]]);
  await receiveSupplement(node, counter, { dossierId: dossier.id });
  expect(await open()).toEqual(["c", "inner2"]);
  expect(await now()).toEqual([dossierStates.processing, ["supplement over"]]);
  await done("inner2");
  await carryCalls(node, listener);
  expect((await now())[0]).toBe(dossierStates.resolved);
});

test("a called flow rests while its dossier is stopped beside the drawing, and a payment ends no call", async () => {
  const { node, person, dossier, listener, done, open, now } = await callingStand();
  const leader = person("leader", "H36.05");
  const reasoned = { dossierId: dossier.id, reason: "Chờ quy hoạch được duyệt" };
  await suspendDossier(node, leader, reasoned);
  await expect(done("inner")).rejects.toMatchObject({ code: "flow.suspended" });
  await carryCalls(node, listener);
  await resumeDossier(node, leader, reasoned);
  await demandFee(node, person("specialist", "H36.05"), { dossierId: dossier.id, amount: 50_000 });
  await expect(done("inner")).rejects.toMatchObject({ code: "flow.suspended" });
  const receipt = { dossierId: dossier.id, amount: 50_000, receipt: "0012" };
  await recordPayment(node, person("receptionist", "H36.05"), receipt);
  expect(await open()).toEqual(["beside", "c", "inner"]);
  expect(await now()).toEqual([dossierStates.processing, ["suspension over", "payment over"]]);
  await done("inner");
});

test("the portal is told of requests for supplements with the record", async () => {
  const stand = await dossierStand(monday);
  const { node } = stand;
  const dossier = await company(stand);
  const reasons = [{ component: "TP1", reason: "Thiếu chữ ký", legal: "" }];
  await requestSupplement(node, stand.person("specialist", "H36.05"), { dossierId: dossier.id, reasons });
  const { rows } = await sql<{ data: Readonly<Record<string, readonly { readonly NoiDungBoSung: string }[]>> }>`
    SELECT body -> 'data' AS data FROM dossier.sync_queue WHERE kind = 'record' ORDER BY id DESC LIMIT 1`.execute(
    node.db,
  );
  expect(rows[0]?.data.DanhSachHoSoBoSung?.[0]?.NoiDungBoSung).toBe("Thiếu chữ ký");
});

test("a day off decided afterwards takes back the lateness of what it makes due later", async () => {
  const stand = await dossierStand(monday);
  const { node } = stand;
  const dossier = await company(stand);
  node.clock.set(new Date((dossier.dueAt?.getTime() ?? 0) + 3_600_000));
  expect(await markOverdue(node)).toBe(1);
  expect((await findDossier(node.db, dossier.id))?.lateBy).toBe("H36.05");
  const change = { kind: "off", first: "2020-11-24", last: "2020-11-24", name: { vi: "Bão", en: "Storm" } } as const;
  await importCalendar(node, { days: [{ change, decision: { number: "12/QĐ-UBND", date: "2020-11-23" } }], hours: [] });
  expect(await countDossiersAnew(node)).toBe(1);
  expect((await findDossier(node.db, dossier.id))?.lateBy).toBeNull();
});
