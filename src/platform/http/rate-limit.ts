import type { MiddlewareHandler } from "hono";
import { RateLimiterMemory, RateLimiterRes } from "rate-limiter-flexible";
import { addressOf } from "./address.ts";
import type { Env } from "./env.ts";
import { httpErrors } from "./http-errors.ts";
import { signInPath } from "./paths.ts";

/** Requests a minute from one address. An office often shares one address, so reading is generous. */
export type RateLimits = {
  readonly read: number;
  readonly write: number;
  readonly signIn: number;
  /** Interfaces with their own credentials, other than between nodes. */
  readonly machine: number;
};

const usual: RateLimits = { read: 3000, write: 600, signIn: 30, machine: 6000 };
const unlimited = /^\/(?:assets\/|_node\/|_health$|_ready$|_metrics$)/;

/** Limits requests per address and kind. Messages between nodes are not limited: they are signed, and must not be lost. */
export function rateLimit(limits: Partial<RateLimits> = {}): MiddlewareHandler<Env> {
  const perMinute = { ...usual, ...limits };
  const make = (points: number) => new RateLimiterMemory({ points, duration: 60 });
  const limiters = {
    read: make(perMinute.read),
    write: make(perMinute.write),
    signIn: make(perMinute.signIn),
    machine: make(perMinute.machine),
  };
  return async (c, next) => {
    const { path, method } = c.req;
    if (unlimited.test(path)) return next();
    const reading = method === "GET" || method === "HEAD";
    const kind = c.get("site").isMachinePath(path)
      ? "machine"
      : reading
        ? "read"
        : path === signInPath
          ? "signIn"
          : "write";
    await limiters[kind].consume(addressOf(c)).catch((refused: unknown) => {
      if (!(refused instanceof RateLimiterRes)) throw refused;
      const seconds = Math.max(1, Math.ceil(refused.msBeforeNext / 1000));
      c.header("Retry-After", String(seconds));
      throw httpErrors.tooMany(seconds);
    });
    return next();
  };
}
