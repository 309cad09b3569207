import type { PlanNode } from "./plan.ts";
import { nodeOf, type Run, tokenOf } from "./run.ts";
import type { Token } from "./state.ts";
import { structureOf } from "./structure.ts";

/** What catches an error or an escalation: a boundary event of the token, or the start of an event sub-process in its scope. */
type Catcher = { readonly node: PlanNode; readonly holder: number };

/**
 * Goes outwards until something catches: first what is attached to the activity that threw, then the event sub-processes around it,
 * then what is attached to the sub-process they lie in, and so on. An event sub-process does not catch what it throws itself.
 * @param thrower the token of the activity that threw; undefined for an event
 */
export function findCatcher(
  run: Run,
  kind: "error" | "escalation",
  code: string | undefined,
  from: { readonly scope: number; readonly thrower?: Token },
): Catcher | undefined {
  let { scope, thrower } = from;
  let inside: string | undefined;
  for (;;) {
    if (thrower) {
      const holder: Token = thrower.item === undefined ? thrower : tokenOf(run, thrower.scope);
      const activity = nodeOf(run, holder.node);
      const boundary = catching(
        activity.boundaries.map((id) => nodeOf(run, id)),
        kind,
        code,
      );
      if (boundary) return { node: boundary, holder: holder.id };
      scope = holder.scope;
      inside = activity.kind === "event-sub" ? activity.id : undefined;
    }
    const around = scope === 0 ? undefined : tokenOf(run, scope);
    const subs = structureOf(run.plan).eventSubs(around?.node ?? null);
    const start = catching(
      subs.filter(({ sub }) => sub.id !== inside).map((one) => one.start),
      kind,
      code,
    );
    if (start) return { node: start, holder: scope };
    if (!around) return undefined;
    thrower = around;
  }
}

/** The one that catches this very code, else one that catches every code. */
function catching(
  nodes: readonly PlanNode[],
  kind: "error" | "escalation",
  code: string | undefined,
): PlanNode | undefined {
  const of = nodes.filter(({ event }) => event?.kind === kind);
  return (
    of.find(({ event }) => event?.ref !== undefined && event.ref === code) ??
    of.find(({ event }) => event?.ref === undefined)
  );
}
