import { readFileSync } from "node:fs";
import { createRequire } from "node:module";
import type { PathStep, Shape } from "./drawing.ts";
import { transformed } from "./drawing.ts";

/** Text as outlines: letters become shapes, so a stamp needs no font and looks the same everywhere. */
export type Outliner = {
  /** Width of a line in millimetres at a letter size in millimetres. */
  width(text: string, size: number): number;
  /** Outlines of a line whose base line starts at (0, 0). */
  outline(text: string, size: number): Shape[];
};

let stampFont: Outliner | undefined;

/** The outlines of Tinos, the typeface of official documents here. The font is part of the program and read once. */
export function stampOutliner(): Outliner {
  stampFont ??= createOutliner(
    readFileSync(createRequire(import.meta.url).resolve("@expo-google-fonts/tinos/700Bold/Tinos_700Bold.ttf")),
  );
  return stampFont;
}

/** Reads a TrueType font with quadratic outlines. Letters it lacks are left out. */
export function createOutliner(bytes: Uint8Array): Outliner {
  const font = readTables(bytes);
  const glyphs = new Map<number, readonly PathStep[]>();
  function advance(glyph: number): number {
    const entry = Math.min(glyph, font.advances - 1);
    return font.view.getUint16(font.hmtx + entry * 4) / font.unitsPerEm;
  }
  function shapeOf(glyph: number): readonly PathStep[] {
    const known = glyphs.get(glyph) ?? glyphSteps(font, glyph, 0);
    glyphs.set(glyph, known);
    return known;
  }
  const glyphsOf = (text: string) =>
    [...text.normalize("NFC")].map((letter) => font.glyphOf(letter.codePointAt(0) ?? 0));
  return {
    width: (text, size) => glyphsOf(text).reduce((sum, glyph) => sum + advance(glyph) * size, 0),
    outline(text, size) {
      let x = 0;
      return glyphsOf(text).flatMap((glyph) => {
        const placed = transformed([{ path: shapeOf(glyph) }], { x, scale: size / font.unitsPerEm });
        x += advance(glyph) * size;
        return placed.filter((shape) => shape.path.length > 0);
      });
    },
  };
}

type Font = {
  readonly view: DataView;
  readonly unitsPerEm: number;
  readonly advances: number;
  readonly hmtx: number;
  readonly glyf: number;
  glyphStart(glyph: number): number;
  glyphOf(codePoint: number): number;
};

function readTables(bytes: Uint8Array): Font {
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  const tables = new Map<string, number>();
  for (let index = 0; index < view.getUint16(4); index += 1) {
    const at = 12 + index * 16;
    tables.set(String.fromCharCode(...bytes.subarray(at, at + 4)), view.getUint32(at + 8));
  }
  const table = (name: string) => {
    const at = tables.get(name);
    if (at === undefined) throw new Error(`The font has no table ${name}`);
    return at;
  };
  const loca = table("loca");
  const long = view.getInt16(table("head") + 50) === 1;
  return {
    view,
    unitsPerEm: view.getUint16(table("head") + 18),
    advances: view.getUint16(table("hhea") + 34),
    hmtx: table("hmtx"),
    glyf: table("glyf"),
    glyphStart: (glyph) => (long ? view.getUint32(loca + glyph * 4) : view.getUint16(loca + glyph * 2) * 2),
    glyphOf: characterMap(view, table("cmap")),
  };
}

/** The Unicode map of the basic plane (format 4): all of Vietnamese lies in it. */
function characterMap(view: DataView, cmap: number): (codePoint: number) => number {
  for (let index = 0; index < view.getUint16(cmap + 2); index += 1) {
    const at = cmap + view.getUint32(cmap + 4 + index * 8 + 4);
    if (view.getUint16(at) === 4) return (codePoint) => lookUp(view, at, codePoint);
  }
  throw new Error("The font has no Unicode map");
}

function lookUp(view: DataView, at: number, codePoint: number): number {
  const segments = view.getUint16(at + 6);
  for (let index = 0; index < segments; index += 2) {
    if (view.getUint16(at + 14 + index) < codePoint) continue;
    const start = view.getUint16(at + 16 + segments + index);
    if (start > codePoint) return 0;
    const delta = view.getUint16(at + 16 + segments * 2 + index);
    const rangeAt = at + 16 + segments * 3 + index;
    const range = view.getUint16(rangeAt);
    if (range === 0) return (codePoint + delta) & 0xffff;
    const glyph = view.getUint16(rangeAt + range + (codePoint - start) * 2);
    return glyph === 0 ? 0 : (glyph + delta) & 0xffff;
  }
  return 0;
}

