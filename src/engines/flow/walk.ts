import { findCatcher } from "./catcher.ts";
import { arrivedAtParallel, readyInclusive } from "./join.ts";
import type { PlanFlow, PlanNode } from "./plan.ts";
import {
  close,
  countFired,
  fail,
  inScope,
  nodeOf,
  put,
  type Run,
  spend,
  stateOf,
  subscribe,
  subscribeBoundaries,
  subscribeScope,
  tokenOf,
  varsAt,
} from "./run.ts";
import type { Token } from "./state.ts";
import { structureOf } from "./structure.ts";
import { waitsOf } from "./waits.ts";

/** The most moves within one step: a flow that makes more goes round without waiting. */
const mostMoves = 50_000;
/** The most tokens an instance may have. */
const mostTokens = 10_000;
/** The most instances an activity may be done in. */
const mostInstances = 1_000;
const most = mostInstances.toLocaleString("en");

/** Carries every token on until each waits for something or is gone. */
export function walk(run: Run): void {
  let left = run.judge.mostMoves ?? mostMoves;
  do {
    for (let index = 0; index < run.queue.length; index++) {
      if (run.status !== "running") return;
      const token = run.queue[index];
      if (left-- === 0) {
        if (token) run.judge.endless?.(token.node);
        fail(run, {
          vi: "Luồng chạy vòng mãi mà không chờ ở bước nào.",
          en: "The flow goes round for ever without waiting anywhere.",
        });
        return;
      }
      if (run.tokens.size > mostTokens) {
        fail(run, {
          vi: "Luồng có quá 10.000 nhánh cùng lúc.",
          en: "The flow has more than 10,000 branches at once.",
        });
        return;
      }
      if (token && run.tokens.has(token.id)) visit(run, token);
    }
    run.queue.length = 0;
  } while (run.status === "running" && joinInclusive(run));
}

/** A token arrives at a node. */
function visit(run: Run, token: Token): void {
  const node = nodeOf(run, token.node);
  switch (node.kind) {
    case "user":
    case "service":
    case "send":
    case "rule":
    case "receive":
    case "call":
    case "sub":
      enter(run, token, node);
      return;
    case "catch":
    case "event-gateway":
      if (node.event?.kind === "link") leave(run, token, node);
      else awaitEvent(run, token, node);
      return;
    case "throw":
      throwEvent(run, token, node);
      return;
    case "end":
      end(run, token, node);
      return;
    case "parallel":
      joinParallel(run, token, node);
      return;
    case "inclusive":
      // A join waits until nothing else can arrive: see joinInclusive.
      if (node.incoming.length < 2) leave(run, token, node);
      return;
    case "manual":
    case "pass":
      run.effects.push(
        { kind: "entered", token: token.id, node: node.id },
        { kind: "left", token: token.id, node: node.id },
      );
      leave(run, token, node);
      return;
    default:
      leave(run, token, node);
      return;
  }
}

/** An activity begins: once, or as the body of several instances. */
function enter(run: Run, token: Token, node: PlanNode): void {
  if (!node.multiInstance) {
    begin(run, token, node, true);
    return;
  }
  const items = run.judge.items(node, () => varsAt(run, token));
  if (!items || items.length > mostInstances) {
    fail(run, {
      vi: `Không biết thực hiện “${node.name}” bao nhiêu lần: danh sách hoặc số lần không có, sai, hoặc quá ${most}.`,
      en: `How often “${node.name}” is done is not known: its list or number is missing, wrong, or more than ${most}.`,
    });
    return;
  }
  run.tokens.delete(token.id);
  if (items.length === 0) {
    leave(run, token, node);
    return;
  }
  const body = put(run, { node: node.id, scope: token.scope, waits: true, total: items.length, done: 0 }, false);
  subscribeBoundaries(run, body);
  const first = node.multiInstance.sequential ? items.slice(0, 1) : items;
  for (const [index, value] of first.entries()) beginInstance(run, body, node, index, value);
}

function beginInstance(run: Run, body: Token, node: PlanNode, item: number, value: unknown): void {
  const kept = node.multiInstance?.element === undefined || value === undefined ? {} : { value };
  begin(run, put(run, { node: node.id, scope: body.id, item, ...kept }, false), node, false);
}

function begin(run: Run, token: Token, node: PlanNode, withBoundaries: boolean): void {
  token.waits = true;
  run.effects.push({ kind: "entered", token: token.id, node: node.id });
  if (withBoundaries) subscribeBoundaries(run, token);
  const item = token.value === undefined ? {} : { item: token.value };
  if (node.kind === "user") run.effects.push({ kind: "task", token: token.id, node: node.id, ...item });
  else if (node.kind === "call") run.effects.push({ kind: "call", token: token.id, node: node.id, ...item });
  else if (node.kind === "receive") subscribe(run, token.id, node, token);
  else if (node.kind === "sub") {
    subscribeScope(run, token);
    for (const start of structureOf(run.plan).starts(node.id)) put(run, { node: start, scope: token.id }, true);
  } else run.effects.push({ kind: "job", token: token.id, node: node.id, ...item });
}

