import { parseExpression, parseUnaryTests } from "feelin";
import { DecisionError } from "../decision-error.ts";
import { type NameShape, normalName } from "./names.ts";
import type { CompareOp, Loop, Node, Parameter, TypeNode, UnaryTests } from "./syntax.ts";
import { tidy } from "./value.ts";

/** The longest expression that is read; the longest in use are some hundred characters, and the grammar takes half a second for this. */
export const longest = 8_192;

/**
 * Reads a FEEL expression. `names` are the names of more than one word that may stand in it.
 * Throws DecisionError `decision.expression-unreadable`.
 */
export function parseFeel(source: string, names: NameShape = {}): Node {
  const tree = read(source, () => parseExpression(source, names, undefined));
  return guarded(source, () => nodeOf(only(tree), source));
}

/** Reads the tests of a cell: `-`, `"a","b"`, `> 5`, `not([1..3])`. Throws DecisionError `decision.expression-unreadable`. */
export function parseFeelTests(source: string, names: NameShape = {}): UnaryTests {
  if (source.trim() === "" || source.trim() === "-") return { any: true, negated: false, tests: [] };
  const tree = read(source, () => parseUnaryTests(source, names, undefined));
  return guarded(source, () => {
    const first = tree.parts[0];
    if (first === undefined || first.name === "Wildcard") return { any: true, negated: false, tests: [] };
    const negated = first.name === "not";
    const tests = tree.parts.filter(({ name }) => name === "PositiveUnaryTests").flatMap(({ parts }) => parts);
    return { any: false, negated, tests: tests.map((test) => nodeOf(only(test), source)) };
  });
}

/** A node of the parser's tree, its signs and keywords among the parts. */
type Tree = { readonly name: string; readonly from: number; readonly to: number; readonly parts: readonly Tree[] };

type Cursor = {
  readonly node: { readonly from: number; readonly to: number; readonly name: string };
  readonly type: { readonly isError: boolean; readonly isSkipped: boolean };
};

function read(source: string, parse: () => { iterate(spec: Walk): void }): Tree {
  if (source.length > longest) throw unreadable(source.slice(0, 60), 0, "too long");
  return guarded(source, () => {
    const root: Mutable = { name: "", from: 0, to: source.length, parts: [] };
    const open = [root];
    parse().iterate({
      enter({ node, type }) {
        if (type.isError) throw unreadable(source, node.from);
        if (type.isSkipped) return false;
        const one: Mutable = { name: node.name, from: node.from, to: node.to, parts: [] };
        open.at(-1)?.parts.push(one);
        open.push(one);
        if (open.length > 400) throw unreadable(source, node.from, "nested too deeply");
        return undefined;
      },
      leave({ type }) {
        if (!type.isSkipped) open.pop();
      },
    });
    const top = root.parts.at(0);
    if (!top) throw unreadable(source, 0);
    return top;
  });
}

type Walk = { enter(ref: Cursor): boolean | undefined; leave(ref: Cursor): void };
type Mutable = { name: string; from: number; to: number; parts: Mutable[] };

/** The parser itself throws on some texts; all that goes wrong here is an expression that cannot be read. */
function guarded<T>(source: string, act: () => T): T {
  try {
    return act();
  } catch (error) {
    if (error instanceof DecisionError) throw error;
    throw unreadable(source, 0);
  }
}

export function unreadable(source: string, at: number, why?: "too long" | "nested too deeply"): DecisionError {
  const shown = source.length > 200 ? `${source.slice(0, 200)}…` : source;
  const rest = source.slice(at, at + 20).trim();
  if (why) {
    const vi = why === "too long" ? "quá dài" : "lồng quá nhiều tầng";
    return new DecisionError("decision.expression-unreadable", {
      vi: `Biểu thức “${shown}” ${vi}; hãy chia thành nhiều biểu thức.`,
      en: `The expression “${shown}” is ${why}; split it up.`,
    });
  }
  return new DecisionError("decision.expression-unreadable", {
    vi: `Không đọc được biểu thức “${shown}”${rest ? ` từ chỗ “${rest}”` : " vì còn thiếu phần sau"}.`,
    en: `Cannot read the expression “${shown}”${rest ? ` from “${rest}” on` : "; its end is missing"}.`,
  });
}

