import type { Node } from "../../../platform/node.ts";
import { syncChannel, syncLanes } from "../store/sync-queue.ts";

/** Empties the queue of changes towards the portal. */
export type Pump = {
  /** Sends what is there, unless that is being done already; then once more after it. */
  drain(): Promise<void>;
  /** Drains soon: changes that come close together leave together. */
  wake(): void;
};

/** Pause between two drains that were woken, in milliseconds: short for an eye, long for a machine. */
const pause = 250;

/**
 * Makes the pump of a node. Any number of processes may pump: each lane is taken by one at a time.
 * @param send sends the next changes of a lane, and says whether there are more to send at once
 */
export function createPump(node: Node, send: (lane: number) => Promise<boolean>): Pump {
  let running: Promise<void> | undefined;
  let again = false;
  let timer: NodeJS.Timeout | undefined;
  let last = 0;

  async function run(): Promise<void> {
    do {
      again = false;
      last = performance.now();
      for (let lane = 0; lane < syncLanes && !isOver(node); lane++) {
        while ((await send(lane)) && !isOver(node));
      }
    } while (again && !isOver(node));
  }

  function drain(): Promise<void> {
    if (running) {
      again = true;
      return running;
    }
    running = run().finally(() => {
      running = undefined;
    });
    return running;
  }

  function soon(after: number): void {
    if (isOver(node)) return;
    clearTimeout(timer);
    timer = setTimeout(() => {
      timer = undefined;
      drain().catch((error: unknown) => {
        if (!isOver(node)) node.log.warn({ error: String(error) }, "dossiers not sent; they are tried again");
      });
    }, after);
    timer.unref();
  }

  return {
    drain,
    wake: () => {
      if (timer === undefined) soon(Math.max(0, last + pause - performance.now()));
    },
  };
}

function isOver(node: Node): boolean {
  return node.live.stopped.aborted;
}

/** Wakes the pump when something enters an empty queue or an answer makes room. */
export function wakeByNews(node: Node, pump: Pump): void {
  node.live.onChannel(syncChannel, (payload) => {
    if (payload === "now") pump.drain().catch((error: unknown) => node.log.debug({ error: String(error) }, "not sent"));
    else pump.wake();
  });
}
