/** One step of an outline, in millimetres, y downwards. M and L: x y. C: two control points and the end. Z: close. */
export type PathStep =
  | readonly ["M", number, number]
  | readonly ["L", number, number]
  | readonly ["C", number, number, number, number, number, number]
  | readonly ["Z"];

/** One painted outline. `stroke` is the line's width in millimetres; without it the outline is filled. */
export type Shape = { readonly path: readonly PathStep[]; readonly stroke?: number };

/** A one-colour picture made of outlines; width and height in millimetres, the origin at the top left. */
export type Drawing = { readonly width: number; readonly height: number; readonly shapes: readonly Shape[] };

/** The colours of official signatures: blue for a person's, red for a seal, black for what is text of the page (NĐ 30/2020/NĐ-CP, annex I). */
export type StampColour = "blue" | "red" | "black";

const colours: Readonly<Record<StampColour, { readonly svg: string; readonly pdf: string }>> = {
  blue: { svg: "#123a9c", pdf: "0.07 0.227 0.612" },
  red: { svg: "#d7261e", pdf: "0.843 0.149 0.118" },
  black: { svg: "#000000", pdf: "0 0 0" },
};

/** Moves, turns (radians, clockwise) and scales outlines. */
export function transformed(
  shapes: readonly Shape[],
  to: { readonly x?: number; readonly y?: number; readonly turn?: number; readonly scale?: number },
): Shape[] {
  const { x = 0, y = 0, turn = 0, scale = 1 } = to;
  const cos = Math.cos(turn) * scale;
  const sin = Math.sin(turn) * scale;
  const place = (px: number, py: number): readonly [number, number] => [
    x + px * cos - py * sin,
    y + px * sin + py * cos,
  ];
  return shapes.map((shape) => ({
    path: shape.path.map((step): PathStep => {
      if (step[0] === "Z") return step;
      if (step[0] === "C")
        return ["C", ...place(step[1], step[2]), ...place(step[3], step[4]), ...place(step[5], step[6])];
      return [step[0], ...place(step[1], step[2])];
    }),
    ...(shape.stroke === undefined ? {} : { stroke: shape.stroke * scale }),
  }));
}

/** A circle around (x, y). */
export function circle(x: number, y: number, radius: number, stroke: number): Shape {
  const k = radius * 0.5522847498;
  return {
    stroke,
    path: [
      ["M", x + radius, y],
      ["C", x + radius, y + k, x + k, y + radius, x, y + radius],
      ["C", x - k, y + radius, x - radius, y + k, x - radius, y],
      ["C", x - radius, y - k, x - k, y - radius, x, y - radius],
      ["C", x + k, y - radius, x + radius, y - k, x + radius, y],
      ["Z"],
    ],
  };
}

/** The drawing as a stand-alone SVG document without a background. */
export function drawingToSvg(drawing: Drawing, colour: StampColour): string {
  const paint = colours[colour].svg;
  const shapes = drawing.shapes.map((shape) => {
    const d = shape.path.map(([kind, ...numbers]) => `${kind}${numbers.map(round).join(" ")}`).join("");
    return shape.stroke === undefined
      ? `<path d="${d}" fill="${paint}"/>`
      : `<path d="${d}" fill="none" stroke="${paint}" stroke-width="${round(shape.stroke)}" stroke-linecap="round" stroke-linejoin="round"/>`;
  });
  const size = `width="${drawing.width}mm" height="${drawing.height}mm" viewBox="0 0 ${drawing.width} ${drawing.height}"`;
  return `<svg xmlns="http://www.w3.org/2000/svg" ${size}>${shapes.join("")}</svg>`;
}

/** PDF painting operators for outlines, in a space of `height` millimetres with y upwards, one unit a millimetre. */
export function shapesToPdf(shapes: readonly Shape[], height: number, colour: StampColour): string {
  const paint = colours[colour].pdf;
  const operators = { M: "m", L: "l", C: "c", Z: "h" };
  const body = shapes.map((shape) => {
    const path = shape.path
      .map(([kind, ...numbers]) => {
        const flipped = numbers.map((value, index) => round(index % 2 === 0 ? value : height - value));
        return `${flipped.join(" ")} ${operators[kind]}`;
      })
      .join("\n");
    return shape.stroke === undefined ? `${path}\nf` : `${round(shape.stroke)} w\n${path}\nS`;
  });
  return `${paint} rg ${paint} RG 1 J 1 j\n${body.join("\n")}\n`;
}

function round(value: number): number {
  return Math.round(value * 1000) / 1000;
}
