/** A source of now. The domain clock and the machine's clock are two of them and are never mixed. */
export type Clock = { now(): Date };

/** The machine's clock: session and token lifetimes, HTTP signatures, retries. */
export const machineClock: Clock = { now: () => new Date() };

/**
 * A clock that read `start` when the machine read `epoch`, and runs on at real speed:
 * the demo country's domain clock.
 */
export function shiftedClock(start: Date, epoch: Date, machine: Clock = machineClock): Clock {
  const shift = start.getTime() - epoch.getTime();
  return { now: () => new Date(machine.now().getTime() + shift) };
}

/** A clock that stands still until moved; for tests and the simulation. */
export function handClock(start: Date): Clock & { set(now: Date): void; advance(milliseconds: number): void } {
  let now = start;
  return {
    now: () => now,
    set: (next) => {
      now = next;
    },
    advance: (milliseconds) => {
      now = new Date(now.getTime() + milliseconds);
    },
  };
}
