/** Bundles the islands: one small script for citizens, one for officers that also carries htmx, and the drawing tool for its one page. */
import { readFile } from "node:fs/promises";
import { fileURLToPath } from "node:url";
import { build } from "esbuild";

const ISLANDS = fileURLToPath(new URL("../../src/ui/islands/", import.meta.url));
const HTMX = fileURLToPath(new URL("../../node_modules/htmx.org/dist/", import.meta.url));

/** File name to minified script. All are classic scripts to be loaded with `defer`. */
export async function buildScripts(): Promise<Map<string, Uint8Array>> {
  const htmx = await Promise.all(["htmx.min.js", "ext/hx-sse.min.js"].map((file) => readFile(HTMX + file, "utf8")));
  const plain = htmx.map((source) => source.replace(/\/\/# sourceMappingURL=.*\s*$/, ""));
  return new Map([
    ["citizen.js", await bundle("citizen")],
    // htmx defines a global that its extension looks for, so they are put before our bundle, not into it.
    ["flow-designer.js", await bundle("flow-designer")],
    ["officer.js", new TextEncoder().encode([...plain, new TextDecoder().decode(await bundle("officer"))].join(";\n"))],
  ]);
}

async function bundle(entry: string): Promise<Uint8Array> {
  const result = await build({
    entryPoints: [`${ISLANDS}${entry}.ts`],
    bundle: true,
    minify: true,
    write: false,
    format: "iife",
    target: "es2020",
    legalComments: "none",
  });
  const output = result.outputFiles[0];
  if (!output) throw new Error(`esbuild gave no output for ${entry}.ts`);
  return output.contents;
}
