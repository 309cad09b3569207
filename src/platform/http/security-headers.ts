import type { MiddlewareHandler } from "hono";
import type { Env } from "./env.ts";

const policy = [
  "default-src 'self'",
  "base-uri 'none'",
  "form-action 'self'",
  "frame-ancestors 'self'",
  "object-src 'none'",
].join("; ");

/** Styles, scripts and fonts: parts of a page, never a page. What rules pages says nothing of them and costs a slow line half a kilobyte each. */
const partOfPage = /^\/assets\/[^/]+\.(?:css|js|woff2)$/;
const saidOfParts: ReadonlySet<string> = new Set([
  "X-Content-Type-Options",
  "Cross-Origin-Resource-Policy",
  "Strict-Transport-Security",
]);

/** What browsers may do with our answers: nothing from elsewhere, nothing inline, no framing by others, no guessing of types. */
export function securityHeaders(secure: boolean): MiddlewareHandler<Env> {
  const headers: Readonly<Record<string, string>> = {
    "Content-Security-Policy": policy,
    "X-Content-Type-Options": "nosniff",
    "X-Frame-Options": "SAMEORIGIN",
    "Referrer-Policy": "same-origin",
    "Cross-Origin-Opener-Policy": "same-origin",
    "Cross-Origin-Resource-Policy": "same-origin",
    "Permissions-Policy": "camera=(self), geolocation=(), microphone=(), payment=(), usb=(self)",
    ...(secure ? { "Strict-Transport-Security": "max-age=31536000; includeSubDomains" } : {}),
  };
  return async (c, next) => {
    await next();
    const isPart = partOfPage.test(c.req.path);
    for (const [name, value] of Object.entries(headers))
      if (!isPart || saidOfParts.has(name)) c.res.headers.set(name, value);
    // Pages show people's data: no store between us and the browser may keep them.
    if (!c.res.headers.has("Cache-Control")) c.res.headers.set("Cache-Control", "private, no-cache");
  };
}
