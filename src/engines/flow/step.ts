import { byVariables } from "./judge.ts";
import type { Plan, PlanNode } from "./plan.ts";
import { beginRun, close, type Judge, nodeOf, put, type Run, stateOf, subscribeScope, tokenOf } from "./run.ts";
import { type Effect, type FlowCommand, FlowCommandError, type FlowState, type Token } from "./state.ts";
import { structureOf } from "./structure.ts";
import { waitsOf } from "./waits.ts";
import { finish, fire, raise, signal, walk } from "./walk.ts";

/** What a step leads to. */
export type Step = { readonly state: FlowState; readonly effects: readonly Effect[] };

/**
 * Carries an instance one command further: pure, so the same state and command always give the same step. Token semantics are those of
 * Camunda: what a command sets off runs on until every branch waits.
 * @param state undefined for an instance that has not begun
 * Throws FlowCommandError when the command does not fit; the state given is unchanged in any case.
 */
export function step(plan: Plan, state: FlowState | undefined, command: FlowCommand, judge: Judge = byVariables): Step {
  checkState(state, command);
  if (command.kind === "suspend" || command.kind === "resume")
    return { state: suspended(state, command.kind), effects: [] };
  const run = beginRun(plan, state, "vars" in command ? command.vars : undefined, judge);
  carryOut(run, command);
  walk(run);
  return { state: stateOf(run), effects: run.effects };
}

function checkState(state: FlowState | undefined, { kind }: FlowCommand): void {
  if (state === undefined) {
    if (kind === "start" || kind === "message" || kind === "signal") return;
    throw new FlowCommandError("flow.not-running", { vi: "Luồng chưa bắt đầu.", en: "The flow has not started." });
  }
  if (kind === "start" || state.status !== "running")
    throw new FlowCommandError("flow.not-running", {
      vi: kind === "start" ? "Luồng đã bắt đầu rồi." : "Luồng đã kết thúc, không làm tiếp được.",
      en: kind === "start" ? "The flow has started already." : "The flow has ended and cannot go on.",
    });
  if (state.suspended && kind !== "resume" && kind !== "cancel")
    throw new FlowCommandError("flow.suspended", {
      vi: "Luồng đang tạm dừng. Hãy tiếp tục luồng trước.",
      en: "The flow is suspended. Resume it first.",
    });
}

function suspended(state: FlowState | undefined, kind: "suspend" | "resume"): FlowState {
  if (!state) throw new Error("A flow that has not begun cannot be suspended");
  const { suspended: _before, ...rest } = state;
  return kind === "suspend" ? { ...rest, suspended: true } : rest;
}

function carryOut(run: Run, command: Exclude<FlowCommand, { kind: "suspend" | "resume" }>): void {
  switch (command.kind) {
    case "start":
      begin(run, command.at);
      return;
    case "complete":
      finish(run, workedOn(run, command.token));
      return;
    case "fire":
      fireAt(run, command.token, command.node);
      return;
    case "error":
      throwFrom(run, workedOn(run, command.token), command.code);
      return;
    case "message":
      deliver(run, command.name);
      return;
    case "signal":
      broadcast(run, command.name);
      return;
    case "move":
      move(run, command.tokens, command.to);
      return;
    case "cancel":
      for (const token of [...run.tokens.values()]) if (token.scope === 0) close(run, token, "cancelled");
      run.status = "terminated";
      run.effects.push({ kind: "ended", status: "terminated" });
  }
}

function throwFrom(run: Run, thrower: Token, code: string | undefined): void {
  raise(run, code, { scope: thrower.scope, thrower });
}

function begin(run: Run, at: string | undefined): void {
  const starts = structureOf(run.plan).starts(null);
  const blank = starts.filter(
    (id) => run.plan.nodes[id]?.event === undefined || run.plan.nodes[id]?.event?.kind === "none",
  );
  const isStart = (id: string): boolean => run.plan.nodes[id]?.kind === "start";
  const chosen = at === undefined ? (blank.length > 0 ? blank : starts.slice(0, 1)) : starts.filter((id) => id === at);
  if (chosen.length === 0)
    throw new FlowCommandError("flow.no-start", {
      vi: `Không có sự kiện bắt đầu${at ? ` “${at}”` : ""}.`,
      en: `There is no start event${at ? ` “${at}”` : ""}.`,
    });
  subscribeScope(run, undefined);
  // With a start event there is one beginning; without one, everything nothing leads to begins.
  for (const id of chosen.some(isStart) ? chosen.filter(isStart).slice(0, 1) : chosen)
    put(run, { node: id, scope: 0 }, true);
}

