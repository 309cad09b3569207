import { negated } from "../arithmetic.ts";
import { type FeelFunction, isDays, isMonths, tidy } from "../value.ts";
import { builtin } from "./define.ts";
import { asNumber } from "./narrow.ts";

export const numberFunctions: Readonly<Record<string, FeelFunction>> = {
  decimal: scaled("half even", true),
  floor: scaled("floor", false),
  ceiling: scaled("ceiling", false),
  "round up": scaled("up", true),
  "round down": scaled("down", true),
  "round half up": scaled("half up", true),
  "round half down": scaled("half down", true),
  abs: builtin(
    { params: [["n", "number"]], run: ([n]) => Math.abs(asNumber(n)) },
    {
      params: [["n", "duration"]],
      run: ([n]) => ((isDays(n) && n.seconds < 0) || (isMonths(n) && n.months < 0) ? negated(n) : n),
    },
  ),
  modulo: builtin({
    params: [
      ["dividend", "number"],
      ["divisor", "number"],
    ],
    run([dividend, divisor]) {
      const [a, b] = [asNumber(dividend), asNumber(divisor)];
      return b === 0 ? null : tidy(a - b * Math.floor(tidy(a / b) ?? 0));
    },
  }),
  sqrt: builtin({
    params: [["number", "number"]],
    run: ([n]) => (asNumber(n) < 0 ? null : tidy(Math.sqrt(asNumber(n)))),
  }),
  log: builtin({
    params: [["number", "number"]],
    run: ([n]) => (asNumber(n) <= 0 ? null : tidy(Math.log(asNumber(n)))),
  }),
  exp: builtin({ params: [["number", "number"]], run: ([n]) => tidy(Math.exp(asNumber(n))) }),
  odd: builtin({ params: [["number", "number"]], run: ([n]) => parity(asNumber(n), 1) }),
  even: builtin({ params: [["number", "number"]], run: ([n]) => parity(asNumber(n), 0) }),
};

function parity(n: number, wanted: 0 | 1): boolean | null {
  return Number.isInteger(n) ? Math.abs(n % 2) === wanted : false;
}

/** Ways to round. */
type Way = "half even" | "floor" | "ceiling" | "up" | "down" | "half up" | "half down";

function scaled(way: Way, scaleNeeded: boolean): FeelFunction {
  const run = ([n, scale]: readonly unknown[]): unknown =>
    rounded(asNumber(n), scale === null ? 0 : asNumber(scale), way);
  const both = {
    params: [
      ["n", "number"],
      ["scale", "number"],
    ] as const,
    run,
  };
  if (scaleNeeded) return builtin(both);
  return builtin({ params: [["n", "number"]], run: ([n]) => run([n, 0]) }, both);
}

/** A number rounded to a number of decimals (negative: to tens, hundreds). Null for scales that are no use. */
function rounded(n: number, scale: number, way: Way): number | null {
  if (!Number.isInteger(scale) || scale < -6111 || scale > 6176) return null;
  if (scale > 17) return n;
  const up = shifted(n, scale);
  if (!Number.isFinite(up)) return n;
  const size = Math.abs(up);
  const [low, sign] = [Math.floor(size), up < 0 ? -1 : 1];
  const rest = tidy(size - low) ?? 0;
  const half = rest === 0.5 || Math.abs(rest - 0.5) < size * 1e-15;
  const more = {
    floor: sign < 0 && rest > 0,
    ceiling: sign > 0 && rest > 0,
    up: rest > 0,
    down: false,
    "half up": half || rest > 0.5,
    "half down": !half && rest > 0.5,
    "half even": half ? low % 2 === 1 : rest > 0.5,
  }[way];
  return tidy(shifted(sign * (low + (more ? 1 : 0)), -scale)) || 0;
}

/** Moves the decimal point without the error a multiplication would bring. */
function shifted(n: number, places: number): number {
  const [digits = "0", exponent = "0"] = String(n).split("e");
  return Number(`${digits}e${Number(exponent) + places}`);
}
