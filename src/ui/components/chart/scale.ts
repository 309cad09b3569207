/** Round values for the lines of a chart that starts at 0: one to three of them, the last not above the greatest value. Empty for no data. */
export function gridValues(greatest: number): readonly number[] {
  if (!(greatest > 0)) return [];
  const rough = greatest / 3;
  const power = 10 ** Math.floor(Math.log10(rough));
  const step = [1, 2, 2.5, 5, 10].map((factor) => factor * power).find((candidate) => candidate >= rough) ?? 10 * power;
  const lines: number[] = [];
  for (let value = step; value <= greatest * 1.0001; value += step) lines.push(Number(value.toPrecision(12)));
  return lines;
}

/** A coordinate with one decimal: more would only be bytes. */
export function coordinate(value: number): string {
  return String(Math.round(value * 10) / 10);
}
