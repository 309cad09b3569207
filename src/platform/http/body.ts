import type { MiddlewareHandler } from "hono";
import { bodyLimit } from "hono/body-limit";
import { nfc } from "../text/index.ts";
import { csrfField, csrfMatches } from "./csrf-token.ts";
import type { AppContext, Env } from "./env.ts";
import { httpErrors } from "./http-errors.ts";
import { openMultipart } from "./multipart.ts";
import { signInPath } from "./paths.ts";

const safe = new Set(["GET", "HEAD", "OPTIONS"]);
/** Largest form without files, in bytes. */
export const maxFormBytes = 1024 * 1024;

/**
 * Reads the form of an unsafe request and lets it pass only when it came from a page of ours: by where the browser
 * says it comes from, and by the token. A multipart form is opened as far as its first field, which must be the token.
 */
export function formGuard(): MiddlewareHandler<Env> {
  return async (c, next) => {
    if (safe.has(c.req.method) || c.get("site").isMachinePath(c.req.path)) return next();
    assertSameOrigin(c);
    const token = (await readBody(c)) ?? c.req.header("x-csrf-token") ?? null;
    if (!(await isOurForm(c, token))) {
      c.get("multipart")?.abandon();
      throw httpErrors.foreignForm();
    }
    await next();
    c.get("multipart")?.abandon();
  };
}

/**
 * Bodies sent to the machine interfaces under `/api/`, which may carry a document in base64: twice the largest upload. Messages between
 * nodes and `machinePaths` have limits of their own, and say no in their own shape.
 */
export function machineBodyLimit(maxUploadBytes: number): MiddlewareHandler<Env> {
  const maxSize = 2 * maxUploadBytes;
  const limit = bodyLimit({
    maxSize,
    onError: () => {
      throw httpErrors.tooLarge(maxSize);
    },
  });
  return async (c, next) => {
    return c.req.path.startsWith("/api/") ? limit(c, next) : next();
  };
}

/** Fields of the request's form, once read: urlencoded, or multipart with its files thrown away. */
export async function formFields(c: AppContext): Promise<URLSearchParams> {
  const form = c.get("form");
  if (form) return form;
  const multipart = c.get("multipart");
  if (!multipart) throw httpErrors.wrongType();
  for await (const _ of multipart.files());
  return multipart.fields;
}

// Reads or opens the body; returns the token found in it.
async function readBody(c: AppContext): Promise<string | undefined> {
  const type = c.req.header("content-type")?.split(";")[0]?.trim().toLowerCase();
  const length = Number(c.req.header("content-length") ?? 0);
  if (type === "multipart/form-data") {
    const most = c.get("site").node.config.maxUploadBytes + maxFormBytes;
    if (length > most) throw httpErrors.tooLarge(most);
    const multipart = openMultipart(c.req.raw, most);
    c.set("multipart", multipart);
    return multipart.begin(csrfField);
  }
  if (length > maxFormBytes) throw httpErrors.tooLarge(maxFormBytes);
  const text = await limitedText(c.req.raw.body);
  if (text !== "" && type !== "application/x-www-form-urlencoded") throw httpErrors.wrongType();
  const form = normalised(new URLSearchParams(text));
  c.set("form", form);
  return form.get(csrfField) ?? undefined;
}

// The length a client declares is not trusted: a chunked body declares none.
async function limitedText(body: ReadableStream<Uint8Array> | null): Promise<string> {
  if (!body) return "";
  const chunks: Uint8Array[] = [];
  let total = 0;
  for await (const chunk of body) {
    total += chunk.byteLength;
    if (total > maxFormBytes) throw httpErrors.tooLarge(maxFormBytes);
    chunks.push(chunk);
  }
  return Buffer.concat(chunks).toString("utf8");
}

function normalised(form: URLSearchParams): URLSearchParams {
  return new URLSearchParams([...form].map(([name, value]) => [nfc(name), nfc(value)]));
}

// Another port of the same host is another node: "same-site" is not enough.
function assertSameOrigin(c: AppContext): void {
  const site = c.req.header("sec-fetch-site");
  if (site !== undefined) {
    if (site !== "same-origin" && site !== "none") throw httpErrors.foreignForm();
    return;
  }
  const origin = c.req.header("origin");
  if (origin === undefined) return;
  const host = URL.parse(origin)?.host;
  const ours = [c.req.header("host"), new URL(c.get("site").node.config.baseUrl).host];
  if (host === undefined || !ours.includes(host)) throw httpErrors.foreignForm();
}

// While a session lives, only its own forms count; the sign-in page may have been left open in another tab before it began.
// Without one, forms of this browser count, and those of its ended session, whose content is to be kept.
async function isOurForm(c: AppContext, token: string | null): Promise<boolean> {
  const live = c.get("session");
  if (live && (await csrfMatches(c, token, live))) return true;
  if (live && c.req.path !== signInPath) return false;
  const ended = c.get("endedSession");
  return (await csrfMatches(c, token, undefined)) || (ended !== undefined && csrfMatches(c, token, ended));
}
