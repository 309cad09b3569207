import { sql } from "kysely";
import { beforeEach, describe, expect, test } from "vitest";
import { type TestNode, testNode } from "../../../test/support/node.ts";
import { bpmn, elements, event, named } from "../../engines/flow/flow.fixture.ts";
import type { Tx } from "../../platform/db/index.ts";
import { importCalendar } from "../calendar/index.ts";
import { cancelFlow, moveFlow, reassignTask, resumeFlow, suspendFlow } from "./actions/administer-flow.ts";
import { advanceFlow } from "./actions/advance-flow.ts";
import { countAnew } from "./actions/count-anew.ts";
import { broadcastSignal, deliverMessage } from "./actions/deliver-event.ts";
import { migrateInstances, previewMigration } from "./actions/migrate-instances.ts";
import { publishFlow } from "./actions/publish-flow.ts";
import { startFlow } from "./actions/start-flow.ts";
import { bringPublished, carryCalls, fireTimer, fireTimers } from "./jobs.ts";
import { readHistory } from "./store/acts.ts";
import { setRetired } from "./store/retired.ts";
import { readOpenTasks, readRunning } from "./store/tasks.ts";
import { findNewest, readVersions } from "./store/versions.ts";
import { findDueTimers } from "./store/waits.ts";

const permit = bpmn(
  elements(`
    start s
    user intake lt:role=mot_cua
    <bpmn:userTask id="appraise" name="Thẩm định" lt:role="chuyen_vien" lt:allowance="2 working days" lt:agency="H36.01"/>
    ${event("boundaryEvent", "late", "timer R2/P1D", 'attachedToRef="appraise" cancelActivity="false"')}
    manual remind
    end re
    exclusive g default=on
    ${event("intermediateCatchEvent", "papers", "message supplement")}
    user sign
    end e
    <bpmn:subProcess id="note" triggeredByEvent="true">${event("startEvent", "ns", "signal holiday", 'isInterrupting="false"')}${elements("user tell\nend ne\nns > tell\ntell > ne")}</bpmn:subProcess>
    s > intake
    intake > appraise
    late > remind
    remind > re
    appraise > g
    g > papers : off : more = true
    papers > appraise : back
    g > sign : on
    sign > e`),
  named("supplement", "holiday"),
);

let node: TestNode;
const by = { accountId: "018f0000-0000-7000-8000-000000000001", name: "Cán bộ kiểm soát", agencyCode: "H36" };

beforeEach(async () => {
  node = await testNode({ code: "H36" });
});

const inTx = <T>(act: (tx: Tx) => Promise<T>): Promise<T> => node.db.transaction().execute(act);
const publish = (flow: string, xml: string, from?: number) =>
  inTx((tx) =>
    publishFlow(tx, { flow, xml, note: "", at: node.clock.now(), by, ...(from === undefined ? {} : { from }) }),
  );
const start = (flow: string, vars = {}, subject = "H36-201124-0001") =>
  startFlow(node.db, node.db, { flow, subject, agencyCode: "H36", vars, at: node.clock.now(), actor: null });
const open = async (id: string): Promise<string> =>
  (await readOpenTasks(node.db, id))
    .map((task) => task.node)
    .sort()
    .join(" ");

async function complete(id: string, element: string, vars = {}) {
  const task = (await readOpenTasks(node.db, id)).find((one) => one.node === element);
  if (!task) throw new Error(`${element} is not open`);
  return advanceFlow(node.db, node.db, {
    instanceId: id,
    command: { kind: "complete", token: task.token, vars },
    at: node.clock.now(),
    actor: by.accountId,
  });
}

async function count(table: string, id: string): Promise<number> {
  const { rows } = await sql<{
    count: number;
  }>`SELECT count(*) FROM ${sql.table(table)} WHERE instance_id = ${id}`.execute(node.db);
  return Number(rows[0]?.count);
}

