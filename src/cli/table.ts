import type { Command } from "./command.ts";

/** A command by its words, loaded only when it is called, so that `codes check` does not pay for the PDF engine. */
export type CommandEntry = { name: readonly string[]; summary: string; load(): Promise<Command> };

/** Every command there is, in the order in which `--help` lists them. */
export const commandTable: readonly CommandEntry[] = [
  {
    name: ["codes", "check"],
    summary: "say what is wrong with an agency, document, procedure or dossier code, and suggest the right one",
    load: async () => (await import("./commands/codes-check.ts")).codesCheck,
  },
  {
    name: ["deadline", "explain"],
    summary: "say when something is due, and count every hour on the way there",
    load: async () => (await import("./commands/deadline-explain.ts")).deadlineExplain,
  },
  {
    name: ["edxml", "inspect"],
    summary: "read an edXML message, list its findings and its signature",
    load: async () => (await import("./commands/edxml-inspect.ts")).edxmlInspect,
  },
  {
    name: ["pdf", "verify"],
    summary: "verify the signatures of a PDF",
    load: async () => (await import("./commands/pdf-verify.ts")).pdfVerify,
  },
];
