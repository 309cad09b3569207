import { createHash } from "node:crypto";
import type { PdfObject } from "@libpdf/core";
import { PdfArray, PdfDict, PdfName, PdfNumber, PdfStream, PdfString } from "@libpdf/core";
import type { ReadPdf } from "./read-pdf.ts";
import { dictAt, itemsAt, nameAt, textAt } from "./read-pdf.ts";

/**
 * A digest of everything a reader can see or set off in a document. Left out is what a later signature may rightly add: its own
 * fields (`laterFields`), validation data and time-stamps (PAdES part 1, 5.4). Two revisions with the same fingerprint look and act the same.
 */
export function contentFingerprint(pdf: ReadPdf, laterFields: ReadonlySet<string>): string {
  const hash = createHash("sha256");
  const visited = new Map<PdfObject, number>();

  function isLaterField(value: PdfObject | null): boolean {
    return (
      value instanceof PdfDict && nameAt(pdf, value, "FT") === "Sig" && laterFields.has(textAt(pdf, value, "T") ?? "")
    );
  }

  function add(value: PdfObject | null): void {
    if (value instanceof PdfDict || value instanceof PdfArray) {
      const seen = visited.get(value);
      if (seen !== undefined) return void hash.update(`@${seen} `);
      visited.set(value, visited.size);
    }
    if (value instanceof PdfStream) hash.update(`stream ${value.data.length} `).update(value.data);
    if (value instanceof PdfDict) addDict(value, new Set(value instanceof PdfStream ? ["Length"] : []));
    else if (value instanceof PdfArray) addItems([...value]);
    else if (value instanceof PdfName) hash.update(`/${value.value} `);
    else if (value instanceof PdfNumber) hash.update(`${value.value} `);
    else if (value instanceof PdfString) hash.update("(").update(value.bytes).update(")");
    else
      hash.update(
        `${value === null ? "null" : value.type} ${value !== null && "value" in value ? String(value.value) : ""} `,
      );
  }

  function addItems(items: readonly PdfObject[]): void {
    hash.update("[");
    for (const item of items) {
      const value = pdf.follow(item);
      if (!isLaterField(value)) add(value);
    }
    hash.update("]");
  }

  function addDict(dict: PdfDict, skipped: ReadonlySet<string>): void {
    hash.update("<<");
    const keys = [...dict.keys()].map((key) => key.value).sort();
    for (const key of keys) {
      if (skipped.has(key)) continue;
      // A page's list of annotations that only held later signatures counts as none.
      if (key === "Annots" && itemsAt(pdf, dict, key).every(isLaterField)) continue;
      hash.update(`/${key} `);
      add(pdf.follow(dict.get(key)));
    }
    hash.update(">>");
  }

  addDict(pdf.catalog, new Set(["DSS", "Extensions", "AcroForm", "Version"]));
  const form = dictAt(pdf, pdf.catalog, "AcroForm");
  if (form) {
    addItems(itemsAt(pdf, form, "Fields"));
    const xfa = pdf.follow(form.get("XFA"));
    if (xfa) add(xfa);
  }
  return hash.digest("hex");
}
