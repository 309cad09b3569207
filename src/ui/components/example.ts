import type { Child } from "hono/jsx";
import type { Bilingual, Locale } from "../frame.ts";

/** One state of a component, drawn in the language asked for. */
export type Example = { readonly name: Bilingual; readonly draw: (locale: Locale) => Child };

/** Every state of one component, for the gallery and its tests. `density` when it exists in one only. */
export type ExampleSet = {
  readonly component: string;
  readonly density?: "citizen" | "officer" | undefined;
  readonly examples: readonly Example[];
};

/** An example whose words differ by language only. */
// The empty tuple in the bound makes a list of words a tuple, so that each place is known to hold one.
export function example<Words extends string | undefined | readonly string[] | []>(
  name: Bilingual,
  words: { readonly vi: Words; readonly en: Words },
  draw: (words: Words) => Child,
): Example {
  return { name, draw: (locale) => draw(words[locale]) };
}
