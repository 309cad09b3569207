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
    name: ["decision", "eval"],
    summary: "make a decision of a DMN file, and say which rules gave it",
    load: async () => (await import("./commands/decision-eval.ts")).decisionEval,
  },
  {
    name: ["edxml", "inspect"],
    summary: "read an edXML message, list its findings and its signature",
    load: async () => (await import("./commands/edxml-inspect.ts")).edxmlInspect,
  },
  {
    name: ["flow", "check"],
    summary: "say what keeps a BPMN 2.0 flow from being published",
    load: async () => (await import("./commands/flow-check.ts")).flowCheck,
  },
  {
    name: ["flow", "run"],
    summary: "carry a BPMN 2.0 flow out, command by command from standard input",
    load: async () => (await import("./commands/flow-run.ts")).flowRun,
  },
  {
    name: ["pdf", "verify"],
    summary: "verify the signatures of a PDF",
    load: async () => (await import("./commands/pdf-verify.ts")).pdfVerify,
  },
];
