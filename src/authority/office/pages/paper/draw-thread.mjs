// Draws pages of PDF files in a thread of its own. Message in: { pdf, page }; out: { svg }, or {} when it cannot be drawn.
import { parentPort } from "node:worker_threads";
import { NodeCompiler } from "@myriaddreamin/typst-ts-node-compiler";

const folder = process.platform === "win32" ? "C:/lienthong" : "/lienthong";
const embedded = /(?:xlink:)?href="data:image\/svg\+xml;base64,([^"]+)"/;
const press = NodeCompiler.create({ workspace: folder });

parentPort?.on("message", ({ pdf, page }) => {
  try {
    press.mapShadow(`${folder}/page.pdf`, Buffer.from(pdf));
    const source = `#set page(width: auto, height: auto, margin: 0pt)\n#image("page.pdf", page: ${Number(page)})`;
    const found = embedded.exec(press.svg({ mainFileContent: source }));
    press.evictCache(0);
    parentPort?.postMessage(found ? { svg: shortened(Buffer.from(found[1], "base64").toString("utf8")) } : {});
  } catch {
    parentPort?.postMessage({});
  }
});

// Hundredths of a point are finer than any screen; more decimals only make the picture larger.
function shortened(svg) {
  return svg.replace(/(\d\.\d\d)\d+/g, "$1");
}
