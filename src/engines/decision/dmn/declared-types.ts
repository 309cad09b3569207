import { compileTests } from "../feel/compile.ts";
import type { FindType } from "../feel/kinds.ts";
import { type NameShape, normalName, ownValue } from "../feel/names.ts";
import { parseFeelTests } from "../feel/parse.ts";
import { type Run, spend } from "../feel/run.ts";
import type { Scope } from "../feel/scope.ts";
import type { TypeNode } from "../feel/syntax.ts";
import { midnight, readDate, readDateTime, readDuration, readTime } from "../feel/temporal.ts";
import { isContext, isDate, isFunction, isList, kindOf, put } from "../feel/value.ts";
import type { ItemDefinition, TypeRef } from "./model.ts";

/** Types as a file declares them. */
export type Types = ReadonlyMap<string, ItemDefinition>;

/** A value that is of its type, or what is wrong with it. */
export type Conformed =
  | { readonly ok: true; readonly value: unknown }
  | { readonly ok: false; readonly path: string; readonly wants: string };

/**
 * A value as its declared type wants it. With `fromJson`, texts become the dates, times and durations they are declared to be.
 * Null is of every type. A list of one stands for its item, an item for a list of one, a date for its midnight.
 */
export function conform(
  value: unknown,
  type: TypeRef | undefined,
  types: Types,
  run: Run,
  fromJson: boolean,
): Conformed {
  return type === undefined ? { ok: true, value } : byName(value, type, types, { run, fromJson, path: "" });
}

/** The definition a type name means, with or without a prefix. */
export function findItem(type: TypeRef, types: Types): ItemDefinition | undefined {
  return types.get(normalName(type)) ?? types.get(normalName(type.slice(type.lastIndexOf(":") + 1)));
}

type Way = { readonly run: Run; readonly fromJson: boolean; readonly path: string };

function byName(value: unknown, type: TypeRef, types: Types, way: Way): Conformed {
  const item = findItem(type, types);
  if (item) return byItem(value, item, types, way);
  return simple(value, baseName(type), way);
}

function byItem(value: unknown, item: ItemDefinition, types: Types, way: Way): Conformed {
  spend(way.run, 1);
  if (value === null || value === undefined) return { ok: true, value: null };
  if (item.isFunction) return isFunction(value) ? { ok: true, value } : wrong(way, "function");
  if (!item.isList) return single(value, item, types, way);
  const items: unknown[] = [];
  for (const [index, one] of (isList(value) ? value : [value]).entries()) {
    const done = single(one, item, types, { ...way, path: `${way.path}[${index + 1}]` });
    if (!done.ok) return done;
    items.push(done.value);
  }
  return { ok: true, value: items };
}

function single(value: unknown, item: ItemDefinition, types: Types, way: Way): Conformed {
  if (value === null || value === undefined) return { ok: true, value: null };
  const done = item.components.length > 0 ? ofComponents(value, item, types, way) : ofBase(value, item, types, way);
  if (!done.ok || item.allowed === undefined || done.value === null) return done;
  const scope: Scope = { names: { "?": done.value }, outer: null, run: way.run };
  const passes = allowedTests(item.allowed)(done.value, scope);
  return passes === true ? done : wrong(way, item.allowed);
}

function ofBase(value: unknown, item: ItemDefinition, types: Types, way: Way): Conformed {
  return item.base === undefined || normalName(item.base) === normalName(item.name)
    ? { ok: true, value }
    : byName(value, item.base, types, way);
}

function ofComponents(value: unknown, item: ItemDefinition, types: Types, way: Way): Conformed {
  const whole = isList(value) && value.length === 1 ? value[0] : value;
  if (!isContext(whole)) return wrong(way, item.name);
  const made: Record<string, unknown> = {};
  for (const [name, entry] of Object.entries(whole)) put(made, name, entry);
  for (const component of item.components) {
    const path = way.path ? `${way.path}.${component.name}` : component.name;
    // What an input leaves out is null; a value made here that lacks a component is of another type.
    if (!way.fromJson && ownValue(whole, component.name) === undefined) return wrong(way, item.name);
    const done = byItem(ownValue(whole, component.name), component, types, { ...way, path });
    if (!done.ok) return done;
    const key = Object.keys(whole).find((name) => normalName(name) === normalName(component.name));
    if (key !== undefined) put(made, key, done.value);
  }
  return { ok: true, value: made };
}

