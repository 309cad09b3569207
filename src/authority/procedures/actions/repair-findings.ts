import type { Principal } from "../../../platform/auth/index.ts";
import { newId } from "../../../platform/db/index.ts";
import type { Node } from "../../../platform/node.ts";
import { procedureErrors } from "../errors.ts";
import { readReport } from "../read-report.ts";
import { planRepairs } from "../repair-plan.ts";
import { lockOffered } from "../store/offered.ts";
import { checkPublishable } from "./check-facts.ts";
import { commitAct } from "./commit-act.ts";
import { assertWriter } from "./save-offered.ts";

/** What a person saw in the preview and wants done. */
export type RepairOrder = {
  readonly keys: readonly string[];
  /** Subject and fingerprint of every row previewed: nothing else is done than what was shown. */
  readonly expected: ReadonlyMap<string, string>;
};

/**
 * Repairs findings in one act. All or nothing: throws `procedure.changed-since-preview` naming the rows when any would now be
 * repaired otherwise than shown, `procedure.nothing-to-repair`, `procedure.none-chosen`.
 * @returns the act, by which it can be undone, and how many procedures it repaired
 */
export async function repairFindings(
  node: Node,
  by: Principal,
  order: RepairOrder,
): Promise<{ readonly actId: string; readonly procedures: number }> {
  assertWriter(node, by);
  if (order.keys.length === 0) throw procedureErrors.notChosen();
  return node.db.transaction().execute(async (tx) => {
    const seen = await readReport(tx, node);
    await lockOffered(
      tx,
      planRepairs(seen, order.keys).flatMap(({ offeredId }) => (offeredId ? [offeredId] : [])),
    );
    // Read again under the lock: nobody changes these rows from here on.
    const report = await readReport(tx, node);
    const rows = planRepairs(report, order.keys);
    if (rows.length === 0) throw procedureErrors.nothingToRepair();
    const names = new Map(report.offered.map(({ id, name }) => [id, name]));
    const changed = rows.filter(({ subject, fingerprint }) => order.expected.get(subject) !== fingerprint);
    const gone = [...order.expected.keys()].filter((subject) => !rows.some((row) => row.subject === subject));
    if (changed.length > 0 || gone.length > 0) {
      throw procedureErrors.changedSincePreview([
        ...changed.map(({ after }) => after.name),
        ...gone.map((subject) => names.get(subject) ?? subject.replace(/^missing:/, "")),
      ]);
    }
    for (const { before, after } of rows) {
      if (after.state === "published" && before?.state !== "published")
        checkPublishable(after, report.national?.byCode ?? new Map());
    }
    const kinds = new Set(rows.flatMap(({ findings }) => findings.map(({ kind }) => kind)));
    const [only] = kinds;
    const planned = rows.map((row) => ({ ...row, id: row.offeredId ?? newId() }));
    const note = kinds.size === 1 && only ? only : "";
    const actId = await commitAct(tx, node, by, { kind: "repair", note }, planned);
    return { actId, procedures: rows.length };
  });
}
