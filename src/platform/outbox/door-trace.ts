import { appendAudit } from "../audit/index.ts";
import type { InboxContext } from "./inbox.ts";

/** Something refused before it was known whose it is. */
export type DoorRefusal = {
  readonly code: string;
  /** Who it says it is from; anybody can say so. */
  readonly claimed: string;
  /** The length it declares; NaN when it declares none. */
  readonly bytes: number;
};

/** One line of the audit in this time for each reason, however often a stranger knocks (ms). */
const interval = 60_000;

/** Makes the trace of a node's door: an audit row `node.message.refuse`, with how many there were since the last one of that reason. */
export function createDoorTrace({
  db,
  clock,
  log,
}: Pick<InboxContext, "db" | "clock" | "log">): (refusal: DoorRefusal) => Promise<void> {
  const last = new Map<string, { at: number; times: number }>();
  return async ({ code, claimed, bytes }) => {
    const at = clock.now();
    const known = last.get(code) ?? { at: Number.NEGATIVE_INFINITY, times: 0 };
    const times = known.times + 1;
    if (at.getTime() - known.at < interval) return void last.set(code, { at: known.at, times });
    last.set(code, { at: at.getTime(), times: 0 });
    const detail = { code, times, bytes: Number.isFinite(bytes) ? bytes : null };
    const subject = { kind: "platform.peer", id: claimed };
    await appendAudit(db, { actor: "system", action: "node.message.refuse", subject, detail, at }).catch(
      (error: unknown) => log.error({ err: error, code }, "refusal not noted"),
    );
  };
}
