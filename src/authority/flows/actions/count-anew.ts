import type { Node } from "../../../platform/node.ts";
import { timesOf } from "../../calendar/index.ts";
import { dueOf } from "../step-rows.ts";
import { changeDueDates, countedVersion, readDueWork, takeCounting } from "../store/due-dates.ts";
import { planOf } from "../versions.ts";

/**
 * Counts the due dates of open work anew when the working calendar has changed since they were counted.
 * @returns how many moved
 */
export async function countAnew({ db }: Pick<Node, "db">): Promise<number> {
  const times = await timesOf(db);
  if ((await countedVersion(db)) === times.version) return 0;
  return db.transaction().execute(async (tx) => {
    if (!(await takeCounting(tx, times.version))) return 0;
    const moved: { instanceId: string; token: number; dueAt: Date }[] = [];
    for (const { instanceId, token, node, versionId, agencyCode, openedAt, dueAt } of await readDueWork(tx)) {
      const allowance = (await planOf(tx, versionId)).nodes[node]?.allowance;
      const timeOf = (code: string) => times.of(code, openedAt);
      const due = allowance === undefined ? null : dueOf(allowance, agencyCode, { at: openedAt, timeOf });
      if (due && due.getTime() !== dueAt.getTime()) moved.push({ instanceId, token, dueAt: due });
    }
    if (moved.length > 0) await changeDueDates(tx, moved);
    return moved.length;
  });
}
