import { readFileSync } from "node:fs";
import { sql } from "kysely";
import { expect, test } from "vitest";
import { type TestNode, testNode } from "../../../test/support/node.ts";
import { official } from "../../../test/support/person.ts";
import { readAudit } from "../../platform/audit/index.ts";
import type { Principal, Role } from "../../platform/auth/index.ts";
import { listMetric, readMetric } from "../../platform/metrics/index.ts";
import { catalogueMessageSchema } from "../../protocol/procedures/index.ts";
import { advanceFlow, findNewest, publishFlow, readOpenTasks, startFlow } from "../flows/index.ts";
import { followCatalogue } from "./actions/follow-catalogue.ts";
import { hasCatalogue, importCatalogue } from "./actions/import-catalogue.ts";
import { repairFindings } from "./actions/repair-findings.ts";
import { changeState, createOffered, editOffered } from "./actions/save-offered.ts";
import { undoAct } from "./actions/undo-act.ts";
import { factsOf, type OfferedFacts } from "./offered.ts";
import { bringNational, nationalOf, offeredOf, withProcedures } from "./procedures.fixture.ts";
import { readReport } from "./read-report.ts";
import { planRepairs } from "./repair-plan.ts";
import { historyOf, listActs } from "./store/acts.ts";
import { findOfferedProcedure, listOffered } from "./store/offered.ts";

const birth = nationalOf({ code: "1.001193", name: "Đăng ký khai sinh" });
const marriage = nationalOf({ code: "1.000894", name: "Đăng ký kết hôn" });
const full = { version: 5, full: true, procedures: [birth, marriage] };

async function stand(rows: readonly OfferedFacts[] = []): Promise<{ node: TestNode; by: Principal }> {
  const node = await testNode();
  withProcedures(node);
  await importCatalogue(node, { older: [], procedures: rows.map((row) => ({ ...row, demand: [] })) });
  return { node, by: await principal(node, "controller") };
}

async function principal(node: TestNode, role: Role): Promise<Principal> {
  const username = `u-${role}`;
  const accountId = await official(node, { roles: role, username });
  const past = new Date("2020-01-01");
  const grant = {
    id: "g",
    agencyCode: "H36",
    role,
    title: "",
    titleEn: "",
    validFrom: past,
    validUntil: null,
    onBehalfOf: null,
  };
  return { accountId, username, name: "Hà Thu Lê", sessionId: "s", agencyCode: "H36", grants: [grant] };
}

const wrong = [
  offeredOf({ code: "1-001193", name: "Đăng ký khai sinh", nationalCode: "1.001193" }),
  offeredOf({ code: "1.894", name: "Đăng ký kết hôn", nationalCode: null, nationalVersion: null }),
];

async function keysOf(node: TestNode, kind?: string): Promise<readonly string[]> {
  const { findings } = await readReport(node.db, node);
  return findings.filter((one) => kind === undefined || one.kind === kind).map(({ key }) => key);
}

async function orderOf(node: TestNode, keys: readonly string[]) {
  const rows = planRepairs(await readReport(node.db, node), keys);
  return { keys, expected: new Map(rows.map(({ subject, fingerprint }) => [subject, fingerprint])) };
}

test("news of the nation is kept when it is newer, comes whole or in parts, and is refused from anyone else", async () => {
  const { node } = await stand();
  expect(await bringNational(node, full)).toEqual([{ outcome: "accepted", data: { version: 5, applied: true } }]);
  expect(await bringNational(node, { ...full, version: 4, procedures: [] })).toMatchObject([
    { data: { applied: false } },
  ]);
  const newer = { ...birth, version: 2, name: "Đăng ký khai sinh mới" };
  await bringNational(node, { version: 6, full: false, procedures: [newer] });
  const report = await readReport(node.db, node);
  expect([...(report.national?.byCode.values() ?? [])].map(({ code, version }) => `${code} ${version}`)).toEqual([
    "1.000894 1",
    "1.001193 2",
  ]);
  await bringNational(node, { version: 7, full: true, procedures: [marriage] });
  expect([...((await readReport(node.db, node)).national?.byCode.keys() ?? [])]).toEqual(["1.000894"]);
  expect(await bringNational(node, { ...full, version: 9 }, "H34")).toMatchObject([
    { outcome: "refused", code: "procedure.wrong-source" },
  ]);
  expect(await bringNational(node, { version: 0 } as never)).toMatchObject([
    { outcome: "refused", code: "procedure.malformed" },
  ]);
});

