import { type NameShape, normalName, specialNames } from "./names.ts";

/** A text that is read when it is first used, and again for other sets of names; asked with the records whose names it may use. */
export type Reading<T> = (contexts: readonly Readonly<Record<string, unknown>>[]) => T;

/**
 * Names of more than one word change how a text is read (`a - b` may be one name). Where the text cannot hold such a name it is
 * read once; elsewhere once for every set of such names that are declared, or stand in a context and in the text. An error of reading is
 * thrown each time the text is used.
 */
export function reading<T>(text: string, declared: NameShape, read: (names: NameShape) => T): Reading<T> {
  const usual = attempt(() => read(declared));
  if (!mayHoldSpecialNames(text)) return () => usual();
  const squeezed = normalName(text);
  const shapes = new Map<string, () => T>();
  return (contexts) => {
    let names: NameShape | undefined;
    for (const context of contexts) {
      const found = specialNames(squeezed, context);
      if (found) names = { ...names, ...found };
    }
    if (!names) return usual();
    const key = JSON.stringify(names);
    const known = shapes.get(key);
    if (known) return known();
    if (shapes.size >= 100) shapes.clear();
    const all = merged(declared, names);
    const made = attempt(() => read(all));
    shapes.set(key, made);
    return made();
  };
}

/** Does something when first asked and gives its result, or throws its error, each time. */
function attempt<T>(act: () => T): () => T {
  let done: (() => T) | undefined;
  return () => {
    done ??= outcome(act);
    return done();
  };
}

function outcome<T>(act: () => T): () => T {
  try {
    const value = act();
    return () => value;
  } catch (error) {
    return () => {
      throw error;
    };
  }
}

function merged(a: NameShape, b: NameShape): NameShape {
  const all: Record<string, NameShape | null> = { ...a };
  for (const [name, inner] of Object.entries(b)) {
    const known = all[name];
    all[name] = known && inner ? merged(known, inner) : (inner ?? known ?? null);
  }
  return all;
}

/** Whether two words stand side by side, or with a sign between them that may be part of a name. */
function mayHoldSpecialNames(text: string): boolean {
  const bare = text.replace(/"(?:[^"\\]|\\.)*"/g, '""').replace(keywords, ",");
  return /[\p{L}\p{N}_]\s*[-+*/'\s]\s*[\p{L}\p{N}_]/u.test(bare);
}

const words = "and or in not null true false if then else between for return some every satisfies".split(" ");
const keywords = new RegExp(`(?<![\\p{L}\\p{N}_])(?:${words.join("|")})(?![\\p{L}\\p{N}_])`, "gu");