function simple(value: unknown, name: string, way: Way): Conformed {
  if (value === null || value === undefined) return { ok: true, value: null };
  if (!simpleTypes.has(name)) return { ok: true, value };
  if (name === "list") return { ok: true, value: isList(value) ? value : [value] };
  let one: unknown = value;
  while (isList(one) && one.length === 1) one = one[0];
  const read = way.fromJson && typeof one === "string" ? fromText(one, name) : one;
  if (read === null) return wrong(way, name);
  if (name === "date and time" && isDate(read)) return { ok: true, value: midnight(read) };
  const kind = kindOf(read);
  const fits = kind === name || (name === "duration" && kind.endsWith("duration"));
  return fits ? { ok: true, value: read } : wrong(way, name);
}

/** A text as the date, time or duration it is declared to be; null when it is none, itself for other types. */
function fromText(text: string, name: string): unknown {
  switch (name) {
    case "date":
      return readDate(text);
    case "time":
      return readTime(text);
    case "date and time":
      return readDateTime(text);
    case "duration":
    case "days and time duration":
    case "years and months duration":
      return readDuration(text);
    default:
      return text;
  }
}

function wrong({ path }: Way, wants: string): Conformed {
  return { ok: false, path, wants };
}

const simpleTypes: ReadonlySet<string> = new Set([
  "number",
  "string",
  "boolean",
  "date",
  "time",
  "date and time",
  "duration",
  "days and time duration",
  "years and months duration",
  "context",
  "list",
  "function",
  "range",
]);

/** A built-in type's name without a prefix (`feel:number`) and as FEEL writes it; those of Camunda's editor are read too. */
export function baseName(type: TypeRef): string {
  const name = type.slice(type.lastIndexOf(":") + 1).trim();
  return Object.hasOwn(otherNames, name) ? (otherNames[name] ?? name) : name;
}

const otherNames: Readonly<Record<string, string>> = {
  dateTime: "date and time",
  dayTimeDuration: "days and time duration",
  yearMonthDuration: "years and months duration",
  integer: "number",
  long: "number",
  double: "number",
};

/** Whether a name is one of FEEL's own types or one the file declares. */
export function isKnownType(type: TypeRef, types: Types): boolean {
  const name = baseName(type);
  return simpleTypes.has(name) || name === "Any" || findItem(type, types) !== undefined;
}

type ReadyTests = (value: unknown, scope: Scope) => boolean | null;
const allowed = new Map<string, ReadyTests>();

/** Tests of allowed values, read once. Throws DecisionError `decision.expression-unreadable`. */
export function allowedTests(text: string): ReadyTests {
  const known = allowed.get(text);
  if (known) return known;
  const tests = compileTests(parseFeelTests(text));
  if (allowed.size >= 1000) allowed.clear();
  allowed.set(text, tests);
  return tests;
}

/** The names inside a type, for reading names of several words. */
export function shapeOf(type: TypeRef | undefined, types: Types, depth = 0): NameShape | null {
  const item = type === undefined ? undefined : findItem(type, types);
  return item ? shapeOfItem(item, types, depth) : null;
}

function shapeOfItem(item: ItemDefinition, types: Types, depth: number): NameShape | null {
  if (depth > 6) return null;
  if (item.components.length === 0) return item.base === item.name ? null : shapeOf(item.base, types, depth + 1);
  return Object.fromEntries(item.components.map((one) => [one.name, shapeOfItem(one, types, depth + 1)]));
}

/** The file's types, as `instance of` needs them. */
export function typeFinder(types: Types): FindType {
  return (name) => {
    const item = findItem(name, types);
    return item && nodeOfItem(item, 0);
  };
}

function nodeOfItem(item: ItemDefinition, depth: number): TypeNode {
  const one = nodeOfSingle(item, depth);
  return item.isList ? { kind: "list", of: one } : one;
}

function nodeOfSingle(item: ItemDefinition, depth: number): TypeNode {
  if (item.isFunction) return { kind: "named", name: "function" };
  if (item.components.length === 0 || depth > 20)
    return { kind: "named", name: item.base === undefined || item.base === item.name ? "Any" : baseName(item.base) };
  const entries = item.components.map((inner) => [inner.name, nodeOfItem(inner, depth + 1)] as const);
  return { kind: "context", entries: Object.fromEntries(entries) };
}