test("a catalogue is brought in also when the nation's came first, and not twice", async () => {
  const node = await testNode();
  withProcedures(node);
  await bringNational(node, full);
  expect(await hasCatalogue(node.db)).toBe(false);
  await importCatalogue(node, { older: [], procedures: wrong.map((row) => ({ ...row, demand: [] })) });
  expect(await hasCatalogue(node.db)).toBe(true);
  expect(await keysOf(node, "mis-coded")).toHaveLength(2);
});

test("repairing is one act: codes, history, audit, report of the day; undoing it restores everything exactly, and can be undone", async () => {
  const { node, by } = await stand(wrong);
  await bringNational(node, full);
  const before = (await listOffered(node.db)).map(factsOf);
  const order = await orderOf(node, await keysOf(node, "mis-coded"));
  const { actId, procedures } = await repairFindings(node, by, order);
  expect(procedures).toBe(2);
  const codes = async () => (await listOffered(node.db)).map(({ code }) => code).sort();
  expect(await codes()).toEqual(["1.000894", "1.001193"]);
  expect(await keysOf(node)).toEqual([]);
  const [one] = await listOffered(node.db);
  const history = await historyOf(node.db, one?.id ?? "");
  expect(history.map(({ kind, note, actorName }) => [kind, note, actorName])).toEqual([
    ["repair", "mis-coded", "Hà Thu Lê"],
    ["import", "", "system"],
  ]);
  expect(await readAudit(node.db, { actor: by.accountId, limit: 9 })).toHaveLength(2);
  const undo = await undoAct(node, by, actId);
  expect((await listOffered(node.db)).map(factsOf)).toEqual(before);
  await expect(undoAct(node, by, actId)).rejects.toMatchObject({ code: "procedure.already-undone" });
  await undoAct(node, by, undo);
  expect(await codes()).toEqual(["1.000894", "1.001193"]);
});

test("what is missing is taken over, and an undo takes it out again; both ways as often as one likes", async () => {
  const { node, by } = await stand();
  await bringNational(node, full);
  const { actId } = await repairFindings(node, by, await orderOf(node, await keysOf(node, "missing")));
  expect((await listOffered(node.db)).map(({ code, state }) => `${code} ${state}`)).toEqual([
    "1.000894 draft",
    "1.001193 draft",
  ]);
  const undone = await undoAct(node, by, actId);
  expect(await listOffered(node.db)).toEqual([]);
  const redone = await undoAct(node, by, undone);
  expect(await listOffered(node.db)).toHaveLength(2);
  await undoAct(node, by, redone);
  expect(await listOffered(node.db)).toEqual([]);
});

test("nothing is repaired when anything changed since the preview, and nothing undone when it changed since the act", async () => {
  const { node, by } = await stand(wrong);
  await bringNational(node, full);
  const order = await orderOf(node, await keysOf(node, "mis-coded"));
  const [first, second] = await listOffered(node.db);
  if (!first || !second) throw new Error("no rows");
  await editOffered(node, by, first, { ...factsOf(first), receivingPlace: "Số 4 Trần Hưng Đạo" });
  await expect(repairFindings(node, by, order)).rejects.toMatchObject({
    code: "procedure.changed-since-preview",
    people: { vi: expect.stringContaining(first.name) },
  });
  expect((await listOffered(node.db)).map(({ code }) => code)).toEqual([first.code, second.code]);
  const { actId } = await repairFindings(node, by, await orderOf(node, order.keys));
  const now = await findOfferedProcedure(node.db, second.id);
  await changeState(node, by, now ?? second, "hide");
  await expect(undoAct(node, by, actId)).rejects.toMatchObject({
    code: "procedure.changed-since-act",
    people: { vi: expect.stringContaining(second.name) },
  });
  expect((await listOffered(node.db)).map(({ code }) => code)).toEqual(["1.000894", "1.001193"]);
  await expect(repairFindings(node, by, order)).rejects.toMatchObject({ code: "procedure.nothing-to-repair" });
  await expect(repairFindings(node, by, { keys: [], expected: new Map() })).rejects.toMatchObject({
    code: "procedure.none-chosen",
  });
});