describe("published versions", () => {
  test("get numbers in turn, and what is not sound is refused with the reason", async () => {
    expect((await publish("1.001", permit)).number).toBe(1);
    expect((await publish("1.001", permit, 1)).number).toBe(2);
    await expect(
      publish("1.001", permit.replace("manual", "script").replace("<bpmn:manualTask", "<bpmn:scriptTask")),
    ).rejects.toMatchObject({ code: "flow.unsound" });
    expect((await readVersions(node.db, "1.001")).map(({ number, running }) => [number, running])).toEqual([
      [2, 0],
      [1, 0],
    ]);
  });

  test("two officers publishing at once: the second is told, whoever it is", async () => {
    await publish("1.001", permit);
    await expect(publish("1.001", permit, 0)).rejects.toMatchObject({ code: "flow.published-meanwhile" });
    const both = await Promise.allSettled([publish("1.001", permit, 1), publish("1.001", permit, 1)]);
    const codes = both
      .map((one) => (one.status === "fulfilled" ? "published" : (one.reason as { code: string }).code))
      .sort();
    expect(codes).toEqual(["flow.published-meanwhile", "published"]);
  });

  test("cannot be changed by the application", async () => {
    await publish("1.001", permit);
    await expect(sql`UPDATE flow.version SET xml = ''`.execute(node.db)).rejects.toThrow(/permission denied/);
    await expect(sql`DELETE FROM flow.history`.execute(node.db)).rejects.toThrow(/permission denied/);
  });
});

describe("an instance", () => {
  test("gives out work by role and agency with a due date, and leaves nothing behind at its end", async () => {
    await publish("1.001", permit);
    const id = await start("1.001");
    await complete(id, "intake");
    // Tuesday 24 November 2020, 09:00 and two working days of eight hours: Thursday 09:00.
    expect(await readOpenTasks(node.db, id)).toMatchObject([
      { node: "appraise", role: "chuyen_vien", agencyCode: "H36.01", dueAt: new Date("2020-11-26T09:00:00+07:00") },
    ]);
    expect([await count("flow.timer", id), await count("flow.wait", id)]).toEqual([1, 1]);
    await complete(id, "appraise");
    expect(await count("flow.timer", id)).toBe(0);
    const state = await complete(id, "sign");
    expect(state.status).toBe("completed");
    expect([await open(id), await count("flow.timer", id), await count("flow.wait", id)]).toEqual(["", 0, 0]);
    expect((await readHistory(node.db, id)).map(({ kind, node: at }) => `${kind} ${at}`)).toContain("left appraise");
  });

  test("what cannot go on is refused and stays where it was", async () => {
    const xml = bpmn(elements("start s\nuser a\nexclusive g\nuser b\nend e\ns > a\na > g\ng > b : f1 : x = 1\nb > e"));
    await publish("1.002", xml);
    const id = await start("1.002");
    await expect(complete(id, "a", { x: 2 })).rejects.toMatchObject({ code: "flow.cannot-go-on" });
    expect(await open(id)).toBe("a");
    await complete(id, "a", { x: 1 });
    expect(await open(id)).toBe("b");
  });

  test("the same work done by two people at once counts once", async () => {
    await publish("1.001", permit);
    const id = await start("1.001");
    const both = await Promise.allSettled([complete(id, "intake"), complete(id, "intake")]);
    expect(both.map(({ status }) => status).sort()).toEqual(["fulfilled", "rejected"]);
    expect(await open(id)).toBe("appraise");
  });

  test("different work of one instance done at once is all kept", async () => {
    const names = ["a", "b", "c", "d", "f"];
    const lines = names.map((name) => `user ${name}\nsplit > ${name}\n${name} > join`).join("\n");
    await publish(
      "1.003",
      bpmn(
        elements(
          `start s\nparallel split\nparallel join\nuser last\nend e\ns > split\n${lines}\njoin > last\nlast > e`,
        ),
      ),
    );
    const id = await start("1.003");
    await Promise.all(names.map((name) => complete(id, name)));
    expect(await open(id)).toBe("last");
  });

  test("begins and goes on within its caller's transaction, or not at all", async () => {
    await publish("1.001", permit);
    await expect(
      inTx(async (tx) => {
        await startFlow(node.db, tx, {
          flow: "1.001",
          subject: "x",
          agencyCode: "H36",
          vars: {},
          at: node.clock.now(),
          actor: null,
        });
        throw new Error("the dossier was not accepted after all");
      }),
    ).rejects.toThrow(/after all/);
    const { rows } = await sql<{ count: number }>`SELECT count(*) FROM flow.instance`.execute(node.db);
    expect(Number(rows[0]?.count)).toBe(0);
  });

  test("of a procedure that was withdrawn goes on to its end, and no other begins until it is taken up again", async () => {
    await publish("1.001", permit);
    const id = await start("1.001");
    await inTx((tx) => setRetired(tx, "1.001", node.clock.now()));
    await expect(start("1.001")).rejects.toMatchObject({ code: "flow.retired" });
    await complete(id, "intake");
    await complete(id, "appraise");
    expect((await complete(id, "sign")).status).toBe("completed");
    await inTx((tx) => setRetired(tx, "1.001", null));
    expect(await open(await start("1.001"))).toBe("intake");
  });

  test("without a published flow there is none", async () => {
    await expect(start("1.999")).rejects.toMatchObject({ code: "flow.no-version" });
  });
});

