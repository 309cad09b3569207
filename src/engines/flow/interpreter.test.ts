import { describe, expect, test } from "vitest";
import { bpmn, elements, event, named, play } from "./flow.fixture.ts";

const flow = (lines: string, beside = ""): string => bpmn(elements(lines), beside);

describe("gateways", () => {
  test("an exclusive gateway takes the first branch that holds, in the order drawn, else the default", async () => {
    const xml = flow(`
      start s
      exclusive g default=f3
      user a
      user b
      user c
      s > g
      g > a : f1 : x > 10
      g > b : f2 : x > 5
      g > c : f3`);
    expect((await play(xml, { x: 20 })).at()).toBe("a");
    expect((await play(xml, { x: 7 })).at()).toBe("b");
    expect((await play(xml, { x: 1 })).at()).toBe("c");
    expect((await play(xml)).at()).toBe("c");
  });

  test("without a branch that holds and without a default the instance fails and says where", async () => {
    const one = await play(flow("start s\nexclusive g\nuser a\ns > g\ng > a : f1 : x = 1\ng > a : f2 : x = 2"), {
      x: 3,
    });
    expect(one.at()).toBe("failed");
    expect(one.state().error?.vi).toContain("“g”");
    expect(one.state().tokens).toEqual([]);
  });

  test("a parallel gateway waits for every branch", async () => {
    const one = await play(
      flow(
        "start s\nparallel f\nparallel j\nuser a\nuser b\nuser c\nend e\ns > f\nf > a\nf > b\na > j\nb > j\nj > c\nc > e",
      ),
    );
    expect(one.at()).toBe("a b");
    expect(one.done("b")).toBe("a");
    expect(one.done("a")).toBe("c");
    expect(one.done("c")).toBe("completed");
  });

  test("a parallel join takes one token of each branch, not two of one", async () => {
    // a is done twice before b: the second token of a stays for another round.
    const one = await play(
      flow(
        "start s\nparallel f\nparallel j\nuser a\nuser b\nuser c\ns > f\nf > a : f1\nf > a : f2\nf > b\na > j\nb > j\nj > c",
      ),
    );
    expect(one.at()).toBe("a a b");
    expect(one.done("a")).toBe("a b");
    expect(one.done("a")).toBe("b");
    expect(one.done("b")).toBe("c");
  });

  test("an inclusive gateway takes every branch that holds, and its join waits for just those", async () => {
    const xml = flow(`
      start s
      inclusive f default=f3
      inclusive j
      user a
      user b
      user c
      user d
      s > f
      f > a : f1 : x > 1
      f > b : f2 : x > 2
      f > c : f3
      a > j
      b > j
      c > j
      j > d`);
    const both = await play(xml, { x: 3 });
    expect(both.at()).toBe("a b");
    expect(both.done("a")).toBe("b");
    expect(both.done("b")).toBe("d");
    const one = await play(xml, { x: 2 });
    expect(one.at()).toBe("a");
    expect(one.done("a")).toBe("d");
    expect((await play(xml, { x: 0 })).at()).toBe("c");
  });

  test("an inclusive join does not wait for a branch that was left for elsewhere", async () => {
    const one = await play(
      flow(`
      start s
      inclusive f
      inclusive j
      user a
      user b
      exclusive x default=out
      end gone
      user d
      s > f
      f > a
      f > b
      a > j
      b > x
      x > j : on : stay
      x > gone : out
      j > d`),
    );
    expect(one.at()).toBe("a b");
    expect(one.done("a")).toBe("b");
    expect(one.done("b", { stay: false })).toBe("d");
  });

  test("several arrows out of a task are all taken, those with a condition when it holds", async () => {
    const xml = flow("start s\nuser t\nuser a\nuser b\nuser c\ns > t\nt > a\nt > b : f2 : x = 1\nt > c : f3 : x = 2");
    const one = await play(xml);
    expect(one.done("t", { x: 2 })).toBe("a c");
  });

  test("three arrows between the same two elements make three tasks", async () => {
    const one = await play(
      flow("start s\nparallel f\nuser a\nend e\ns > f\nf > a : f1\nf > a : f2\nf > a : f3\na > e"),
    );
    expect(one.at()).toBe("a a a");
    one.done("a");
    one.done("a", {}, 2);
    expect(one.done("a")).toBe("completed");
  });

  test("an event gateway goes the way of the first event; the others are no longer waited for", async () => {
    const xml = flow(
      `start s\nevents g\nuser a\nuser b\n${event("intermediateCatchEvent", "paid", "message paid")}\n${event("intermediateCatchEvent", "late", "timer P10D")}\ns > g\ng > paid\ng > late\npaid > a\nlate > b`,
      named("paid"),
    );
    const one = await play(xml);
    expect(one.at()).toBe("late paid");
    expect(one.tell({ kind: "message", name: "paid" })).toBe("a");
    expect((await play(xml)).fires("late")).toBe("b");
  });
});