test("of two officers repairing or publishing at once one is told", async () => {
  const { node, by } = await stand([
    ...wrong,
    offeredOf({
      code: "1.000001",
      name: "Thử",
      state: "draft",
      publishedOn: null,
      nationalCode: null,
      nationalVersion: null,
    }),
  ]);
  await bringNational(node, full);
  const order = await orderOf(node, await keysOf(node, "mis-coded"));
  const repairs = await Promise.allSettled([repairFindings(node, by, order), repairFindings(node, by, order)]);
  expect(repairs.map(({ status }) => status).sort()).toEqual(["fulfilled", "rejected"]);
  const draft = (await listOffered(node.db)).find(({ state }) => state === "draft");
  if (!draft) throw new Error("no draft");
  const published = await Promise.allSettled([
    changeState(node, by, draft, "publish"),
    changeState(node, by, draft, "publish"),
  ]);
  const refused = published.find((one) => one.status === "rejected");
  expect(refused?.reason).toMatchObject({
    code: "procedure.stale",
    people: { vi: expect.stringContaining("Hà Thu Lê") },
  });
});

test("what cannot be is refused at the door, with the field and what to write", async () => {
  const { node, by } = await stand();
  await bringNational(node, full);
  const none = { nationalCode: null, nationalVersion: null };
  const make = (of: Partial<OfferedFacts>) =>
    createOffered(node, by, offeredOf({ code: "1.001193", name: "x", ...of }));
  await expect(make({ code: "1-001193" })).rejects.toMatchObject({
    fields: { code: { vi: expect.stringContaining("Có phải 1.001193?") } },
  });
  await expect(make({ localLimit: "mai" })).rejects.toMatchObject({
    fields: { localLimit: { vi: expect.stringContaining("mai") } },
  });
  await expect(make({ localLimit: "11 years" })).rejects.toMatchObject({ fields: { localLimit: expect.anything() } });
  await expect(make({ levels: [] })).rejects.toMatchObject({ fields: { levels: expect.anything() } });
  await expect(make({ nationalCode: "9.999999" })).rejects.toMatchObject({
    fields: { nationalCode: expect.anything() },
  });
  const id = await make({ decisionNumber: "", ...none });
  await expect(changeState(node, by, { id, revision: 1 }, "publish")).rejects.toMatchObject({
    fields: { decisionNumber: expect.anything() },
  });
  expect(await findOfferedProcedure(node.db, id)).toMatchObject({ state: "draft", publishedOn: null, revision: 1 });
});

test("nobody but the controller of the authority writes", async () => {
  const { node } = await stand();
  for (const role of ["clerk", "leader", "specialist", "admin", "operator", "registrar"] as const) {
    const by = await principal(node, role);
    await expect(createOffered(node, by, offeredOf({ code: "1.001193", name: "x" }))).rejects.toMatchObject({
      code: "procedure.not-yours",
    });
    await expect(undoAct(node, by, "00000000-0000-7000-8000-000000000000")).rejects.toMatchObject({
      code: "procedure.not-yours",
    });
  }
});

