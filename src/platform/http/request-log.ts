import type { MiddlewareHandler } from "hono";
import { routePath } from "hono/route";
import { newId } from "../db/index.ts";
import type { Env } from "./env.ts";
import type { HttpMetrics } from "./prometheus.ts";

/**
 * Names the request, writes one line of log and one observation about it. Neither the query nor the address nor who asked is
 * written: the audit says who did what.
 */
export function requestLog(metrics: HttpMetrics): MiddlewareHandler<Env> {
  return async (c, next) => {
    const requestId = newId();
    c.set("requestId", requestId);
    const start = performance.now();
    await next();
    c.res.headers.set("X-Request-Id", requestId);
    const ms = performance.now() - start;
    const { status } = c.res;
    metrics.observe({ method: c.req.method, route: routePath(c, -1), status, seconds: ms / 1000 });
    const entry = { requestId, method: c.req.method, path: c.req.path, status, ms: Math.round(ms) };
    c.get("node").log[status >= 500 ? "warn" : "debug"](entry, "request");
  };
}
