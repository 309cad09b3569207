import type { CookieOptions } from "hono/utils/cookie";
import type { NodeConfig } from "../config/index.ts";
import type { AppContext } from "./env.ts";

/** What our cookies are for. */
export type CookieUse = "session" | "visitor" | "flash";

/**
 * Name and options of a cookie. Browsers share cookies between the ports of a host, so the name carries the node's
 * code: signing in at one node of a country on one machine must not sign out at another.
 */
export function cookieOf(c: AppContext, use: CookieUse): { readonly name: string; readonly options: CookieOptions } {
  const { config } = c.get("site").node;
  const secure = config.baseUrl.startsWith("https:");
  return {
    name: cookieName(config, use),
    options: { path: "/", httpOnly: true, sameSite: "Lax", secure },
  };
}

/** Name of one of a node's cookies. */
export function cookieName(config: Pick<NodeConfig, "code">, use: CookieUse): string {
  return `lt_${use}_${config.code.toLowerCase().replace(/[^a-z0-9]/g, "_")}`;
}
