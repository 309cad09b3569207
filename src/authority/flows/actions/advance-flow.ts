import { type FlowCommand, type FlowState, type Plan, type Step, step } from "../../../engines/flow/index.ts";
import type { Db, Tx } from "../../../platform/db/index.ts";
import { timesOf } from "../../calendar/index.ts";
import { asFlowError, flowErrors } from "../errors.ts";
import { placesOf, rowsOf, type StepRows } from "../step-rows.ts";
import { findInstance, type Instance, type StepWrite, writeStep } from "../store/steps.ts";
import { planOf } from "../versions.ts";

/** A command for an instance. */
export type Advance = {
  readonly instanceId: string;
  /** The command, or how it follows from where the instance stands. */
  readonly command: FlowCommand | ((plan: Plan, state: FlowState) => FlowCommand);
  readonly at: Date;
  /** Account of who acts; null for the node itself. */
  readonly actor: string | null;
  readonly act?: StepWrite["act"];
  readonly taken?: StepListener;
};

/** A step that was written: where the instance stands now, and what the step opened, closed and waits for. */
export type TakenStep = {
  readonly instanceId: string;
  readonly subject: string;
  readonly plan: Plan;
  readonly state: FlowState;
  readonly rows: StepRows;
  readonly at: Date;
  readonly actor: string | null;
};

/** Told of a step in the transaction that takes it: what it writes stands or falls with the step. */
export type StepListener = (tx: Db | Tx, taken: TakenStep) => Promise<void>;

/** How often a step is worked out anew because someone else was quicker. */
const mostTries = 8;

/**
 * Carries an instance one step further, durably: when it resolves outside a transaction, the step is on disk; within one, it is when that
 * commits. Two at once never overwrite each other: the slower works its step out again on the new state.
 * @param db the node's own, for the calendar @param tx where it is written
 * Throws `flow.no-instance`, what the engine refuses (`flow.not-waiting`, `flow.suspended`, `flow.not-running` …), `flow.cannot-go-on` when no
 * branch fits (nothing has changed then), `flow.busy`.
 */
export async function advanceFlow(db: Db, tx: Db | Tx, advance: Advance): Promise<FlowState> {
  return (await carryFlow(db, tx, advance)).state;
}

/** The same, and tells what the step changed. */
export async function carryFlow(db: Db, tx: Db | Tx, advance: Advance): Promise<TakenStep> {
  for (let tries = 0; tries < mostTries; tries++) {
    const { taken, write, revision } = await planStep(db, tx, advance);
    if (!(await writeStep(tx, revision, write))) continue;
    await advance.taken?.(tx, taken);
    return taken;
  }
  throw flowErrors.busy();
}

/** A step that is worked out and not written. */
export type PlannedStep = {
  readonly taken: TakenStep;
  readonly write: StepWrite;
  /** Of the instance it was worked out on: it is written on that one only. */
  readonly revision: number;
};

/**
 * Works a step out without writing it, for whoever writes it together with what follows from it (`stepParts`).
 * @param seen the instance, where the caller has read it already
 * Throws as `advanceFlow` does, but for `flow.busy`.
 */
export async function planStep(
  db: Db,
  tx: Db | Tx,
  advance: Omit<Advance, "taken">,
  seen?: Instance,
): Promise<PlannedStep> {
  const { instanceId, at, actor, act } = advance;
  const times = await timesOf(db, tx);
  const instance = seen ?? (await findInstance(tx, instanceId));
  if (!instance) throw flowErrors.noInstance();
  const plan = await planOf(tx, instance.versionId);
  const { state, effects } = carryOut(plan, instance, advance);
  const { agencyCode, subject, revision } = instance;
  const places = placesOf(state.vars);
  const rows = rowsOf(plan, effects, { at, agencyCode, places, timeOf: (code) => times.of(code, at) });
  return {
    taken: { instanceId, subject, plan, state, rows, at, actor },
    write: { instanceId, state, rows, at, actor, ...(act ? { act } : {}) },
    revision,
  };
}

function carryOut(plan: Plan, { state }: Instance, { command }: Pick<Advance, "command">): Step {
  try {
    const next = step(plan, state, typeof command === "function" ? command(plan, state) : command);
    if (next.state.status === "failed" && next.state.error) throw flowErrors.cannotGoOn(next.state.error);
    return next;
  } catch (error) {
    throw asFlowError(error);
  }
}
