import decodeQR from "qr/decode.js";
import { expect, test } from "vitest";
import { trackingOf } from "./tracking.ts";

test("the mark to scan leads to the dossier's own page", () => {
  const { address, mark } = trackingOf("https://h36.example:3001", "H36.50-201116-0007");
  expect(address).toBe("https://h36.example:3001/track/H36.50-201116-0007");
  expect(decodeQR(picture(mark))).toBe(address);
});

/** Draws the mark, four pixels a module. */
function picture(svg: string) {
  const size = Number(/viewBox="0 0 (\d+)/.exec(svg)?.[1]) * 4;
  const data = new Uint8Array(size * size * 4).fill(255);
  for (const [, x, y, width] of svg.matchAll(/M(\d+) (\d+)h(\d+)v1h-\d+z/g)) {
    for (let row = 0; row < 4; row++)
      for (let column = 0; column < Number(width) * 4; column++)
        data.fill(
          0,
          ((Number(y) * 4 + row) * size + Number(x) * 4 + column) * 4,
          ((Number(y) * 4 + row) * size + Number(x) * 4 + column) * 4 + 3,
        );
  }
  return { width: size, height: size, data };
}
