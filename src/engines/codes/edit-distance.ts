/**
 * How many typing slips (a character too many, missing, wrong, or two neighbours swapped) lie between two texts; `limit + 1` as
 * soon as there are more than `limit`, so that a long list is searched quickly.
 */
export function editDistance(from: string, to: string, limit: number): number {
  const a = [...from];
  const b = [...to];
  if (Math.abs(a.length - b.length) > limit) return limit + 1;
  let before: number[] = [];
  let previous = b.map((_, index) => index);
  previous.push(b.length);
  for (let i = 1; i <= a.length; i += 1) {
    const row = [i];
    for (let j = 1; j <= b.length; j += 1) row.push(cell(a, b, i, j, { before, previous, row }));
    if (Math.min(...row) > limit) return limit + 1;
    before = previous;
    previous = row;
  }
  return Math.min(previous[b.length] ?? limit + 1, limit + 1);
}

type Rows = { before: readonly number[]; previous: readonly number[]; row: readonly number[] };

function cell(
  a: readonly string[],
  b: readonly string[],
  i: number,
  j: number,
  { before, previous, row }: Rows,
): number {
  const changed = at(previous, j - 1) + (a[i - 1] === b[j - 1] ? 0 : 1);
  const shortest = Math.min(changed, at(previous, j) + 1, at(row, j - 1) + 1);
  const swapped = i > 1 && j > 1 && a[i - 1] === b[j - 2] && a[i - 2] === b[j - 1];
  return swapped ? Math.min(shortest, at(before, j - 2) + 1) : shortest;
}

function at(values: readonly number[], index: number): number {
  return values[index] ?? Number.POSITIVE_INFINITY;
}