describe("events", () => {
  test("timers fire when they are due, as often as drawn, and once each however many workers look", async () => {
    await publish("1.001", permit);
    const id = await start("1.001");
    await complete(id, "intake");
    const fired = async (): Promise<number> =>
      (await readHistory(node.db, id)).filter((row) => row.node === "remind" && row.kind === "entered").length;
    await fireTimers(node);
    expect(await fired()).toBe(0);
    node.clock.advance(24 * 3_600_000);
    await Promise.all([fireTimers(node), fireTimers(node), fireTimers(node)]);
    expect(await fired()).toBe(1);
    node.clock.advance(24 * 3_600_000);
    await fireTimers(node);
    node.clock.advance(72 * 3_600_000);
    await fireTimers(node);
    expect(await fired()).toBe(2);
    expect(await count("flow.timer", id)).toBe(0);
  });

  test("a repeating timer that another worker fired meanwhile waits for its next time", async () => {
    await publish("1.001", permit);
    const id = await start("1.001");
    await complete(id, "intake");
    node.clock.advance(24 * 3_600_000);
    const [timer] = await findDueTimers(node.db, node.clock.now(), 1);
    if (!timer) throw new Error("no timer");
    await fireTimer(node, timer, node.clock.now());
    await fireTimer(node, timer, node.clock.now());
    const entered = (await readHistory(node.db, id)).filter((row) => row.node === "remind" && row.kind === "entered");
    expect(entered).toHaveLength(1);
    expect(await findDueTimers(node.db, new Date(node.clock.now().getTime() + 24 * 3_600_000), 5)).toHaveLength(1);
  });

  test("when the working calendar changes, open work is due by the new one, counted once", async () => {
    await publish("1.001", permit);
    const id = await start("1.001");
    await complete(id, "intake");
    await countAnew(node);
    const change = {
      kind: "off",
      first: "2020-11-25",
      last: "2020-11-25",
      name: { vi: "Nghỉ tránh bão", en: "Storm" },
    } as const;
    await importCalendar(node, { days: [{ change, decision: null }], hours: [] });
    const due = async (): Promise<Date | null | undefined> => (await readOpenTasks(node.db, id))[0]?.dueAt;
    await expect.poll(() => countAnew(node), { timeout: 5_000 }).toBe(1);
    expect(await due()).toEqual(new Date("2020-11-27T09:00:00+07:00"));
    expect(await countAnew(node)).toBe(0);
  });

  test("a message goes to the instance it is about, once", async () => {
    await publish("1.001", permit);
    const ids = [await start("1.001", {}, "one"), await start("1.001", {}, "two")];
    for (const id of ids) {
      await complete(id, "intake");
      await complete(id, "appraise", { more: true });
    }
    const tell = () =>
      deliverMessage(node.db, node.db, {
        name: "supplement",
        subject: "two",
        vars: { more: false },
        at: node.clock.now(),
        actor: null,
      });
    expect(await tell()).toBe(true);
    expect(await tell()).toBe(false);
    expect([await open(ids[0] ?? ""), await open(ids[1] ?? "")]).toEqual(["", "appraise"]);
  });

  test("a signal reaches everyone who waits; one flow's signal reaches the others", async () => {
    const sender = bpmn(
      elements(`start s\nuser a\n${event("endEvent", "e", "signal holiday")}\ns > a\na > e`),
      named("holiday"),
    );
    await publish("1.001", permit);
    await publish("1.004", sender);
    const ids = [await start("1.001"), await start("1.001")];
    expect(await broadcastSignal(node.db, node.db, { name: "holiday", at: node.clock.now(), actor: null })).toEqual({
      reached: 2,
      refused: [],
    });
    await complete(await start("1.004"), "a");
    await bringPublished(node);
    await bringPublished(node);
    expect(await open(ids[0] ?? "")).toBe("intake tell tell");
  });

  test("a condition that takes too long holds up nobody else's timer, and its dossier stays where it was", async () => {
    const endless = "count(for i in 1..n, j in 1..n return i) &gt; 0";
    const slow = bpmn(
      elements(
        `start s\n${event("intermediateCatchEvent", "t", "timer P1D")}\nexclusive g default=no\nuser a\nuser b\nend e\ns > t\nt > g\ng > b : no\na > e\nb > e`,
      ) +
        `<bpmn:sequenceFlow id="yes" sourceRef="g" targetRef="a"><bpmn:conditionExpression xsi:type="bpmn:tFormalExpression">${endless}</bpmn:conditionExpression></bpmn:sequenceFlow>`,
    );
    await publish("1.006", slow);
    await publish("1.001", permit);
    const stuck = await start("1.006", { n: 1_000_000 });
    const fine = await start("1.001");
    await complete(fine, "intake");
    node.clock.advance(30 * 3_600_000);
    await fireTimers(node);
    expect((await readHistory(node.db, fine)).some((row) => row.node === "remind")).toBe(true);
    expect(await count("flow.timer", stuck)).toBe(1);
  });

  test("a message that a flow sends reaches what is about the same dossier, not another that waits longer", async () => {
    const xml = bpmn(
      elements(
        `start s\nparallel f\nuser a\n${event("intermediateThrowEvent", "t", "message two")}\n${event("intermediateCatchEvent", "w", "message two")}\nuser b\nend e\nend e2\ns > f\nf > a\nf > w\na > t\nt > e\nw > b\nb > e2`,
      ),
      named("two"),
    );
    await publish("1.007", xml);
    const first = await start("1.007", {}, "one");
    const second = await start("1.007", {}, "two");
    await complete(second, "a");
    await bringPublished(node);
    expect([await open(first), await open(second)]).toEqual(["a", "b"]);
  });

  test("a signal that a flow sends is given to itself once", async () => {
    const note = `<bpmn:subProcess id="note" triggeredByEvent="true">${event("startEvent", "ns", "signal go", 'isInterrupting="false"')}${elements("user r\nend ne\nns > r\nr > ne")}</bpmn:subProcess>`;
    const xml = bpmn(
      elements(
        `start s\nuser a\n${event("intermediateThrowEvent", "t", "signal go")}\nuser b\nend e\n${note}\ns > a\na > t\nt > b\nb > e`,
      ),
      named("go"),
    );
    await publish("1.008", xml);
    const [one, other] = [await start("1.008"), await start("1.008")];
    await complete(one, "a");
    await bringPublished(node);
    expect([await open(one), await open(other)]).toEqual(["b r", "a r"]);
  });

  test("a called flow ends with its caller", async () => {
    await publish("child", bpmn(elements("start s\nuser inner\nend e\ns > inner\ninner > e")));
    await publish(
      "1.005",
      bpmn(elements('start s\n<bpmn:callActivity id="c" calledElement="child"/>\nend e\ns > c\nc > e')),
    );
    const id = await start("1.005");
    await carryCalls(node);
    await inTx((tx) => cancelFlow(node.db, tx, { instanceId: id, by, reason: "Rút hồ sơ", at: node.clock.now() }));
    await carryCalls(node);
    const { rows } = await sql<{ status: number }>`SELECT status FROM flow.instance WHERE parent_id = ${id}`.execute(
      node.db,
    );
    expect(rows).toEqual([{ status: 2 }]);
  });

  test("a call activity starts the flow it calls and goes on with what that came to", async () => {
    await publish("child", bpmn(elements("start s\nuser inner\nend e\ns > inner\ninner > e")));
    await publish(
      "1.005",
      bpmn(
        elements(
          'start s\n<bpmn:callActivity id="c" calledElement="child"/>\nuser after\nend e\ns > c\nc > after\nafter > e',
        ),
      ),
    );
    const id = await start("1.005", { fee: 5000 });
    await carryCalls(node);
    await carryCalls(node);
    const { rows } = await sql<{ id: string }>`SELECT id FROM flow.instance WHERE parent_id = ${id}`.execute(node.db);
    expect(rows).toHaveLength(1);
    await complete(rows[0]?.id ?? "", "inner", { answer: 42 });
    await carryCalls(node);
    expect(await open(id)).toBe("after");
    const { rows: parent } = await sql<{
      vars: unknown;
    }>`SELECT state -> 'vars' AS vars FROM flow.instance WHERE id = ${id}`.execute(node.db);
    expect(parent[0]?.vars).toEqual({ fee: 5000, answer: 42 });
  });
});