const deepestComposite = 5;

function glyphSteps(font: Font, glyph: number, depth: number): readonly PathStep[] {
  const start = font.glyphStart(glyph);
  if (font.glyphStart(glyph + 1) === start || depth > deepestComposite) return [];
  const at = font.glyf + start;
  const contours = font.view.getInt16(at);
  return contours < 0 ? compositeSteps(font, at + 10, depth) : simpleSteps(font.view, at + 10, contours);
}

function compositeSteps(font: Font, start: number, depth: number): PathStep[] {
  const steps: PathStep[] = [];
  let at = start;
  for (let more = true; more; ) {
    const flags = font.view.getUint16(at);
    const glyph = font.view.getUint16(at + 2);
    const words = (flags & 1) !== 0;
    const x = words ? font.view.getInt16(at + 4) : font.view.getInt8(at + 4);
    const y = words ? font.view.getInt16(at + 6) : font.view.getInt8(at + 5);
    at += (words ? 8 : 6) + ((flags & 8) !== 0 ? 2 : (flags & 0x40) !== 0 ? 4 : (flags & 0x80) !== 0 ? 8 : 0);
    const [placed] = transformed([{ path: glyphSteps(font, glyph, depth + 1) }], { x, y: -y });
    steps.push(...(placed?.path ?? []));
    more = (flags & 0x20) !== 0;
  }
  return steps;
}

type OutlinePoint = { readonly x: number; readonly y: number; readonly on: boolean };

function simpleSteps(view: DataView, start: number, contours: number): PathStep[] {
  const ends = Array.from({ length: contours }, (_, index) => view.getUint16(start + index * 2));
  const points = readPoints(view, start + contours * 2, (ends.at(-1) ?? -1) + 1);
  return ends.flatMap((end, index) => contourSteps(points.slice((ends[index - 1] ?? -1) + 1, end + 1)));
}

function readPoints(view: DataView, start: number, count: number): OutlinePoint[] {
  let at = start + 2 + view.getUint16(start);
  const flags: number[] = [];
  while (flags.length < count) {
    const flag = view.getUint8(at++);
    const repeats = (flag & 8) !== 0 ? view.getUint8(at++) : 0;
    for (let again = 0; again <= repeats; again += 1) flags.push(flag);
  }
  function coordinates(short: number, same: number): number[] {
    let value = 0;
    return flags.map((flag) => {
      if ((flag & short) !== 0) value += (flag & same) !== 0 ? view.getUint8(at++) : -view.getUint8(at++);
      else if ((flag & same) === 0) {
        value += view.getInt16(at);
        at += 2;
      }
      return value;
    });
  }
  const xs = coordinates(2, 16);
  const ys = coordinates(4, 32);
  return flags.map((flag, index) => ({ x: xs[index] ?? 0, y: -(ys[index] ?? 0), on: (flag & 1) !== 0 }));
}

/** Quadratic splines with implied on-curve points, as cubic curves. */
function contourSteps(points: readonly OutlinePoint[]): PathStep[] {
  const [first] = points;
  const last = points.at(-1);
  if (!first || !last) return [];
  const start = first.on ? first : last.on ? last : middle(first, last);
  const steps: PathStep[] = [["M", start.x, start.y]];
  let from = start;
  let control: OutlinePoint | undefined;
  for (const point of [...(first.on ? points.slice(1) : points), start]) {
    if (control) {
      const to = point.on ? point : middle(control, point);
      steps.push(curve(from, control, to));
      from = to;
    } else if (point.on) {
      steps.push(["L", point.x, point.y]);
      from = point;
    }
    control = point.on ? undefined : point;
  }
  return [...steps, ["Z"]];
}

function middle(a: OutlinePoint, b: OutlinePoint): OutlinePoint {
  return { x: (a.x + b.x) / 2, y: (a.y + b.y) / 2, on: true };
}

function curve(from: OutlinePoint, control: OutlinePoint, to: OutlinePoint): PathStep {
  const near = (end: number, middlePoint: number) => end + ((middlePoint - end) * 2) / 3;
  return [
    "C",
    near(from.x, control.x),
    near(from.y, control.y),
    near(to.x, control.x),
    near(to.y, control.y),
    to.x,
    to.y,
  ];
}
