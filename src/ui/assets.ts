import { createHash } from "node:crypto";
import { readdirSync, readFileSync } from "node:fs";
import { extname } from "node:path";
import { promisify } from "node:util";
import { brotliCompress, constants, gzip } from "node:zlib";

const FOLDER = new URL("./assets/", import.meta.url);
const PREFIX = "/assets/";
const YEAR = 31_536_000;
const TYPES: Readonly<Record<string, string>> = {
  ".css": "text/css; charset=utf-8",
  ".js": "text/javascript; charset=utf-8",
  ".svg": "image/svg+xml",
  ".woff2": "font/woff2",
};

/** One file ready to be sent. `encoding` is absent when the bytes are as they are on disk. */
export type ServedAsset = {
  readonly path: string;
  readonly contentType: string;
  readonly body: Uint8Array<ArrayBuffer>;
  readonly encoding?: "br" | "gzip";
};

type StoredAsset = {
  readonly name: string;
  readonly path: string;
  readonly contentType: string;
  readonly bytes: Uint8Array<ArrayBuffer>;
};

const byName = new Map<string, StoredAsset>();
const byPath = new Map<string, StoredAsset>();
const compressed = new Map<string, Promise<Uint8Array<ArrayBuffer>>>();
load();

/** The address of a built file, with its content's hash in it: it may be kept for ever. Throws for a name that was not built. */
export function assetUrl(name: string): string {
  const asset = byName.get(name);
  if (!asset) throw new Error(`there is no asset named ${name}; run scripts/ui/build-assets.ts`);
  return asset.path;
}

/** The file at a path under /assets/, compressed as the client accepts; undefined when there is none. */
export async function serveAsset(path: string, acceptEncoding = ""): Promise<ServedAsset | undefined> {
  const asset = byPath.get(path);
  if (!asset) return undefined;
  const encoding = asset.contentType === TYPES[".woff2"] ? undefined : preferredEncoding(acceptEncoding);
  const { contentType } = asset;
  if (!encoding) return { path, contentType, body: asset.bytes };
  return { path, contentType, body: await compress(asset, encoding), encoding };
}

/** The whole answer to GET of an asset; undefined when the path is not one of ours. */
export async function handleAsset(path: string, acceptEncoding?: string): Promise<Response | undefined> {
  const asset = await serveAsset(path, acceptEncoding);
  if (!asset) return undefined;
  const headers = new Headers({
    "Content-Type": asset.contentType,
    "Content-Length": String(asset.body.length),
    "Cache-Control": `public, max-age=${YEAR}, immutable`,
    "X-Content-Type-Options": "nosniff",
    Vary: "Accept-Encoding",
  });
  if (asset.encoding) headers.set("Content-Encoding", asset.encoding);
  return new Response(asset.body, { headers });
}

// Stylesheets come last because they name the others by their hashed addresses.
function load(): void {
  const names = readdirSync(FOLDER).filter((name) => extname(name) in TYPES);
  const sheets = names.filter((name) => name.endsWith(".css"));
  for (const name of names.filter((other) => !sheets.includes(other))) keep(name, read(name));
  for (const name of sheets) keep(name, withHashedUrls(read(name)));
}

function read(name: string): Uint8Array<ArrayBuffer> {
  return new Uint8Array(readFileSync(new URL(name, FOLDER)));
}

function keep(name: string, bytes: Uint8Array<ArrayBuffer>): void {
  const extension = extname(name);
  const hash = createHash("sha256").update(bytes).digest("base64url").slice(0, 10);
  const path = `${PREFIX}${name.slice(0, -extension.length)}.${hash}${extension}`;
  const asset = { name, path, contentType: TYPES[extension] ?? "application/octet-stream", bytes };
  byName.set(name, asset);
  byPath.set(path, asset);
}

function withHashedUrls(css: Uint8Array): Uint8Array<ArrayBuffer> {
  const text = new TextDecoder().decode(css);
  const linked = text.replaceAll(
    /url\(["']?([\w-]+\.(?:woff2|svg))["']?\)/g,
    (_whole, name: string) => `url(${assetUrl(name)})`,
  );
  return new Uint8Array(new TextEncoder().encode(linked));
}

function preferredEncoding(accept: string): "br" | "gzip" | undefined {
  const offers = accept.split(",").map((offer) => offer.trim());
  const accepts = (name: string) =>
    offers.some((offer) => offer.split(";")[0] === name && !/;\s*q=0(\.0*)?$/.test(offer));
  return accepts("br") ? "br" : accepts("gzip") ? "gzip" : undefined;
}

function compress(asset: StoredAsset, encoding: "br" | "gzip"): Promise<Uint8Array<ArrayBuffer>> {
  const key = `${encoding} ${asset.path}`;
  const known = compressed.get(key);
  if (known) return known;
  const made =
    encoding === "br"
      ? promisify(brotliCompress)(asset.bytes, { params: { [constants.BROTLI_PARAM_QUALITY]: 11 } })
      : promisify(gzip)(asset.bytes, { level: 9 });
  const bytes = made.then((result) => new Uint8Array(result));
  compressed.set(key, bytes);
  return bytes;
}
