// Draws pages of PDF files in a thread of its own. Message in: { pdf, page }; out: { svg }, or {} when it cannot be drawn.
import { parentPort } from "node:worker_threads";
import { PDF } from "@libpdf/core";
import { NodeCompiler } from "@myriaddreamin/typst-ts-node-compiler";
import { compactPage } from "./compact-page.mjs";

const folder = process.platform === "win32" ? "C:/lienthong" : "/lienthong";
const embedded = /(?:xlink:)?href="data:image\/svg\+xml;base64,([^"]+)"/;
const press = NodeCompiler.create({ workspace: folder });

parentPort?.on("message", async ({ pdf, page }) => {
  try {
    press.mapShadow(`${folder}/page.pdf`, Buffer.from(await withStamps(pdf)));
    const source = `#set page(width: auto, height: auto, margin: 0pt)\n#image("page.pdf", page: ${Number(page)})`;
    const found = embedded.exec(press.svg({ mainFileContent: source }));
    press.evictCache(0);
    parentPort?.postMessage(found ? { svg: onPaper(Buffer.from(found[1], "base64").toString("utf8")) } : {});
  } catch {
    parentPort?.postMessage({});
  }
});

// Stamps of signatures are fields over the page, which the press leaves out: they are put into a copy of the page.
async function withStamps(pdf) {
  try {
    const copy = await PDF.load(pdf);
    copy.flattenAll();
    return await copy.save();
  } catch {
    return pdf;
  }
}

// White paper under the page.
function onPaper(svg) {
  return compactPage(svg).replace(/^(<svg[^>]*>)/, '$1<rect width="100%" height="100%" fill="#fff"/>');
}