describe("events", () => {
  test("an interrupting boundary event ends the activity, one that does not interrupt leaves it", async () => {
    const xml = flow(
      `start s\nuser a\nuser b\nuser c\n${event("boundaryEvent", "stop", "message stop", 'attachedToRef="a"')}\n${event("boundaryEvent", "late", "timer P3D", 'attachedToRef="a" cancelActivity="false"')}\ns > a\nstop > b\nlate > c`,
      named("stop"),
    );
    const one = await play(xml);
    expect(one.beside()).toBe("late stop");
    expect(one.fires("late")).toBe("a c");
    expect(one.beside()).toBe("stop");
    expect(one.fires("stop")).toBe("b c");
    expect(one.beside()).toBe("");
  });

  test("a repeating timer fires as often as it says, a message that does not interrupt as often as it comes", async () => {
    const xml = flow(
      `start s\nuser a\nmanual m\nend e\n${event("boundaryEvent", "again", "timer R2/P1D", 'attachedToRef="a" cancelActivity="false"')}\n${event("boundaryEvent", "note", "message note", 'attachedToRef="a" cancelActivity="false"')}\ns > a\nagain > m\nnote > m\nm > e`,
      named("note"),
    );
    const one = await play(xml);
    one.fires("again");
    expect(one.beside()).toBe("again note");
    one.fires("again");
    expect(one.beside()).toBe("note");
    one.fires("note");
    expect(one.beside()).toBe("note");
    expect(one.done("a")).toBe("completed");
  });

  test("a signal reaches everyone who waits for it, in the instance that sends it too", async () => {
    const xml = flow(
      `start s\nparallel f\nuser a\nuser b\nuser c\n${event("intermediateCatchEvent", "w1", "signal go")}\n${event("intermediateCatchEvent", "w2", "signal go")}\n${event("intermediateThrowEvent", "t", "signal go")}\nend e\ns > f\nf > w1\nf > w2\nf > a\nw1 > b\nw2 > c\na > t\nt > e`,
      named("go"),
    );
    expect((await play(xml)).tell({ kind: "signal", name: "go" })).toBe("a b c");
    expect((await play(xml)).done("a")).toBe("b c");
  });

  test("a link goes on at the event of the same name", async () => {
    const one = await play(
      flow(
        `start s\nuser a\n${event("intermediateThrowEvent", "to", "link L")}\n${event("intermediateCatchEvent", "from", "link L")}\nuser b\ns > a\na > to\nfrom > b`,
      ),
    );
    expect(one.done("a")).toBe("b");
  });

  test("an error of an activity goes to the boundary with its code, else to one that catches every code, else outwards", async () => {
    const inner = `${elements("start is\nservice job\nend ie\nis > job\njob > ie")}${event("boundaryEvent", "own", "error E1", 'attachedToRef="job"')}${elements("user fixed\njob2 > fixed".replace("job2", "own"))}`;
    const xml = flow(
      `start s\n<bpmn:subProcess id="sub">${inner}</bpmn:subProcess>\n${event("boundaryEvent", "outer", "error", 'attachedToRef="sub"')}\nuser a\nuser b\ns > sub\nsub > a\nouter > b`,
      named("E1"),
    );
    const error = async (code: string): Promise<string> => {
      const one = await play(xml);
      const token = one.state().tokens.find(({ node }) => node === "job")?.id ?? 0;
      return one.tell({ kind: "error", token, code });
    };
    expect(await error("E1")).toBe("fixed");
    expect(await error("E2")).toBe("b");
  });

  test("an error end event leaves its sub-process by the boundary; one that nothing catches fails the instance", async () => {
    const sub = `<bpmn:subProcess id="sub">${elements("start is\nuser x\nis > x")}${event("endEvent", "bad", "error E1")}${elements("x > bad")}</bpmn:subProcess>`;
    const caught = await play(
      flow(
        `start s\n${sub}\n${event("boundaryEvent", "on", "error E1", 'attachedToRef="sub"')}\nuser a\nuser b\ns > sub\nsub > a\non > b`,
        named("E1"),
      ),
    );
    expect(caught.done("x")).toBe("b");
    const free = await play(flow(`start s\n${sub}\nuser a\ns > sub\nsub > a`, named("E1")));
    expect(free.done("x")).toBe("failed");
    expect(free.state().error?.en).toContain("E1");
  });

  test("an escalation that does not interrupt leaves what threw it going on", async () => {
    const sub = `<bpmn:subProcess id="sub">${elements("start is\nuser y")}${event("intermediateThrowEvent", "up", "escalation X1")}${elements("end ie\nis > up\nup > y\ny > ie")}</bpmn:subProcess>`;
    const one = await play(
      flow(
        `start s\n${sub}\n${event("boundaryEvent", "on", "escalation X1", 'attachedToRef="sub" cancelActivity="false"')}\nuser a\nuser b\ns > sub\nsub > a\non > b`,
        named("X1"),
      ),
    );
    expect(one.at()).toBe("b y");
  });

  test("a terminate end event ends its own scope and nothing around it", async () => {
    const sub = `<bpmn:subProcess id="sub">${elements("start is\nparallel f\nuser x\nuser y\nis > f\nf > x\nf > y")}${event("endEvent", "stop", "terminate")}${elements("x > stop")}</bpmn:subProcess>`;
    const one = await play(flow(`start s\n${sub}\nuser a\ns > sub\nsub > a`));
    expect(one.at()).toBe("x y");
    expect(one.done("x")).toBe("a");
    const top = await play(
      flow(
        `start s\nparallel f\nuser x\nuser y\n${event("endEvent", "stop", "terminate")}\ns > f\nf > x\nf > y\nx > stop`,
      ),
    );
    expect(top.done("x")).toBe("completed");
  });
});

