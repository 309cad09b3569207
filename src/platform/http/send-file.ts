import type { AppContext } from "./env.ts";

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
