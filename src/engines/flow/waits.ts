import type { Plan, PlanNode } from "./plan.ts";
import type { Token } from "./state.ts";
import { structureOf } from "./structure.ts";

/** An event that is waited for, and the token that waits: 0 for an event sub-process at the top. */
type Waited = { readonly holder: number; readonly node: PlanNode };

/** Where an instance stands, as far as it says what is waited for. */
type Standing = {
  readonly plan: Plan;
  readonly tokens: ReadonlyMap<number, Token>;
  readonly root: Pick<Token, "fired" | "interrupted">;
};

/** How often an event beside the flow fired; negative once it will not fire again. */
export function firedOf({ fired }: Pick<Token, "fired">, node: string): number {
  return fired && Object.hasOwn(fired, node) ? (fired[node] ?? 0) : 0;
}

/** Every event that is waited for now, by the token that waits. */
export function waitsOf({ plan, tokens, root }: Standing): readonly Waited[] {
  const found: Waited[] = [];
  const node = (id: string): PlanNode | undefined => plan.nodes[id];
  const add = (holder: number, event: PlanNode | undefined): void => {
    if (event?.event && ["timer", "message", "signal"].includes(event.event.kind)) found.push({ holder, node: event });
  };
  const addScope = (holder: number, scope: string | null, of: Pick<Token, "fired" | "interrupted">): void => {
    if (of.interrupted) return;
    for (const { start } of structureOf(plan).eventSubs(scope)) if (firedOf(of, start.id) >= 0) add(holder, start);
  };
  addScope(0, null, root);
  for (const token of tokens.values()) {
    const at = node(token.node);
    if (!at || !token.waits) continue;
    if (token.item === undefined) for (const id of at.boundaries) if (firedOf(token, id) >= 0) add(token.id, node(id));
    if (at.kind === "event-gateway") for (const flow of at.outgoing) add(token.id, node(plan.flows[flow]?.to ?? ""));
    if (at.kind === "catch" || (at.kind === "receive" && token.total === undefined)) add(token.id, at);
    if ((at.kind === "sub" && token.total === undefined) || at.kind === "event-sub") addScope(token.id, at.id, token);
  }
  return found;
}
