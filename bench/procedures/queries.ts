import { seededRandom } from "../../data/index.ts";
import { foldAccents } from "../../src/platform/text/index.ts";
import type { Procedure } from "../../src/protocol/procedures/index.ts";

/** What somebody types, and the procedure meant. */
export type BenchQuery = { readonly text: string; readonly meant: string };

/** Questions as people ask: whole names, without accents, with a slip, with sounds mixed up, with words around; a few codes. */
export function manyQueries(procedures: readonly Procedure[], count: number): readonly BenchQuery[] {
  const random = seededRandom("questions");
  return Array.from({ length: count }, (_, index) => {
    const meant = procedures[Math.floor(random() * procedures.length)];
    if (!meant) throw new Error("no procedures");
    const write = ways[index % ways.length] ?? ((name: string) => name);
    return { text: index % 30 === 29 ? meant.code.replace(".", "") : write(meant.name, random), meant: meant.code };
  });
}

type Way = (name: string, random: () => number) => string;

const ways: readonly Way[] = [
  (name) => name,
  (name) => foldAccents(name),
  (name) => `làm thủ tục ${name.toLowerCase()} ở đâu`,
  (name, random) => slip(foldAccents(name), random),
  (name) => foldAccents(name).replaceAll("ky", "ki").replaceAll("s", "x").replace("tr", "ch"),
  (name, random) => slip(slip(foldAccents(name), random), random),
];

/** One letter left out, doubled, or swapped with its neighbour. */
function slip(text: string, random: () => number): string {
  const at = 1 + Math.floor(random() * (text.length - 2));
  const kind = Math.floor(random() * 3);
  if (kind === 0) return text.slice(0, at) + text.slice(at + 1);
  if (kind === 1) return text.slice(0, at) + text.slice(at - 1);
  return text.slice(0, at) + text.charAt(at + 1) + text.charAt(at) + text.slice(at + 2);
}