/** Waits at a catching event, or at a gateway for the first of several. */
function awaitEvent(run: Run, token: Token, node: PlanNode): void {
  token.waits = true;
  run.effects.push({ kind: "entered", token: token.id, node: node.id });
  if (node.kind === "catch") {
    subscribe(run, token.id, node, token);
    return;
  }
  for (const flow of flowsOf(run, node)) subscribe(run, token.id, nodeOf(run, flow.to), token);
}

function throwEvent(run: Run, token: Token, node: PlanNode): void {
  const { kind, ref } = node.event ?? { kind: "none" };
  run.effects.push(
    { kind: "entered", token: token.id, node: node.id },
    { kind: "left", token: token.id, node: node.id },
  );
  if (kind === "link") {
    const target = structureOf(run.plan).linkTarget(node);
    run.tokens.delete(token.id);
    if (target) put(run, { node: target.id, scope: token.scope }, true);
    return;
  }
  publish(run, node);
  if (kind === "escalation") escalate(run, token.scope, ref);
  if (run.tokens.has(token.id)) leave(run, token, node);
}

function publish(run: Run, node: PlanNode): void {
  const { event } = node;
  if ((event?.kind !== "message" && event?.kind !== "signal") || event.ref === undefined) return;
  run.effects.push({ kind: "published", node: node.id, event: event.kind, name: event.ref });
  if (event.kind === "signal") signal(run, event.ref);
}

/** Gives a signal to everyone in this instance who waits for it now. Answers how many did. */
export function signal(run: Run, name: string): number {
  const waiting = waitsOf(run).filter(({ node }) => node.event?.kind === "signal" && node.event.ref === name);
  for (const { holder, node } of waiting) {
    // What the first did may have ended what the next waits in.
    const isWaiting = waitsOf(run).some((one) => one.holder === holder && one.node === node);
    if (run.status === "running" && isWaiting) fire(run, holder, node);
  }
  return waiting.length;
}

function end(run: Run, token: Token, node: PlanNode): void {
  run.effects.push(
    { kind: "entered", token: token.id, node: node.id },
    { kind: "left", token: token.id, node: node.id },
  );
  run.tokens.delete(token.id);
  const { kind, ref } = node.event ?? { kind: "none" };
  if (kind === "error") {
    raise(run, ref, { scope: token.scope });
    return;
  }
  if (kind === "terminate") for (const other of inScope(run, token.scope)) close(run, other, "cancelled");
  publish(run, node);
  if (kind === "escalation") escalate(run, token.scope, ref);
  scopeMayEnd(run, token.scope);
}

function joinParallel(run: Run, token: Token, node: PlanNode): void {
  const taken = node.incoming.length < 2 ? [token] : arrivedAtParallel(run, token, node);
  if (!taken) return;
  for (const one of taken) run.tokens.delete(one.id);
  leave(run, token, node);
}

/** Lets one inclusive join go on. */
function joinInclusive(run: Run): boolean {
  const ready = readyInclusive(run);
  const token = ready?.taken[0];
  if (!ready || !token) return false;
  for (const one of ready.taken) run.tokens.delete(one.id);
  leave(run, token, ready.node);
  return true;
}

/** A token goes on by the flows that lead out of its node. */
function leave(run: Run, token: Token, node: PlanNode): void {
  run.tokens.delete(token.id);
  const taken = chosenOf(run, node, token);
  if (taken === undefined) {
    fail(run, {
      vi: `Không nhánh nào ra khỏi “${node.name}” có điều kiện đúng, và không có nhánh mặc định.`,
      en: `No branch out of “${node.name}” has a condition that holds, and none is the default.`,
    });
    return;
  }
  for (const flow of taken) {
    // Only a join asks by which flow a token came.
    const target = nodeOf(run, flow.to);
    const joins = (target.kind === "parallel" || target.kind === "inclusive") && target.incoming.length > 1;
    put(run, { node: flow.to, scope: token.scope, ...(joins ? { flow: flow.id } : {}) }, true);
  }
  scopeMayEnd(run, token.scope);
}

function chosenOf(run: Run, node: PlanNode, token: Token): readonly PlanFlow[] | undefined {
  const flows = flowsOf(run, node);
  if (node.kind === "parallel" || flows.length === 0) return flows;
  const chosen = run.judge.choose?.(node, flows, () => stateOf(run));
  if (chosen) return chosen;
  const fallback = flows.find(({ id }) => id === node.defaultFlow);
  let vars: ReturnType<typeof varsAt> | undefined;
  const open = (flow: PlanFlow): boolean =>
    flow !== fallback && (flow.condition === undefined || run.judge.holds(flow, () => (vars ??= varsAt(run, token))));
  const taken = node.kind === "exclusive" ? flows.filter(open).slice(0, 1) : flows.filter(open);
  if (taken.length > 0) return taken;
  return fallback ? [fallback] : undefined;
}

