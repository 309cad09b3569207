/** Tries before a message is given to a person. With the waits below, about three days. */
export const maxAttempts = 80;

/**
 * How long to wait after a failed try, in milliseconds: doubles from half a second to an hour, with jitter of a quarter
 * so that senders do not come back all at once.
 * @param attempts tries so far, 1 or more
 * @param random from 0 to 1
 */
export function waitAfter(attempts: number, random: number): number {
  const base = Math.min(500 * 2 ** Math.min(attempts - 1, 20), 3_600_000);
  return Math.round(base * (0.75 + random * 0.5));
}

/** Consecutive failures after which a destination is left alone for a while. */
export const breakerThreshold = 5;

/** How long a destination is left alone, in milliseconds: from 2 seconds to a minute. */
export function breakerWait(failures: number, random: number): number {
  const base = Math.min(2_000 * 2 ** Math.min(failures - breakerThreshold, 10), 60_000);
  return Math.round(base * (0.75 + random * 0.5));
}
