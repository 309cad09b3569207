import { spawnSync } from "node:child_process";
import { mkdtemp, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { describe, expect, test } from "vitest";
import { bpmn, elements, event, named } from "../../engines/flow/flow.fixture.ts";
import { UsageError } from "../command.ts";
import { testIo } from "../command-io.fixture.ts";
import { flowRun } from "./flow-run.ts";

const flow = (lines: string, beside = ""): string => bpmn(elements(lines), beside);
const line = (lines: string): string => elements(lines).replaceAll("\n", "");
const attached = (id: string, host: string, definition: string, interrupting = true): string =>
  event("boundaryEvent", id, definition, `attachedToRef="${host}" cancelActivity="${interrupting}"`);

/** A dossier: intake, several agencies asked, a payment waited for, a program that registers, a withdrawal at any time. */
const dossier = flow(
  `start s
  user intake
  ${attached("late", "intake", "timer R/P1D", false)}
  manual remind
  end re
  <bpmn:userTask id="ask"><bpmn:multiInstanceLoopCharacteristics camunda:collection="agencies" camunda:elementVariable="agency"/></bpmn:userTask>
  ${attached("silent", "ask", "timer P15D")}
  events pay
  ${event("intermediateCatchEvent", "paid", "message paid")}
  ${event("intermediateCatchEvent", "unpaid", "timer P10D")}
  service register
  ${attached("refused", "register", "error NO")}
  receive answer messageRef=m_answer
  <bpmn:callActivity id="post" calledElement="posting"/>
  end e
  end gone
  <bpmn:subProcess id="withdraw" triggeredByEvent="true">${event("startEvent", "w", "message withdraw")}${line("user confirm\nend we\nw > confirm\nconfirm > we")}</bpmn:subProcess>
  <bpmn:subProcess id="holiday" triggeredByEvent="true">${event("startEvent", "h", "signal holiday", 'isInterrupting="false"')}${line("user tell\nend he\nh > tell\ntell > he")}</bpmn:subProcess>
  s > intake
  late > remind
  remind > re
  intake > ask
  ask > pay
  silent > pay
  pay > paid
  pay > unpaid
  paid > register
  unpaid > gone
  register > post
  refused > answer
  answer > post
  post > e`,
  named("paid", "withdraw", "holiday", "NO", "answer"),
);

type Answer = { state: string; waiting: string; subscriptions: string; error?: string };

/** Answers to commands, with the lists as "id:kind …". */
async function run(xml: string, commands: readonly unknown[], ...args: string[]): Promise<readonly Answer[]> {
  const lines = commands.map((one) => (typeof one === "string" ? one : JSON.stringify(one)));
  const io = testIo({ files: { "f.bpmn": xml }, lines });
  const { exit, output } = await flowRun.run(["f.bpmn", ...args], io);
  expect([exit, output]).toEqual([0, undefined]);
  const words = (list: readonly { id: string; kind: string }[]): string =>
    list.map(({ id, kind }) => `${id}:${kind}`).join(" ");
  return io.answers.map((one) => {
    const { waiting, subscriptions, ...rest } = one as Record<
      "waiting" | "subscriptions",
      { id: string; kind: string }[]
    > & { state: string };
    return { ...rest, waiting: words(waiting), subscriptions: words(subscriptions) };
  });
}

describe("flow run", () => {
  test("answers each command with where the flow stands, in exactly the contract's shape", async () => {
    const io = testIo({
      files: { f: dossier },
      lines: ['{"start": {"agencies": ["H36.01"]}}', "", '{"complete": "intake"}'],
    });
    expect(await flowRun.run(["f"], io)).toEqual({ exit: 0, output: undefined });
    const subscriptions = [
      { id: "h", kind: "signal" },
      { id: "late", kind: "timer" },
      { id: "w", kind: "message" },
    ];
    expect(io.answers).toEqual([
      { state: "running", waiting: [{ id: "intake", kind: "user" }], subscriptions },
      {
        state: "running",
        waiting: [{ id: "ask", kind: "user" }],
        subscriptions: [subscriptions[0], { id: "silent", kind: "timer" }, subscriptions[2]],
      },
    ]);
  });

  test("goes from the first task to the end, listing an id as often as it waits", async () => {
    const answers = await run(dossier, [
      { start: { agencies: ["H36.01", "H36.02", "H36.03"] } },
      { timer: "late" },
      { complete: "intake" },
      { complete: "ask", nth: 3 },
      { complete: "ask", nth: 2, vars: { opinion: "agreed" } },
      { complete: "ask" },
      { message: "paid", vars: { amount: 50_000 } },
      { complete: "register" },
      { complete: "post" },
      { complete: "post" },
    ]);
    expect(answers.map(({ waiting }) => waiting)).toEqual([
      "intake:user",
      "intake:user",
      "ask:user ask:user ask:user",
      "ask:user ask:user",
      "ask:user",
      "paid:message unpaid:timer",
      "register:service",
      "post:call",
      "",
      "",
    ]);
    expect(answers.map(({ state }) => state).slice(-3)).toEqual(["running", "completed", "completed"]);
    expect(answers.map(({ error }) => error).filter(Boolean)).toEqual([expect.stringContaining("post does not wait")]);
  });

  test("events beside the flow: a reminder, a signal that interrupts nothing, a withdrawal that interrupts all", async () => {
    const answers = await run(dossier, [
      { start: { agencies: [] } },
      { timer: "late" },
      { signal: "holiday" },
      { signal: "holiday" },
      { complete: "tell", nth: 2 },
      { message: "withdraw" },
      { complete: "confirm" },
    ]);
    expect(answers.map(({ waiting, subscriptions, state }) => `${waiting || state} | ${subscriptions}`)).toEqual([
      "intake:user | h:signal late:timer w:message",
      "intake:user | h:signal late:timer w:message",
      "intake:user tell:user | h:signal late:timer w:message",
      "intake:user tell:user tell:user | h:signal late:timer w:message",
      "intake:user tell:user | h:signal late:timer w:message",
      "confirm:user | ",
      "completed | ",
    ]);
  });

  test("an error goes to what catches it; one that nothing catches fails the flow and says so", async () => {
    const begun = [{ start: { agencies: [] } }, { complete: "intake" }, { message: "paid" }];
    const caught = await run(dossier, [...begun, { error: { at: "register", code: "NO" } }, { message: "answer" }]);
    expect(caught.slice(3).map(({ waiting }) => waiting)).toEqual(["answer:receive", "post:call"]);
    const [failed] = (await run(dossier, [...begun, { error: { at: "register", code: "OTHER" } }])).slice(-1);
    expect(failed).toMatchObject({
      state: "failed",
      waiting: "",
      subscriptions: "",
      error: expect.stringContaining("OTHER"),
    });
  });

  test("a cancelled flow is terminated, and takes no more commands", async () => {
    const answers = await run(dossier, [{ start: {} }, { cancel: true }, { complete: "intake" }, { start: {} }]);
    expect(answers.map(({ state }) => state)).toEqual(["running", "terminated", "terminated", "terminated"]);
    expect(answers.map(({ error }) => error === undefined)).toEqual([true, true, false, false]);
  });

  test("--auto completes what programs do, in the same answer", async () => {
    const xml = flow(
      "start s\nservice a\nsend b\nrule c\nuser d\nservice f\nend e\ns > a\na > b\nb > c\nc > d\nd > f\nf > e",
    );
    const answers = await run(xml, [{ start: {} }, { complete: "d" }], "--auto");
    expect(answers.map(({ state, waiting }) => `${state} ${waiting}`)).toEqual(["running d:user", "completed "]);
    expect((await run(xml, [{ start: {} }])).map(({ waiting }) => waiting)).toEqual(["a:service"]);
  });

  test("--auto does not go on for ever", async () => {
    const xml = flow(
      "start s\nservice a\nexclusive g default=again\nend e\ns > a\na > g\ng > a : again\ng > e : out : stop",
    );
    const [loop, ends] = await run(xml, [{ start: {} }, { start: { stop: true } }], "--auto");
    expect(loop?.error).toMatch(/10,000/);
    expect(ends?.state).toBe("completed");
  });

  test("variables of a start may be written as with other commands", async () => {
    const xml = flow("start s\nexclusive g default=no\nuser a\nuser b\ns > g\ng > a : yes : x = 1\ng > b : no");
    for (const command of [{ start: { x: 1 } }, { start: {}, vars: { x: 1 } }, { start: { vars: { x: 1 } } }])
      expect((await run(xml, [command]))[0]?.waiting).toBe("a:user");
  });

  test("--process takes another process of the file", async () => {
    const two = flow("start s\nuser a\ns > a").replace(
      "</bpmn:process>",
      `</bpmn:process><bpmn:process id="q">${elements("start t\nuser b\nt > b")}</bpmn:process>`,
    );
    expect((await run(two, [{ start: {} }], "--process", "q")).map(({ waiting }) => waiting)).toEqual(["b:user"]);
  });

  test.each([
    ["message", { message: "go" }],
    ["signal", { signal: "go" }],
  ])("a %s starts the flow whose start event waits for it", async (kind, command) => {
    const xml = flow(`start s\n${event("startEvent", "on", `${kind} go`)}\nuser a\nuser b\ns > a\non > b`, named("go"));
    expect((await run(xml, [command])).map(({ waiting }) => waiting)).toEqual(["b:user"]);
  });

  test("a timer does so too, by its id", async () => {
    const xml = flow(`start s\n${event("startEvent", "daily", "timer P1D")}\nuser a\nuser b\ns > a\ndaily > b`);
    const answers = await run(xml, [{ timer: "s" }, { timer: "daily", vars: { why: "year" } }]);
    expect(answers.map(({ waiting }) => waiting)).toEqual(["", "b:user"]);
    expect(answers[0]?.error).toBeDefined();
  });

  test("what is thrown within the flow reaches those who wait in it", async () => {
    const xml = flow(
      `start s\nparallel f\nuser a\n${event("intermediateThrowEvent", "t", "signal go")}\n${event("intermediateCatchEvent", "c", "signal go")}\nuser b\ns > f\nf > a\na > t\nf > c\nc > b`,
      named("go"),
    );
    expect((await run(xml, [{ start: {} }, { complete: "a" }])).map(({ waiting }) => waiting)).toEqual([
      "a:user c:signal",
      "b:user",
    ]);
  });
});

describe("a command that does not fit is answered with an error and changes nothing", () => {
  test.each([
    "không phải JSON",
    "[]",
    "null",
    '"start"',
    "{}",
    '{"begin": {}}',
    '{"start": 5}',
    '{"complete": 5}',
    '{"complete": "nobody"}',
    '{"complete": "constructor"}',
    '{"complete": "intake", "nth": 2}',
    '{"complete": "intake", "nth": 0}',
    '{"complete": "intake", "nth": "first"}',
    '{"complete": "intake", "vars": [1]}',
    '{"complete": "intake", "var": {"x": 1}}',
    '{"complete": "intake", "cancel": true}',
    '{"complete": "late"}',
    '{"timer": "intake"}',
    '{"timer": "__proto__"}',
    '{"message": "nothing"}',
    '{"signal": "nothing"}',
    '{"error": "NO"}',
    '{"error": {"code": "NO"}}',
    '{"error": {"at": "nobody", "code": "NO"}}',
    '{"cancel": "yes"}',
    '{"start": {}}',
    `{"complete": ${"[".repeat(3_000)}`,
  ])("%s", async (command) => {
    const [before, after] = await run(dossier, [{ start: { agencies: [] } }, command]);
    expect(after).toEqual({ ...before, error: expect.any(String) });
  });

  test("nor is an event work to be completed", async () => {
    const xml = flow(
      `start s\n${event("intermediateCatchEvent", "c", "message go")}\nuser a\ns > c\nc > a`,
      named("go"),
    );
    const answers = await run(xml, [{ start: {} }, { complete: "c" }, { error: { at: "c" } }, { message: "go" }]);
    expect(answers.map(({ waiting }) => waiting)).toEqual(["c:message", "c:message", "c:message", "a:user"]);
  });

  test("nor does anything but a start fit before the start", async () => {
    for (const command of [
      { complete: "intake" },
      { cancel: true },
      { timer: "late" },
      { message: "paid" },
      { error: { at: "intake" } },
    ])
      expect((await run(dossier, [command]))[0]).toMatchObject({ waiting: "", error: expect.any(String) });
  });

  test("nor a condition that takes for ever", async () => {
    const xml = flow(
      "start s\nuser a\nexclusive g default=no\nuser b\nuser c\ns > a\na > g\ng > b : yes : count(for i in 1..100000, j in 1..100000 return i) > 1\ng > c : no",
    );
    const answers = await run(xml, [{ start: {} }, { complete: "a" }, { cancel: true }]);
    expect(answers.map(({ state, waiting }) => `${state} ${waiting}`)).toEqual([
      "running a:user",
      "running a:user",
      "terminated ",
    ]);
    expect(answers[1]?.error).toBeDefined();
  });

  test("nor do names of variables that objects have by themselves do harm", async () => {
    const start = '{"start": {"agencies": [], "__proto__": {"bad": 1}, "constructor": {"prototype": {"bad": 1}}}}';
    expect((await run(dossier, [start]))[0]?.waiting).toBe("intake:user");
    expect("bad" in {}).toBe(false);
  });
});

describe("exit codes", () => {
  test("1 with the problems when the flow cannot be carried out or read", async () => {
    const io = testIo({
      files: { f: flow('start s\n<bpmn:scriptTask id="x"/>\ns > x'), g: "no" },
      lines: ['{"start": {}}'],
    });
    expect(await flowRun.run(["f"], io)).toMatchObject({
      exit: 1,
      output: { ok: false, problems: [{ code: "script-task" }] },
    });
    expect(await flowRun.run(["g"], io)).toMatchObject({ exit: 1, output: { problems: [{ code: "flow.not-xml" }] } });
    expect(await flowRun.run(["f", "--process", "q"], io)).toMatchObject({
      exit: 1,
      output: { problems: [{ code: "flow.no-process" }] },
    });
    expect(io.answers).toEqual([]);
  });

  test.each([[[]], [["a", "b"]], [["a", "--process"]], [["a", "--fast"]]])("%j is wrong usage", async (args) => {
    await expect(flowRun.run(args, testIo({ files: { a: dossier } }))).rejects.toThrow(UsageError);
  });

  test("as a process: one line for each command, 0 at the end of input, 2 for wrong usage", async () => {
    const folder = await mkdtemp(join(tmpdir(), "flow-run-"));
    const start = (args: readonly string[], input: string) =>
      spawnSync(process.execPath, ["--import", "tsx", "src/cli/main.ts", "flow", "run", ...args], {
        cwd: fileURLToPath(new URL("../../..", import.meta.url)),
        encoding: "utf8",
        input,
      });
    try {
      const file = join(folder, "f.bpmn");
      await writeFile(file, dossier);
      const ran = start([file], '{"start": {"agencies": ["a"]}}\r\nkhông\r\n{"complete": "intake"}');
      expect([ran.status, ran.stderr]).toEqual([0, ""]);
      const answers = ran.stdout
        .trim()
        .split("\n")
        .map((one): { waiting: { id: string }[]; error?: string } => JSON.parse(one));
      expect(answers.map(({ waiting }) => waiting.map(({ id }) => id))).toEqual([["intake"], ["intake"], ["ask"]]);
      expect(answers[1]?.error).toBeDefined();
      expect(start([], "")).toMatchObject({ status: 2, stdout: "" });
      expect(start([join(folder, "nothing.bpmn")], "")).toMatchObject({ status: 2, stdout: "" });
    } finally {
      await rm(folder, { recursive: true });
    }
  }, 60_000);
});
