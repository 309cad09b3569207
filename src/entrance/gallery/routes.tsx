import type { Context, Env, Hono } from "hono";
import { type Frame, renderPage } from "../../ui/index.ts";
import { GalleryPage } from "./gallery-page.tsx";

/** Adds GET /_gallery, with `?density=officer` for the other size. `frame` gives the frame of the request, as for any page. */
export function galleryRoutes<E extends Env>(
  app: Hono<E>,
  options: { readonly frame: (c: Context<E>) => Frame | Promise<Frame> },
): void {
  app.get("/_gallery", async (c) => {
    const density = c.req.query("density") === "officer" ? "officer" : "citizen";
    return c.html(await renderPage(<GalleryPage frame={await options.frame(c)} density={density} />));
  });
}
