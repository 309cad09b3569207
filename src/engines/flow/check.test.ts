import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { checkFlow } from "./check.ts";
import { bpmn, elements, event, named, play } from "./flow.fixture.ts";
import { anySplits, type Block, xmlOf } from "./random-flow.fixture.ts";
import { waiting } from "./waiting.ts";

const flow = (lines: string, beside = ""): string => bpmn(elements(lines), beside);

/** Problems that are errors, as "code element". */
async function errors(xml: string): Promise<readonly string[]> {
  const { problems } = await checkFlow(xml);
  return problems.filter(({ severity }) => severity === "error").map(({ code, element }) => `${code} ${element}`);
}

async function warnings(xml: string): Promise<readonly string[]> {
  const { problems } = await checkFlow(xml);
  return problems.filter(({ severity }) => severity === "warning").map(({ code, element }) => `${code} ${element}`);
}

describe("refused at publishing, with the element named", () => {
  const around = (element: string, id = "x"): string =>
    flow(`start s\n${element}\nend e\ns > ${id}\n${id} > e`, named("m"));

  test.each([
    [
      "a script task",
      '<bpmn:scriptTask id="x" name="Tính phí" scriptFormat="javascript"><bpmn:script>1+1</bpmn:script></bpmn:scriptTask>',
      "script-task x",
    ],
    [
      "a compensation event",
      '<bpmn:intermediateThrowEvent id="x"><bpmn:compensateEventDefinition/></bpmn:intermediateThrowEvent>',
      "compensation x",
    ],
    ["a task for compensation", '<bpmn:userTask id="x" isForCompensation="true"/>', "compensation x"],
    ["a transaction", '<bpmn:transaction id="x"><bpmn:startEvent id="y"/></bpmn:transaction>', "transaction x"],
    [
      "an ad-hoc sub-process",
      '<bpmn:adHocSubProcess id="x"><bpmn:userTask id="y"/></bpmn:adHocSubProcess>',
      "ad-hoc x",
    ],
    ["a complex gateway", '<bpmn:complexGateway id="x"/>', "complex-gateway x"],
    ["a standard loop", '<bpmn:userTask id="x"><bpmn:standardLoopCharacteristics/></bpmn:userTask>', "standard-loop x"],
    [
      "a conditional event",
      '<bpmn:intermediateCatchEvent id="x"><bpmn:conditionalEventDefinition/></bpmn:intermediateCatchEvent>',
      "event-not-supported x",
    ],
    [
      "a timer without a time",
      '<bpmn:intermediateCatchEvent id="x"><bpmn:timerEventDefinition/></bpmn:intermediateCatchEvent>',
      "timer-without-time x",
    ],
    ["a timer nobody can read", event("intermediateCatchEvent", "x", "timer soon"), "timer-unreadable x"],
    [
      "a message without a name",
      '<bpmn:intermediateCatchEvent id="x"><bpmn:messageEventDefinition/></bpmn:intermediateCatchEvent>',
      "event-without-name x",
    ],
    ["a call of nothing", '<bpmn:callActivity id="x"/>', "called-missing x"],
    [
      "several times of what",
      '<bpmn:userTask id="x"><bpmn:multiInstanceLoopCharacteristics/></bpmn:userTask>',
      "multi-instance-open x",
    ],
    ["an allowance nobody can read", '<bpmn:userTask id="x" lt:allowance="vài hôm"/>', "allowance-unreadable x"],
    [
      "two events in one",
      '<bpmn:intermediateCatchEvent id="x"><bpmn:messageEventDefinition messageRef="m_m"/><bpmn:signalEventDefinition signalRef="s_m"/></bpmn:intermediateCatchEvent>',
      "event-several x",
    ],
  ])("%s", async (_name, element, expected) => {
    const { ok, problems } = await checkFlow(around(element));
    expect(ok).toBe(false);
    expect(await errors(around(element))).toContain(expected);
    for (const { message } of problems) {
      expect(message.vi).not.toMatch(/\{\w+\}/);
      expect(message.en).not.toMatch(/\{\w+\}/);
    }
  });

  test("a condition that cannot be read, a link into nothing, a gateway that waits for a task", async () => {
    expect(
      await errors(flow("start s\nexclusive g default=f2\nend e\ns > g\ng > e : f1 : x = (\ng > e : f2")),
    ).toContain("condition-unreadable f1");
    expect(await errors(flow(`start s\n${event("intermediateThrowEvent", "to", "link L")}\ns > to`))).toContain(
      "link-without-target to",
    );
    expect(await errors(flow("start s\nevents g\nuser a\nuser b\nend e\ns > g\ng > a\ng > b\na > e\nb > e"))).toContain(
      "event-gateway-target g",
    );
  });

  test("no start; two blank starts; an arrow into a sub-process", async () => {
    expect(await errors(flow("user a\nuser b\na > b\nb > a"))).toContain("no-start p");
    expect(await errors(flow("start s\nstart t\nuser a\nend e\ns > a\nt > a\na > e"))).toContain("starts-several p");
    expect(
      await errors(
        flow(
          'start s\n<bpmn:subProcess id="sub"><bpmn:startEvent id="is"/><bpmn:userTask id="in"/></bpmn:subProcess>\nuser a\ns > sub\nsub > a\na > in : bad',
        ),
      ),
    ).toContain("flow-dangling bad");
  });
});

