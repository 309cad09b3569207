import type { AppContext } from "../../../../platform/http/index.ts";
import { drawPage } from "./draw-page.ts";

/** How a file is sent. */
export type FileToSend = {
  readonly bytes: Uint8Array;
  readonly name: string;
  readonly mediaType: string;
  /** Shown in the browser instead of being saved. Only PDF, which runs nothing of ours. */
  readonly inline?: boolean;
};

/** Sends a file. Whatever it says it is, the browser must not guess another type, and saves what is not a PDF. */
export function sendFile(c: AppContext, { bytes, name, mediaType, inline }: FileToSend): Response {
  const way = inline && mediaType === "application/pdf" ? "inline" : "attachment";
  // The plain name for old readers; RFC 8187 for the real one with its accents.
  const plain =
    name
      .normalize("NFD")
      .replace(/[^\x20-\x7e]/g, "")
      .replace(/["\\]/g, "_") || "tep";
  c.header("Content-Disposition", `${way}; filename="${plain}"; filename*=UTF-8''${encodeName(name)}`);
  c.header("Content-Type", safeType(mediaType));
  return c.body(Uint8Array.from(bytes));
}

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

function encodeName(name: string): string {
  return encodeURIComponent(name).replace(/['()*]/g, (sign) => `%${sign.charCodeAt(0).toString(16).toUpperCase()}`);
}

// A document that a browser would run as a page of ours is sent as mere bytes.
function safeType(mediaType: string): string {
  const plain = mediaType.split(";")[0]?.trim().toLowerCase() ?? "";
  return /^[a-z0-9.+-]+\/[a-z0-9.+-]+$/.test(plain) && !/html|xml|svg|javascript|ecmascript/.test(plain)
    ? plain
    : "application/octet-stream";
}
