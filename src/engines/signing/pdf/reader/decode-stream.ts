import { constants, inflateSync } from "node:zlib";
import type { PdfObject, PdfStream } from "@libpdf/core";
import { PdfArray, PdfDict, PdfName, PdfNumber } from "@libpdf/core";
import { UnreadablePdfError } from "./unreadable.ts";

/** No stream that is looked into unpacks to more than this; a bigger one is an attack. */
const mostBytes = 64 * 1024 * 1024;

/**
 * The bytes of a stream with its filter undone. Only FlateDecode, which every writer uses for structure, with PNG predictors.
 * @throws UnreadablePdfError
 */
export function decodeStream(stream: PdfStream): Uint8Array {
  const filters = listOf(stream.get("Filter"));
  if (filters.length === 0) return stream.data;
  const [filter] = filters;
  if (filters.length > 1 || !(filter instanceof PdfName) || (filter.value !== "FlateDecode" && filter.value !== "Fl")) {
    throw new UnreadablePdfError("A stream of the file's structure has an unknown filter");
  }
  const [parameters] = listOf(stream.get("DecodeParms"));
  const unpacked = inflate(stream.data);
  return parameters instanceof PdfDict ? undoPredictor(unpacked, parameters) : unpacked;
}

function listOf(value: PdfObject | undefined): PdfObject[] {
  if (value === undefined) return [];
  return value instanceof PdfArray ? [...value] : [value];
}

function inflate(data: Uint8Array): Uint8Array {
  try {
    return inflateSync(data, { maxOutputLength: mostBytes, finishFlush: constants.Z_SYNC_FLUSH });
  } catch (cause) {
    throw new UnreadablePdfError("A compressed stream cannot be unpacked", { cause });
  }
}

function undoPredictor(bytes: Uint8Array, parameters: PdfDict): Uint8Array {
  const predictor = numberOf(parameters.get("Predictor"), 1);
  if (predictor === 1) return bytes;
  const columns = numberOf(parameters.get("Columns"), 1);
  const plain = numberOf(parameters.get("Colors"), 1) === 1 && numberOf(parameters.get("BitsPerComponent"), 8) === 8;
  if (predictor < 10 || !plain || columns < 1 || columns > 1024)
    throw new UnreadablePdfError("A stream has an unknown predictor");
  const rows = Math.floor(bytes.length / (columns + 1));
  const out = new Uint8Array(rows * columns);
  for (let row = 0; row < rows; row += 1) {
    const type = bytes[row * (columns + 1)] ?? 0;
    for (let column = 0; column < columns; column += 1) {
      const at = row * columns + column;
      const left = column > 0 ? (out[at - 1] ?? 0) : 0;
      const up = row > 0 ? (out[at - columns] ?? 0) : 0;
      const corner = row > 0 && column > 0 ? (out[at - columns - 1] ?? 0) : 0;
      out[at] = (bytes[row * (columns + 1) + 1 + column] ?? 0) + predicted(type, left, up, corner);
    }
  }
  return out;
}

/** PNG filters of one byte (RFC 2083, section 6). */
function predicted(type: number, left: number, up: number, corner: number): number {
  if (type === 1) return left;
  if (type === 2) return up;
  if (type === 3) return (left + up) >> 1;
  if (type !== 4) return 0;
  const [toLeft, toUp, toCorner] = [left, up, corner].map((value) => Math.abs(left + up - corner - value));
  if ((toLeft ?? 0) <= (toUp ?? 0) && (toLeft ?? 0) <= (toCorner ?? 0)) return left;
  return (toUp ?? 0) <= (toCorner ?? 0) ? up : corner;
}

function numberOf(value: PdfObject | undefined, otherwise: number): number {
  return value instanceof PdfNumber ? value.value : otherwise;
}
