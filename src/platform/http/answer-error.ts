import { html } from "hono/html";
import { HTTPException } from "hono/http-exception";
import type { ContentfulStatusCode } from "hono/utils/http-status";
import { DomainError } from "../errors/index.ts";
import { textIn } from "../text/index.ts";
import type { AppContext } from "./env.ts";
import { bareFrame, type Frame, frameOf } from "./frame.ts";
import { httpErrors } from "./http-errors.ts";
import { keepFormOf } from "./kept-forms.ts";
import { declaredLength, noteRefused } from "./note-refused.ts";
import { signInHref } from "./paths.ts";
import { drawn } from "./render.ts";
import { statusOf } from "./statuses.ts";
import { httpText } from "./text.ts";

/** Answers for whatever was thrown: a problem (RFC 9457) to machines; the sign-in page or an error page to people. */
export async function answerError(c: AppContext, thrown: unknown): Promise<Response> {
  const error = domainError(thrown);
  if (error.code === "http.broken")
    c.get("node").log.error({ err: thrown, requestId: c.get("requestId") }, "request failed");
  const status = statusOf(error);
  // What was left unread must not be taken for the next request on this connection.
  if (status === 413) {
    c.header("Connection", "close");
    await noteRefused(c, { kind: "http.form", id: c.req.path }, { code: error.code, bytes: declaredLength(c) });
  }
  if (c.get("site").isMachinePath(c.req.path)) return problem(c, error, status);
  if (error.kind === "unauthenticated") return leadToSignIn(c);
  if (c.req.header("hx-request")) return part(c, error, status);
  return page(c, error, status);
}

/** Part of a page asked for this: a whole page must not be put into it. The mark tells a form that saves itself that it was not saved. */
async function part(c: AppContext, error: DomainError, status: ContentfulStatusCode): Promise<Response> {
  return c.html(html`<strong data-lt-unsaved="">${textIn(error.people, c.get("locale") ?? "vi")}</strong>`, status);
}

function domainError(thrown: unknown): DomainError {
  if (thrown instanceof DomainError) return thrown;
  if (thrown instanceof HTTPException && thrown.status === 404) return httpErrors.missing();
  if (thrown instanceof HTTPException && thrown.status < 500) return httpErrors.formBroken(thrown);
  return httpErrors.broken(thrown);
}

function problem(c: AppContext, error: DomainError, status: ContentfulStatusCode): Response {
  const body = {
    type: `urn:lienthong:problem:${error.code}`,
    title: error.people.en,
    status,
    code: error.code,
    detail: error.people.vi,
    instance: c.get("requestId"),
    ...(Object.keys(error.fields).length > 0 ? { errors: error.fields } : {}),
  };
  return c.body(JSON.stringify(body), status, { "Content-Type": "application/problem+json" });
}

async function leadToSignIn(c: AppContext): Promise<Response> {
  const reading = c.req.method === "GET" || c.req.method === "HEAD";
  const url = new URL(c.req.url);
  const back = reading ? `${url.pathname}${url.search}` : ((await keepFormOf(c)) ?? refererPath(c));
  const href = signInHref(back);
  if (c.req.header("hx-request")) return c.body(null, 401, { "HX-Redirect": href });
  return c.redirect(href, 303);
}

function refererPath(c: AppContext): string {
  const referer = URL.parse(c.req.header("referer") ?? "");
  return referer && referer.host === c.req.header("host") ? `${referer.pathname}${referer.search}` : "/";
}

async function page(c: AppContext, error: DomainError, status: ContentfulStatusCode): Promise<Response> {
  const retryAfter = Number(c.res.headers.get("Retry-After"));
  const facts = {
    status,
    code: error.code,
    people: error.people,
    requestId: c.get("requestId"),
    ...(retryAfter > 0 ? { retryAfter } : {}),
  };
  const html = await drawn(c.get("site").renderError(await safeFrame(c), facts));
  return c.html(`<!doctype html>${html}`, status);
}

// The frame asks the database for names and counts; when that is what failed, the page must still come. Which system a page would have belonged
// to is not known here: for somebody signed in the platform's name stands there, and the agency beside it as on their other pages.
async function safeFrame(c: AppContext): Promise<Frame> {
  const platform = { vi: httpText.vi.platform, en: httpText.en.platform };
  try {
    return await frameOf(c, c.get("principal") ? { section: platform } : {});
  } catch {
    return bareFrame(c);
  }
}
