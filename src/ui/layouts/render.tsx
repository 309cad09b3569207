import type { Child } from "hono/jsx";

/** A page as the bytes of an answer: the doctype, then the document. */
export async function renderPage(page: Child): Promise<string> {
  return `<!doctype html>${await String(page)}`;
}
