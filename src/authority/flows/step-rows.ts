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
  /** The same of timers: another event may stand in the place of one. */
  readonly stopped: readonly { readonly token: number; readonly node: string }[];
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
  /** Agencies that the places of the drawing stand for in this instance: `commune` → "H36.50.05". */
  readonly places?: Readonly<Record<string, string>>;
  /** Working time of an agency. */
  readonly timeOf: (agencyCode: string) => WorkingTime;
};

/** Reads the effects of a step as rows. A timer whose time cannot be read never fires: such drawings are not published. */
export function rowsOf(plan: Plan, effects: readonly Effect[], context: StepContext): StepRows {
  const kept = afterClosing(effects);
  const timers = kept.flatMap((effect) => (effect.kind === "timer" ? timerRow(effect, context) : []));
  const waits = kept.flatMap((effect) => (effect.kind === "wait" ? [waitRow(effect)] : []));
  const ended = effects.flatMap((effect) =>
    effect.kind === "unwait" ? [{ token: effect.token, node: effect.node }] : [],
  );
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
    waits,
    // One that begins anew is written over its own row: a statement cannot both delete and insert it.
    unwaited: ended.filter((one) => !holds(waits, one)),
    stopped: ended.filter((one) => !holds(timers, one)),
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

type Place = { readonly token: number; readonly node: string };

function holds(rows: readonly Place[], { token, node }: Place): boolean {
  return rows.some((row) => row.token === token && row.node === node);
}

function waitRow({ token, node, event, name, correlation = "" }: Extract<Effect, { kind: "wait" }>): WaitRow {
  return { token, node, kind: event, name, correlation };
}

/** Work and events that are still there after the step: one branch may open what another ends at once. */
function afterClosing(effects: readonly Effect[]): readonly Effect[] {
  const gone = new Set(effects.flatMap((effect) => (effect.kind === "closed" ? [effect.token] : [])));
  const unwaited = new Map(
    effects.flatMap((effect, index) =>
      effect.kind === "unwait" ? [[`${effect.token} ${effect.node}`, index] as const] : [],
    ),
  );
  return effects.filter((effect, index) => {
    if (!("token" in effect)) return true;
    if (gone.has(effect.token)) return effect.kind === "closed";
    const isEvent = effect.kind === "wait" || effect.kind === "timer";
    return !isEvent || (unwaited.get(`${effect.token} ${effect.node}`) ?? -1) < index;
  });
}

function openedWork(
  plan: Plan,
  { token, node: id, kind, item }: Extract<Effect, { kind: "task" | "job" | "call" }>,
  context: StepContext,
): OpenedWork {
  const node = plan.nodes[id];
  const agencyCode = agencyOf(node?.agency, item, context.places) ?? context.agencyCode;
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

/**
 * Agencies by the words that a drawing puts in the place of a code (`lt:agency="commune"`): the variable `agencies` of the instance, filled
 * when it begins.
 */
export function placesOf(vars: Readonly<Record<string, unknown>>): Readonly<Record<string, string>> {
  const { agencies } = vars;
  if (agencies === null || typeof agencies !== "object" || Array.isArray(agencies)) return {};
  return Object.fromEntries(
    Object.entries(agencies).filter((entry): entry is [string, string] => isAgencyCode(entry[1])),
  );
}

const agencyCodes = /^[A-Z]\d{2}(?:\.[0-9A-Z]{1,5})*$/;

function isAgencyCode(value: unknown): value is string {
  return typeof value === "string" && agencyCodes.test(value);
}

/** An item that is an agency's code is done there: that is how several agencies are asked at once. */
function agencyOf(
  drawn: string | undefined,
  item: unknown,
  places: Readonly<Record<string, string>> = {},
): string | undefined {
  if (isAgencyCode(item)) return item;
  if (isAgencyCode(drawn)) return drawn;
  return drawn !== undefined && Object.hasOwn(places, drawn) ? places[drawn] : undefined;
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
