import type { FlowState, Plan } from "../../engines/flow/index.ts";
import type { Db, Tx } from "../../platform/db/index.ts";
import { findInstance } from "./store/steps.ts";
import { planOf } from "./versions.ts";

/** An instance with the drawing it is carried out by: for whoever shows where it stands. */
export type DrawnInstance = { readonly versionId: string; readonly plan: Plan; readonly state: FlowState };

/** Reads where an instance stands in its drawing; undefined when there is none. */
export async function readInstance(db: Db | Tx, instanceId: string): Promise<DrawnInstance | undefined> {
  const instance = await findInstance(db, instanceId);
  if (!instance) return undefined;
  const { versionId, state } = instance;
  return { versionId, plan: await planOf(db, versionId), state };
}
