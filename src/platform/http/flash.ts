import { deleteCookie, getCookie, setCookie } from "hono/cookie";
import { z } from "zod";
import { type Text, textIn } from "../text/index.ts";
import { cookieOf } from "./cookies.ts";
import type { AppContext, Flash } from "./env.ts";

const shape = z.object({ kind: z.enum(["done", "note", "failed"]), text: z.string().max(1000) });

/** Leaves a message for the page the person is redirected to. Follow it with `c.redirect(path, 303)`. */
export async function flash(c: AppContext, text: Text, kind: Flash["kind"] = "done"): Promise<void> {
  const { name, options } = cookieOf(c, "flash");
  const message: Flash = { kind, text: textIn(text, c.get("locale")) };
  const sealed = await c.get("site").secret.seal("flash", name, JSON.stringify(message));
  setCookie(c, name, sealed, { ...options, maxAge: 60 });
}

/** Opens the message left for this page, if there is one. */
export async function openFlash(c: AppContext): Promise<void> {
  const { name } = cookieOf(c, "flash");
  const sealed = getCookie(c, name);
  const opened = sealed ? await c.get("site").secret.open("flash", name, sealed) : undefined;
  const parsed = opened ? shape.safeParse(JSON.parse(opened)) : undefined;
  c.set("flash", parsed?.success ? parsed.data : undefined);
}

/** The message for this page; it is shown once. */
export function takeFlash(c: AppContext): Flash | undefined {
  const found = c.get("flash");
  if (!found) return undefined;
  const { name, options } = cookieOf(c, "flash");
  deleteCookie(c, name, options);
  c.set("flash", undefined);
  return found;
}
