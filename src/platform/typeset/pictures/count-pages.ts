import { PDF } from "@libpdf/core";

const counted = new Map<string, number>();
const mostKept = 1000;

/** How many pages a PDF has; 1 for a file that cannot be read, whose first page then says so. */
export async function countPages(sha256: string, pdf: () => Promise<Uint8Array>): Promise<number> {
  const known = counted.get(sha256);
  if (known !== undefined) return known;
  const pages = await read(await pdf());
  if (counted.size >= mostKept) counted.clear();
  counted.set(sha256, pages);
  return pages;
}

async function read(bytes: Uint8Array): Promise<number> {
  try {
    return Math.max(1, (await PDF.load(bytes)).getPages().length);
  } catch {
    return 1;
  }
}
