import type { PdfDict } from "@libpdf/core";
import { PdfStream } from "@libpdf/core";
import type { ReadPdf } from "./read-pdf.ts";
import { dictAt, itemsAt } from "./read-pdf.ts";
import { decodeStream } from "./reader/decode-stream.ts";

/** What the document security store (DSS) of a PDF keeps for long-term checks. All in DER. */
export type ValidationStore = {
  readonly present: boolean;
  readonly certificates: readonly Uint8Array[];
  readonly crls: readonly Uint8Array[];
  readonly ocspResponses: readonly Uint8Array[];
};

/** Reads the document security store. */
export function readValidationStore(pdf: ReadPdf): ValidationStore {
  const dss = dictAt(pdf, pdf.catalog, "DSS");
  return {
    present: dss !== undefined,
    certificates: dss ? streams(pdf, dss, "Certs") : [],
    crls: dss ? streams(pdf, dss, "CRLs") : [],
    ocspResponses: dss ? streams(pdf, dss, "OCSPs") : [],
  };
}

function streams(pdf: ReadPdf, dss: PdfDict, key: string): Uint8Array[] {
  return itemsAt(pdf, dss, key).flatMap((item) => (item instanceof PdfStream ? [decodeStream(item)] : []));
}
