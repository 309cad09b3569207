import type { AppContext } from "./env.ts";

/** The network address a request came from; behind a proxy, the one that proxy saw. */
export function addressOf(c: AppContext): string {
  const direct = c.env?.incoming?.socket?.remoteAddress ?? "unknown";
  if (!c.get("site").node.config.behindProxy) return direct;
  // Only the last entry was written by our own proxy; those before it are whatever the client wrote.
  return c.req.header("x-forwarded-for")?.split(",").at(-1)?.trim() || direct;
}

/** Whether a request came from this very machine, not through a proxy. */
export function isLoopback(c: AppContext): boolean {
  if (c.get("site").node.config.behindProxy && c.req.header("x-forwarded-for")) return false;
  const direct = c.env?.incoming?.socket?.remoteAddress ?? "";
  return direct === "::1" || direct.startsWith("127.") || direct.startsWith("::ffff:127.");
}
