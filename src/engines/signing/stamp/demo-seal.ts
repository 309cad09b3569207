import type { Drawing, Shape } from "./drawing.ts";
import { circle, transformed } from "./drawing.ts";
import { stampOutliner } from "./font-outlines.ts";

/** Diameter of an agency's round seal in millimetres (Thông tư 07/2010/TT-BCA: 36 mm for a province's People's Committee). */
export const sealDiameter = 36;

/**
 * A plain seal for demonstration, 36 mm wide: two rings, the agency's name around, "DẤU MẪU" (specimen) in the middle. It bears no
 * emblem, so that nobody can take it for a real one.
 */
export function demoSeal(agencyName: string): Drawing {
  const centre = sealDiameter / 2;
  const shapes = [
    circle(centre, centre, centre - 0.45, 0.7),
    circle(centre, centre, centre - 1.5, 0.25),
    circle(centre, centre, 10.2, 0.25),
    ...nameAround(agencyName.toLocaleUpperCase("vi"), centre, 12.1),
    ...centred("DẤU", centre, centre - 0.6, 3.4),
    ...centred("MẪU", centre, centre + 3.6, 3.4),
  ];
  return { width: sealDiameter, height: sealDiameter, shapes };
}

/** Letters stand upright on a circle, reading clockwise, the middle of the name at the top. */
function nameAround(name: string, centre: number, radius: number): Shape[] {
  const outliner = stampOutliner();
  const longest = 2 * Math.PI * radius * 0.92;
  const size = Math.min(3, (3 * longest) / Math.max(outliner.width(name, 3), 1));
  let angle = -outliner.width(name, size) / radius / 2;
  return [...name].flatMap((letter) => {
    const width = outliner.width(letter, size);
    const turn = angle + width / radius / 2;
    angle += width / radius;
    const upright = transformed(outliner.outline(letter, size), { x: -width / 2, y: -radius });
    return transformed(upright, { x: centre, y: centre, turn });
  });
}

function centred(text: string, x: number, y: number, size: number): Shape[] {
  const outliner = stampOutliner();
  return transformed(outliner.outline(text, size), { x: x - outliner.width(text, size) / 2, y });
}
