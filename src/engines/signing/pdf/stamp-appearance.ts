import type { PDF, PDFPage, SignatureField } from "@libpdf/core";
import { PdfArray, PdfDict, PdfName, PdfNumber, type PdfRef, PdfStream } from "@libpdf/core";
import { zlibSync } from "fflate";
import type { Shape } from "../stamp/drawing.ts";
import { shapesToPdf, transformed } from "../stamp/drawing.ts";
import { stampOutliner } from "../stamp/font-outlines.ts";
import type { VisibleStamp } from "../stamp/visible-stamp.ts";

const pointsPerMm = 72 / 25.4;

/** The page a stamp names is not in the document. */
export class NoSuchPageError extends Error {
  override name = "NoSuchPageError";
  readonly code = "signing.pdf.no-such-page";
}

/**
 * Gives a signature field a place and a picture on a page.
 * The PDF library makes every signature invisible on the first page when it signs: it overwrites the rectangle and the page of the
 * field. This field's dictionary therefore refuses those two entries afterwards. The version of the library is pinned, and tests
 * look at the signed file.
 * @throws NoSuchPageError
 */
export function placeStamp(pdf: PDF, field: SignatureField, stamp: VisibleStamp): void {
  const page = pdf.getPages()[stamp.page - 1];
  if (!page) throw new NoSuchPageError(`The document has no page ${stamp.page}`);
  const widget = field.getDict();
  widget.set("Rect", numbers(...pageRectangle(page, stamp)));
  widget.set("P", page.ref);
  widget.set("AP", PdfDict.of({ N: pdf.register(appearance(pdf, stamp)) }));
  annotate(pdf, page, widgetRef(pdf, field));
  const set = widget.set.bind(widget);
  widget.set = (key, value) => {
    const name = typeof key === "string" ? key : key.value;
    if (name !== "Rect" && name !== "P") set(key, value);
  };
}

function pageRectangle(page: PDFPage, stamp: VisibleStamp): readonly [number, number, number, number] {
  const box = page.getCropBox();
  const left = box.x + stamp.rect.x * pointsPerMm;
  const top = box.y + box.height - stamp.rect.y * pointsPerMm;
  return [left, top - stamp.rect.height * pointsPerMm, left + stamp.rect.width * pointsPerMm, top];
}

function widgetRef(pdf: PDF, field: SignatureField): PdfRef {
  const ref = pdf.context.registry.getRef(field.getDict());
  if (!ref) throw new Error("The signature field is not in the document");
  return ref;
}

function annotate(pdf: PDF, page: PDFPage, widget: PdfRef): void {
  const existing = page.dict.getArray("Annots", (ref) => pdf.context.registry.resolve(ref));
  if (existing) existing.push(widget);
  else page.dict.set("Annots", PdfArray.of(widget));
}

/** Rectangles in millimetres from the top left of the stamp. */
type Area = { readonly x: number; readonly y: number; readonly width: number; readonly height: number };

function appearance(pdf: PDF, stamp: VisibleStamp): PdfStream {
  const { width, height } = stamp.rect;
  const { picture, text } = divide(stamp);
  const resources = new PdfDict();
  const image = stamp.image ? imageOperators(pdf, stamp.image, picture, height, resources) : "";
  const shapes = [...drawingShapes(stamp, picture), ...textShapes(stamp.lines ?? [], text)];
  const content = `q ${fixed(pointsPerMm)} 0 0 ${fixed(pointsPerMm)} 0 0 cm\n${image}${shapesToPdf(shapes, height, stamp.colour)}Q\n`;
  return PdfStream.fromDict(
    {
      Type: PdfName.of("XObject"),
      Subtype: PdfName.of("Form"),
      BBox: numbers(0, 0, width * pointsPerMm, height * pointsPerMm),
      Resources: resources,
      Filter: PdfName.of("FlateDecode"),
    },
    zlibSync(Buffer.from(content)),
  );
}

/** The picture takes the whole stamp, or shares it with the lines. */
function divide(stamp: VisibleStamp): { picture: Area; text: Area } {
  const { width, height } = stamp.rect;
  const whole = { x: 0, y: 0, width, height };
  const nothing = { x: width, y: height, width: 0, height: 0 };
  if (stamp.image === undefined && stamp.drawing === undefined) return { picture: nothing, text: whole };
  if (!stamp.lines?.length) return { picture: whole, text: nothing };
  if (stamp.linesAt === "below") {
    const side = Math.min(width, height * 0.9);
    return { picture: { ...whole, height: side }, text: { x: 0, y: side, width, height: height - side } };
  }
  const side = Math.min(height, width / 2);
  return { picture: { ...whole, width: side }, text: { x: side + 1, y: 0, width: width - side - 1, height } };
}

function imageOperators(pdf: PDF, png: Uint8Array, area: Area, stampHeight: number, resources: PdfDict): string {
  const image = pdf.embedPng(png);
  resources.set("XObject", PdfDict.of({ Im0: image.ref }));
  const { x, y, scale } = fitted(area, image);
  const [width, height] = [image.width * scale, image.height * scale];
  return `q ${fixed(width)} 0 0 ${fixed(height)} ${fixed(x)} ${fixed(stampHeight - y - height)} cm /Im0 Do Q\n`;
}

function drawingShapes(stamp: VisibleStamp, area: Area): Shape[] {
  return stamp.drawing ? transformed(stamp.drawing.shapes, fitted(area, stamp.drawing)) : [];
}

function fitted(area: Area, picture: { readonly width: number; readonly height: number }) {
  const scale = Math.min(area.width / picture.width, area.height / picture.height);
  return {
    x: area.x + (area.width - picture.width * scale) / 2,
    y: area.y + (area.height - picture.height * scale) / 2,
    scale,
  };
}

const largestLetters = 3.2;
const lineHeight = 1.3;

function textShapes(lines: readonly string[], area: Area): Shape[] {
  if (lines.length === 0 || area.width <= 0) return [];
  const outliner = stampOutliner();
  const widest = Math.max(...lines.map((line) => outliner.width(line, 1)), 0.001);
  const size = Math.min(largestLetters, area.width / widest, area.height / (lines.length * lineHeight));
  const top = area.y + (area.height - lines.length * size * lineHeight) / 2;
  return lines.flatMap((line, index) =>
    transformed(outliner.outline(line, size), {
      x: area.x + (area.width - outliner.width(line, size)) / 2,
      y: top + size * (1 + index * lineHeight),
    }),
  );
}

function numbers(...values: number[]): PdfArray {
  return PdfArray.of(...values.map((value) => PdfNumber.of(fixed(value))));
}

function fixed(value: number): number {
  return Math.round(value * 10_000) / 10_000;
}
