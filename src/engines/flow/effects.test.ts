import fc from "fast-check";
import { expect, test } from "vitest";
import { compileFlow } from "./compile.ts";
import { bpmn, elements, event, named } from "./flow.fixture.ts";
import { checkMigration, migrateFlow, unmapped } from "./migrate.ts";
import type { Plan } from "./plan.ts";
import { anyBlock, xmlOf } from "./random-flow.fixture.ts";
import type { Effect, FlowCommand, FlowState, Vars } from "./state.ts";
import { step } from "./step.ts";
import { waiting } from "./waiting.ts";

/** A flow of the field with everything that waits: reminders, a supplement, consultation of several agencies, a payment, a withdrawal. */
const permit = bpmn(
  elements(`
    start s
    user intake
    user appraise
    exclusive g default=on
    ${event("intermediateCatchEvent", "papers", "message supplement")}
    ${event("boundaryEvent", "late", "timer R3/P1D", 'attachedToRef="appraise" cancelActivity="false"')}
    service remind
    end re
    <bpmn:userTask id="consult"><bpmn:multiInstanceLoopCharacteristics camunda:collection="agencies" camunda:elementVariable="agency"/></bpmn:userTask>
    ${event("boundaryEvent", "silence", "timer P15D", 'attachedToRef="consult"')}
    events pay
    ${event("intermediateCatchEvent", "paid", "message paid")}
    ${event("intermediateCatchEvent", "unpaid", "timer P10D")}
    user sign
    end e
    end gone
    <bpmn:subProcess id="wd" triggeredByEvent="true">${event("startEvent", "wds", "message withdraw", 'isInterrupting="true"')}${elements("user confirm\nend we\nwds > confirm\nconfirm > we")}</bpmn:subProcess>
    <bpmn:subProcess id="note" triggeredByEvent="true">${event("startEvent", "ns", "signal holiday", 'isInterrupting="false"')}${elements("user tell\nend ne\nns > tell\ntell > ne")}</bpmn:subProcess>
    s > intake
    intake > appraise
    late > remind
    remind > re
    appraise > g
    g > papers : off : more = true
    papers > appraise
    g > consult : on
    consult > pay
    silence > pay
    pay > paid
    pay > unpaid
    paid > sign
    unpaid > gone
    sign > e`),
  named("supplement", "paid", "withdraw", "holiday"),
);

async function planOf(xml: string): Promise<Plan> {
  const { plan, problems } = await compileFlow(xml);
  if (!plan) throw new Error(JSON.stringify(problems));
  return plan;
}

/** Rows as a store would keep them, changed by effects alone. */
function createRows() {
  const rows = new Map<string, number>();
  const change = (key: string, by: number): void => {
    const count = (rows.get(key) ?? 0) + by;
    if (count === 0) rows.delete(key);
    else rows.set(key, count);
  };
  return {
    apply(effects: readonly Effect[]): void {
      for (const effect of effects) {
        if (effect.kind === "task" || effect.kind === "job" || effect.kind === "call")
          change(`work ${effect.token} ${effect.node}`, 1);
        else if (effect.kind === "wait" || effect.kind === "timer") change(`event ${effect.token} ${effect.node}`, 1);
        else if (effect.kind === "unwait") rows.delete(`event ${effect.token} ${effect.node}`);
        else if (effect.kind === "closed") {
          for (const key of [...rows.keys()]) if (key.split(" ")[1] === String(effect.token)) rows.delete(key);
        } else if (effect.kind === "ended") rows.clear();
        else if (effect.kind === "renamed") {
          for (const kind of ["work", "event"]) {
            const key = `${kind} ${effect.token} ${effect.node}`;
            if (!rows.has(key)) continue;
            rows.delete(key);
            rows.set(`${kind} ${effect.token} ${effect.to}`, 1);
          }
        }
      }
    },
    keys: () => [...rows].map(([key, count]) => (count === 1 ? key : `${key} x${count}`)).sort(),
  };
}

