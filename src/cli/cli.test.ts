import { spawn } from "node:child_process";
import { readFileSync } from "node:fs";
import { mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { describe, expect, it } from "vitest";
import { commandTable } from "./table.ts";

const root = fileURLToPath(new URL("../..", import.meta.url));

type Ran = { exit: number | null; stdout: string; stderr: string };

/** Runs a real process, as a person's shell would. */
function run(command: readonly string[], cwd = root): Promise<Ran> {
  return new Promise((resolve, reject) => {
    const [program = "", ...args] = command;
    const child = spawn(program, args, { cwd, stdio: ["ignore", "pipe", "pipe"] });
    const ran: Ran = { exit: null, stdout: "", stderr: "" };
    child.stdout.on("data", (chunk: Buffer) => (ran.stdout += chunk.toString()));
    child.stderr.on("data", (chunk: Buffer) => (ran.stderr += chunk.toString()));
    child.on("error", reject);
    child.on("close", (exit) => resolve({ ...ran, exit }));
  });
}

function cli(...args: string[]): Promise<Ran> {
  return run([process.execPath, "--import", "tsx", "src/cli/main.ts", ...args]);
}

describe("the command line", () => {
  it("answers a right code with one JSON value on standard output and exit 0", async () => {
    const { exit, stdout, stderr } = await cli("codes", "check", "agency", "000.05.50.H36");
    expect(JSON.parse(stdout)).toEqual({
      valid: true,
      kind: "agency",
      parts: { level1: "H36", groups: ["50", "05"], form: "qcvn102" },
      normalised: "H36.50.05",
      problems: [],
      suggestions: [],
    });
    expect({ exit, stderr }).toEqual({ exit: 0, stderr: "" });
  });

  it("answers a wrong code with problems, suggestions and exit 1", async () => {
    const { exit, stdout } = await cli("codes", "check", "document", "5/QD-UBND");
    expect(exit).toBe(1);
    const answer = JSON.parse(stdout);
    expect(answer).toMatchObject({ valid: false, normalised: "05/QĐ-UBND", suggestions: ["05/QĐ-UBND"] });
    expect(answer.problems.map(({ code }: { code: string }) => code)).toEqual(["number-not-padded", "plain-d"]);
  });

  it("answers what cannot be read with nulls and exit 1", async () => {
    const { exit, stdout } = await cli("codes", "check", "dossier", "");
    expect(exit).toBe(1);
    expect(JSON.parse(stdout)).toMatchObject({
      valid: false,
      parts: null,
      normalised: null,
      problems: [{ code: "empty" }],
    });
  });

  it.each([
    [["codes", "check"], "KIND is one of"],
    [["codes", "check", "person", "x"], "KIND is one of"],
    [["codes", "check", "agency"], "One VALUE is needed"],
    [["codes", "check", "agency", "H36", "H15"], "One VALUE is needed"],
    [["codes", "chec"], "Unknown command: codes chec"],
    [[], "Usage: lienthong COMMAND"],
  ])("takes %j for wrong usage: exit 2 and nothing on standard output", async (args, message) => {
    const { exit, stdout, stderr } = await cli(...args);
    expect({ exit, stdout }).toEqual({ exit: 2, stdout: "" });
    expect(stderr).toContain(message);
    expect(stderr).toContain("Usage: lienthong");
  });

  it.each([[["--help"]], [["codes", "check", "--help"]], [["-h"]]])("helps with %j and exit 0", async (args) => {
    const { exit, stdout, stderr } = await cli(...args);
    expect({ exit, stdout }).toEqual({ exit: 0, stdout: "" });
    expect(stderr).toContain("codes check");
  });

  it("is the package's bin too, and runs from any folder", async () => {
    const manifest: unknown = JSON.parse(readFileSync(join(root, "package.json"), "utf8"));
    expect(manifest).toMatchObject({ bin: { lienthong: "bin/lienthong.mjs" } });
    const elsewhere = await mkdtemp(join(tmpdir(), "lienthong-cli-"));
    try {
      const { exit, stdout } = await run(
        [process.execPath, join(root, "bin/lienthong.mjs"), "codes", "check", "agency", "H36"],
        elsewhere,
      );
      expect(exit).toBe(0);
      expect(JSON.parse(stdout)).toMatchObject({ valid: true, normalised: "H36" });
    } finally {
      await rm(elsewhere, { recursive: true });
    }
  });
});

describe("the table of commands", () => {
  it.each(commandTable.map((entry) => [entry.name.join(" "), entry] as const))(
    "loads %s, and its help works",
    async (name, entry) => {
      const command = await entry.load();
      expect(command.name).toEqual(entry.name);
      expect(command.usage.startsWith(name)).toBe(true);
    },
  );
});
