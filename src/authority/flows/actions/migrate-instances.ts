import { checkMigration, type FlowProblem, type MigrationMap, migrateFlow } from "../../../engines/flow/index.ts";
import { appendAudit } from "../../../platform/audit/index.ts";
import type { Db, Tx } from "../../../platform/db/index.ts";
import { timesOf } from "../../calendar/index.ts";
import { flowErrors } from "../errors.ts";
import { rowsOf } from "../step-rows.ts";
import { writeStep } from "../store/steps.ts";
import { changeVersion, readRunning } from "../store/tasks.ts";
import { renamePlaces } from "../store/waits.ts";
import { planOf } from "../versions.ts";

/** Instances that are to go over to another version. */
export type Migration = {
  readonly from: string;
  readonly to: string;
  /** Which element of the new version stands for one of the old; those that keep their id need not be named. */
  readonly map: MigrationMap;
};

/** Instances that could not go over by a map, each with why; empty when all can. Nothing changes. */
export async function previewMigration(
  tx: Db | Tx,
  { from, to, map }: Migration,
): Promise<readonly { readonly id: string; readonly subject: string; readonly problems: readonly FlowProblem[] }[]> {
  const [old, next] = [await planOf(tx, from), await planOf(tx, to)];
  const found: { id: string; subject: string; problems: readonly FlowProblem[] }[] = [];
  for await (const { id, subject, state } of readRunning(tx, from)) {
    const problems = checkMigration(old, next, map, state);
    if (problems.length > 0) found.push({ id, subject, problems });
  }
  return found;
}

/**
 * Takes every instance of a version over to another: all or, when one cannot, none.
 * @returns how many went over
 * Throws `flow.cannot-migrate`, `flow.busy` when one moved on meanwhile.
 */
export async function migrateInstances(
  db: Db,
  tx: Tx,
  migration: Migration & {
    readonly at: Date;
    readonly by: { readonly accountId: string; readonly name: string; readonly agencyCode: string };
    readonly reason: string;
  },
): Promise<number> {
  const { from, to, map, at, by, reason } = migration;
  if (reason.trim() === "") throw flowErrors.reasonMissing();
  const [old, next] = [await planOf(tx, from), await planOf(tx, to)];
  const times = await timesOf(db, tx);
  let count = 0;
  for await (const { id, agencyCode, revision, state: before } of readRunning(tx, from)) {
    const problems = checkMigration(old, next, map, before);
    if (problems.length > 0) throw flowErrors.cannotMigrate(problems);
    const { state, effects } = migrateFlow(old, next, map, before);
    const rows = rowsOf(next, effects, { at, agencyCode, timeOf: (code) => times.of(code, at) });
    await renamePlaces(
      tx,
      id,
      effects.flatMap((effect) => (effect.kind === "renamed" ? [effect] : [])),
    );
    const act = { kind: "migrated", node: "", reason };
    if (!(await writeStep(tx, revision, { instanceId: id, state, rows, at, actor: by.accountId, act })))
      throw flowErrors.busy();
    await changeVersion(tx, id, to);
    count += 1;
  }
  await appendAudit(tx, {
    actor: by,
    action: "flow.version.migrate",
    subject: { kind: "flow.version", id: to },
    detail: { from, count, reason },
    at,
  });
  return count;
}