test("figures follow each change, and every one opens its list with the same count", async () => {
  const late = offeredOf({
    code: "1.000894",
    name: "Đăng ký kết hôn",
    publishedOn: "2020-10-01",
    online: 4,
    leadAgency: "H36.03",
  });
  const { node, by } = await stand([wrong[0] ?? late, late]);
  await bringNational(node, full);
  const figure = async (metric: string, under = "H36") => {
    const query = { metric, under, to: "2020-11-24" };
    const { total } = await readMetric(node.db, query);
    const list = await listMetric(node.metrics, node.db, { query, offset: 0, limit: 10 });
    expect([list.total, list.rows.length]).toEqual([total, total]);
    return total;
  };
  const all = async () => {
    const codes = node.metrics
      .all()
      .map(({ code }) => code)
      .filter((code) => code.startsWith("procedure."));
    return Object.fromEntries(
      await Promise.all(codes.map(async (code) => [code.replace("procedure.", ""), await figure(code)])),
    );
  };
  expect(await all()).toEqual({
    offered: 2,
    standardised: 1,
    "announced-on-time": 2,
    "announced-late": 0,
    "published-on-time": 1,
    "published-late": 1,
    "online-2": 0,
    "online-3": 0,
    "online-4": 1,
    "online-unused": 1,
  });
  expect(await figure("procedure.published-late", "H36.03")).toBe(1);
  expect(await figure("procedure.published-late", "H36.04")).toBe(0);
  await repairFindings(node, by, await orderOf(node, await keysOf(node, "mis-coded")));
  node.clock.set(new Date("2020-11-25T09:00:00+07:00"));
  const marriageRow = (await listOffered(node.db)).find(({ code }) => code === "1.000894");
  await changeState(node, by, marriageRow ?? { id: "", revision: 0 }, "withdraw");
  expect(await readMetric(node.db, { metric: "procedure.standardised", to: "2020-11-24" })).toMatchObject({ total: 2 });
  expect(await readMetric(node.db, { metric: "procedure.standardised", to: "2020-11-25" })).toMatchObject({ total: 1 });
  const yesterday = { query: { metric: "procedure.standardised", to: "2020-11-24" }, offset: 0, limit: 10 };
  expect(await listMetric(node.metrics, node.db, yesterday)).toMatchObject({ total: 2 });
});

test("the nation is told of many changes at once, whole, and only when there are any", async () => {
  const { node, by } = await stand(wrong);
  await bringNational(node, full);
  const sent = async () => {
    const { rows } = await sql<{
      data: unknown;
    }>`SELECT data FROM platform.outbox WHERE type = 'catalogue.v1' ORDER BY id`.execute(node.db);
    return rows.map(({ data }) => catalogueMessageSchema.parse(data));
  };
  await followCatalogue(node);
  await followCatalogue(node);
  expect(await sent()).toHaveLength(1);
  await repairFindings(node, by, await orderOf(node, await keysOf(node, "mis-coded")));
  const [one] = await listOffered(node.db);
  await editOffered(node, by, one ?? { id: "", revision: 0 }, {
    ...factsOf(one ?? wrong[0] ?? ({} as never)),
    online: 3,
  });
  await Promise.all([followCatalogue(node), followCatalogue(node)]);
  const [first, second, ...more] = await sent();
  expect(more).toEqual([]);
  expect(first?.procedures.map(({ findings }) => findings)).toEqual([["mis-coded"], ["mis-coded"]]);
  expect(second).toMatchObject({ agency: "H36", version: (first?.version ?? 0) + 2 });
  expect(second?.procedures.map(({ code, online, findings }) => [code, online, findings])).toEqual([
    ["1.000894", 3, []],
    ["1.001193", null, []],
  ]);
  node.clock.set(new Date("2020-11-30T09:00:00+07:00"));
  await followCatalogue(node);
  expect(await sent()).toHaveLength(3);
  expect((await listActs(node.db, { offset: 0, limit: 9 })).map(({ kind }) => kind)).toEqual([
    "edit",
    "repair",
    "import",
  ]);
});

