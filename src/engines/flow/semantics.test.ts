import { describe, expect, test } from "vitest";
import { compileFlow } from "./compile.ts";
import { bpmn, elements, event, named, play } from "./flow.fixture.ts";
import { checkMigration, migrateFlow } from "./migrate.ts";
import { step } from "./step.ts";
import { waiting } from "./waiting.ts";

const flow = (lines: string, beside = ""): string => bpmn(elements(lines), beside);
const line = (lines: string): string => elements(lines).replaceAll("\n", "");
const sub = (id: string, lines: string): string => `<bpmn:subProcess id="${id}">${line(lines)}</bpmn:subProcess>`;
const eventSub = (id: string, start: string, interrupting: boolean, lines: string): string =>
  `<bpmn:subProcess id="${id}" triggeredByEvent="true">${event("startEvent", `${id}-begins`, start, `isInterrupting="${interrupting}"`)}${line(lines)}</bpmn:subProcess>`;
const attached = (id: string, host: string, definition: string, interrupting = true): string =>
  event("boundaryEvent", id, definition, `attachedToRef="${host}" cancelActivity="${interrupting}"`);
const times = (count: string, attributes = "", more = ""): string =>
  `<bpmn:multiInstanceLoopCharacteristics ${attributes}><bpmn:loopCardinality>${count}</bpmn:loopCardinality>${more}</bpmn:multiInstanceLoopCharacteristics>`;

test("arrows need no id, several between the same two elements neither", async () => {
  const arrow = (from: string, to: string, when = ""): string =>
    `<bpmn:sequenceFlow sourceRef="${from}" targetRef="${to}">${when && `<bpmn:conditionExpression>${when}</bpmn:conditionExpression>`}</bpmn:sequenceFlow>`;
  const shapes = line("start s\nexclusive g\nuser a\nuser b");
  const xml = bpmn(
    shapes + arrow("s", "g") + arrow("g", "a", "=x = 1") + arrow("g", "b", "=x = 2") + arrow("g", "b", "=x = 3"),
  );
  expect((await play(xml, { x: 1 })).at()).toBe("a");
  expect((await play(xml, { x: 3 })).at()).toBe("b");
});

describe("errors and escalations", () => {
  const thrown = `${event("endEvent", "bad", "error E1")}${line("start i\nuser u\ni > u\nu > bad")}`;
  const caughtBy = (definition: string): string =>
    flow(
      `start s\n<bpmn:subProcess id="sub">${thrown}</bpmn:subProcess>\n<bpmn:boundaryEvent id="on" attachedToRef="sub">${definition}</bpmn:boundaryEvent>\nuser after\nend e\ns > sub\nsub > e\non > after`,
      `${named("E1")}<bpmn:error id="plain" name="Lỗi bất kỳ"/><bpmn:error id="empty" name="Lỗi" errorCode=""/>`,
    );

  test.each([
    ["a reference to an error without a code", '<bpmn:errorEventDefinition errorRef="plain"/>'],
    ["a reference to an error with an empty code", '<bpmn:errorEventDefinition errorRef="empty"/>'],
    ["no reference", "<bpmn:errorEventDefinition/>"],
  ])("%s catches every error", async (_name, definition) => {
    expect((await play(caughtBy(definition))).done("u")).toBe("after");
  });

  test("a reference that names nothing in the file is the code itself", async () => {
    const define = (id: string, code: string): string =>
      `<bpmn:boundaryEvent id="${id}" attachedToRef="job"><bpmn:errorEventDefinition errorRef="${code}"/></bpmn:boundaryEvent>`;
    const one = await play(
      flow(
        `start s\nservice job\n${define("x", "no-money")}\n${define("y", "no-time")}\nuser poor\nuser late\ns > job\nx > poor\ny > late`,
      ),
    );
    expect(one.tell({ kind: "error", token: one.state().tokens[0]?.id ?? 0, code: "no-time" })).toBe("late");
  });

  const rethrowing = (around: string): string =>
    flow(
      `start s\n${sub("S", `start i\n${event("intermediateThrowEvent", "up", "escalation X")}\nuser go\ni > up\nup > go\n${eventSub("E", "escalation X", false, `user lead\n${event("endEvent", "on", "escalation X")}\nE-begins > lead\nlead > on`)}`)}\n${around}\ns > S`,
      named("X"),
    );

  test("an event sub-process does not catch what it throws itself: that goes outwards", async () => {
    const boundary = await play(rethrowing(`${attached("b", "S", "escalation X", false)}\nuser chief\nb > chief`));
    expect(boundary.at()).toBe("go lead");
    expect(boundary.done("lead")).toBe("chief go");
    const top = await play(rethrowing(eventSub("F", "escalation X", false, "user chief\nF-begins > chief")));
    expect(top.done("lead")).toBe("chief go");
    expect((await play(rethrowing(""))).done("lead")).toBe("go");
  });

  test("another event sub-process of the same scope does", async () => {
    const xml = flow(
      `start s\n${event("intermediateThrowEvent", "up", "escalation X")}\nuser go\ns > up\nup > go\n${eventSub("E", "escalation X", false, `user lead\n${event("endEvent", "on", "escalation Y")}\nE-begins > lead\nlead > on`)}\n${eventSub("F", "escalation Y", false, "user chief\nF-begins > chief")}`,
      named("X", "Y"),
    );
    expect((await play(xml)).done("lead")).toBe("chief go");
  });

  test("an error always interrupts, whatever the drawing says", async () => {
    const one = await play(
      flow(
        `start s\nparallel f\nservice job\nuser other\ns > f\nf > job\nf > other\n${eventSub("E", "error E1", false, "user repair\nE-begins > repair")}`,
        named("E1"),
      ),
    );
    const token = one.state().tokens.find(({ node }) => node === "job")?.id ?? 0;
    expect(one.tell({ kind: "error", token, code: "E1" })).toBe("repair");
  });
});

