import { type ChildProcess, spawn } from "node:child_process";
import { join } from "node:path";

/** The product running as a process of its own, as a person or a service manager starts it. */
export type Program = {
  readonly process: ChildProcess;
  /** What it has written to the terminal so far. */
  output(): string;
  /** Waits until it has written this. */
  wrote(what: RegExp, patience?: number): Promise<RegExpExecArray>;
  /** Sends a signal and waits for its end. Returns the exit code, or the signal that ended it. */
  end(signal: "SIGINT" | "SIGTERM" | "SIGKILL"): Promise<number | string | null>;
};

const root = join(import.meta.dirname, "..", "..");

/** Starts `src/main.ts` with these arguments. Variables of the test's own environment that stand over a node's file are left out. */
export function runProgram(args: readonly string[], more: Readonly<Record<string, string>> = {}): Program {
  const { DATABASE_URL, HOST, PORT, BASE_URL, FILES_DIR, NODE_OPTIONS, ...inherited } = process.env;
  const env = { ...inherited, LOG_LEVEL: "error", ...more };
  const child = spawn(process.execPath, ["--import", "tsx", "src/main.ts", ...args], {
    cwd: root,
    env,
    stdio: ["ignore", "pipe", "pipe"],
  });
  let text = "";
  for (const stream of [child.stdout, child.stderr]) stream.on("data", (chunk: Buffer) => (text += chunk.toString()));
  const gone = new Promise<number | string | null>((done) =>
    child.once("exit", (code, signal) => done(signal ?? code)),
  );
  return {
    process: child,
    output: () => text,
    wrote: async (what, patience = 60_000) => {
      const deadline = Date.now() + patience;
      for (;;) {
        const found = what.exec(text);
        if (found) return found;
        if (child.exitCode !== null || Date.now() > deadline) throw new Error(`${what} was not written:\n${text}`);
        await new Promise((done) => setTimeout(done, 50));
      }
    },
    end: (signal) => {
      child.kill(signal);
      return gone;
    },
  };
}
