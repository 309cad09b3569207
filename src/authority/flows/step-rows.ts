import type { WorkingTime } from "../../engines/deadline/index.ts";
import { findDue, parseLimit } from "../../engines/deadline/index.ts";
import { type Effect, type Plan, timerAt } from "../../engines/flow/index.ts";

/** What a step changes beside the state, as columns for one statement. */
export type StepRows = {
  readonly opened: readonly OpenedWork[];
  readonly closed: readonly { readonly token: number; readonly outcome: "completed" | "cancelled" }[];
  readonly timers: readonly TimerRow[];
  readonly waits: readonly WaitRow[];
  /** Single events no longer waited for, while their token stays. */
  readonly unwaited: readonly { readonly token: number; readonly node: string }[];
  readonly published: readonly { readonly kind: "message" | "signal"; readonly name: string }[];
  readonly history: readonly { readonly kind: string; readonly token: number; readonly node: string }[];
  readonly ended: boolean;
};

type OpenedWork = {
  readonly token: number;
  readonly node: string;
  readonly kind: "task" | "job" | "call";
  readonly role: string | null;
  readonly agencyCode: string;
  readonly item: string | null;
  readonly dueAt: Date | null;
};
type TimerRow = {
  readonly token: number;
  readonly node: string;
  readonly due: string;
  readonly fired: number;
  readonly fireAt: Date;
};
type WaitRow = {
  readonly token: number;
  readonly node: string;
  readonly kind: "message" | "signal";
  readonly name: string;
  readonly correlation: string;
};

/** When and for whom a step happens. */
export type StepContext = {
  readonly at: Date;
  /** The agency that received the dossier: it does what names no other. */
  readonly agencyCode: string;
  /** Working time of an agency. */
  readonly timeOf: (agencyCode: string) => WorkingTime;
};

/** Reads the effects of a step as rows. A timer whose time cannot be read never fires: such drawings are not published. */
export function rowsOf(plan: Plan, effects: readonly Effect[], context: StepContext): StepRows {
  const kept = afterClosing(effects);
  const timers = kept.flatMap((effect) => (effect.kind === "timer" ? timerRow(effect, context) : []));
  return {
    opened: kept.flatMap((effect) =>
      effect.kind === "task" || effect.kind === "job" || effect.kind === "call"
        ? [openedWork(plan, effect, context)]
        : [],
    ),
    closed: effects.flatMap((effect) =>
      effect.kind === "closed" ? [{ token: effect.token, outcome: effect.how }] : [],
    ),
    timers,
    waits: kept.flatMap((effect) =>
      effect.kind === "wait"
        ? [
            {
              token: effect.token,
              node: effect.node,
              kind: effect.event,
              name: effect.name,
              correlation: effect.correlation ?? "",
            },
          ]
        : [],
    ),
    // One that begins anew is written over its own row: a statement cannot both delete and insert it.
    unwaited: effects.flatMap((effect) =>
      effect.kind === "unwait" && !timers.some(({ token, node }) => token === effect.token && node === effect.node)
        ? [{ token: effect.token, node: effect.node }]
        : [],
    ),
    published: effects.flatMap((effect) =>
      effect.kind === "published" ? [{ kind: effect.event, name: effect.name }] : [],
    ),
    history: effects.flatMap((effect) =>
      effect.kind === "entered" || effect.kind === "left"
        ? [{ kind: effect.kind, token: effect.token, node: effect.node }]
        : [],
    ),
    ended: effects.some(({ kind }) => kind === "ended"),
  };
}

/** Work and events that are still there after the step: a branch may open something that another ends at once. */
function afterClosing(effects: readonly Effect[]): readonly Effect[] {
  const gone = new Set(effects.flatMap((effect) => (effect.kind === "closed" ? [effect.token] : [])));
  return effects.filter((effect) => !("token" in effect) || !gone.has(effect.token) || effect.kind === "closed");
}

function openedWork(
  plan: Plan,
  { token, node: id, kind, item }: Extract<Effect, { kind: "task" | "job" | "call" }>,
  context: StepContext,
): OpenedWork {
  const node = plan.nodes[id];
  const agencyCode = agencyOf(node?.agency, item) ?? context.agencyCode;
  return {
    token,
    node: id,
    kind,
    role: node?.role ?? null,
    agencyCode,
    item: item === undefined ? null : JSON.stringify(item),
    dueAt: node?.allowance === undefined ? null : dueOf(node.allowance, agencyCode, context),
  };
}

/** An item that is an agency's code is done there: that is how several agencies are asked at once. */
function agencyOf(drawn: string | undefined, item: unknown): string | undefined {
  const code = /^[A-Z]\d{2}(?:\.[0-9A-Z]{1,5})*$/;
  if (typeof item === "string" && code.test(item)) return item;
  return drawn !== undefined && code.test(drawn) ? drawn : undefined;
}

/**
 * When a step is due. Its allowance runs from the minute it is given out, so that those of all steps add up to the limit of the dossier.
 */
export function dueOf(
  allowance: string,
  agencyCode: string,
  { at, timeOf }: Pick<StepContext, "at" | "timeOf">,
): Date | null {
  return findDue(timeOf(agencyCode), { from: at, limit: parseLimit(allowance), hourExact: true }) ?? null;
}

function timerRow(
  { token, node, due, fired }: Extract<Effect, { kind: "timer" }>,
  { at, agencyCode, timeOf }: StepContext,
): readonly TimerRow[] {
  const fireAt = timerAt(due, { from: at, time: timeOf(agencyCode), fired });
  return fireAt ? [{ token, node, due, fired, fireAt }] : [];
}
