import { describe, expect, test } from "vitest";
import { checkFlow } from "./check.ts";
import { bpmn, elements, event, named } from "./flow.fixture.ts";
import { checkShape } from "./shape.ts";

const flow = (lines: string, ...names: readonly string[]): string => bpmn(elements(lines), named(...names));
const line = (lines: string): string => elements(lines).replaceAll("\n", "");
const sub = (id: string, lines: string): string => `<bpmn:subProcess id="${id}">${line(lines)}</bpmn:subProcess>`;
const eventSub = (id: string, start: string, lines: string, interrupting = true): string =>
  `<bpmn:subProcess id="${id}" triggeredByEvent="true">${event("startEvent", `${id}-begins`, start, `isInterrupting="${interrupting}"`)}${line(lines)}</bpmn:subProcess>`;
const attached = (id: string, host: string, definition: string): string =>
  event("boundaryEvent", id, definition, `attachedToRef="${host}"`);
const caught = (id: string, definition: string): string => event("intermediateCatchEvent", id, definition);

async function said(xml: string, severity = "error"): Promise<readonly string[]> {
  const { problems } = await checkFlow(xml);
  return problems.filter((one) => one.severity === severity).map(({ code, element }) => `${code} ${element}`);
}

test.each([
  [
    "a link behind an event gateway",
    flow(
      `start s\nevents g\n${caught("c", "link L")}\n${caught("m", "message x")}\nuser a\ns > g\ng > c\ng > m\nc > a\nm > a`,
      "x",
    ),
    "event-gateway-target g",
  ],
  [
    "the same message twice on one task",
    flow(
      `start s\nuser a\n${attached("b", "a", "message x")}\n${attached("c", "a", "message x")}\nuser u\ns > a\nb > u\nc > u`,
      "x",
    ),
    "event-twice c",
  ],
  [
    "the same error twice on one task",
    flow(
      `start s\nservice a\n${attached("b", "a", "error x")}\n${attached("c", "a", "error x")}\nuser u\ns > a\nb > u\nc > u`,
      "x",
    ),
    "event-twice c",
  ],
  [
    "the same message behind one gateway",
    flow(
      `start s\nevents g\n${caught("c", "message x")}\n${caught("m", "message x")}\nuser a\ns > g\ng > c\ng > m\nc > a\nm > a`,
      "x",
    ),
    "event-twice m",
  ],
  [
    "the same message twice beside one flow",
    flow(
      `start s\nuser a\ns > a\n${eventSub("E", "message x", "user u\nE-begins > u")}\n${eventSub("F", "message x", "user w\nF-begins > w")}`,
      "x",
    ),
    "event-twice F-begins",
  ],
  [
    "an error that starts the process",
    flow(`${event("startEvent", "s", "error x")}\nuser a\ns > a`, "x"),
    "event-not-supported s",
  ],
  [
    "an escalation that starts the process",
    flow(`${event("startEvent", "s", "escalation x")}\nuser a\ns > a`, "x"),
    "event-not-supported s",
  ],
  [
    "a timer that starts a sub-process",
    flow(`start s\n${sub("S", `${event("startEvent", "i", "timer P1D")}\nuser a\ni > a`)}\ns > S`),
    "event-not-supported i",
  ],
  [
    "an arrow to a start",
    flow("start s\nuser a\nexclusive g default=on\nend e\ns > a\na > g\ng > s : back : again\ng > e : on"),
    "arrow-in s",
  ],
  ["an arrow out of an end", flow("start s\nend e\nuser a\ns > e\ne > a"), "arrow-out e"],
  [
    "an arrow to a boundary event",
    flow(`start s\nuser a\n${attached("b", "a", "timer P1D")}\nuser u\ns > a\na > b\nb > u`),
    "arrow-in b",
  ],
  [
    "an arrow to an event sub-process",
    flow(`start s\nuser a\n${eventSub("E", "message x", "user u\nE-begins > u")}\ns > a\na > E`, "x"),
    "arrow-in E",
  ],
  [
    "a boundary event of a gateway",
    flow(`start s\nexclusive g\n${attached("b", "g", "timer P1D")}\nuser u\ns > g\ng > u\nb > u`),
    "boundary-without-host b",
  ],
  [
    "a boundary event of itself",
    flow(`start s\nuser a\n${attached("b", "b", "timer P1D")}\nuser u\ns > a\na > u\nb > u`),
    "boundary-without-host b",
  ],
  [
    "a boundary event of a task elsewhere",
    flow(
      `start s\nuser a\n${sub("S", `start i\nuser u\n${attached("b", "a", "timer P1D")}\ni > u\nb > u`)}\ns > a\na > S`,
    ),
    "boundary-without-host b",
  ],
])("%s is refused", async (_name, xml, expected) => {
  expect(await said(xml)).toContain(expected);
});

