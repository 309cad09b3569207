import type { Drawing, VisibleStamp } from "../../engines/signing/index.ts";
import { type OfficialPlace, type OfficialPlaces, textPlaceBaseline } from "../../platform/typeset/index.ts";
import { type Digit, digitsOf } from "./digits.ts";

/** 13 pt, the size of number and date (NĐ 30/2020/NĐ-CP, annex I, part I, II.3 and II.4). */
const letterSize = (13 * 25.4) / 72;

type Path = Digit["path"];

/** Number and day as the page shows them. */
export type NumberAndDay = {
  /** `9614`, `05` */
  readonly number: string;
  /** `9614/UBND-KSTT` */
  readonly numberText: string;
  /** ISO day of issue. */
  readonly day: string;
};

/**
 * Number and date of issue as the picture of the system's signature: the leader has signed the page with rooms left for
 * them, and a signature's own picture is what may still be added to signed pages. It is black, as the text around it. On pages that
 * were not laid out here a line is written at the top.
 */
export function numberStamp(places: OfficialPlaces, { number, numberText, day }: NumberAndDay): VisibleStamp {
  const { number: numberRoom, day: dayRoom, month: monthRoom, year: yearRoom } = places;
  const [year = "", month = "", date = ""] = day.split("-");
  if (!numberRoom || !dayRoom || !monthRoom || !yearRoom) {
    const lines = [`Số: ${numberText}`, `Ngày ${date}/${month}/${year}`];
    return { page: 1, rect: { x: 25, y: 6, width: 60, height: 10 }, lines, colour: "black" };
  }
  // January and February carry a zero, the other months do not (annex I, part I, II.4).
  const shownMonth = Number(month) < 3 ? month : String(Number(month));
  const rect = around([numberRoom, dayRoom, monthRoom, yearRoom]);
  const shapes = [
    written(number, digitsOf("upright"), numberRoom, rect),
    written(date, digitsOf("italic"), dayRoom, rect),
    written(shownMonth, digitsOf("italic"), monthRoom, rect),
    written(year, digitsOf("italic"), yearRoom, rect),
  ].map((path) => ({ path }));
  const drawing: Drawing = { width: rect.width, height: rect.height, shapes };
  return { page: numberRoom.page, rect, drawing, colour: "black" };
}

function around(rooms: readonly OfficialPlace[]) {
  const x = Math.min(...rooms.map((room) => room.x));
  const y = Math.min(...rooms.map((room) => room.y));
  const right = Math.max(...rooms.map((room) => room.x + room.width));
  const bottom = Math.max(...rooms.map((room) => room.y + room.height));
  return { x, y, width: right - x, height: bottom - y };
}

/** Digits in the middle of a room, smaller when there are many. */
function written(
  text: string,
  font: readonly Digit[],
  room: OfficialPlace,
  inside: { readonly x: number; readonly y: number },
): Path {
  const glyphs = [...text].flatMap((digit) => font[Number(digit)] ?? []);
  const width = glyphs.reduce((sum, glyph) => sum + glyph.advance, 0);
  const size = Math.min(letterSize, room.width / Math.max(width, 0.001));
  const baseline = room.y - inside.y + room.height - textPlaceBaseline;
  let x = room.x - inside.x + (room.width - width * size) / 2;
  return glyphs.flatMap((glyph) => {
    const placed = glyph.path.map((step) => moved(step, x, baseline, size));
    x += glyph.advance * size;
    return placed;
  });
}

function moved(step: Path[number], x: number, y: number, scale: number): Path[number] {
  switch (step[0]) {
    case "Z":
      return step;
    case "C":
      return [
        "C",
        step[1] * scale + x,
        step[2] * scale + y,
        step[3] * scale + x,
        step[4] * scale + y,
        step[5] * scale + x,
        step[6] * scale + y,
      ];
    default:
      return [step[0], step[1] * scale + x, step[2] * scale + y];
  }
}
