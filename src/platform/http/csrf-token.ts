import { randomBytes, timingSafeEqual } from "node:crypto";
import { getCookie, setCookie } from "hono/cookie";
import type { Session } from "../auth/index.ts";
import { cookieOf } from "./cookies.ts";
import type { AppContext } from "./env.ts";

/** Name of the form field that carries the token. */
export const csrfField = "_csrf";

/**
 * The token for the forms of this page. It is masked anew each time, so that the length of a compressed
 * page tells nothing about it (BREACH).
 */
export async function csrfToken(c: AppContext): Promise<string> {
  const secret = Buffer.from(await secretOf(c, c.get("session")), "base64url");
  const mask = randomBytes(secret.length);
  return Buffer.concat([mask, mix(mask, secret)]).toString("base64url");
}

/** Whether a form's token was made for this session (or, before signing in, for this browser). */
export async function csrfMatches(c: AppContext, token: string | null, session: Session | undefined): Promise<boolean> {
  const secret = Buffer.from(await secretOf(c, session), "base64url");
  const bytes = Buffer.from(token ?? "", "base64url");
  if (bytes.length !== secret.length * 2) return false;
  return timingSafeEqual(mix(bytes.subarray(0, secret.length), bytes.subarray(secret.length)), secret);
}

/** A random name of this browser, made at its first form; forms kept through the end of a session are bound to it. */
export function visitorOf(c: AppContext): string {
  const { name, options } = cookieOf(c, "visitor");
  const kept = c.get("visitor") ?? getCookie(c, name);
  if (kept && /^[\w-]{43}$/.test(kept)) return kept;
  const fresh = randomBytes(32).toString("base64url");
  // A second form on this page must carry the same name.
  c.set("visitor", fresh);
  setCookie(c, name, fresh, options);
  return fresh;
}

async function secretOf(c: AppContext, session: Session | undefined): Promise<string> {
  const { secret } = c.get("site");
  return session ? secret.mac("csrf", session.csrfSecret) : secret.mac("csrf-visitor", visitorOf(c));
}

function mix(left: Buffer, right: Buffer): Buffer {
  return Buffer.from(left.map((byte, index) => byte ^ (right[index] ?? 0)));
}
