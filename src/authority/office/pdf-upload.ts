import { PDF } from "@libpdf/core";
import { verifyPdf } from "../../engines/signing/index.ts";
import type { OfficialPlaces } from "../../platform/typeset/index.ts";
import { officeErrors } from "./errors.ts";

/**
 * Looks whether a PDF brought from elsewhere may become a document: readable, without anything that acts by itself, not signed
 * yet. Returns how many pages it has. Throws `office.active-content`, `office.upload-signed`.
 */
export async function examineUpload(bytes: Uint8Array, at: Date): Promise<{ readonly pageCount: number }> {
  const report = await verifyPdf(bytes, { trust: [], at });
  const wrong = report.findings.find(({ severity }) => severity === "error");
  if (wrong) throw officeErrors.activeContent(wrong.message);
  if (report.signatures.length > 0) throw officeErrors.alreadySigned();
  const pdf = await PDF.load(bytes).catch((cause: unknown) => {
    throw officeErrors.notSignable(cause);
  });
  return { pageCount: pdf.getPages().length };
}

/**
 * Where signature and seal go on pages that this office did not lay out: the right half of the foot of the last page, where the
 * signer's block stands (NĐ 30/2020/NĐ-CP, annex I, part I, II.7). Number and date have no room kept for them: see `numberStamp`.
 */
export function uploadPlaces(pageCount: number): OfficialPlaces {
  return {
    signature: { page: pageCount, x: 125, y: 225, width: 46, height: 22 },
    seal: { page: pageCount, x: 104, y: 218, width: 36, height: 36 },
  };
}
