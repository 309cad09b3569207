import { sql } from "kysely";
import { expect, test } from "vitest";
import { bpmn, elements } from "../../engines/flow/flow.fixture.ts";
import { importCalendar } from "../calendar/index.ts";
import { publishFlow } from "../flows/index.ts";
import { carryCalls, fireTimers } from "../flows/jobs.ts";
import { acceptDossier } from "./actions/accept-dossier.ts";
import { completeStep } from "./actions/complete-step.ts";
import { countDossiersAnew } from "./actions/count-anew.ts";
import { handOver } from "./actions/hand-over.ts";
import { reassignWork } from "./actions/reassign-work.ts";
import { requestSupplement } from "./actions/supplement.ts";
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
