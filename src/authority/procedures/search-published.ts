import { foldAccents } from "../../platform/text/index.ts";
import type { LifeEvent, Procedure } from "../../protocol/procedures/index.ts";
import { createNameIndex } from "./findings/name-index.ts";
import type { Offered } from "./offered.ts";

/** A published procedure with the national record it follows, when the nation knows it. */
export type Published = { readonly offered: Offered; readonly record: Procedure | undefined };

/** What was found; `near` when nothing held every word: procedures with a like name. */
export type PublishedFound = { readonly found: readonly Published[]; readonly near: readonly Published[] };

/**
 * Procedures that hold every word asked for in their name, code or the words people use for them. Accents, case and đ do not matter.
 * Those with the words in their name come first, the shorter name before the longer.
 */
export function searchPublished(
  all: readonly Published[],
  asked: { readonly text: string; readonly event?: LifeEvent | undefined },
): PublishedFound {
  const wanted = foldAccents(asked.text).split(/\s+/).filter(Boolean);
  const within = all.filter(({ record }) => !asked.event || record?.lifeEvents.includes(asked.event));
  const byName = (a: Published, b: Published): number => collator.compare(plainName(a), plainName(b));
  if (wanted.length === 0) return { found: within.toSorted(byName), near: [] };
  const found = within
    .map((one) => ({ one, name: foldAccents(one.offered.name), text: textOf(one) }))
    .filter(({ text }) => wanted.every((word) => text.includes(word)))
    .sort((a, b) => rank(a.name, wanted) - rank(b.name, wanted) || a.name.length - b.name.length)
    .map(({ one }) => one);
  if (found.length > 0) return { found, near: [] };
  const index = createNameIndex(within.flatMap((one, at) => namesOf(one).map((name) => [String(at), name] as const)));
  const nearest = index.nearest(asked.text, 0.3, 20).map(({ code }) => Number(code));
  const near = [...new Set(nearest)].slice(0, 5).flatMap((at) => within[at] ?? []);
  return { found, near };
}

function rank(name: string, wanted: readonly string[]): number {
  if (name.includes(wanted.join(" "))) return 0;
  return wanted.every((word) => name.includes(word)) ? 1 : 2;
}

const collator = new Intl.Collator("vi");

/** A name without the word that half of them begin with. */
function plainName({ offered }: Published): string {
  return offered.name.replace(/^thủ tục\s+/iu, "");
}

function namesOf(one: Published): readonly string[] {
  const { offered, record } = one;
  return [plainName(one), offered.name, ...(record?.keywords ?? [])];
}

function textOf(one: Published): string {
  const { offered, record } = one;
  return foldAccents([...namesOf(one), offered.code, record?.code ?? "", record?.nameEn ?? ""].join(" "));
}
