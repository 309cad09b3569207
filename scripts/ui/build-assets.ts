/** Rebuilds everything in src/ui/assets. Run after changing a style, an island or the font list: `tsx scripts/ui/build-assets.ts`. */
import { mkdir, writeFile } from "node:fs/promises";
import { fileURLToPath } from "node:url";
import { buildFonts } from "./build-fonts.ts";
import { buildScripts } from "./build-scripts.ts";
import { buildStyles } from "./build-styles.ts";

const ASSETS = fileURLToPath(new URL("../../src/ui/assets/", import.meta.url));

/** Every generated asset by file name. */
export async function buildAssets(): Promise<Map<string, Uint8Array>> {
  return new Map([...(await buildFonts()), ...(await buildStyles()), ...(await buildScripts())]);
}

if (process.argv[1] === fileURLToPath(import.meta.url)) {
  await mkdir(ASSETS, { recursive: true });
  for (const [name, bytes] of await buildAssets()) {
    await writeFile(ASSETS + name, bytes);
    console.log(`${name} ${bytes.length} bytes`);
  }
}