describe("timers written as expressions", () => {
  const timer = (form: string, text: string): string =>
    `<bpmn:timerEventDefinition><bpmn:${form}>${text}</bpmn:${form}></bpmn:timerEventDefinition>`;
  const reminded = (text: string): string =>
    flow(
      `start s\nuser a\n<bpmn:boundaryEvent id="t" attachedToRef="a" cancelActivity="false">${timer("timeCycle", text)}</bpmn:boundaryEvent>\nuser r\ns > a\nt > r`,
    );

  test("repeat as often as their value says", async () => {
    const one = await play(reminded("#{often}"), { often: "R2/PT1H" });
    one.fires("t");
    expect(one.beside()).toBe("t");
    expect(one.fires("t")).toBe("a r r");
    expect(one.beside()).toBe("");
    const endless = await play(reminded("=often"), { often: "R/PT1H" });
    for (let count = 0; count < 5; count++) endless.fires("t");
    expect(endless.beside()).toBe("t");
  });

  test("whose value is no time fail the instance, and say so", async () => {
    const one = await play(
      flow(
        `start s\nuser a\n<bpmn:intermediateCatchEvent id="t">${timer("timeDuration", "=wait")}</bpmn:intermediateCatchEvent>\ns > a\na > t`,
      ),
    );
    expect(one.done("a", { wait: "soon" })).toBe("failed");
    expect(one.state().error?.en).toContain("“soon”");
  });

  test("a version with another time waits anew, one with the same does not", async () => {
    const xml = (text: string): string => reminded(text);
    const one = await play(xml("P1D"));
    one.fires("t");
    const beside = async (text: string): Promise<readonly string[]> => {
      const { plan } = await compileFlow(xml(text));
      if (!plan) throw new Error("no plan");
      expect(checkMigration(one.plan, plan, {}, one.state())).toEqual([]);
      const { state, effects } = migrateFlow(one.plan, plan, {}, one.state());
      expect(effects.filter(({ kind }) => kind === "timer")).toHaveLength(text === "P1D" ? 0 : 1);
      return waiting(plan, state).subscriptions.map(({ node }) => node);
    };
    expect(await beside("P1D")).toEqual([]);
    expect(await beside("R3/P1D")).toEqual(["t"]);
  });
});