test("a procedure withdrawn while flows run on it: those go on to their end, no other begins until it is taken up again", async () => {
  const { node, by } = await stand([
    offeredOf({ code: "2.000815", name: "Chứng thực bản sao", nationalCode: null, nationalVersion: null }),
  ]);
  const at = node.clock.now();
  const xml = readFileSync(new URL("../../../data/flows/template-one-officer.bpmn", import.meta.url), "utf8");
  await node.db.transaction().execute((tx) => publishFlow(tx, { flow: "2.000815", xml, note: "", at, by: "system" }));
  const begun = { flow: "2.000815", subject: "H36-201124-0001", agencyCode: "H36", vars: {}, at, actor: null };
  const running = await startFlow(node.db, node.db, begun);
  const [row] = await listOffered(node.db);
  await changeState(node, by, row ?? { id: "", revision: 0 }, "withdraw");
  await expect(startFlow(node.db, node.db, begun)).rejects.toMatchObject({ code: "flow.retired" });
  for (let steps = 0; steps < 5; steps++) {
    const [task] = await readOpenTasks(node.db, running);
    if (!task) break;
    const command = {
      kind: "complete",
      token: task.token,
      vars: { outcome: steps === 0 ? "complete" : "sign" },
    } as const;
    await advanceFlow(node.db, node.db, { instanceId: running, command, at, actor: null });
  }
  expect(await readOpenTasks(node.db, running)).toEqual([]);
  const [act] = await listActs(node.db, { offset: 0, limit: 1 });
  await undoAct(node, by, act?.id ?? "");
  await expect(startFlow(node.db, node.db, begun)).resolves.toEqual(expect.any(String));
});

test("a flow published under a wrong code goes on under the right one when the code is repaired", async () => {
  const { node, by } = await stand(wrong);
  await bringNational(node, full);
  const at = node.clock.now();
  const xml = readFileSync(new URL("../../../data/flows/template-one-officer.bpmn", import.meta.url), "utf8");
  await node.db.transaction().execute((tx) => publishFlow(tx, { flow: "1.894", xml, note: "", at, by: "system" }));
  await repairFindings(node, by, await orderOf(node, await keysOf(node, "mis-coded")));
  expect(await findNewest(node.db, "1.000894")).toMatchObject({ number: 1, xml });
  const [act] = await listActs(node.db, { offset: 0, limit: 1 });
  await undoAct(node, by, act?.id ?? "");
  expect(await findNewest(node.db, "1.894")).toMatchObject({ number: 1 });
});

test("what is announced for a later day changes nothing before it", async () => {
  const { node } = await stand([offeredOf({ code: "1.001193", name: birth.name, nationalVersion: birth.version })]);
  const coming = { ...birth, version: birth.version + 1, effectiveFrom: "2020-12-25" };
  await bringNational(node, { version: 6, full: true, procedures: [coming] });
  expect(await keysOf(node)).toEqual([]);
  const leaving = { ...birth, version: birth.version + 1, status: "withdrawn" as const, withdrawnOn: "2021-06-01" };
  await bringNational(node, { version: 7, full: true, procedures: [leaving] });
  expect(await keysOf(node, "withdrawn-nationally")).toEqual([]);
  node.clock.set(new Date("2021-06-01T09:00:00+07:00"));
  expect(await keysOf(node, "withdrawn-nationally")).toHaveLength(1);
});

test("of several repairs of one procedure, withdrawing it wins over publishing it", async () => {
  const late = offeredOf({
    code: "1.000894",
    name: "Đăng ký kết hôn",
    state: "draft",
    publishedOn: null,
    decisionDate: "2020-10-01",
  });
  const { node, by } = await stand([offeredOf({ code: "1.000894", name: "Đăng ký kết hôn" }), late]);
  await bringNational(node, full);
  const keys = await keysOf(node);
  expect(keys.map((key) => key.split(":")[0])).toEqual(expect.arrayContaining(["duplicated", "published-late"]));
  await repairFindings(node, by, await orderOf(node, keys));
  expect(
    (await listOffered(node.db))
      .filter(({ code }) => code === "1.000894")
      .map(({ state }) => state)
      .sort(),
  ).toEqual(["published", "withdrawn"]);
});

test("a published procedure keeps its day of publication; a faulty one can still be hidden", async () => {
  const { node, by } = await stand([offeredOf({ code: "1.000894", name: "Đăng ký kết hôn", levels: [] })]);
  const [row] = await listOffered(node.db);
  if (!row) throw new Error("no row");
  const facts = { ...factsOf(row), levels: ["commune" as const], publishedOn: null };
  await expect(editOffered(node, by, row, facts)).rejects.toMatchObject({ code: "procedure.invalid" });
  await changeState(node, by, row, "hide");
  expect((await listOffered(node.db))[0]?.state).toBe("hidden");
});
