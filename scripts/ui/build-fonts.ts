/** Cuts the interface's web fonts down to what Vietnamese and English need. */
import { readFile } from "node:fs/promises";
import { fileURLToPath } from "node:url";
import subsetFont from "subset-font";

const NOTO = "@fontsource-variable/noto-sans/files/noto-sans";
const HEADING = "@fontsource/be-vietnam-pro/files/be-vietnam-pro";
const NODE_MODULES = fileURLToPath(new URL("../../node_modules/", import.meta.url));

// Accented letters of the Latin-1 block that Vietnamese uses; the rest of the alphabet stands in the Vietnamese file.
const LATIN_1_LETTERS = "ÀÁÂÃÈÉÊÌÍÒÓÔÕÙÚÝàáâãèéêìíòóôõùúý";
const SIGNS = "\u00a0§°²³·×÷±«»©–—‘’“”•…−€";

/** Builds the files; the same input always gives the same bytes. */
export async function buildFonts(): Promise<Map<string, Uint8Array>> {
  const weights = { wght: { min: 400, max: 600, default: 400 } };
  const fonts = new Map<string, Uint8Array>();
  fonts.set(
    "text-latin.woff2",
    await cut(`${NOTO}-latin-wght-normal.woff2`, ascii() + LATIN_1_LETTERS + SIGNS, weights),
  );
  fonts.set("text-vietnamese.woff2", await cut(`${NOTO}-vietnamese-wght-normal.woff2`, vietnamese(), weights));
  fonts.set(
    "heading-latin.woff2",
    await cut(`${HEADING}-latin-600-normal.woff2`, `${ascii()}${LATIN_1_LETTERS}\u00a0–“”`),
  );
  fonts.set("heading-vietnamese.woff2", await cut(`${HEADING}-vietnamese-600-normal.woff2`, vietnamese()));
  // The signs of the drawing tool, whole: it draws most of them.
  fonts.set("bpmn.woff2", await readFile(`${NODE_MODULES}bpmn-js/dist/assets/bpmn-font/font/bpmn.woff2`));
  return fonts;
}

async function cut(path: string, text: string, axes?: Record<string, { min: number; max: number; default: number }>) {
  const source = await readFile(NODE_MODULES + path);
  return subsetFont(source, text, {
    targetFormat: "woff2",
    noHinting: true,
    // Marks must find their letters, and figures must stand in columns; nothing else is used.
    keepFeatures: ["kern", "mark", "mkmk", "ccmp", "tnum", "lnum"],
    ...(axes ? { variationAxes: axes } : {}),
  });
}

function ascii(): string {
  return Array.from({ length: 95 }, (_, index) => String.fromCharCode(0x20 + index)).join("");
}

/** Ă Đ Ĩ Ũ Ơ Ư, the block of composed letters, ₫ and the combining marks (text from other systems may be decomposed). */
function vietnamese(): string {
  const composed = Array.from({ length: 0x1ef9 - 0x1ea0 + 1 }, (_, index) => String.fromCharCode(0x1ea0 + index)).join(
    "",
  );
  return `ĂăĐđĨĩŨũƠơƯư₫${composed}\u0300\u0301\u0303\u0308\u0309\u0323`;
}