function listed(plan: Plan, state: FlowState): readonly string[] {
  const { waiting: works, subscriptions } = waiting(plan, state);
  return [...works, ...subscriptions]
    .map(
      ({ token, node, kind }) =>
        `${["user", "service", "send", "rule", "call"].includes(kind) ? "work" : "event"} ${token} ${node}`,
    )
    .sort();
}

function anyCommand(
  plan: Plan,
  state: FlowState,
  choice: number,
  vars: Vars = { more: choice % 3 === 0 },
): FlowCommand {
  const { waiting: works, subscriptions } = waiting(plan, state);
  const all = [...works, ...subscriptions];
  const one = all[choice % all.length];
  if (!one) throw new Error(`stuck: ${JSON.stringify(state)}`);
  const isEvent = ["timer", "message", "signal"].includes(one.kind);
  return isEvent
    ? { kind: "fire", token: one.token, node: one.node, vars }
    : { kind: "complete", token: one.token, vars };
}

test("effects alone keep the same list of work and events as the state tells", async () => {
  const plan = await planOf(permit);
  fc.assert(
    fc.property(fc.array(fc.nat(1_000), { minLength: 1, maxLength: 40 }), (choices) => {
      const rows = createRows();
      let { state, effects } = step(plan, undefined, { kind: "start", vars: { agencies: ["a", "b"] } });
      rows.apply(effects);
      for (const choice of choices) {
        if (state.status !== "running") break;
        ({ state, effects } = step(plan, state, anyCommand(plan, state, choice)));
        rows.apply(effects);
        expect(rows.keys()).toEqual(listed(plan, state));
      }
    }),
    { numRuns: 300 },
  );
});

/** What must hold of every state, whatever the drawing: nothing is orphaned, nothing is left halfway, no instance is lost or made up. */
function checkState(plan: Plan, state: FlowState): void {
  const byId = new Map(state.tokens.map((token) => [token.id, token]));
  expect(byId.size).toBe(state.tokens.length);
  for (const token of state.tokens) {
    const node = plan.nodes[token.node];
    expect(node).toBeDefined();
    const around = byId.get(token.scope);
    if (token.scope !== 0) expect(around?.waits).toBe(true);
    // A token that waits for nothing stands at a join.
    if (!token.waits)
      expect([node?.kind, (node?.incoming.length ?? 0) > 1]).toEqual([
        expect.stringMatching(/parallel|inclusive/),
        true,
      ]);
    if (token.total === undefined) continue;
    const inside = state.tokens.filter(({ scope }) => scope === token.id);
    expect(inside.every(({ node: at, item }) => at === token.node && item !== undefined)).toBe(true);
    expect(inside.length).toBe(node?.multiInstance?.sequential ? 1 : token.total - (token.done ?? 0));
  }
  // In a flow whose splits are joined by their own kind, every place holds one token at most.
  const places = state.tokens.map(({ scope, node, flow, item }) => [scope, node, flow, item].join());
  expect(places.length).toBe(new Set(places).size);
}

test("random commands on random sound flows never lose or double a token, and come to the end", async () => {
  await fc.assert(
    fc.asyncProperty(
      anyBlock,
      fc.infiniteStream(fc.nat(1_000)),
      fc.record({ x1: fc.boolean(), x2: fc.boolean() }),
      async (block, choices, vars) => {
        const plan = await planOf(xmlOf(block));
        const rows = createRows();
        let { state, effects } = step(plan, undefined, { kind: "start", vars: { ...vars, again: true } });
        rows.apply(effects);
        for (let left = 400; state.status === "running" && left > 0; left--) {
          checkState(plan, state);
          expect(rows.keys()).toEqual(listed(plan, state));
          const { waiting: works } = waiting(plan, state);
          expect(works.length).toBeGreaterThan(0);
          // Loops go round until two hundred commands are done.
          const command = anyCommand(plan, state, choices.next().value ?? 0, { ...vars, again: left > 200 });
          ({ state, effects } = step(plan, JSON.parse(JSON.stringify(state)), command));
          rows.apply(effects);
        }
        expect(state.status).toBe("completed");
        expect(state.tokens).toEqual([]);
        expect(rows.keys()).toEqual([]);
      },
    ),
    { numRuns: 80 },
  );
});

