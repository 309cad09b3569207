/**
 * What a command answers: `output` is printed as one JSON value on standard output (nothing is printed when it is undefined),
 * `exit` is 0 for "done, or yes", 1 for "no", 2 for wrong usage or a file that cannot be read.
 */
export type CommandResult = { exit: 0 | 1 | 2; output: unknown };

/** What a command may touch beside its arguments; tests replace it. */
export type CommandIo = {
  /** Writes one line of the log (standard error). */
  log(line: string): void;
  /** Reads a whole file; rejects with UnreadableFileError when it cannot. */
  readFile(path: string): Promise<Uint8Array>;
  /** The lines of standard input, as they come. */
  lines(): AsyncIterable<string>;
  /** Prints one JSON value as a line, for a command that answers line by line. */
  answer(value: unknown): Promise<void>;
  /** The machine's clock, for commands that judge validity "now" unless told an instant. */
  now(): Date;
};

/** One command of the command line, e.g. `codes check`. A new command is a module plus one line in the table of main.ts. */
export type Command = {
  /** The words that call it, e.g. ["codes", "check"]. */
  name: readonly string[];
  /** Shown by `--help` and after a wrong usage: the call, then what it answers, on as many lines as needed. */
  usage: string;
  run(args: readonly string[], io: CommandIo): Promise<CommandResult>;
};

/** Wrong arguments: main prints the message and the usage and exits with 2. */
export class UsageError extends Error {
  override name = "UsageError";
}

/** A file that cannot be read: main prints the message and exits with 2. */
export class UnreadableFileError extends Error {
  override name = "UnreadableFileError";
}
