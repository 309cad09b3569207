import { PDF } from "@libpdf/core";

/** A small PDF for tests: A4 pages with a line of text each. */
export async function createDemoPdf(pages = 1): Promise<Uint8Array> {
  const pdf = PDF.create();
  for (let page = 1; page <= pages; page += 1) {
    pdf.addPage({ width: 595.28, height: 841.89 }).drawText(`Quyet dinh, trang ${page}`, { x: 72, y: 760 });
  }
  return pdf.save();
}
