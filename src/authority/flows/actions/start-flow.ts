import { type Plan, step, type Vars } from "../../../engines/flow/index.ts";
import { type Db, newId, type Tx } from "../../../platform/db/index.ts";
import { timesOf } from "../../calendar/index.ts";
import { asFlowError, flowErrors } from "../errors.ts";
import { placesOf, rowsOf } from "../step-rows.ts";
import { isRetired } from "../store/retired.ts";
import { insertInstance } from "../store/steps.ts";
import { findNewestFacts } from "../store/versions.ts";
import { planOf } from "../versions.ts";
import type { StepListener, TakenStep } from "./advance-flow.ts";

/** An instance to begin. */
export type NewInstance = {
  /** Code of the procedure; its newest version is taken, unless `versionId` names another. */
  readonly flow: string;
  readonly versionId?: string;
  /** What it is about: the code of a dossier. */
  readonly subject: string;
  readonly agencyCode: string;
  readonly vars: Vars;
  readonly at: Date;
  readonly actor: string | null;
  readonly parent?: { readonly id: string; readonly token: number };
  readonly taken?: StepListener;
};

/**
 * Begins an instance, in the caller's transaction.
 * @param db the node's own, for the calendar
 * @returns its id
 * Throws `flow.no-version`, `flow.retired`, `flow.cannot-go-on`.
 */
export async function startFlow(db: Db, tx: Db | Tx, begun: NewInstance): Promise<string> {
  return (await beginFlow(db, tx, begun)).instanceId;
}

/** The same, and tells what the first step opened. */
export async function beginFlow(db: Db, tx: Db | Tx, begun: NewInstance): Promise<TakenStep> {
  // A flow that another one called is part of what is under way.
  if (!begun.parent && (await isRetired(tx, begun.flow))) throw flowErrors.retired(begun.flow);
  const versionId = begun.versionId ?? (await findNewestFacts(tx, begun.flow))?.id;
  if (versionId === undefined) throw flowErrors.noVersion(begun.flow);
  const plan = await planOf(tx, versionId);
  const { state, effects } = begin(plan, begun.vars);
  const times = await timesOf(db, tx);
  const { agencyCode, at, subject, actor, parent } = begun;
  const places = placesOf(state.vars);
  const rows = rowsOf(plan, effects, { at, agencyCode, places, timeOf: (code) => times.of(code, at) });
  const instanceId = newId();
  await insertInstance(tx, {
    instanceId,
    versionId,
    subject,
    agencyCode,
    state,
    rows,
    at,
    actor,
    ...(parent ? { parent } : {}),
  });
  const taken = { instanceId, subject, plan, state, rows, at, actor };
  await begun.taken?.(tx, taken);
  return taken;
}

function begin(plan: Plan, vars: Vars) {
  try {
    const begun = step(plan, undefined, { kind: "start", vars });
    if (begun.state.error) throw flowErrors.cannotGoOn(begun.state.error);
    return begun;
  } catch (error) {
    throw asFlowError(error);
  }
}