describe("several instances", () => {
  test("each sees how many there are, how many are done and how many are at work", async () => {
    const inside = `start i\nuser u\nexclusive g default=no\nuser last\nend e1\ni > u\nu > g\ng > last : yes : nrOfCompletedInstances = nrOfInstances - 1\ng > e1 : no\nlast > e1`;
    const one = await play(
      flow(
        `start s\n<bpmn:subProcess id="m">${times("=2")}${line(inside)}</bpmn:subProcess>\nuser after\ns > m\nm > after`,
      ),
    );
    expect(one.done("u")).toBe("u");
    expect(one.done("u")).toBe("last");
    expect(one.done("last")).toBe("after");
  });

  test("one after the other, one is always at work", async () => {
    const enough =
      "<bpmn:completionCondition>=nrOfActiveInstances = 1 and nrOfCompletedInstances = 2</bpmn:completionCondition>";
    const one = await play(
      flow(
        `start s\n<bpmn:userTask id="m">${times("=5", 'isSequential="true"', enough)}</bpmn:userTask>\nuser after\ns > m\nm > after`,
      ),
    );
    expect(one.done("m")).toBe("m");
    expect(one.done("m")).toBe("after");
  });

  test.each([
    ["a list that is not there", 'camunda:collection="agencies"', {}],
    ["a list that is none", 'camunda:collection="agencies"', { agencies: "H36" }],
    ["too many", 'camunda:collection="agencies"', { agencies: Array.from({ length: 1_001 }) }],
  ])("of %s cannot be begun", async (_name, attributes, vars) => {
    const one = await play(
      flow(
        `start s\n<bpmn:userTask id="m"><bpmn:multiInstanceLoopCharacteristics ${attributes}/></bpmn:userTask>\ns > m`,
      ),
      vars,
    );
    expect(one.at()).toBe("failed");
    expect(one.state().error?.vi).toContain("“m”");
  });

  test.each(["=-1", "=1.5", '="two"', "=1000000000", "=missing"])("nor %s of them", async (count) => {
    expect((await play(flow(`start s\n<bpmn:userTask id="m">${times(count)}</bpmn:userTask>\ns > m`))).at()).toBe(
      "failed",
    );
  });

  test("a thousand at once, of many steps each, are no endless loop", async () => {
    const steps = Array.from(
      { length: 10 },
      (_, index) => `manual m${index}\nm${index} > ${index < 9 ? `m${index + 1}` : "ie"}`,
    );
    const xml = flow(
      `start s\n<bpmn:subProcess id="m">${times("=1000")}${line(`start i\nend ie\ni > m0\n${steps.join("\n")}`)}</bpmn:subProcess>\nuser after\ns > m\nm > after`,
    );
    expect((await play(xml)).at()).toBe("after");
  });
});

test("a signal that interrupts a scope starts nothing else in it", async () => {
  const xml = flow(
    `start s\nuser a\ns > a\n${eventSub("E", "signal stop", true, "user bye\nE-begins > bye")}\n${eventSub("F", "signal stop", false, "user note\nF-begins > note")}`,
    named("stop"),
  );
  expect((await play(xml)).tell({ kind: "signal", name: "stop" })).toBe("bye");
});

test("ids that objects have by themselves are ids like others", async () => {
  const shapes = `<bpmn:startEvent id="__proto__"/><bpmn:userTask id="constructor"/><bpmn:endEvent id="valueOf"/><bpmn:sequenceFlow id="hasOwnProperty" sourceRef="__proto__" targetRef="constructor"/><bpmn:sequenceFlow id="length" sourceRef="constructor" targetRef="valueOf"/>`;
  const one = await play(
    bpmn(`${shapes}${attached("toString", "constructor", "timer R2/P1D", false)}${line("end e\ntoString > e")}`),
  );
  expect(one.at()).toBe("constructor");
  one.fires("toString");
  expect(one.beside()).toBe("toString");
  one.fires("toString");
  expect(one.beside()).toBe("");
  expect(one.done("constructor", JSON.parse('{"__proto__": {"polluted": true}}'))).toBe("completed");
  expect("polluted" in {}).toBe(false);
});

test("a flow that goes round without waiting, or grows without end, is stopped within seconds", async () => {
  for (const lines of [
    "start s\nexclusive x\nmanual m\ns > x\nx > m\nm > x",
    "start s\nexclusive x\nparallel f\ns > x\nx > f\nf > x : one\nf > x : two",
  ]) {
    const { plan } = await compileFlow(flow(lines));
    if (!plan) throw new Error("no plan");
    const started = performance.now();
    expect(step(plan, undefined, { kind: "start" }).state.status).toBe("failed");
    expect(performance.now() - started).toBeLessThan(5_000);
  }
});