describe("sub-processes", () => {
  const withdraw = (interrupting: boolean): string =>
    `<bpmn:subProcess id="wd" triggeredByEvent="true">${event("startEvent", "wds", "message withdraw", `isInterrupting="${interrupting}"`)}${elements("user confirm\nend we\nwds > confirm\nconfirm > we")}</bpmn:subProcess>`;

  test("an interrupting event sub-process takes the place of what went on", async () => {
    const one = await play(flow(`start s\nuser a\nend e\n${withdraw(true)}\ns > a\na > e`, named("withdraw")));
    expect(one.beside()).toBe("wds");
    expect(one.fires("wds")).toBe("confirm");
    expect(one.beside()).toBe("");
    expect(one.done("confirm")).toBe("completed");
  });

  test("one that does not interrupt runs beside it, again and again", async () => {
    const one = await play(flow(`start s\nuser a\nend e\n${withdraw(false)}\ns > a\na > e`, named("withdraw")));
    one.fires("wds");
    expect(one.fires("wds")).toBe("a confirm confirm");
    one.done("a");
    one.done("confirm");
    expect(one.done("confirm")).toBe("completed");
  });

  test("a timer on a sub-process ends everything inside it", async () => {
    const sub = `<bpmn:subProcess id="sub">${elements("start is\nparallel f\nuser x\nuser y\nend ie\nis > f\nf > x\nf > y\nx > ie\ny > ie")}</bpmn:subProcess>`;
    const one = await play(
      flow(
        `start s\n${sub}\n${event("boundaryEvent", "late", "timer P5D", 'attachedToRef="sub"')}\nuser a\nuser b\ns > sub\nsub > a\nlate > b`,
      ),
    );
    expect(one.fires("late")).toBe("b");
    expect(one.state().tokens).toHaveLength(1);
  });

  test("a call activity waits for the process it calls", async () => {
    const one = await play(flow(`start s\n<bpmn:callActivity id="c" calledElement="other"/>\nuser a\ns > c\nc > a`));
    expect(one.at()).toBe("c");
    expect(one.done("c")).toBe("a");
  });
});

