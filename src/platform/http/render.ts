import type { JSX } from "hono/jsx/jsx-runtime";
import type { ContentfulStatusCode } from "hono/utils/http-status";
import { DomainError } from "../errors/index.ts";
import type { AppContext } from "./env.ts";
import { noteRefused } from "./note-refused.ts";
import { statusOf } from "./statuses.ts";

/** Answers with a page drawn by a layout. */
export async function render(c: AppContext, page: JSX.Element, status: ContentfulStatusCode = 200): Promise<Response> {
  return c.html(`<!doctype html>${await drawn(page)}`, status);
}

/** Answers with a piece of a page, for a partial update. */
export async function renderPart(c: AppContext, part: JSX.Element): Promise<Response> {
  return c.html(await drawn(part));
}

/** The markup of a page as text. */
export async function drawn(page: JSX.Element): Promise<string> {
  // toString, not await: a page with parts that wait is drawn only by it, and it may promise its text.
  return String(await (await page).toString());
}

/**
 * Draws the form again when the act said no in a way the person can put right (`invalid`, `conflict`, `too-large`), with the
 * error for the summary and its fields; every other error goes on to the error page. What was wrong with a form that carries files (a
 * certificate that has ended, a key file that does not open) leaves a line in the audit.
 */
export async function renderAgain(
  c: AppContext,
  error: unknown,
  draw: (error: DomainError) => JSX.Element | Promise<JSX.Element>,
): Promise<Response> {
  const correctable =
    error instanceof DomainError && ["invalid", "conflict", "too-large", "too-many"].includes(error.kind);
  if (!correctable) throw error;
  // The files themselves are noted where they are read.
  if (c.get("multipart") && !/^(http|files)\./.test(error.code))
    await noteRefused(c, { kind: "http.form", id: c.req.path }, { code: error.code });
  return render(c, await draw(error), statusOf(error));
}
