import { DecisionError } from "../../engines/decision/index.ts";
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
  type WaitingList,
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
    ' {"timer": ID}, {"error": {"at": ID, "code": CODE}}, {"cancel": true}. A message, a signal or a timer of a start event also starts',
    " the flow. nth tells apart what waits several times under one id. A command that does not fit changes nothing and is answered",
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
        if (!isAnswered(error)) throw error;
        await io.answer({ ...answerOf(plan, state), error: error.message });
      }
    }
    return { exit: 0, output: undefined };
  },
};

/** A line that is no command. */
class UnreadableCommand extends Error {}

/** What a line may be answered with, as against a fault of the program. A DecisionError is a condition that takes too long. */
function isAnswered(error: unknown): error is Error {
  return error instanceof FlowCommandError || error instanceof UnreadableCommand || error instanceof DecisionError;
}

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

const verbs = ["start", "complete", "message", "signal", "timer", "error", "cancel"];

function readCommand(plan: Plan, state: FlowState | undefined, line: string): FlowCommand {
  const said = parse(line);
  const strange = Object.keys(said).find((key) => ![...verbs, "vars", "nth"].includes(key));
  if (strange !== undefined) throw new UnreadableCommand(`There is no ${strange}; --help lists the commands`);
  if (verbs.filter((verb) => Object.hasOwn(said, verb)).length !== 1)
    throw new UnreadableCommand(`${line} is not one command; --help lists them`);
  const { start, complete, message, signal, timer, error, cancel } = said;
  const vars = varsOf(said.vars);
  const at = { list: state ? waiting(plan, state) : { waiting: [], subscriptions: [] }, nth: placeOf(said.nth) };
  if (isRecord(start)) return { kind: "start", vars: { ...start, ...varsWithin(start), ...vars?.vars } };
  if (typeof complete === "string")
    return { kind: "complete", token: find(at.list.waiting.filter(isWork), complete, at.nth).token, ...vars };
  if (typeof message === "string") return { kind: "message", name: message, ...vars };
  if (typeof signal === "string") return { kind: "signal", name: signal, ...vars };
  if (typeof timer === "string")
    return state ? { ...fired(plan, at, timer), ...vars } : { ...startBy(plan, timer), ...vars };
  if (isRecord(error) && typeof error.at === "string") {
    const { code } = error;
    const { token } = find(at.list.waiting.filter(isWork), error.at, at.nth);
    return { kind: "error", token, ...(code === undefined || code === null ? {} : { code: String(code) }), ...vars };
  }
  if (cancel === true) return { kind: "cancel" };
  throw new UnreadableCommand(`${line} is no command; --help lists them`);
}

/** Who writes the variables of a start under `vars`, as with every other command, means the same. */
function varsWithin(start: Vars): Vars {
  return Object.keys(start).join() === "vars" && isRecord(start.vars) ? start.vars : {};
}

function varsOf(given: unknown): { readonly vars: Vars } | undefined {
  if (given === undefined) return undefined;
  if (isRecord(given)) return { vars: given };
  throw new UnreadableCommand("vars is an object of variables");
}

function placeOf(nth: unknown): number {
  if (nth === undefined) return 1;
  if (typeof nth === "number" && Number.isInteger(nth) && nth > 0) return nth;
  throw new UnreadableCommand("nth is a number from 1");
}

function isWork({ kind }: Waiting): boolean {
  return kind !== "timer" && kind !== "message" && kind !== "signal";
}

function fired(plan: Plan, at: { readonly list: WaitingList; readonly nth: number }, id: string): FlowCommand {
  const timers = [...at.list.waiting, ...at.list.subscriptions].filter(({ kind }) => kind === "timer");
  const { token, node } = find(timers, timerOf(plan, id), at.nth);
  return { kind: "fire", token, node };
}

function startBy(plan: Plan, id: string): FlowCommand {
  const start = Object.values(plan.nodes).find((node) => node.id === id);
  if (start?.kind === "start" && start.scope === null && start.event?.kind === "timer")
    return { kind: "start", at: id };
  throw new UnreadableCommand(`${id} does not wait`);
}

/** The start event of an event sub-process, for who names the sub-process. */
function timerOf(plan: Plan, id: string): string {
  const inside = Object.values(plan.nodes).find(({ kind, scope }) => kind === "start" && scope === id);
  return inside && plan.nodes[id]?.kind === "event-sub" ? inside.id : id;
}

function find(list: readonly Waiting[], id: string, nth: number): Waiting {
  const found = list.filter(({ node }) => node === id)[nth - 1];
  if (found) return found;
  throw new UnreadableCommand(nth === 1 ? `${id} does not wait` : `${id} does not wait ${nth} times`);
}

function parse(line: string): Vars {
  try {
    const read: unknown = JSON.parse(line.trim());
    if (isRecord(read)) return read;
  } catch {
    // said below
  }
  throw new UnreadableCommand(`${line} is not a JSON object`);
}

function isRecord(value: unknown): value is Readonly<Record<string, unknown>> {
  return typeof value === "object" && value !== null && !Array.isArray(value);
}
