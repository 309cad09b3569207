import { expect, test } from "vitest";
import type { OfficialPlaces } from "../../platform/typeset/index.ts";
import { numberStamp } from "./number-stamp.ts";

const box = (x: number, y: number, width: number) => ({ page: 1, x, y, width, height: 5.2 });
const foot = { page: 2, x: 120, y: 200, width: 46, height: 22 };
const places: OfficialPlaces = {
  number: box(45, 40, 13),
  day: box(130, 40.5, 7),
  month: box(150, 40.5, 7),
  year: box(170, 40.5, 11),
  signature: foot,
  seal: foot,
};

/** From where to where, in millimetres of the stamp, one of its texts reaches. */
function extent(stamp: ReturnType<typeof numberStamp>, index: number) {
  const xs = (stamp.drawing?.shapes[index]?.path ?? []).flatMap((step) =>
    step.slice(1).filter((_, at) => at % 2 === 0),
  );
  return { left: Math.min(...xs.map(Number)), right: Math.max(...xs.map(Number)) };
}

test("number, day, month and year are each written within the room that the page keeps for it", () => {
  const stamp = numberStamp(places, { number: "123456", numberText: "123456/UBND", day: "2020-11-24" });
  expect(stamp).toMatchObject({ page: 1, rect: { x: 45, y: 40, width: 136 }, colour: "black" });
  const rooms = [places.number, places.day, places.month, places.year];
  for (const [index, room] of rooms.entries()) {
    const { left, right } = extent(stamp, index);
    const start = (room?.x ?? 0) - 45;
    expect(left).toBeGreaterThanOrEqual(start - 0.2);
    expect(right).toBeLessThanOrEqual(start + (room?.width ?? 0) + 0.2);
    expect(right).toBeGreaterThan(left);
  }
});

test("January and February carry a zero, other months do not; a day always has two digits", () => {
  const width = (day: string, index: number): number => {
    const { left, right } = extent(numberStamp(places, { number: "05", numberText: "05/UBND", day }), index);
    return right - left;
  };
  expect(width("2021-02-05", 2)).toBeGreaterThan(width("2021-05-05", 2) * 1.5);
  expect(width("2021-02-05", 1)).toBeGreaterThan(2.5);
});

test("on pages that were not laid out here, a line is written at the top instead", () => {
  const stamp = numberStamp(
    { signature: foot, seal: foot },
    { number: "12", numberText: "12/BC-UBND", day: "2020-11-24" },
  );
  expect(stamp).toMatchObject({ page: 1, lines: ["Số: 12/BC-UBND", "Ngày 24/11/2020"], colour: "black" });
});
