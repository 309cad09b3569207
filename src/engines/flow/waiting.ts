import type { Plan } from "./plan.ts";
import type { FlowState } from "./state.ts";
import { waitsOf } from "./waits.ts";

/** What an instance waits for. */
export type Waiting = {
  readonly token: number;
  /** Id of the node in the drawing: the activity, or the event. */
  readonly node: string;
  readonly kind: "user" | "service" | "send" | "rule" | "receive" | "call" | "timer" | "message" | "signal";
};

/** Where an instance stands: work and events on its way, and events beside it that may start something. */
export type WaitingList = { readonly waiting: readonly Waiting[]; readonly subscriptions: readonly Waiting[] };

/** Everything an instance waits for, in the order of ids; a node is listed as often as it waits. */
export function waiting(plan: Plan, state: FlowState): WaitingList {
  if (state.status !== "running") return { waiting: [], subscriptions: [] };
  const tokens = new Map(state.tokens.map((token) => [token.id, token]));
  const works = state.tokens.flatMap((token): readonly Waiting[] => {
    const kind = plan.nodes[token.node]?.kind;
    if (!token.waits || token.total !== undefined) return [];
    if (
      kind === "user" ||
      kind === "service" ||
      kind === "send" ||
      kind === "rule" ||
      kind === "receive" ||
      kind === "call"
    )
      return [{ token: token.id, node: token.node, kind }];
    return [];
  });
  const events = waitsOf({ plan, tokens, root: state.root ?? {} });
  const listed = events.flatMap(({ holder, node }): readonly (Waiting & { readonly beside: boolean })[] => {
    const kind = node.event?.kind;
    if (kind !== "timer" && kind !== "message" && kind !== "signal") return [];
    // A receive task that waits itself is listed as work.
    if (node.kind === "receive" && tokens.get(holder)?.node === node.id) return [];
    return [{ token: holder, node: node.id, kind, beside: node.kind === "boundary" || node.kind === "start" }];
  });
  return {
    waiting: inOrder([...works, ...listed.filter(({ beside }) => !beside).map(plain)]),
    subscriptions: inOrder(listed.filter(({ beside }) => beside).map(plain)),
  };
}

function plain({ token, node, kind }: Waiting): Waiting {
  return { token, node, kind };
}

function inOrder(list: readonly Waiting[]): readonly Waiting[] {
  return [...list].sort((a, b) => (a.node < b.node ? -1 : a.node > b.node ? 1 : a.token - b.token));
}
