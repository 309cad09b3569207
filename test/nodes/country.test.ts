import { existsSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { createServer, type Server } from "node:net";
import { join } from "node:path";
import { afterAll, beforeAll, expect, test } from "vitest";
import { places } from "../../src/country/places.ts";
import { choosePorts } from "../../src/country/ports.ts";
import { temporaryFolder } from "../../src/country/temporary-folder.ts";
import { randomPort } from "../../src/platform/ports/index.ts";
import { type Program, runProgram } from "../support/run-program.ts";

/** The demo country as a person starts and stops it. */
let folder: string;
let first: number;
let occupied: Server;
const programs: Program[] = [];

beforeAll(async () => {
  folder = temporaryFolder("country");
  first = await freeRange(places.length + 1);
  occupied = createServer();
  await new Promise<void>((done) => occupied.listen(first, "127.0.0.1", done));
});
afterAll(async () => {
  for (const program of programs) if (program.process.exitCode === null) await program.end("SIGTERM");
  occupied?.close();
  rmSync(folder, { recursive: true, force: true });
});

async function freeRange(length: number): Promise<number> {
  for (;;) {
    const from = randomPort();
    const wanted = Array.from({ length }, (_, index) => from + index);
    const choices = await choosePorts(wanted, "127.0.0.1");
    if (choices.every((choice) => choice.port === choice.wanted)) return from;
  }
}

const pidFile = () => join(folder, "postgres", "data", "postmaster.pid");
function start(): Program {
  const program = runProgram(["country", "--port", String(first), "--data", folder]);
  programs.push(program);
  return program;
}
const nodeAt = async (port: number): Promise<unknown> => (await fetch(`http://127.0.0.1:${port}/_ready`)).json();

async function isListening(port: number): Promise<boolean> {
  return fetch(`http://127.0.0.1:${port}/_health`).then(
    () => true,
    () => false,
  );
}

function isAlive(pid: number): boolean {
  try {
    process.kill(pid, 0);
    return true;
  } catch {
    return false;
  }
}

test("a taken port is named and the next free one used; Ctrl-C leaves nothing running", async () => {
  const program = start();
  // The last of the seven wants `first + 6`: the first that nobody wants is the one after it.
  const instead = first + places.length;
  await program.wrote(
    new RegExp(`Cổng ${first} đang được dùng, dùng cổng ${instead}\\. Port ${first} is taken, using ${instead}\\.`),
  );
  await program.wrote(/Ctrl-C/, 240_000);
  expect(program.output()).toContain(`http://127.0.0.1:${instead} `);
  expect(await nodeAt(instead)).toMatchObject({ status: "ready" });
  expect(await nodeAt(first + 1)).toMatchObject({ status: "ready" });
  const server = Number(readFileSync(pidFile(), "utf8").split("\n")[0]);
  expect(isAlive(server)).toBe(true);
  expect(await program.end("SIGINT")).toBe(0);
  expect([isAlive(server), existsSync(pidFile()), await isListening(instead), await isListening(first + 1)]).toEqual([
    false,
    false,
    false,
    false,
  ]);
}, 300_000);

test("a postmaster.pid that a power cut left does not keep it from starting again, with its data", async () => {
  const data = join(folder, "postgres", "data");
  writeFileSync(pidFile(), `${process.pid}\n${data}\n1600000000\n54321\n\n127.0.0.1\n`);
  const began = performance.now();
  const program = start();
  await program.wrote(/Ctrl-C/, 120_000);
  expect(program.output()).toContain("vanthu.h36");
  expect(await nodeAt(first + 1)).toMatchObject({ status: "ready" });
  expect(performance.now() - began).toBeLessThan(60_000);
  expect(await program.end("SIGINT")).toBe(0);
  expect(existsSync(pidFile())).toBe(false);
}, 180_000);
