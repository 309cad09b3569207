import type { Principal } from "../../../platform/auth/index.ts";
import type { Node } from "../../../platform/node.ts";
import { procedureErrors } from "../errors.ts";
import { factsOf, type Offered } from "../offered.ts";
import { type Change, changesOf, findAct } from "../store/acts.ts";
import { lockOffered } from "../store/offered.ts";
import { commitAct } from "./commit-act.ts";
import { assertWriter } from "./save-offered.ts";

/**
 * Undoes an act: every procedure it changed stands again exactly as before, and what it made is gone. An undo can be undone too.
 * Throws `procedure.changed-since-act` naming the procedures when any was changed afterwards, `procedure.already-undone`.
 * @returns the act that undid it
 */
export async function undoAct(node: Node, by: Principal, actId: string): Promise<string> {
  assertWriter(node, by);
  return node.db.transaction().execute(async (tx) => {
    const act = await findAct(tx, actId);
    if (!act || act.kind === "import") throw procedureErrors.actMissing();
    if (act.undoneBy !== null) throw procedureErrors.alreadyUndone();
    const changes = await changesOf(tx, actId);
    const current = new Map(
      (
        await lockOffered(
          tx,
          changes.map(({ offeredId }) => offeredId),
        )
      ).map((one) => [one.id, one]),
    );
    const moved = changes.filter((change) => hasMoved(change, current.get(change.offeredId)));
    if (moved.length > 0) {
      throw procedureErrors.changedSinceAct(moved.map((one) => (one.after ?? one.before)?.name ?? one.offeredId));
    }
    const planned = changes.map((change) => {
      const now = current.get(change.offeredId);
      return {
        id: change.offeredId,
        revision: change.revision,
        before: now ? factsOf(now) : null,
        after: change.before,
      };
    });
    return commitAct(tx, node, by, { kind: "undo", undoes: actId }, planned);
  });
}

function hasMoved(change: Change, now: Offered | undefined): boolean {
  if (change.after === null) return now !== undefined;
  return now?.revision !== change.revision;
}