test("what asks the clock is refused: a step has none", async () => {
  const branch = flow("start s\nexclusive g default=d\nuser a\nuser b\ns > g\ng > a : c : today() > due\ng > b : d");
  expect(await said(branch)).toEqual(["condition-by-clock c"]);
  expect(await said(branch.replace("today() > due", 'name = "today()"'))).toEqual([]);
  const xml = flow(`start s\n${caught("t", "timer =now() + duration(x)")}\ns > t`);
  expect(await said(xml)).toEqual(["timer-by-clock t"]);
});

test("a name that is an expression is refused; an escalation of a mere task is a warning", async () => {
  const computed = bpmn(
    elements(`start s\n${caught("c", "message x")}\ns > c`),
    '<bpmn:message id="m_x" name="=&quot;paid-&quot; + code"/>',
  );
  expect(await said(computed)).toContain("name-computed c");
  const xml = flow(`start s\nuser a\n${attached("b", "a", "escalation x")}\nuser u\ns > a\nb > u`, "x");
  expect(await said(xml)).toEqual([]);
  expect(await said(xml, "warning")).toContain("escalation-never b");
});

describe("flows that cannot come to their end", () => {
  const watch = "exclusive x\nuser look\nx > look\nlook > x : back";

  test("are found, also when an arrow leads to an end beside them", async () => {
    expect(await said(flow(`start s\nuser a\nparallel f\nend e\ns > a\na > f\nf > a : again\nf > e`))).toEqual([
      "no-way-out a",
    ]);
  });

  test.each([
    [
      "an event on the sub-process",
      flow(
        `start s\n${sub("S", `start i\ni > x\n${watch}`)}\n${attached("b", "S", "message stop")}\nend e\ns > S\nb > e`,
        "stop",
      ),
    ],
    [
      "an event sub-process",
      flow(
        `start s\ns > x\n${watch}\n${eventSub("E", "message stop", "user bye\nend ee\nE-begins > bye\nbye > ee")}`,
        "stop",
      ),
    ],
    [
      "an end that ends all",
      flow(
        `start s\nparallel f\nuser main\n${event("endEvent", "e", "terminate")}\ns > f\nf > x\nf > main\nmain > e\n${watch}`,
      ),
    ],
  ])("do, when %s ends their loop", async (_name, xml) => {
    expect(await said(xml)).toEqual([]);
    // The shape alone, which is what is looked at in a flow too large to be carried out in every way, says the same.
    const { plan } = await checkFlow(xml);
    expect(plan && checkShape(plan)).toEqual([]);
  });
});

test("a loop that may pass through a sub-process without waiting is found", async () => {
  const inside = "start i\nexclusive w default=past\nuser u\nend ie\ni > w\nw > ie : past\nw > u : on : ask\nu > ie";
  const xml = flow(
    `start s\nexclusive g\n${sub("S", inside)}\nexclusive x default=back\nend e\ns > g\ng > S\nS > x\nx > g : back\nx > e : out : done`,
  );
  expect((await said(xml)).map((one) => one.split(" ")[0])).toContain("loop-without-wait");
});

test("many branches in turn are all looked at", async () => {
  const steps = Array.from(
    { length: 40 },
    (_, index) =>
      `exclusive x${index} default=d${index}\nx${index} > x${index + 1} : d${index}\nx${index} > x${index + 1} : c${index} : q`,
  );
  const xml = flow(
    `start s\n${steps.join("\n")}\nexclusive x40\nparallel j\nuser a\nend e\ns > x0\nx40 > j\na > j\nj > e`,
  );
  expect(await said(xml)).toContain("deadlock j");
  expect(await said(xml, "warning")).not.toContain("bound-hit p");
});

test("what an error sets off is looked at too", async () => {
  const inside =
    "exclusive f default=d\nuser a\nuser b\nparallel j\nend ie\nE-begins > f\nf > a : c : x\nf > b : d\na > j\nb > j\nj > ie";
  expect(
    await said(flow(`start s\nservice job\nend e\ns > job\njob > e\n${eventSub("E", "error E1", inside)}`, "E1")),
  ).toEqual(["deadlock j"]);
});
