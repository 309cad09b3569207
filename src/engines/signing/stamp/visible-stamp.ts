import { sealDiameter } from "./demo-seal.ts";
import type { Drawing, StampColour } from "./drawing.ts";

/** A rectangle on a page in millimetres from its top left corner. */
export type StampRect = { readonly x: number; readonly y: number; readonly width: number; readonly height: number };

/**
 * What a signature shows on the page: a picture (PNG bytes, or outlines), lines of text, or the picture with the lines beside it
 * (`linesAt`: to its right, as by default, or below it). `page` counts from 1.
 */
export type VisibleStamp = {
  readonly page: number;
  readonly rect: StampRect;
  readonly image?: Uint8Array;
  readonly drawing?: Drawing;
  readonly lines?: readonly string[];
  readonly linesAt?: "right" | "below";
  readonly colour: StampColour;
};

/** Room for the agency's name and the time below its seal, in millimetres. */
const captionHeight = 6;

/**
 * Where the agency's seal goes over a person's signature: at true size, covering about the left third of it
 * (NĐ 30/2020/NĐ-CP, annex I, part I, 8). With `withCaption` the rectangle has room for lines below the
 * seal: to its right is the signature, and a caption must not run over it.
 */
export function sealRectOver(personal: StampRect, withCaption = true): StampRect {
  return {
    x: personal.x + personal.width / 3 - sealDiameter,
    y: personal.y + personal.height / 2 - sealDiameter / 2,
    width: sealDiameter,
    height: sealDiameter + (withCaption ? captionHeight : 0),
  };
}

/** The lines beside an agency's seal: its name and the signing time in Vietnam's zone (ISO 8601), as annex I asks. */
export function agencyLines(agencyName: string, signedAt: Date): readonly string[] {
  return [agencyName, vietnamTime(signedAt)];
}

/** `24/11/2020 09:14:08 +07:00` */
export function vietnamTime(instant: Date): string {
  const [date = "", time = ""] = new Date(instant.getTime() + 7 * 3_600_000).toISOString().split("T");
  return `${date.split("-").reverse().join("/")} ${time.slice(0, 8)} +07:00`;
}
