import { readFile } from "node:fs/promises";
import { createInterface } from "node:readline";
import type { Command, CommandIo } from "./command.ts";
import { UnreadableFileError, UsageError } from "./command.ts";
import { commandTable } from "./table.ts";

/**
 * Runs one call of the command line and returns its exit code. Standard output carries one JSON value and nothing else,
 * so that the answer can be piped; everything for a person goes to standard error. Never throws.
 */
export async function runCommandLine(argv: readonly string[]): Promise<0 | 1 | 2> {
  const entry = commandTable.find(({ name }) => name.every((word, index) => argv[index] === word));
  if (entry === undefined) {
    const asked = argv.length > 0 && argv.some(isHelp);
    if (!asked && argv.length > 0) log(`Unknown command: ${argv.slice(0, 2).join(" ")}`);
    log(overview());
    return asked ? 0 : 2;
  }
  try {
    return await runOne(await entry.load(), argv.slice(entry.name.length));
  } catch (error) {
    log(error instanceof Error ? (error.stack ?? error.message) : String(error));
    return 2;
  }
}

async function runOne(command: Command, args: readonly string[]): Promise<0 | 1 | 2> {
  const usage = `Usage: lienthong ${command.usage}`;
  if (args.some(isHelp)) {
    log(usage);
    return 0;
  }
  try {
    const { exit, output } = await command.run(args, io);
    if (output !== undefined) await print(`${JSON.stringify(output, null, process.stdout.isTTY ? 2 : 0)}\n`);
    return exit;
  } catch (error) {
    if (error instanceof UsageError) log(`${error.message}\n${usage}`);
    else if (error instanceof UnreadableFileError) log(error.message);
    else throw error;
    return 2;
  }
}

const io: CommandIo = {
  log,
  async readFile(path) {
    try {
      return new Uint8Array(await readFile(path));
    } catch (error) {
      const reason = error instanceof Error ? error.message : String(error);
      throw new UnreadableFileError(`Cannot read ${path}: ${reason}`);
    }
  },
  lines: () => createInterface({ input: process.stdin, crlfDelay: Number.POSITIVE_INFINITY }),
  answer: (value) => print(`${JSON.stringify(value)}\n`),
  now: () => new Date(),
};

function isHelp(argument: string): boolean {
  return argument === "--help" || argument === "-h";
}

function overview(): string {
  const width = Math.max(...commandTable.map(({ name }) => name.join(" ").length));
  const lines = commandTable.map(({ name, summary }) => `  ${name.join(" ").padEnd(width)}  ${summary}`);
  return ["Usage: lienthong COMMAND … (--help after a command tells more)", "", ...lines].join("\n");
}

function log(line: string): void {
  process.stderr.write(`${line}\n`);
}

/** Waits for the pipe to take the text: a long answer must not be cut when the process ends. */
function print(text: string): Promise<void> {
  return new Promise((resolve, reject) => {
    process.stdout.write(text, (error) => (error ? reject(error) : resolve()));
  });
}