function nodeOf(tree: Tree, source: string): Node {
  const text = (): string => source.slice(tree.from, tree.to);
  const child = (index: number): Node => nodeOf(at(tree, index), source);
  const last = (): Node => child(tree.parts.length - 1);
  switch (tree.name) {
    case "Expression":
    case "PositiveUnaryTest":
    case "FunctionBody":
      return nodeOf(only(tree), source);
    case "ParenthesizedExpression":
      return child(1);
    case "null":
      return { kind: "literal", value: null };
    case "BooleanLiteral":
      return { kind: "literal", value: text() === "true" };
    case "NumericLiteral":
      return { kind: "literal", value: tidy(Number(text().replace(/\s+/g, ""))) };
    case "StringLiteral":
      return { kind: "literal", value: stringOf(text()) };
    case "?":
      return { kind: "name", name: "?" };
    case "VariableName":
      return { kind: "name", name: normalName(text()) };
    case "SpecialFunctionName":
    case "DateTimeConstructor":
      return { kind: "name", name: normalName(text()), builtin: true };
    case "DateTimeLiteral": {
      const first = at(tree, 0);
      if (first.name !== "AtLiteral") return callOf(tree, source);
      const target: Node = { kind: "name", name: "@", builtin: true };
      return { kind: "call", target, args: [nodeOf(only(first), source)] };
    }
    case "PathExpression":
      return { kind: "path", from: child(0), name: normalName(textOf(at(tree, 2), source)) };
    case "FilterExpression":
      return { kind: "filter", list: child(0), by: child(2) };
    case "FunctionInvocation":
      return callOf(tree, source);
    case "ArithmeticExpression": {
      if (tree.parts.length === 2) return { kind: "negate", of: child(1) };
      const op = textOf(at(tree, 1), source);
      if (op === "+" || op === "-" || op === "*" || op === "/" || op === "**")
        return { kind: "arithmetic", op, left: child(0), right: child(2) };
      throw unreadable(source, at(tree, 1).from);
    }
    case "Comparison":
      return comparisonOf(tree, source);
    case "SimplePositiveUnaryTest":
      if (tree.parts.length === 1) return child(0);
      return { kind: "bound", op: compareOp(at(tree, 0), source), of: child(1) };
    case "Interval": {
      const [open, close] = [textOf(at(tree, 0), source), textOf(at(tree, 4), source)];
      return { kind: "range", low: child(1), high: child(3), lowIn: open === "[", highIn: close === "]" };
    }
    case "Conjunction":
      return { kind: "and", left: child(0), right: child(2) };
    case "Disjunction":
      return { kind: "or", left: child(0), right: child(2) };
    case "IfExpression":
      return { kind: "if", test: child(1), yes: child(3), no: child(5) };
    case "ForExpression":
      return { kind: "for", loops: loopsOf(at(tree, 1), source), body: last() };
    case "QuantifiedExpression": {
      const kind = at(tree, 0).name === "some" ? "some" : "every";
      return { kind, loops: loopsOf(at(tree, 1), source), body: last() };
    }
    case "List":
      return { kind: "list", items: tree.parts.slice(1, -1).map((part) => nodeOf(part, source)) };
    case "Context":
      return { kind: "context", entries: tree.parts.slice(1, -1).map((part) => entryOf(part, source)) };
    case "FunctionDefinition":
      return functionOf(tree, source);
    case "InstanceOfExpression":
      return { kind: "instance", value: child(0), type: typeOf(at(tree, tree.parts.length - 1), source) };
    default:
      throw unreadable(source, tree.from);
  }
}

function comparisonOf(tree: Tree, source: string): Node {
  const child = (index: number): Node => nodeOf(at(tree, index), source);
  const sign = at(tree, 1);
  if (sign.name === "between") return { kind: "between", value: child(0), low: child(2), high: child(4) };
  if (sign.name !== "in") return { kind: "compare", op: compareOp(sign, source), left: child(0), right: child(2) };
  const many = tree.parts.find(({ name }) => name === "PositiveUnaryTests");
  const tests = (many?.parts ?? [at(tree, 2)]).map((test) => nodeOf(test, source));
  return { kind: "in", value: child(0), tests };
}

