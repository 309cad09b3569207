import type { Tx } from "../../platform/db/index.ts";
import type { Node } from "../../platform/node.ts";
import { dossierStates } from "../../protocol/dossiers/index.ts";
import type { StepListener } from "../flows/index.ts";
import { commitChange, endedBy, settleAll } from "./handling.ts";
import { nodeActor } from "./node-actor.ts";
import { findDossierOfInstance, readHeld } from "./store/dossiers.ts";

/**
 * Follows steps that flows take by themselves: a timer that fires, a message that arrives. As with people's acts the instance is written
 * before the dossier, so that nobody waits in a circle.
 */
export function dossierFlowListener(node: Node): StepListener {
  return async (db, step) => {
    const tx = db as Tx;
    const id = await findDossierOfInstance(tx, step);
    const held = id === undefined ? undefined : await readHeld(tx, id);
    if (!held) return;
    const { after, opened, closed, reminded, plan } = await settleAll(node, tx, held, step);
    const isResolved = after.state === dossierStates.resolved && held.dossier.state !== dossierStates.resolved;
    const detail = { opened: opened.map(({ name }) => name), ...(reminded.length > 0 ? { reminded } : {}) };
    await commitChange(
      node,
      tx,
      {
        before: held.dossier,
        after,
        by: nodeActor(after),
        at: step.at,
        events: [{ kind: "flow-moved", detail }, ...(isResolved ? [{ kind: "resolved" as const }] : [])],
        opened,
        closed,
        plan,
        ...endedBy(held, closed),
      },
      "dossier.flow",
    );
  };
}
