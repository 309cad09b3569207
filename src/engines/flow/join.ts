import type { PlanNode } from "./plan.ts";
import { inScope, nodeOf, type Run } from "./run.ts";
import type { Token } from "./state.ts";

/** The tokens that a parallel join takes now, one of each arrow; undefined while one is missing. */
export function arrivedAtParallel(run: Run, token: Token, node: PlanNode): readonly Token[] | undefined {
  const byFlow = new Map<string | undefined, Token>();
  for (const other of run.tokens.values()) {
    if (other.node !== node.id || other.scope !== token.scope || byFlow.has(other.flow)) continue;
    byFlow.set(other.flow, other);
  }
  const taken = node.incoming.map((flow) => byFlow.get(flow));
  return taken.every((one) => one !== undefined) ? taken : undefined;
}

/**
 * An inclusive join that can go on, with the tokens it takes: nothing may still reach a branch that has not arrived, unless it could as
 * well reach one that has (BPMN 2.0, table 13.3).
 */
export function readyInclusive(run: Run): { readonly node: PlanNode; readonly taken: readonly Token[] } | undefined {
  const asked = new Set<string>();
  for (const { node: id, scope } of run.tokens.values()) {
    const node = nodeOf(run, id);
    if (node.kind !== "inclusive" || node.incoming.length < 2 || asked.has(`${id} ${scope}`)) continue;
    asked.add(`${id} ${scope}`);
    const taken = arrivedAtInclusive(run, node, inScope(run, scope));
    if (taken && taken.length > 0) return { node, taken };
  }
  return undefined;
}

function arrivedAtInclusive(run: Run, node: PlanNode, around: readonly Token[]): readonly Token[] | undefined {
  const here = around.filter((other) => other.node === node.id);
  const arrived = node.incoming.filter((flow) => here.some((other) => other.flow === flow));
  const missing = node.incoming.filter((flow) => !arrived.includes(flow));
  const reach = run.plan.reach[node.id] ?? {};
  const reaches = (other: Token, flows: readonly string[]): boolean =>
    flows.some((flow) => reach[flow]?.includes(other.node));
  const isAwaited = (other: Token): boolean =>
    other.node !== node.id && reaches(other, missing) && !reaches(other, arrived);
  if (around.some(isAwaited)) return undefined;
  return arrived.flatMap((flow) => here.find((other) => other.flow === flow) ?? []);
}
