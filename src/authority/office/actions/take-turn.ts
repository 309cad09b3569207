/** A queue that lets a few run at a time. */
export type Turns = <T>(run: () => Promise<T>) => Promise<T>;

/**
 * Lets at most `width` runs go on at a time, in the order they came. Issuing holds a register's row while it seals: without a
 * limit, those who wait for the row would hold all database connections that the one at work needs too.
 */
export function createTurns(width: number): Turns {
  let running = 0;
  const waiting: (() => void)[] = [];
  return async (run) => {
    if (running >= width) await new Promise<void>((resolve) => waiting.push(resolve));
    else running += 1;
    try {
      return await run();
    } finally {
      const next = waiting.shift();
      if (next) next();
      else running -= 1;
    }
  };
}