function flowsOf(run: Run, node: PlanNode): readonly PlanFlow[] {
  return node.outgoing.flatMap((id) => run.plan.flows[id] ?? []);
}

/** A scope that holds nothing any more is over. */
function scopeMayEnd(run: Run, scope: number): void {
  if (run.status !== "running") return;
  for (const token of run.tokens.values()) if (token.scope === scope) return;
  if (scope === 0) {
    run.status = "completed";
    run.effects.push({ kind: "ended", status: "completed" });
    return;
  }
  const holder = run.tokens.get(scope);
  if (!holder) return;
  const node = nodeOf(run, holder.node);
  if (node.kind !== "event-sub") {
    finish(run, holder);
    return;
  }
  close(run, holder, "completed");
  scopeMayEnd(run, holder.scope);
}

/** An activity, or one instance of it, is done. */
export function finish(run: Run, token: Token): void {
  const node = nodeOf(run, token.node);
  close(run, token, "completed");
  if (token.item === undefined) {
    leave(run, token, node);
    return;
  }
  const body = tokenOf(run, token.scope);
  body.done = (body.done ?? 0) + 1;
  const total = body.total ?? 0;
  const enough = run.judge.enough(node, () => varsAt(run, body));
  if (!enough && node.multiInstance?.sequential && body.done < total) {
    const items = run.judge.items(node, () => varsAt(run, body));
    beginInstance(run, body, node, body.done, items?.[body.done]);
    return;
  }
  if (!enough && inScope(run, body.id).length > 0) return;
  close(run, body, "completed");
  leave(run, body, node);
}

/** An event happened that a token waits for (`holder`), that is attached to it, or that starts something in its scope. */
export function fire(run: Run, holder: number, node: PlanNode): void {
  if (node.kind === "start") {
    trigger(run, node, holder);
    return;
  }
  const token = tokenOf(run, holder);
  if (token.node === node.id) {
    finish(run, token);
    return;
  }
  if (node.kind !== "boundary") {
    // The first event behind a gateway: the others are no longer waited for.
    close(run, token, "completed");
    leave(run, token, node);
    return;
  }
  if (node.interrupting) close(run, token, "cancelled");
  else again(run, holder, node, token);
  leave(run, put(run, { node: node.id, scope: token.scope }, false), node);
}

/** A non-interrupting event fired: it is waited for again, or no longer. */
function again(run: Run, holder: number, node: PlanNode, at: Token | undefined): void {
  const times = countFired(run, holder, node.id);
  if (node.event?.kind !== "timer") return;
  run.effects.push({ kind: "unwait", token: holder, node: node.id });
  if (!subscribe(run, holder, node, at, times)) spend(run, holder, node.id);
}

/** An event sub-process starts in a scope. */
function trigger(run: Run, start: PlanNode, scope: number): void {
  const sub = nodeOf(run, start.scope ?? "");
  const holder = scope === 0 ? undefined : tokenOf(run, scope);
  if (start.interrupting) {
    for (const token of inScope(run, scope)) close(run, token, "cancelled");
    (holder ?? run.root).interrupted = true;
    for (const other of structureOf(run.plan).eventSubs(sub.scope))
      run.effects.push({ kind: "unwait", token: scope, node: other.start.id });
  } else again(run, scope, start, holder);
  const token = put(run, { node: sub.id, scope, waits: true }, false);
  run.effects.push({ kind: "entered", token: token.id, node: sub.id });
  subscribeScope(run, token);
  put(run, { node: start.id, scope: token.id }, true);
}

/** An error of the drawing, of an activity's token or of an end event within a scope. Where nothing catches it the instance fails. */
export function raise(
  run: Run,
  code: string | undefined,
  from: { readonly scope: number; readonly thrower?: Token },
): void {
  const found = findCatcher(run, "error", code, from);
  if (!found) {
    fail(run, {
      vi: `Lỗi ${code ?? "không mã"} không nơi nào bắt.`,
      en: `Nothing catches the error ${code ?? "without a code"}.`,
    });
    return;
  }
  if (found.node.kind === "start") {
    trigger(run, found.node, found.holder);
    return;
  }
  // An error always ends the activity, whatever the drawing says of its boundary event.
  const token = tokenOf(run, found.holder);
  close(run, token, "cancelled");
  leave(run, put(run, { node: found.node.id, scope: token.scope }, false), found.node);
}

/** An escalation goes outwards until something catches it; where nothing does, it is without consequence. */
function escalate(run: Run, scope: number, code: string | undefined): void {
  const found = findCatcher(run, "escalation", code, { scope });
  if (found) fire(run, found.holder, found.node);
}