function callOf(tree: Tree, source: string): Node {
  const target = nodeOf(at(tree, 0), source);
  const given = at(tree, 2);
  if (given.name !== "NamedParameters")
    return { kind: "call", target, args: given.parts.map((part) => nodeOf(part, source)) };
  const names = given.parts.map((part) => normalName(textOf(at(part, 0), source)));
  return { kind: "call", target, args: given.parts.map((part) => nodeOf(at(part, 1), source)), names };
}

function loopsOf(tree: Tree, source: string): readonly Loop[] {
  return tree.parts.map((one) => {
    const range = at(one, 2);
    const from = nodeOf(at(range, 0), source);
    const name = normalName(textOf(at(one, 0), source));
    const to = range.parts[2];
    return to ? { name, from, to: nodeOf(to, source) } : { name, from };
  });
}

function entryOf(tree: Tree, source: string): { readonly key: string; readonly value: Node } {
  const key = only(at(tree, 0));
  const text = textOf(key, source);
  return {
    key: key.name === "StringLiteral" ? stringOf(text) : text.replace(/\s+/g, " "),
    value: nodeOf(at(tree, 1), source),
  };
}

function functionOf(tree: Tree, source: string): Node {
  const params = (tree.parts.find(({ name }) => name === "FormalParameters")?.parts ?? []).map((one): Parameter => {
    const [name, type] = [normalName(textOf(at(one, 0), source)), one.parts[1]];
    return type ? { name, type: typeOf(type, source) } : { name };
  });
  const external = tree.parts.some(({ name }) => name === "external");
  const body: Node = external ? { kind: "literal", value: null } : nodeOf(at(tree, tree.parts.length - 1), source);
  return { kind: "function", params, body, external };
}

function typeOf(tree: Tree, source: string): TypeNode {
  const inner = tree.name === "Type" ? only(tree) : tree;
  const types = inner.parts.filter(({ name }) => name === "Type");
  switch (inner.name) {
    case "ListType":
      return { kind: "list", of: types[0] ? typeOf(types[0], source) : { kind: "named", name: "Any" } };
    case "ContextType": {
      const listed = inner.parts.find(({ name }) => name === "ContextEntryTypes")?.parts ?? [];
      const named = listed.filter(({ parts }) => parts.length > 1);
      const entries = named.map((one) => [textOf(at(one, 0), source), typeOf(at(one, 1), source)] as const);
      return { kind: "context", entries: Object.fromEntries(entries) };
    }
    case "FunctionType": {
      const params = inner.parts.find(({ name }) => name === "ArgumentTypes")?.parts ?? [];
      const gives = types.at(-1);
      const read = params.map((one) => typeOf(only(one), source));
      return { kind: "function", params: read, ...(gives && { gives: typeOf(gives, source) }) };
    }
    default:
      return { kind: "named", name: textOf(inner, source).replace(/\s+/g, " ") };
  }
}

function compareOp(tree: Tree, source: string): CompareOp {
  const op = textOf(tree, source);
  if (op === "=" || op === "!=" || op === "<" || op === "<=" || op === ">" || op === ">=") return op;
  throw unreadable(source, tree.from);
}

function stringOf(text: string): string {
  return text
    .slice(1, -1)
    .replace(/\\(?:u([0-9a-fA-F]{4})|U([0-9a-fA-F]{6})|(["\\nrt']))/g, (all, short, long, sign) => {
      if (sign) return { n: "\n", r: "\r", t: "\t" }[String(sign)] ?? String(sign);
      const code = Number.parseInt(String(short ?? long), 16);
      return code <= 0x10ffff ? String.fromCodePoint(code) : String(all);
    });
}

function textOf(tree: Tree, source: string): string {
  return source.slice(tree.from, tree.to);
}

function at(tree: Tree, index: number): Tree {
  const part = tree.parts[index];
  if (!part) throw new RangeError(`no part ${index} in ${tree.name}`);
  return part;
}

function only(tree: Tree): Tree {
  return at(tree, 0);
}