describe("files that cannot be read", () => {
  test.each([
    ["no XML", "một văn bản", "flow.not-xml"],
    ["other XML", "<a/>", "flow.not-bpmn"],
    ["a DOCTYPE", `<!DOCTYPE a [<!ENTITY b "c">]>${flow("start s")}`, "flow.doctype"],
    [
      "no process",
      '<bpmn:definitions xmlns:bpmn="http://www.omg.org/spec/BPMN/20100524/MODEL" targetNamespace="a"/>',
      "flow.no-process",
    ],
  ])("%s", async (_name, xml, code) => {
    const checked = await checkFlow(xml);
    expect(checked).toMatchObject({ ok: false, process: null, nodes: 0 });
    expect(checked.problems[0]?.code.replace("not-bpmn", "not-xml")).toBe(code.replace("not-bpmn", "not-xml"));
  });

  test("5 MB are refused at once", async () => {
    const started = performance.now();
    const checked = await checkFlow(
      flow(
        `start s\n<bpmn:textAnnotation id="t"><bpmn:text>${"a".repeat(5_000_000)}</bpmn:text></bpmn:textAnnotation>`,
      ),
    );
    expect(checked.problems[0]?.code).toBe("flow.too-large");
    expect(performance.now() - started).toBeLessThan(2_000);
  });

  test("a thousand and one elements are too many", async () => {
    const steps = Array.from({ length: 1_001 }, (_, index) => `user u${index}`).join("\n");
    const arrows = Array.from({ length: 1_000 }, (_, index) => `u${index} > u${index + 1}`).join("\n");
    expect(await errors(flow(`start s\n${steps}\ns > u0\n${arrows}`))).toEqual(["too-many-elements p"]);
  });
});

