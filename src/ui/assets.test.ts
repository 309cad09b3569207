import { readFile } from "node:fs/promises";
import { brotliDecompressSync } from "node:zlib";
import { expect, test } from "vitest";
import { buildAssets } from "../../scripts/ui/build-assets.ts";
import { assetUrl, handleAsset, serveAsset } from "./assets.ts";

test("the committed assets are what their sources build", async () => {
  const built = await buildAssets();
  expect(built.size).toBeGreaterThanOrEqual(11);
  for (const [name, bytes] of built) {
    const committed = await readFile(new URL(`./assets/${name}`, import.meta.url));
    expect([name, Buffer.compare(committed, Buffer.from(bytes))]).toEqual([name, 0]);
  }
}, 120_000);

test("an asset's address holds its hash, may be kept for ever, and comes compressed", async () => {
  const path = assetUrl("citizen.css");
  expect(path).toMatch(/^\/assets\/citizen\.[\w-]{10}\.css$/);
  const response = await handleAsset(path, "gzip, br");
  expect(response?.headers.get("content-encoding")).toBe("br");
  expect(response?.headers.get("cache-control")).toContain("immutable");
  const plain = await serveAsset(path);
  const body = brotliDecompressSync(new Uint8Array((await response?.arrayBuffer()) ?? new ArrayBuffer(0)));
  expect(Buffer.compare(body, Buffer.from(plain?.body ?? []))).toBe(0);
});

test.each([
  ["gzip;q=0.5", "gzip"],
  ["br;q=0, gzip", "gzip"],
  ["identity", undefined],
  ["", undefined],
])("Accept-Encoding %j gets %s", async (accept, encoding) => {
  expect((await serveAsset(assetUrl("citizen.js"), accept))?.encoding).toBe(encoding);
});

test("fonts are never compressed twice; unknown paths are not ours", async () => {
  expect((await serveAsset(assetUrl("text-latin.woff2"), "br"))?.encoding).toBeUndefined();
  expect(await handleAsset("/assets/citizen.css")).toBeUndefined();
  expect(await handleAsset("/assets/../text.ts")).toBeUndefined();
  expect(() => assetUrl("nothing.css")).toThrow(/no asset/);
});

test("stylesheets name fonts and icons by their hashed addresses", async () => {
  const css = new TextDecoder().decode((await serveAsset(assetUrl("citizen.css")))?.body);
  const urls = [...css.matchAll(/url\(([^)]+)\)/g)].map(([, url]) => url ?? "");
  expect(urls.length).toBeGreaterThan(4);
  for (const url of urls) expect(await handleAsset(url)).toBeDefined();
});

test("a citizen's first page stays within its budget: style, script and every font", () => {
  const names = [
    "citizen.css",
    "citizen.js",
    "text-latin.woff2",
    "text-vietnamese.woff2",
    "heading-latin.woff2",
    "heading-vietnamese.woff2",
  ];
  return Promise.all(names.map((name) => serveAsset(assetUrl(name), "br"))).then((assets) => {
    const total = assets.reduce((sum, asset) => sum + (asset?.body.length ?? 0), 0);
    // 60 KB in all: what is left is for the page itself.
    expect(total).toBeLessThan(54_000);
  });
});
