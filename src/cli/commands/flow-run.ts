import {
  compileFlow,
  type FlowCommand,
  FlowCommandError,
  FlowFileError,
  type FlowState,
  type Plan,
  step,
  type Vars,
  type Waiting,
  waiting,
} from "../../engines/flow/index.ts";
import type { Command, CommandResult } from "../command.ts";
import { readFileArguments } from "./flow-check.ts";

/** `flow run`: exit 0 when standard input ended, whatever the flow came to; 1 when the flow cannot be carried out. */
export const flowRun: Command = {
  name: ["flow", "run"],
  usage: [
    "flow run FILE [--process ID] [--auto]",
    "",
    "Reads one JSON command a line and answers each with one line:",
    '{state: "running"|"completed"|"terminated"|"failed", waiting: [{id, kind}], subscriptions: [{id, kind}], error?}.',
    'Commands: {"start": {…variables}}, {"complete": ID, "vars": {…}, "nth": 1}, {"message": NAME, "vars": {…}}, {"signal": NAME},',
    ' {"timer": ID}, {"error": {"at": ID, "code": CODE}}, {"cancel": true}. A command that does not fit changes nothing and is answered',
    " with an error. Service, send and rule tasks wait to be completed, unless --auto completes them at once.",
  ].join("\n"),
  async run(args, io): Promise<CommandResult> {
    const { file, process, flags } = readFileArguments(args, ["--auto"]);
    const xml = Buffer.from(await io.readFile(file)).toString("utf8");
    const plan = await planOf(xml, process);
    if (!("nodes" in plan)) return { exit: 1, output: plan };
    let state: FlowState | undefined;
    for await (const line of io.lines()) {
      if (line.trim() === "") continue;
      try {
        state = carryOut(plan, state, line, flags.has("--auto"));
        await io.answer(answerOf(plan, state));
      } catch (error) {
        if (!(error instanceof FlowCommandError) && !(error instanceof UnreadableCommand)) throw error;
        await io.answer({ ...answerOf(plan, state), error: error.message });
      }
    }
    return { exit: 0, output: undefined };
  },
};

/** A line that is no command. */
class UnreadableCommand extends Error {}

async function planOf(
  xml: string,
  process: string | undefined,
): Promise<Plan | { readonly ok: false; readonly problems: unknown }> {
  try {
    const { plan, problems } = await compileFlow(xml, process === undefined ? {} : { process });
    return plan ?? { ok: false, problems };
  } catch (error) {
    if (!(error instanceof FlowFileError)) throw error;
    return { ok: false, problems: [{ severity: "error", element: "", code: error.code, message: error.people }] };
  }
}

function carryOut(plan: Plan, state: FlowState | undefined, line: string, auto: boolean): FlowState {
  let next = step(plan, state, readCommand(plan, state, line)).state;
  // Each round does what waits now; a flow that never stops handing out work to programs is stopped.
  for (let round = 0; auto && next.status === "running"; round++) {
    const job = waiting(plan, next).waiting.find(
      ({ kind }) => kind === "service" || kind === "send" || kind === "rule",
    );
    if (!job) break;
    if (round === 10_000)
      throw new UnreadableCommand("More than 10,000 service tasks in one step: the flow does not come to rest");
    next = step(plan, next, { kind: "complete", token: job.token }).state;
  }
  return next;
}

function answerOf(plan: Plan, state: FlowState | undefined): Readonly<Record<string, unknown>> {
  if (!state) return { state: "running", waiting: [], subscriptions: [] };
  const list = waiting(plan, state);
  return {
    state: state.status,
    waiting: list.waiting.map(listed),
    subscriptions: list.subscriptions.map(listed),
    ...(state.error ? { error: state.error.en } : {}),
  };
}

function listed({ node, kind }: Waiting): { readonly id: string; readonly kind: string } {
  return { id: node, kind: kind === "send" || kind === "rule" ? "service" : kind };
}

function readCommand(plan: Plan, state: FlowState | undefined, line: string): FlowCommand {
  const said = parse(line);
  const vars = isRecord(said.vars) ? { vars: said.vars } : {};
  const list = state ? waiting(plan, state) : { waiting: [], subscriptions: [] };
  const nth = typeof said.nth === "number" ? said.nth : 1;
  if ("start" in said) return { kind: "start", vars: isRecord(said.start) ? said.start : {} };
  if (typeof said.complete === "string")
    return { kind: "complete", token: find(list.waiting, said.complete, nth).token, ...vars };
  if (typeof said.message === "string") return { kind: "message", name: said.message, ...vars };
  if (typeof said.signal === "string") return { kind: "signal", name: said.signal, ...vars };
  if (typeof said.timer === "string") {
    const event = find(
      [...list.waiting, ...list.subscriptions].filter(({ kind }) => kind === "timer"),
      timerOf(plan, said.timer),
      nth,
    );
    return { kind: "fire", token: event.token, node: event.node, ...vars };
  }
  if (isRecord(said.error) && typeof said.error.at === "string") {
    const { code } = said.error;
    const { token } = find(list.waiting, said.error.at, nth);
    return { kind: "error", token, ...(code === undefined || code === null ? {} : { code: String(code) }), ...vars };
  }
  if (said.cancel === true) return { kind: "cancel" };
  throw new UnreadableCommand(`${line} is no command; --help lists them`);
}

/** The start event of an event sub-process, for who names the sub-process. */
function timerOf(plan: Plan, id: string): string {
  if (plan.nodes[id]?.kind !== "event-sub") return id;
  return Object.values(plan.nodes).find(({ kind, scope }) => kind === "start" && scope === id)?.id ?? id;
}

function find(list: readonly Waiting[], id: string, nth: number): Waiting {
  const found = list.filter(({ node }) => node === id)[nth - 1];
  if (found) return found;
  throw new UnreadableCommand(nth === 1 ? `${id} does not wait` : `${id} does not wait ${nth} times`);
}

function parse(line: string): Vars {
  try {
    const read: unknown = JSON.parse(line);
    if (isRecord(read)) return read;
  } catch {
    // said below
  }
  throw new UnreadableCommand(`${line} is not a JSON object`);
}

function isRecord(value: unknown): value is Readonly<Record<string, unknown>> {
  return typeof value === "object" && value !== null && !Array.isArray(value);
}
