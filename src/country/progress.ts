/** Tells a person at the terminal what is going on while the country starts. */
export type Progress = {
  /** Runs a step and says how long it took. */
  step<T>(title: string, work: () => Promise<T>): Promise<T>;
  note(text: string): void;
};

/** Progress on standard error: one line a step, with its seconds. */
export function createProgress(write: (text: string) => void = (text) => process.stderr.write(text)): Progress {
  return {
    async step(title, work) {
      const started = performance.now();
      write(`  ${title} … `);
      const result = await work();
      write(`${((performance.now() - started) / 1000).toFixed(1)} s\n`);
      return result;
    },
    note: (text) => write(`${text}\n`),
  };
}