test("a step never changes the state it was given", async () => {
  const plan = await planOf(permit);
  const { state } = step(plan, undefined, { kind: "start", vars: { agencies: ["a"] } });
  const before = JSON.stringify(state);
  step(plan, state, anyCommand(plan, state, 0));
  expect(JSON.stringify(state)).toBe(before);
});

test("an instance goes over to a version in which ids changed, with its work and its events", async () => {
  const plan = await planOf(permit);
  const next = await planOf(permit.replaceAll('"appraise"', '"assess"').replaceAll('"wds"', '"w2"'));
  expect(unmapped(plan, next).map(({ id }) => id)).toEqual(["appraise"]);
  fc.assert(
    fc.property(fc.array(fc.nat(1_000), { maxLength: 12 }), (choices) => {
      const rows = createRows();
      let { state, effects } = step(plan, undefined, { kind: "start", vars: { agencies: ["a", "b"] } });
      rows.apply(effects);
      for (const choice of choices) {
        if (state.status !== "running") return;
        ({ state, effects } = step(plan, state, anyCommand(plan, state, choice)));
        rows.apply(effects);
      }
      if (state.status !== "running") return;
      const map = { appraise: "assess", wds: "w2" };
      expect(checkMigration(plan, next, map, state)).toEqual([]);
      const moved = migrateFlow(plan, next, map, state);
      rows.apply(moved.effects);
      expect(rows.keys()).toEqual(listed(next, moved.state));
      for (let left = 60, now = moved.state; now.status === "running" && left > 0; left--)
        now = step(next, now, anyCommand(next, now, left)).state;
    }),
    { numRuns: 100 },
  );
});

test("a map that leaves somebody nowhere, or puts them at another kind of step, is refused before anything changes", async () => {
  const plan = await planOf(permit);
  const next = await planOf(permit.replaceAll('"appraise"', '"assess"'));
  const started = step(plan, undefined, { kind: "start" }).state;
  const appraising = step(plan, started, { kind: "complete", token: started.tokens[0]?.id ?? 0 }).state;
  const codes = (map: Readonly<Record<string, string>>): readonly string[] =>
    checkMigration(plan, next, map, appraising).map(({ code, element }) => `${code} ${element}`);
  expect(codes({})).toEqual(["migrate-gone appraise"]);
  expect(codes({ appraise: "remind" })).toEqual(["migrate-kind appraise"]);
  expect(codes({ appraise: "confirm" })).toEqual(["migrate-scope appraise"]);
  expect(codes({ appraise: "sign" })).toEqual([]);
});

test("a branch waiting at a join needs the arrow it came by", async () => {
  const xml = bpmn(
    elements(
      "start s\nparallel f\nparallel j\nuser a\nuser b\nend e\ns > f\nf > a\nf > b\na > j : aj\nb > j : bj\nj > e",
    ),
  );
  const plan = await planOf(xml);
  const next = await planOf(xml.replace('"aj"', '"aj2"'));
  const started = step(plan, undefined, { kind: "start" }).state;
  const state = step(plan, started, {
    kind: "complete",
    token: started.tokens.find(({ node }) => node === "a")?.id ?? 0,
  }).state;
  expect(checkMigration(plan, next, {}, state).map(({ code }) => code)).toEqual(["migrate-join"]);
  const moved = migrateFlow(plan, next, { aj: "aj2" }, state).state;
  const last = moved.tokens.find(({ node }) => node === "b")?.id ?? 0;
  expect(step(next, moved, { kind: "complete", token: last }).state.status).toBe("completed");
});
