/**
 * The value kept under `key`, computed when it is not there yet. The map never grows past `limit`: the oldest entry goes first.
 * Only for pure computations, whose result the key determines.
 */
export function remember<T>(kept: Map<string, T>, key: string, compute: () => T, limit = 2048): T {
  const found = kept.get(key);
  if (found !== undefined) return found;
  const value = compute();
  if (kept.size >= limit) {
    const oldest = kept.keys().next();
    if (!oldest.done) kept.delete(oldest.value);
  }
  kept.set(key, value);
  return value;
}
