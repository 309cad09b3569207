/** A name with single spaces, and spaces around the signs that may stand in names, so that `a-b` and `a - b` are the same name. */
export function normalName(name: string): string {
  if (plain.test(name)) return name;
  return name
    .replace(/\s*([./\-'+]|\*\*?)\s*/g, " $1 ")
    .replace(/\s{2,}/g, " ")
    .trim();
}

/** Whether a name is a single word, which FEEL reads the same whatever else is known. */
export function isPlainName(name: string): boolean {
  return plain.test(name);
}

const plain = /^[\p{L}_?$][\p{L}\p{M}\p{N}_$]*$/u;

/**
 * The value under a name among a record's own entries; undefined when there is none. Names that differ only in spaces are the same.
 */
export function ownValue(names: Readonly<Record<string, unknown>>, name: string): unknown {
  const value = names[name];
  if (value !== undefined && Object.hasOwn(names, name)) return value;
  if (plain.test(name)) return Object.hasOwn(names, name) ? null : undefined;
  const wanted = normalName(name);
  for (const key of Object.keys(names)) if (normalName(key) === wanted) return names[key] ?? null;
  return undefined;
}

/**
 * Of a context's names, at any depth, those that are more than one word and stand in the source; undefined when none does. `squeezed` is
 * the source as `normalName` writes it.
 */
export function specialNames(squeezed: string, context: Readonly<Record<string, unknown>>): NameShape | undefined {
  return shapeOf(context, squeezed, 0, { left: 20_000 });
}

function shapeOf(value: object, squeezed: string, depth: number, budget: { left: number }): NameShape | undefined {
  // One element tells the names of a list of records.
  if (Array.isArray(value)) return shapeInside(value[0], squeezed, depth, budget);
  let shape: Record<string, NameShape | null> | undefined;
  for (const key of Object.keys(value)) {
    budget.left -= 1;
    if (budget.left < 0) break;
    const inner = shapeInside(Reflect.get(value, key), squeezed, depth, budget);
    if (!inner && (seenPlain(key) || !squeezed.includes(normalName(key)))) continue;
    shape ??= {};
    shape[key] = inner ?? null;
  }
  return shape;
}

function shapeInside(value: unknown, squeezed: string, depth: number, budget: { left: number }): NameShape | undefined {
  return typeof value === "object" && value !== null && depth < 8
    ? shapeOf(value, squeezed, depth + 1, budget)
    : undefined;
}

/** Names found to be plain before; looking one up is far quicker than reading it. */
const plainNames = new Set<string>();

function seenPlain(name: string): boolean {
  if (plainNames.has(name)) return true;
  if (!plain.test(name)) return false;
  if (plainNames.size < 10_000) plainNames.add(name);
  return true;
}

/** Which names a parser must know: a record whose values are the names inside. */
export type NameShape = { readonly [name: string]: NameShape | null };