describe("soundness", () => {
  test("an exclusive split into a parallel join gets stuck, and the way there is told", async () => {
    const xml = flow(`
      start s
      user ask
      exclusive f default=f2
      user a
      user b
      parallel j
      end e
      s > ask
      ask > f
      f > a : f1 : x = 1
      f > b : f2
      a > j
      b > j
      j > e`);
    const { problems, ok } = await checkFlow(xml);
    expect(ok).toBe(false);
    expect(problems[0]).toMatchObject({ severity: "error", code: "deadlock", element: "j" });
    expect(problems[0]?.message.vi).toMatch(/ask → [ab]/);
  });

  test("a branch that may be left before a parallel join gets stuck too", async () => {
    const xml = flow(
      `start s\nparallel f\nuser a\nuser b\nexclusive x default=on\nparallel j\nend out\nend e\ns > f\nf > a\nf > b\nb > x\nx > out : off : no\nx > j : on\na > j\nj > e`,
    );
    expect(await errors(xml)).toEqual(["deadlock j"]);
  });

  test("a loop that waits nowhere is refused; one with a task in it is not", async () => {
    expect(
      await errors(
        flow("start s\nexclusive g default=out\nmanual m\nend e\ns > g\ng > m : again : x\nm > g\ng > e : out"),
      ),
    ).toContain("loop-without-wait m");
    expect(
      await errors(
        flow("start s\nexclusive g default=out\nuser m\nend e\ns > m\nm > g\ng > m : again : x\ng > e : out"),
      ),
    ).toEqual([]);
  });

  test("an element nothing leads to, and one from which nothing leads to an end", async () => {
    expect(await errors(flow("start s\nuser a\nuser lost\nend e\ns > a\na > e\nlost > e"))).toContain(
      "unreachable lost",
    );
    expect(await errors(flow("start s\nuser a\nexclusive g\nuser b\ns > a\na > g\ng > b\nb > g : back"))).toContain(
      "no-way-out b",
    );
  });

  test("branches that grow without bound", async () => {
    const xml = flow("start s\nuser a\nparallel f\nuser b\nend e\ns > a\na > f\nf > a : again\nf > b\nb > e");
    expect(await errors(xml)).toContain("grows-without-bound b");
  });

  test("work given out twice is a warning", async () => {
    const xml = flow("start s\nparallel f\nuser a\nuser b\nuser c\nend e\ns > f\nf > a\nf > b\na > c\nb > c\nc > e");
    expect(await errors(xml)).toEqual([]);
    expect(await warnings(xml)).toContain("done-twice c");
  });

  test("a reminder in a loop is no growth", async () => {
    const xml = flow(
      `start s\nuser a\nservice remind\nend re\nexclusive g default=out\nend e\n${event("boundaryEvent", "late", "timer P3D", 'attachedToRef="a" cancelActivity="false"')}\ns > a\nlate > remind\nremind > re\na > g\ng > a : again : x\ng > e : out`,
    );
    expect(await errors(xml)).toEqual([]);
  });

  test("an error that nothing catches is told", async () => {
    const xml = flow(`start s\nuser a\n${event("endEvent", "bad", "error E1")}\ns > a\na > bad`, named("E1"));
    expect(await warnings(xml)).toContain("error-uncaught bad");
  });

  test("a flow too large to look at wholly says how far it was looked at", async () => {
    const branches = Array.from({ length: 14 }, (_, index) => `user u${index}\nf > u${index}\nu${index} > j`).join(
      "\n",
    );
    const { problems, ok } = await checkFlow(flow(`start s\nparallel f\nparallel j\nend e\ns > f\n${branches}\nj > e`));
    expect(ok).toBe(true);
    expect(problems.find(({ code }) => code === "bound-hit")?.message.en).toMatch(/6,000 states/);
  });
});

describe("properties", () => {
  test("what is joined by its own kind is sound, and comes to its end however it is carried out", async () => {
    await fc.assert(
      fc.asyncProperty(
        anySplits,
        fc.infiniteStream(fc.nat(100)),
        fc.record({ x1: fc.boolean(), x2: fc.boolean() }),
        async (one, choices, vars) => {
          const xml = xmlOf(one);
          expect((await errors(xml)).filter((code) => !code.startsWith("loop-without-wait"))).toEqual([]);
          const run = await play(xml, { ...vars, again: false });
          for (let left = 300; run.state().status === "running" && left > 0; left--) {
            const open = waiting(run.plan, run.state()).waiting;
            const chosen = open[(choices.next().value ?? 0) % open.length];
            if (!chosen) throw new Error(`stuck: ${JSON.stringify(run.state())}`);
            run.tell({ kind: "complete", token: chosen.token, vars: { again: false } });
          }
          expect(run.state().status).toBe("completed");
          expect(run.state().tokens).toEqual([]);
        },
      ),
      { numRuns: 60 },
    );
  });

  test("an exclusive split joined in parallel is always found", async () => {
    await fc.assert(
      fc.asyncProperty(anySplits, async (one) => {
        const broken: Block = { kind: "exclusive", parts: [one, { kind: "task" }] };
        const outer = xmlOf({ kind: "seq", parts: [{ kind: "task" }, broken] }, (kind) =>
          kind === "exclusive" ? "parallel" : kind,
        );
        const found = await checkFlow(outer);
        expect(
          found.problems.some(
            ({ code }) => code === "deadlock" || code === "loop-without-wait" || code === "bound-hit",
          ),
        ).toBe(true);
      }),
      { numRuns: 40 },
    );
  });
});
