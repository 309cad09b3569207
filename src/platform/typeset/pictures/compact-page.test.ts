import { expect, test } from "vitest";
import { compactPage } from "./compact-page.mjs";

/** A page as the press draws it: every letter with an outline of its own, which begins at the letter's place in the line. */
function pressed(letters: readonly { readonly outline: string; readonly use?: string }[], rest = ""): string {
  const uses = letters.map(
    ({ use }, index) =>
      `    <use xlink:href="#g${index}" ${use ?? `transform="translate(100.5 64.25)" fill="#000000"`}/>`,
  );
  const paths = letters.map(({ outline }, index) => `        <path id="g${index}" d="${outline}"/>`);
  return `<svg viewBox="0 0 595 842" xmlns="http://www.w3.org/2000/svg" xmlns:xlink="http://www.w3.org/1999/xlink">
${[...uses, rest].join("\n")}
    <defs id="glyph">
${paths.join("\n")}
    </defs>
</svg>`;
}

const bar = (x: number) =>
  `M${x},0 M${x + 1.003},-7.27 L${x + 3},-7.27 Q${x + 3.5},-4 ${x + 3},0 C${x + 2.5},1 ${x + 2},1 ${x + 1.003},0 Z M${x + 1.5},-6 L${x + 2},-6 Z`;

test("a letter that stands in three places is drawn once and used where it stood", () => {
  const page = compactPage(pressed([{ outline: bar(0) }, { outline: bar(8.6601562) }, { outline: bar(16.886719) }]));
  expect(page.match(/<path/g)).toHaveLength(1);
  expect([...page.matchAll(/<use href="#l0" x="([\d.]+)" y="([\d.]+)"\/>/g)].map(([, x, y]) => [x, y])).toEqual([
    ["100.5", "64.25"],
    ["109.16", "64.25"],
    ["117.39", "64.25"],
  ]);
});

test("its outline is the same to a fiftieth of a point", () => {
  const [, scale = "", outline = ""] =
    /scale\(([\d.]+)\)" d="([^"]+)"/.exec(compactPage(pressed([{ outline: bar(8.66) }]))) ?? [];
  const drawn = absolute(outline).map((place) => place * Number(scale));
  const wanted = [
    ...bar(0)
      .slice(4)
      .matchAll(/-?[\d.]+/g),
  ].map(Number);
  expect(drawn).toHaveLength(wanted.length);
  for (const [index, place] of wanted.entries()) expect(Math.abs((drawn[index] ?? 99) - place)).toBeLessThan(0.0201);
});

test("blanks leave nothing; colours, turned letters and everything else stay", () => {
  const turned = `transform="matrix(2.83 0 0 -2.83 304.2512 621.9)" fill="#0a37a0"`;
  const rule = `    <path d="M0,0 L45.0249,0" stroke-width="0.6" fill="none" stroke="#000000" transform="translate(158.91 85.63)"/>`;
  const page = compactPage(pressed([{ outline: "M16.88,0" }, { outline: bar(4), use: turned }], rule));
  expect(page.match(/<use/g)).toHaveLength(1);
  expect(page).toContain(
    `<use href="#l0" transform="matrix(2.83 0 0 -2.83 304.25 621.9)" x="4" y="0" fill="#0a37a0"/>`,
  );
  expect(page).toContain(`<path d="M0,0 L45.02,0" stroke-width="0.6"`);
  expect(page.endsWith("</defs></svg>")).toBe(true);
});

/** The places of an outline in relative steps, as the browser walks it. */
function absolute(outline: string): number[] {
  let at = [0, 0];
  let start = at;
  const places: number[] = [];
  for (const [, command, numbers = ""] of outline.matchAll(/([mlqcz])([^mlqcz]*)/g)) {
    const step = [...numbers.matchAll(/-?\d+/g)].map(([digits], index) => Number(digits) + (at[index % 2] ?? 0));
    places.push(...step);
    at = command === "z" ? start : step.slice(-2);
    if (command === "m") start = at;
  }
  return places;
}