describe("several instances", () => {
  const many = (attributes: string, inside = "", kind = "userTask"): string =>
    `<bpmn:${kind} id="m" name="m"><bpmn:multiInstanceLoopCharacteristics ${attributes}>${inside}</bpmn:multiInstanceLoopCharacteristics></bpmn:${kind}>`;
  const around = (element: string): string => flow(`start s\n${element}\nuser after\ns > m\nm > after`);

  test("in parallel: one for each item, done when all are", async () => {
    const one = await play(around(many('camunda:collection="agencies" camunda:elementVariable="agency"')), {
      agencies: ["H36.01", "H36.02"],
    });
    expect(one.at()).toBe("m m");
    expect(
      one
        .state()
        .tokens.filter(({ item }) => item !== undefined)
        .map(({ value }) => value),
    ).toEqual(["H36.01", "H36.02"]);
    expect(one.done("m", {}, 2)).toBe("m");
    expect(one.done("m")).toBe("after");
  });

  test("one after the other", async () => {
    const one = await play(around(many('isSequential="true"', "<bpmn:loopCardinality>3</bpmn:loopCardinality>")));
    expect(one.at()).toBe("m");
    one.done("m");
    expect(one.done("m")).toBe("m");
    expect(one.done("m")).toBe("after");
  });

  test("until enough are done", async () => {
    const condition =
      "<bpmn:loopCardinality>3</bpmn:loopCardinality><bpmn:completionCondition>=nrOfCompletedInstances >= 2</bpmn:completionCondition>";
    const one = await play(around(many("", condition.replace(">= 2", "&gt;= 2"))));
    one.done("m");
    expect(one.done("m")).toBe("after");
  });

  test("for an empty list it is passed over", async () => {
    expect((await play(around(many('camunda:collection="agencies"')), { agencies: [] })).at()).toBe("after");
  });

  test("a boundary event belongs to all of them together", async () => {
    const one = await play(
      flow(
        `start s\n${many("", "<bpmn:loopCardinality>2</bpmn:loopCardinality>")}\n${event("boundaryEvent", "late", "timer P1D", 'attachedToRef="m"')}\nuser after\nuser b\ns > m\nm > after\nlate > b`,
      ),
    );
    expect(one.beside()).toBe("late");
    expect(one.fires("late")).toBe("b");
  });

  test("each instance of a sub-process sees its own item", async () => {
    const inside = `<bpmn:multiInstanceLoopCharacteristics camunda:collection="list" camunda:elementVariable="item"/>${elements("start is\nexclusive g default=no\nuser big\nuser small\nis > g\ng > big : yes : item > 10\ng > small : no")}`;
    const one = await play(
      flow(`start s\n<bpmn:subProcess id="m">${inside}</bpmn:subProcess>\nuser after\ns > m\nm > after`),
      { list: [5, 50] },
    );
    expect(one.at()).toBe("big small");
    one.done("big");
    expect(one.done("small")).toBe("after");
  });
});

describe("commands that are not drawn", () => {
  const line = flow("start s\nuser a\nuser b\nend e\ns > a\na > b\nb > e");

  test("a cancelled instance is over", async () => {
    const one = await play(line);
    expect(one.tell({ kind: "cancel" })).toBe("terminated");
    expect(() => one.tell({ kind: "cancel" })).toThrow(/has ended/);
  });

  test("a suspended one does nothing until it is resumed, but can be cancelled", async () => {
    const one = await play(line);
    one.tell({ kind: "suspend" });
    expect(() => one.done("a")).toThrow(/suspended/);
    one.tell({ kind: "resume" });
    expect(one.done("a")).toBe("b");
  });

  test("a forced move takes work away and gives it out elsewhere in the same scope", async () => {
    const one = await play(line);
    const token = one.state().tokens[0]?.id ?? 0;
    expect(one.tell({ kind: "move", tokens: [token], to: "b" })).toBe("b");
    expect(() => one.tell({ kind: "move", tokens: [99], to: "a" })).toThrow(/no longer waits/);
    expect(() => one.tell({ kind: "move", tokens: [one.state().tokens[0]?.id ?? 0], to: "nowhere" })).toThrow(
      /nowhere/,
    );
  });

  test("nothing is moved to a join, which takes what came by its arrows", async () => {
    const one = await play(
      flow("start s\nparallel f\nparallel j\nuser a\nuser b\nend e\ns > f\nf > a\nf > b\na > j\nb > j\nj > e"),
    );
    const token = one.state().tokens.find(({ node }) => node === "a")?.id ?? 0;
    expect(() => one.tell({ kind: "move", tokens: [token], to: "j" })).toThrow(/splitting gateway/);
    expect(one.at()).toBe("a b");
  });

  test("what no longer waits cannot be done, and nothing changes", async () => {
    const one = await play(line);
    const token = one.state().tokens[0]?.id ?? 0;
    one.done("a");
    const before = one.state();
    expect(() => one.tell({ kind: "complete", token })).toThrow(/no longer waits/);
    expect(() => one.tell({ kind: "message", name: "none" })).toThrow(/Nothing waits/);
    expect(one.state()).toBe(before);
  });
});

test("a state takes about a hundred bytes", async () => {
  const one = await play(flow("start s\nuser appraise\nend e\ns > appraise\nappraise > e"));
  expect(JSON.stringify(one.state()).length).toBeLessThan(130);
});
