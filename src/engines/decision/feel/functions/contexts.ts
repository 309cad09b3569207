import { ownValue } from "../names.ts";
import { type Run, spend } from "../run.ts";
import { type FeelFunction, isContext, isList, put } from "../value.ts";
import { builtin } from "./define.ts";
import { asContext, asList, asText } from "./narrow.ts";

export const contextFunctions: Readonly<Record<string, FeelFunction>> = {
  "get value": builtin(
    {
      params: [
        ["m", "context"],
        ["key", "string"],
      ],
      run: ([m, key]) => ownValue(asContext(m), asText(key)) ?? null,
    },
    {
      params: [
        ["context", "context"],
        ["keys", "list"],
      ],
      run: ([context, keys]) =>
        asList(keys).reduce(
          (at, key) => (isContext(at) && typeof key === "string" ? (ownValue(at, key) ?? null) : null),
          context,
        ),
    },
  ),
  "get entries": builtin({
    params: [["m", "context"]],
    run: ([m], run) => {
      const entries = Object.entries(asContext(m));
      spend(run, entries.length);
      return entries.map(([key, value]) => ({ key, value: value ?? null }));
    },
  }),
  context: builtin({ params: [["entries", "list"]], run: ([entries], run) => contextOf(asList(entries), run) }),
  "context put": builtin(
    {
      params: [
        ["context", "context"],
        ["key", "string"],
        ["value", "any?"],
      ],
      run: ([context, key, value], run) => putIn(asContext(context), [key], value, run),
    },
    {
      params: [
        ["context", "context"],
        ["keys", "list"],
        ["value", "any?"],
      ],
      run: ([context, keys, value], run) => putIn(asContext(context), asList(keys), value, run),
    },
  ),
  "context merge": builtin({
    params: [["contexts", "list"]],
    run([contexts], run) {
      const merged: Record<string, unknown> = {};
      for (const one of asList(contexts)) {
        if (!isContext(one)) return null;
        for (const [key, value] of Object.entries(one)) put(merged, key, value);
        spend(run, Object.keys(one).length);
      }
      return merged;
    },
  }),
};

function contextOf(entries: readonly unknown[], run: Run): unknown {
  const made: Record<string, unknown> = {};
  for (const entry of entries) {
    spend(run, 1);
    if (!isContext(entry) || !Object.hasOwn(entry, "value")) return null;
    const { key, value } = entry;
    if (typeof key !== "string" || Object.hasOwn(made, key)) return null;
    put(made, key, value);
  }
  return made;
}

function putIn(context: unknown, keys: readonly unknown[], value: unknown, run: Run): unknown {
  const [key, ...rest] = keys;
  if (typeof key !== "string" || !isContext(context) || isList(context)) return null;
  spend(run, 1 + Object.keys(context).length);
  const inner = rest.length === 0 ? value : putIn(ownValue(context, key), rest, value, run);
  if (rest.length > 0 && inner === null) return null;
  const made: Record<string, unknown> = {};
  for (const [name, entry] of Object.entries(context)) put(made, name, entry);
  put(made, key, inner);
  return made;
}
