import type { Context, Env, Hono } from "hono";
import { type Frame, renderPage } from "../../ui/index.ts";
import { GalleryPage } from "./gallery-page.tsx";

/** Adds GET /_gallery, with `?density=officer` for the other size. `frame` gives the frame of the request, as for any page. */
export function galleryRoutes<E extends Env>(
  app: Hono<E>,
  options: { readonly frame: (c: Context<E>) => Frame | Promise<Frame> },
): void {
  app.get("/_gallery/page.svg", (c) => c.body(samplePage, 200, { "content-type": "image/svg+xml" }));
  app.get("/_gallery", async (c) => {
    const density = c.req.query("density") === "officer" ? "officer" : "citizen";
    return c.html(await renderPage(<GalleryPage frame={await options.frame(c)} density={density} />));
  });
}

/** A page with a few lines, for parts that show documents: pictures come from the node itself, as its content policy says. */
const samplePage =
  '<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 596 843"><rect width="596" height="843" fill="#fff"/><path d="M90 90h180M330 90h180M90 190h420M90 220h420M90 250h300" stroke="#222" stroke-width="3"/></svg>';
