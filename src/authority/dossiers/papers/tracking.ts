import encodeQR from "qr";

/** Where a dossier is tracked, and the mark that leads there. */
export type Tracking = { readonly address: string; readonly mark: string };

/** White around the mark, in modules (ISO/IEC 18004). */
const quietZone = 4;

/** The tracking address of a dossier on a site, with a QR code of it as SVG: one path, error correction M. */
export function trackingOf(baseUrl: string, code: string): Tracking {
  const address = new URL(`/track/${encodeURIComponent(code)}`, baseUrl).href;
  return { address, mark: markOf(address) };
}

function markOf(text: string): string {
  const rows = encodeQR(text, "raw", { ecc: "medium", border: quietZone });
  const size = rows.length;
  const path = rows.map((row, y) => runsOf(row, y)).join("");
  return `<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 ${size} ${size}"><path d="${path}" fill="#000"/></svg>`;
}

/** Dark modules side by side are one rectangle, so that no seam shows between them. */
function runsOf(row: readonly boolean[], y: number): string {
  let path = "";
  for (let x = 0; x < row.length; x++) {
    if (!row[x]) continue;
    const from = x;
    while (row[x + 1]) x++;
    const width = x - from + 1;
    path += `M${from} ${y}h${width}v1h-${width}z`;
  }
  return path;
}
