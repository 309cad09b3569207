import type { FlowCommand, Vars } from "../../../engines/flow/index.ts";
import type { Db, Tx } from "../../../platform/db/index.ts";
import { DomainError } from "../../../platform/errors/index.ts";
import { findWaits, type WaitingPlace } from "../store/waits.ts";
import { advanceFlow, type StepListener } from "./advance-flow.ts";

/** News for flows that wait for it. */
export type FlowEvent = {
  readonly name: string;
  readonly vars?: Vars;
  readonly at: Date;
  readonly actor: string | null;
  readonly taken?: StepListener;
};

/**
 * Brings a message to the one place that waits for it, the longest waiting first.
 * @param about the instance's subject (the code of a dossier), or the key by which it correlates
 * @returns false when nothing waits for it
 */
export async function deliverMessage(
  db: Db,
  tx: Db | Tx,
  event: FlowEvent & { readonly subject?: string; readonly correlation?: string },
): Promise<boolean> {
  const { name, subject, correlation } = event;
  const wanted = {
    kind: "message",
    name,
    limit: 1,
    ...(subject === undefined ? {} : { subject }),
    ...(correlation === undefined ? {} : { correlation }),
  } as const;
  for (let tries = 0; tries < mostTries; tries++) {
    const [place] = await findWaits(tx, wanted);
    if (!place) return false;
    try {
      await advanceFlow(db, tx, { ...event, instanceId: place.instanceId, command: fireAt(place, event.vars) });
      return true;
    } catch (error) {
      // Somebody ended that wait meanwhile: another may still be there.
      const isGone =
        error instanceof DomainError && (error.code === "flow.not-waiting" || error.code === "flow.not-running");
      if (!isGone) throw error;
    }
  }
  return false;
}

const mostTries = 8;

/**
 * Brings a signal to everyone who waits for it (but `except`, an instance that had it already). An instance that cannot go on by it stays where it is and is counted apart: one that is
 * stuck does not keep the news from the others.
 */
export async function broadcastSignal(
  db: Db,
  tx: Db | Tx,
  event: FlowEvent & { readonly except?: string },
): Promise<{ readonly reached: number; readonly refused: readonly string[] }> {
  const places = await findWaits(tx, {
    ...{ kind: "signal", name: event.name, limit: mostAtOnce },
    ...(event.except === undefined ? {} : { except: event.except }),
  });
  const refused: string[] = [];
  for (const place of places) {
    try {
      await advanceFlow(db, tx, { ...event, instanceId: place.instanceId, command: fireAt(place, event.vars) });
    } catch (error) {
      if (!(error instanceof DomainError)) throw error;
      refused.push(place.instanceId);
    }
  }
  return { reached: places.length - refused.length, refused };
}

/** A signal that more places wait for than this reaches the rest when it is given again. */
const mostAtOnce = 100_000;

function fireAt({ token, node }: WaitingPlace, vars: Vars | undefined): FlowCommand {
  return { kind: "fire", token, node, ...(vars ? { vars } : {}) };
}
