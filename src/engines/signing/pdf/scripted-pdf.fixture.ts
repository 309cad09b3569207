import { PDF, PdfDict, PdfName, PdfString } from "@libpdf/core";
import { createDemoPdf } from "./demo-pdf.ts";

/** A readable PDF that runs a script when it is opened, for tests. */
export async function createScriptedPdf(): Promise<Uint8Array> {
  const pdf = await PDF.load(await createDemoPdf());
  const script = PdfDict.of({ S: PdfName.of("JavaScript"), JS: PdfString.fromString("app.alert(1)") });
  pdf.getCatalog().set("OpenAction", script);
  return pdf.save({ incremental: true });
}
