// Makes the drawing of a page small. The press draws each letter anew where it stands; here a letter is drawn once, on a grid of a twenty-fifth of
// a point (at four times the size still finer than a pixel's tenth), and used wherever it stands. A page of text becomes a fifth of what it was.

const letterPath = /[ \t]*<path id="(g\d+)" d="M(-?[\d.]+),(-?[\d.]+)([^"]*)"\/>\n?/g;
const letterUse = /[ \t]*<use xlink:href="#(g\d+)" transform="([^"]*)"(?: fill="([^"]*)")?\/>\n?/g;
const step = /([MLQCZ])([^MLQCZ]*)/g;
const grid = 25;

/**
 * @param {string} svg
 * @returns {string}
 */
export function compactPage(svg) {
  const letters = new Map();
  const shapes = new Map();
  const rest = svg.replace(letterPath, (_, id, x, y, outline) => {
    const shape = onGrid(outline, Number(x), Number(y));
    if (shape !== "" && !shapes.has(shape)) shapes.set(shape, `l${shapes.size.toString(36)}`);
    letters.set(id, { name: shapes.get(shape), x: Number(x), y: Number(y) });
    return "";
  });
  const drawn = rest.replace(letterUse, (whole, id, transform, fill) => {
    const letter = letters.get(id);
    if (!letter) return whole;
    return letter.name === undefined ? "" : placed(letter, transform, fill);
  });
  const scale = `transform="scale(${short(1 / grid)})"`;
  const outlines = [...shapes].map(([shape, name]) => `<path id="${name}" ${scale} d="${shape}"/>`).join("");
  return withoutSpace(drawn).replace(/<\/svg>\s*$/, `<defs>${outlines}</defs></svg>`);
}

function placed({ name, x, y }, transform, fill) {
  const paint = fill === undefined || fill === "#000000" ? "" : ` fill="${fill}"`;
  const [, left, top] = /^translate\((-?[\d.]+) (-?[\d.]+)\)$/.exec(transform) ?? [];
  if (left !== undefined)
    return `<use href="#${name}" x="${short(Number(left) + x)}" y="${short(Number(top) + y)}"${paint}/>`;
  return `<use href="#${name}" transform="${transform}" x="${short(x)}" y="${short(y)}"${paint}/>`;
}

// Hundredths of a point are finer than any screen; more decimals only make the picture larger.
function withoutSpace(svg) {
  return svg.replace(/-?\d+\.\d{3,}/g, (digits) => short(Number(digits))).replace(/>\s+</g, "><");
}

/** A number with at most two decimals, written as short as it can be. */
function short(number) {
  return String(Math.round(number * 100) / 100).replace(/^(-?)0\./, "$1.");
}

// Steps are taken between places on the grid, so that rounding never adds up along an outline. A letter without ink (a blank) has no outline.
function onGrid(outline, originX, originY) {
  let at = [0, 0];
  let start = at;
  let path = "";
  let hasInk = false;
  for (const [, command, written] of outline.matchAll(step)) {
    const places = [...written.matchAll(/-?[\d.]+(?:e-?\d+)?/g)].map(([digits], index) =>
      Math.round((Number(digits) - (index % 2 === 0 ? originX : originY)) * grid),
    );
    path += command.toLowerCase() + joined(places.map((place, index) => place - at[index % 2]));
    at = command === "Z" ? start : places.slice(-2);
    if (command === "M") start = at;
    else hasInk = true;
  }
  return hasInk ? path : "";
}

// A minus parts two numbers by itself.
function joined(numbers) {
  return numbers.map((one, index) => (index > 0 && one >= 0 ? ` ${one}` : one)).join("");
}
