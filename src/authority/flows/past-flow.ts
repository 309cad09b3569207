import type { WorkingTime } from "../../engines/deadline/index.ts";
import { type FlowCommand, type Plan, step, type Vars } from "../../engines/flow/index.ts";
import type { TakenStep } from "./actions/advance-flow.ts";
import { placesOf, rowsOf } from "./step-rows.ts";

/** An instance of the past, for {@link beginPast}. */
export type PastFlow = {
  readonly instanceId: string;
  /** What it is about: the code of a dossier. */
  readonly subject: string;
  readonly agencyCode: string;
  readonly vars: Vars;
  readonly at: Date;
};

/** Working time of an agency at an instant. */
export type TimeOf = (agencyCode: string, at: Date) => WorkingTime;

/** Begins an instance of the past as it would have begun here, without keeping it: `importInstances` keeps what is still under way. */
export function beginPast(
  plan: Plan,
  { instanceId, subject, agencyCode, vars, at }: PastFlow,
  timeOf: TimeOf,
): TakenStep {
  const { state, effects } = step(plan, undefined, { kind: "start", vars });
  const rows = rowsOf(plan, effects, {
    at,
    agencyCode,
    places: placesOf(state.vars),
    timeOf: (code) => timeOf(code, at),
  });
  return { instanceId, subject, plan, state, rows, at, actor: null };
}

/** Carries it one step further. Throws FlowCommandError when the command does not fit, and an Error when no branch does. */
export function carryPast(
  { instanceId, subject, plan, state: before }: TakenStep,
  { command, agencyCode, at }: { readonly command: FlowCommand; readonly agencyCode: string; readonly at: Date },
  timeOf: TimeOf,
): TakenStep {
  const { state, effects } = step(plan, before, command);
  if (state.error) throw new Error(state.error.en);
  const rows = rowsOf(plan, effects, {
    at,
    agencyCode,
    places: placesOf(state.vars),
    timeOf: (code) => timeOf(code, at),
  });
  return { instanceId, subject, plan, state, rows, at, actor: null };
}
