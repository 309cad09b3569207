import { foldAccents } from "../../../platform/text/index.ts";

/** Names made ready for finding like ones. */
export type NameIndex = {
  /** The most alike, best first: `likeness` from 0 to 1 (Dice's coefficient of the groups of three letters), at least `least`. */
  nearest(name: string, least: number, most: number): readonly { readonly code: string; readonly likeness: number }[];
};

/** Builds the index of names by code. Accents, case and punctuation do not matter. */
export function createNameIndex(names: Iterable<readonly [code: string, name: string]>): NameIndex {
  const codes: string[] = [];
  const sizes: number[] = [];
  const places = new Map<string, number[]>();
  for (const [code, name] of names) {
    const grams = gramsOf(name);
    const at = codes.push(code) - 1;
    sizes.push(grams.size);
    for (const gram of grams) {
      const list = places.get(gram);
      if (list) list.push(at);
      else places.set(gram, [at]);
    }
  }
  return {
    nearest(name, least, most) {
      const grams = gramsOf(name);
      const shared = new Uint16Array(codes.length);
      for (const gram of grams) for (const at of places.get(gram) ?? []) shared[at] = (shared[at] ?? 0) + 1;
      return codes
        .map((code, at) => ({ code, likeness: (2 * (shared[at] ?? 0)) / (grams.size + (sizes[at] ?? 0)) }))
        .filter(({ likeness }) => likeness >= least)
        .sort((a, b) => b.likeness - a.likeness || (a.code < b.code ? -1 : 1))
        .slice(0, most);
    },
  };
}

/** How alike two names are, from 0 to 1. */
export function likenessOf(one: string, other: string): number {
  const [a, b] = [gramsOf(one), gramsOf(other)];
  let shared = 0;
  for (const gram of a) if (b.has(gram)) shared += 1;
  return a.size + b.size === 0 ? 1 : (2 * shared) / (a.size + b.size);
}

/** Whether two names are the same but for case, spaces and Unicode form. */
export function sameName(one: string, other: string): boolean {
  const plain = (name: string): string => name.normalize("NFC").replace(/\s+/g, " ").trim().toLocaleLowerCase("vi");
  return plain(one) === plain(other);
}

function gramsOf(name: string): ReadonlySet<string> {
  const text = ` ${foldAccents(name)
    .replace(/[^\p{L}\p{N}]+/gu, " ")
    .trim()} `;
  const grams = new Set<string>();
  for (let at = 0; at + 3 <= text.length; at++) grams.add(text.slice(at, at + 3));
  return grams;
}
