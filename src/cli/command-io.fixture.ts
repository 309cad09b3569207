import type { CommandIo } from "./command.ts";

/** Standard input and output as a test gives and reads them. */
export type TestIo = CommandIo & { readonly answers: unknown[] };

/** What a command touches, replaced: files by name, lines of standard input, a clock that stands still. */
export function testIo(given: {
  readonly files?: Readonly<Record<string, string | Uint8Array>>;
  readonly lines?: readonly string[];
  readonly now?: Date;
}): TestIo {
  const answers: unknown[] = [];
  return {
    answers,
    log: () => undefined,
    readFile: async (path) => Buffer.from(given.files?.[path] ?? ""),
    lines: async function* () {
      yield* given.lines ?? [];
    },
    answer: async (value) => {
      answers.push(value);
    },
    now: () => given.now ?? new Date("2020-11-16T08:00:00+07:00"),
  };
}