/** A token whose work something outside does. */
function workedOn(run: Run, id: number): Token {
  const token = run.tokens.get(id);
  const kind = token && run.plan.nodes[token.node]?.kind;
  const worked = kind && ["user", "service", "send", "rule", "receive", "call", "catch"].includes(kind);
  if (token?.waits && (worked || kind === "sub") && token.total === undefined) return token;
  if (token?.waits && token.total !== undefined) return token;
  throw notWaiting(String(id));
}

function fireAt(run: Run, holder: number, node: string): void {
  const found = waitsOf(run).find((one) => one.holder === holder && one.node.id === node);
  if (!found) throw notWaiting(run.plan.nodes[node]?.name ?? node);
  fire(run, holder, found.node);
}

function notWaiting(what: string): FlowCommandError {
  return new FlowCommandError("flow.not-waiting", {
    vi: `“${what}” không còn chờ: có thể người khác đã làm xong. Tải lại để xem trạng thái mới.`,
    en: `“${what}” no longer waits: someone else may have done it. Reload to see where it stands.`,
  });
}

function deliver(run: Run, name: string): void {
  const started = startBy(run, "message", name);
  if (started) {
    begin(run, started.id);
    return;
  }
  const found = waitsOf(run).find(({ node }) => node.event?.kind === "message" && node.event.ref === name);
  if (!found) throw nobodyWaits(name);
  fire(run, found.holder, found.node);
}

function broadcast(run: Run, name: string): void {
  const started = startBy(run, "signal", name);
  if (started) {
    begin(run, started.id);
    return;
  }
  if (signal(run, name) === 0) throw nobodyWaits(name);
}

/** The start event that a message or signal starts, of an instance that has not begun. */
function startBy(run: Run, kind: "message" | "signal", name: string): PlanNode | undefined {
  if (run.last > 0) return undefined;
  const starts = structureOf(run.plan)
    .starts(null)
    .map((id) => nodeOf(run, id));
  return starts.find(({ event }) => event?.kind === kind && event.ref === name);
}

function nobodyWaits(name: string): FlowCommandError {
  return new FlowCommandError("flow.nobody-waits", {
    vi: `Không bước nào đang chờ “${name}”.`,
    en: `Nothing waits for “${name}”.`,
  });
}

function move(run: Run, tokens: readonly number[], to: string): void {
  const target = run.plan.nodes[to];
  // A join takes tokens by the arrow they came by, and this one came by none.
  const joins = (target?.kind === "parallel" || target?.kind === "inclusive") && target.incoming.length > 1;
  if (!target || joins || target.kind === "boundary" || target.kind === "event-sub" || target.kind === "start")
    throw new FlowCommandError("flow.no-node", {
      vi: `Không chuyển tới “${target?.name ?? to}” được. Hãy chọn một công việc, cổng tách hoặc sự kiện.`,
      en: `Nothing can be moved to “${target?.name ?? to}”. Choose a task, a splitting gateway or an event.`,
    });
  const moved = tokens.map((id) => run.tokens.get(id) ?? notThere(id));
  const [scope = 0, ...others] = [...new Set(moved.map((token) => token.scope))];
  const inside = scope === 0 ? null : tokenOf(run, scope).node;
  if (others.length > 0 || moved.length === 0 || inside !== target.scope)
    throw new FlowCommandError("flow.other-scope", {
      vi: `“${target.name}” nằm ở phạm vi khác. Chỉ chuyển trong cùng quy trình hoặc quy trình con.`,
      en: `“${target.name}” lies in another scope. Move only within one process or sub-process.`,
    });
  for (const token of moved) close(run, token, "cancelled");
  put(run, { node: to, scope }, true);
}

function notThere(id: number): never {
  throw notWaiting(String(id));
}
