import type { Plan } from "../../engines/flow/index.ts";
import type { Db, Tx } from "../../platform/db/index.ts";
import { flowErrors } from "./errors.ts";
import { findVersion } from "./store/versions.ts";

/** How many plans are kept in memory; one takes some 50 KB. */
const mostKept = 300;
const kept = new Map<string, Plan>();

/** The plan of a version. Versions never change, so one that was read is kept. Throws `flow.no-version`. */
export async function planOf(db: Db | Tx, versionId: string): Promise<Plan> {
  const known = kept.get(versionId);
  if (known) return known;
  const version = await findVersion(db, versionId);
  if (!version) throw flowErrors.noVersion(versionId);
  const oldest = kept.size >= mostKept ? kept.keys().next().value : undefined;
  if (oldest !== undefined) kept.delete(oldest);
  kept.set(versionId, version.plan);
  return version.plan;
}