describe("acts that are not drawn", () => {
  const given = (id: string) => ({ instanceId: id, by, reason: "Theo chỉ đạo", at: node.clock.now() });

  test("each needs a reason, which the history keeps", async () => {
    await publish("1.001", permit);
    const id = await start("1.001");
    await expect(inTx((tx) => suspendFlow(node.db, tx, { ...given(id), reason: " " }))).rejects.toMatchObject({
      code: "flow.reason-missing",
    });
    await inTx((tx) => suspendFlow(node.db, tx, given(id)));
    await expect(complete(id, "intake")).rejects.toMatchObject({ code: "flow.suspended" });
    await inTx((tx) => resumeFlow(node.db, tx, given(id)));
    const token = (await readOpenTasks(node.db, id))[0]?.token ?? 0;
    await inTx((tx) =>
      reassignTask(tx, { ...given(id), token, node: "intake", assignee: by.accountId, agencyCode: "H36.02" }),
    );
    expect(await readOpenTasks(node.db, id)).toMatchObject([{ assignee: by.accountId, agencyCode: "H36.02" }]);
    await inTx((tx) => moveFlow(node.db, tx, { ...given(id), tokens: [token], to: "sign" }));
    expect(await open(id)).toBe("sign");
    await inTx((tx) => cancelFlow(node.db, tx, given(id)));
    expect(await open(id)).toBe("");
    const acts = (await readHistory(node.db, id)).filter(({ reason }) => reason !== null);
    expect(acts.map(({ kind, reason }) => `${kind}: ${reason}`)).toEqual(
      ["suspended", "resumed", "reassigned", "moved", "cancelled"].map((kind) => `${kind}: Theo chỉ đạo`),
    );
    await expect(inTx((tx) => cancelFlow(node.db, tx, given(id)))).rejects.toMatchObject({ code: "flow.not-running" });
  });

  test("the timers of a suspended instance wait until it is resumed", async () => {
    await publish("1.001", permit);
    const id = await start("1.001");
    await complete(id, "intake");
    await inTx((tx) => suspendFlow(node.db, tx, given(id)));
    node.clock.advance(48 * 3_600_000);
    await fireTimers(node);
    expect((await readHistory(node.db, id)).some((row) => row.node === "remind")).toBe(false);
    await inTx((tx) => resumeFlow(node.db, tx, given(id)));
    await fireTimers(node);
    expect((await readHistory(node.db, id)).some((row) => row.node === "remind")).toBe(true);
  });

  test("running instances keep their version until all of them can go over to another", async () => {
    const first = await publish("1.001", permit);
    const ids = [await start("1.001"), await start("1.001")];
    await complete(ids[0] ?? "", "intake");
    const second = await publish("1.001", permit.replaceAll('"appraise"', '"assess"'));
    const third = await start("1.001");
    const from = first.id;
    const to = second.id;
    expect(await previewMigration(node.db, { from, to, map: {} })).toMatchObject([
      { id: ids[0], problems: [{ code: "migrate-gone" }] },
    ]);
    const move = (map: Readonly<Record<string, string>>) =>
      inTx((tx) => migrateInstances(node.db, tx, { from, to, map, by, reason: "Quy trình mới", at: node.clock.now() }));
    await expect(move({})).rejects.toMatchObject({ code: "flow.cannot-migrate" });
    expect(await open(ids[0] ?? "")).toBe("appraise");
    expect(await move({ appraise: "assess" })).toBe(2);
    expect(await open(ids[0] ?? "")).toBe("assess");
    node.clock.advance(24 * 3_600_000);
    await fireTimers(node);
    await complete(ids[0] ?? "", "assess");
    await complete(ids[0] ?? "", "sign");
    await complete(third, "intake");
    expect((await findNewest(node.db, "1.001"))?.number).toBe(2);
  });

  test("instances of a version are read page by page, each once", async () => {
    const { id: version } = await publish("1.001", permit);
    for (let n = 0; n < 4; n++) await start("1.001");
    for (const atOnce of [1, 2, 4, 5]) {
      const read: string[] = [];
      for await (const { id } of readRunning(node.db, version, atOnce)) read.push(id);
      expect([new Set(read).size, read.length]).toEqual([4, 4]);
    }
  });

  test("an event that keeps its place and changes what it waits for is waited for anew", async () => {
    const drawn = (definition: string): string =>
      bpmn(
        elements(
          `start s\nuser a\nuser b\nend e\n${event("boundaryEvent", "on", definition, 'attachedToRef="a"')}\ns > a\na > e\non > b\nb > e`,
        ),
        named("one", "two"),
      );
    const versions = [await publish("1.009", drawn("message one"))];
    const id = await start("1.009");
    for (const definition of ["message two", "timer P1D"]) {
      versions.push(await publish("1.009", drawn(definition)));
      const [from, to] = versions.slice(-2).map((one) => one.id);
      const migration = { from: from ?? "", to: to ?? "", map: {}, by, reason: "Sửa luồng", at: node.clock.now() };
      await inTx((tx) => migrateInstances(node.db, tx, migration));
    }
    expect([await count("flow.wait", id), await count("flow.timer", id)]).toEqual([0, 1]);
    node.clock.advance(24 * 3_600_000);
    await fireTimers(node);
    expect(await open(id)).toBe("b");
  });
});
