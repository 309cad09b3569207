/** A source of numbers in [0, 1). */
export type Random = () => number;

/** One of a list, each as likely. Throws RangeError for an empty list. */
export function pick<T>(list: readonly T[], random: Random): T {
  const item = list[Math.floor(random() * list.length)];
  if (item === undefined) throw new RangeError("Nothing to pick from");
  return item;
}

/** A list whose items are picked by weight, made ready once: a pick is one search. */
export type Urn<T> = { readonly items: readonly T[]; readonly sums: Float64Array };

/** Makes an urn; items without weight are never drawn. */
export function urnOf<T>(choices: readonly (readonly [T, number])[]): Urn<T> {
  const some = choices.filter(([, weight]) => weight > 0);
  const sums = new Float64Array(some.length);
  let sum = 0;
  for (const [index, [, weight]] of some.entries()) {
    sum += weight;
    sums[index] = sum;
  }
  return { items: some.map(([item]) => item), sums };
}

/** Draws from an urn. Throws RangeError for an empty one. */
export function draw<T>({ items, sums }: Urn<T>, random: Random): T {
  const place = random() * (sums.at(-1) ?? 0);
  let [low, high] = [0, sums.length - 1];
  while (low < high) {
    const middle = (low + high) >> 1;
    if ((sums[middle] ?? 0) <= place) low = middle + 1;
    else high = middle;
  }
  const item = items[low];
  if (item === undefined) throw new RangeError("Nothing to draw from");
  return item;
}

/** Hands out whole numbers so that their sum never leaves the sum of the shares by as much as one. */
export function createSharer(): (share: number) => number {
  let owed = 0;
  return (share) => {
    owed += share;
    const whole = Math.floor(owed + 1e-9);
    owed -= whole;
    return whole;
  };
}
