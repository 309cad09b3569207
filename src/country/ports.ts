import { isFree } from "../platform/ports/index.ts";

/** A port that was asked for, and the free one to use instead when it is taken. */
export type PortChoice = { readonly wanted: number; readonly port: number };

/** Chooses a port for each wanted one: itself when free, else the next free one that nobody else of the list wants. */
export async function choosePorts(wanted: readonly number[], host: string): Promise<readonly PortChoice[]> {
  const used = new Set(wanted);
  const choices: PortChoice[] = [];
  for (const want of wanted) {
    let port = want;
    while (!(await isFree(port, host)) || (port !== want && used.has(port))) {
      port++;
      if (port > 65535) throw new Error("no free port");
    }
    used.add(port);
    choices.push({ wanted: want, port });
  }
  return choices;
}
