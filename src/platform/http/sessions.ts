import type { MiddlewareHandler } from "hono";
import { deleteCookie, getCookie, setCookie } from "hono/cookie";
import type { Principal, SignIns } from "../auth/index.ts";
import { cookieOf } from "./cookies.ts";
import type { AppContext, Env } from "./env.ts";
import { openFlash } from "./flash.ts";
import { httpErrors } from "./http-errors.ts";

/** Finds out who is signed in. Machine interfaces bring their own credentials, so a browser's cookie means nothing there. */
export function sessions(signIns: SignIns): MiddlewareHandler<Env> {
  return async (c, next) => {
    if (c.get("site").isMachinePath(c.req.path)) return next();
    const token = getCookie(c, cookieOf(c, "session").name);
    const found = token ? await signIns.recognise(token) : { kind: "unknown" as const };
    if (token && found.kind === "live") {
      c.set("session", found.session);
      c.set("principal", found.principal);
      c.set("stillHolds", () => signIns.stillHolds(token, found.principal));
    }
    if (found.kind === "ended") c.set("endedSession", found.session);
    await openFlash(c);
    return next();
  };
}

/** The signed-in official. Throws `http.sign-in-needed`, which leads to the sign-in page and back. */
export function signedIn(c: AppContext): Principal {
  const principal = c.get("principal");
  if (!principal) throw httpErrors.signInNeeded();
  return principal;
}

/** Gives the browser a new session. It ends with the browser, or when its time is over. */
export function startSession(c: AppContext, token: string): void {
  const { name, options } = cookieOf(c, "session");
  setCookie(c, name, token, options);
}

/** Takes the session's cookie from the browser, and asks it to forget the pages it keeps. */
export function forgetSession(c: AppContext): void {
  const { name, options } = cookieOf(c, "session");
  deleteCookie(c, name, options);
  c.header("Clear-Site-Data", '"cache"');
}
