import type { Drawing, PathStep } from "./drawing.ts";

/**
 * An invented handwritten signature for demonstration, 44 × 18 mm: loops whose number and slant follow from the name, so one name
 * always gives the same picture. It imitates nobody's hand.
 */
export function demoHandwriting(name: string): Drawing {
  const random = numbersFrom(name.normalize("NFC"));
  const letters = [...name].filter((letter) => letter !== " ").length;
  const loops = Math.min(9, Math.max(4, Math.round(letters / 2)));
  const step = 34 / loops;
  const path: PathStep[] = [["M", 3, 11]];
  let x = 3;
  for (let loop = 0; loop < loops; loop += 1) {
    const tall = loop === 0 ? 9 : 2.5 + random() * 5;
    const deep = 10.5 + random() * 2.5;
    const end = x + step;
    path.push(["C", x + step * 0.2, 11 - tall, end + step * (0.2 + random() * 0.5), 11 - tall, x + step * 0.6, deep]);
    path.push(["C", x + step * 0.4, deep + 1.5, end - step * 0.1, deep, end, 10.5 + random()]);
    x = end;
  }
  const flourish: PathStep[] = [
    ["M", x, 11],
    ["C", 43, 8 + random() * 2, 41, 15, 30, 15.5],
    ["C", 20, 16, 10, 15 + random(), 5, 16.5],
  ];
  return {
    width: 44,
    height: 18,
    shapes: [
      { path, stroke: 0.55 },
      { path: flourish, stroke: 0.4 },
    ],
  };
}

/** Numbers in [0, 1) that depend on the text alone (FNV-1a, then a linear congruence). */
function numbersFrom(text: string): () => number {
  let state = 0x811c9dc5;
  for (const letter of text) state = Math.imul(state ^ (letter.codePointAt(0) ?? 0), 0x01000193) >>> 0;
  return () => {
    state = (Math.imul(state, 1664525) + 1013904223) >>> 0;
    return state / 2 ** 32;
  };
}
