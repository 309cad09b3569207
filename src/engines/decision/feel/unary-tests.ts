import { compare, equal, inRange } from "./compare.ts";
import type { Eval, Scope } from "./scope.ts";
import { mentions, type Node } from "./syntax.ts";
import { isList, isRange } from "./value.ts";

/** A test put to a value: true, false, or null when it cannot be told. */
export type Test = (value: unknown, scope: Scope) => boolean | null;

/**
 * One test of a cell, or of `value in (…)`. `> 5` compares; a range or list holds the value; an expression that speaks of `?` or
 * compares must be true; anything else must equal the value.
 */
export function compileTest(node: Node, compile: (node: Node) => Eval): Test {
  if (node.kind === "bound") {
    const { op } = node;
    const end = compile(node.of);
    return (value, scope) => compare(op, value, end(scope), scope.run);
  }
  const ready = compile(node);
  if (mentions(node, "?")) return (_, scope) => truth(ready(scope));
  if (node.kind === "literal") {
    const { value: wanted } = node;
    return (value, scope) => equal(value, wanted, scope.run) ?? false;
  }
  const says = statements.has(node.kind);
  return (value, scope) => {
    const result = ready(scope);
    if (isRange(result) && !isRange(value)) return inRange(value, result);
    if (says && typeof result === "boolean") return result;
    if (isList(result)) {
      if (isList(value) && equal(value, result, scope.run) === true) return true;
      return result.some((item) =>
        isRange(item) ? inRange(value, item) === true : equal(value, item, scope.run) === true,
      );
    }
    // A function of the input's surroundings that says yes or no, beside an input that is no boolean.
    if (typeof result === "boolean" && typeof value !== "boolean") return result;
    return equal(value, result, scope.run) ?? false;
  };
}

const statements: ReadonlySet<Node["kind"]> = new Set([
  "compare",
  "between",
  "in",
  "and",
  "or",
  "some",
  "every",
  "instance",
]);

function truth(value: unknown): boolean | null {
  return typeof value === "boolean" ? value : null;
}
