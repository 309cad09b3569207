import type { AppContext } from "../../http/index.ts";
import { drawPage } from "./draw-page.ts";

/** Sends a page of a PDF as a picture. It changes only with the file, whose hash is in the address or in the etag. */
export async function sendPage(
  c: AppContext,
  of: { readonly sha256: string; readonly page: string; readonly pdf: () => Promise<Uint8Array> },
): Promise<Response> {
  const page = Number(of.page);
  const svg = await drawPage({ sha256: of.sha256, page: Number.isInteger(page) && page > 0 ? page : 1, pdf: of.pdf });
  c.header("Content-Type", "image/svg+xml; charset=utf-8");
  c.header("Cache-Control", "private, max-age=3600");
  return c.body(svg);
}
