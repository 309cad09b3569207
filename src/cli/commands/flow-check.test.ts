import { spawnSync } from "node:child_process";
import { mkdtemp, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { describe, expect, test } from "vitest";
import { bpmn, elements, event, named } from "../../engines/flow/flow.fixture.ts";
import { UsageError } from "../command.ts";
import { testIo } from "../command-io.fixture.ts";
import { flowCheck } from "./flow-check.ts";

const flow = (lines: string, beside = ""): string => bpmn(elements(lines), beside);
const sound = flow("start s\nuser a lt:role=Văn.thư\nend e\ns > a\na > e");
const stuck = flow(
  "start s\nexclusive f default=y\nuser a\nuser b\nparallel j\nend e\ns > f\nf > a : x : ok\nf > b : y\na > j\nb > j\nj > e",
);
const two = flow("start s\nuser a\nend e\ns > a\na > e").replace(
  "</bpmn:process>",
  `</bpmn:process><bpmn:process id="q">${elements("start s2\nservice b\nend e2\ns2 > b\nb > e2")}</bpmn:process>`,
);
const files = {
  "sound.bpmn": sound,
  "stuck.bpmn": stuck,
  "two.bpmn": two,
  "no.bpmn": "văn bản",
  "dtd.bpmn": `<!DOCTYPE a>${sound}`,
};

type Problem = { severity: string; element: string; code: string; message: { vi: string; en: string } };
type Answer = { exit: number; ok: boolean; process: string | null; nodes: number; problems: Problem[] };

async function check(...args: string[]): Promise<Answer> {
  const { exit, output } = await flowCheck.run(args, testIo({ files }));
  return { exit, ...(output as Omit<Answer, "exit">) };
}

describe("flow check", () => {
  test("a flow that can be published: exit 0, and nothing but what the contract names", async () => {
    const { exit, ...answer } = await check("sound.bpmn");
    expect([exit, Object.keys(answer)]).toEqual([0, ["ok", "process", "nodes", "problems"]]);
    expect(answer).toEqual({ ok: true, process: "p", nodes: 3, problems: [] });
  });

  test("one that gets stuck: exit 1, errors first, each with its element and a sentence in both languages", async () => {
    const { exit, ok, problems } = await check("stuck.bpmn");
    expect([exit, ok]).toEqual([1, false]);
    expect(problems[0]).toMatchObject({ severity: "error", element: "j", code: "deadlock" });
    const severities = problems.map(({ severity }) => severity);
    expect(severities).toEqual([...severities].sort());
    for (const { message } of problems) expect([message.vi, message.en].every((text) => text.length > 10)).toBe(true);
  });

  test("warnings alone keep nothing from being published", async () => {
    const { exit, problems } = await check("two.bpmn");
    expect(exit).toBe(0);
    expect(new Set(problems.map(({ severity }) => severity))).toEqual(new Set(["warning"]));
  });

  test("--process takes another process of the file; one that is not there is a problem", async () => {
    expect(await check("two.bpmn", "--process", "q")).toMatchObject({ exit: 0, process: "q", nodes: 3 });
    const none = await check("--process", "r", "two.bpmn");
    expect(none).toMatchObject({ exit: 1, ok: false, process: null, nodes: 0 });
    expect(none.problems[0]?.message.en).toContain("p, q");
  });

  test.each([
    ["no.bpmn", "flow.not-xml"],
    ["dtd.bpmn", "flow.doctype"],
  ])("%s is refused with %s and exit 1", async (file, code) => {
    expect(await check(file)).toMatchObject({
      exit: 1,
      ok: false,
      process: null,
      nodes: 0,
      problems: [{ code, element: "" }],
    });
  });

  test.each([
    ["a script", '<bpmn:scriptTask id="x" scriptFormat="groovy"/>', "script-task"],
    ["a transaction", '<bpmn:transaction id="x"/>', "transaction"],
    ["a complex gateway", '<bpmn:complexGateway id="x"/>', "complex-gateway"],
    [
      "compensation",
      event("endEvent", "x", "none").replace("undefined", "<bpmn:compensateEventDefinition/>"),
      "compensation",
    ],
    ["a standard loop", '<bpmn:userTask id="x"><bpmn:standardLoopCharacteristics/></bpmn:userTask>', "standard-loop"],
  ])("%s is refused by its name, with the element", async (_name, element, code) => {
    const io = testIo({ files: { f: flow(`start s\n${element}\ns > x`) } });
    const { exit, output } = await flowCheck.run(["f"], io);
    expect(exit).toBe(1);
    expect((output as Answer).problems[0]).toMatchObject({ severity: "error", element: "x", code });
  });

  test.each([[[]], [["sound.bpmn", "stuck.bpmn"]], [["sound.bpmn", "--process"]], [["sound.bpmn", "--fast"]]])(
    "%j is wrong usage",
    async (args) => {
      await expect(flowCheck.run(args, testIo({ files }))).rejects.toThrow(UsageError);
    },
  );

  test("as a process: 0 for yes, 1 for no, 2 for wrong usage and for a file that is not there", async () => {
    const folder = await mkdtemp(join(tmpdir(), "flow-check-"));
    const run = (...args: string[]) =>
      spawnSync(process.execPath, ["--import", "tsx", "src/cli/main.ts", "flow", "check", ...args], {
        cwd: fileURLToPath(new URL("../../..", import.meta.url)),
        encoding: "utf8",
      });
    try {
      await writeFile(join(folder, "sound.bpmn"), sound);
      await writeFile(
        join(folder, "stuck.bpmn"),
        flow(`start s\n${event("endEvent", "e", "error E")}\ns > e\nuser lost`, named("E")),
      );
      const yes = run(join(folder, "sound.bpmn"));
      expect([yes.status, JSON.parse(yes.stdout).ok]).toEqual([0, true]);
      const no = run(join(folder, "stuck.bpmn"));
      expect([no.status, JSON.parse(no.stdout).ok]).toEqual([1, false]);
      expect(run(join(folder, "nothing.bpmn"))).toMatchObject({ status: 2, stdout: "" });
      expect(run()).toMatchObject({ status: 2, stdout: "" });
    } finally {
      await rm(folder, { recursive: true });
    }
  }, 60_000);
});
