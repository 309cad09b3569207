/** A FEEL expression as plain data, independent of the parser that read it. */
export type Node =
  | { readonly kind: "literal"; readonly value: null | boolean | number | string }
  | { readonly kind: "name"; readonly name: string; readonly builtin?: true }
  | { readonly kind: "path"; readonly from: Node; readonly name: string }
  | { readonly kind: "filter"; readonly list: Node; readonly by: Node }
  | { readonly kind: "call"; readonly target: Node; readonly args: readonly Node[]; readonly names?: readonly string[] }
  | { readonly kind: "arithmetic"; readonly op: ArithmeticOp; readonly left: Node; readonly right: Node }
  | { readonly kind: "negate"; readonly of: Node }
  | { readonly kind: "compare"; readonly op: CompareOp; readonly left: Node; readonly right: Node }
  | { readonly kind: "between"; readonly value: Node; readonly low: Node; readonly high: Node }
  | { readonly kind: "in"; readonly value: Node; readonly tests: readonly Node[] }
  | { readonly kind: "and" | "or"; readonly left: Node; readonly right: Node }
  | { readonly kind: "if"; readonly test: Node; readonly yes: Node; readonly no: Node }
  | { readonly kind: "for"; readonly loops: readonly Loop[]; readonly body: Node }
  | { readonly kind: "some" | "every"; readonly loops: readonly Loop[]; readonly body: Node }
  | {
      readonly kind: "range";
      readonly low: Node;
      readonly high: Node;
      readonly lowIn: boolean;
      readonly highIn: boolean;
    }
  /** `< 5`, `= "x"`: a test of the value at hand, or a range with one open end. */
  | { readonly kind: "bound"; readonly op: CompareOp; readonly of: Node }
  | { readonly kind: "list"; readonly items: readonly Node[] }
  | { readonly kind: "context"; readonly entries: readonly { readonly key: string; readonly value: Node }[] }
  | {
      readonly kind: "function";
      readonly params: readonly Parameter[];
      readonly body: Node;
      readonly external: boolean;
    }
  | { readonly kind: "instance"; readonly value: Node; readonly type: TypeNode };

export type ArithmeticOp = "+" | "-" | "*" | "/" | "**";
export type CompareOp = "=" | "!=" | "<" | "<=" | ">" | ">=";

/** `name in from`, or `name in from..to`. */
export type Loop = { readonly name: string; readonly from: Node; readonly to?: Node };

export type Parameter = { readonly name: string; readonly type?: TypeNode };

/** A type as written after `instance of` or a parameter's colon. */
export type TypeNode =
  | { readonly kind: "named"; readonly name: string }
  | { readonly kind: "list"; readonly of: TypeNode }
  | { readonly kind: "context"; readonly entries: Readonly<Record<string, TypeNode>> }
  | { readonly kind: "function"; readonly params: readonly TypeNode[]; readonly gives?: TypeNode };

/** The tests of one cell of a decision table. */
export type UnaryTests = { readonly any: boolean; readonly negated: boolean; readonly tests: readonly Node[] };

/** Parts of a node, for walks over a whole expression. */
export function partsOf(node: Node): readonly Node[] {
  switch (node.kind) {
    case "literal":
    case "name":
      return [];
    case "path":
      return [node.from];
    case "filter":
      return [node.list, node.by];
    case "call":
      return [node.target, ...node.args];
    case "arithmetic":
    case "compare":
    case "and":
    case "or":
      return [node.left, node.right];
    case "negate":
    case "bound":
      return [node.of];
    case "between":
      return [node.value, node.low, node.high];
    case "in":
      return [node.value, ...node.tests];
    case "if":
      return [node.test, node.yes, node.no];
    case "for":
    case "some":
    case "every":
      return [...node.loops.flatMap(({ from, to }) => (to ? [from, to] : [from])), node.body];
    case "range":
      return [node.low, node.high];
    case "list":
      return node.items;
    case "context":
      return node.entries.map(({ value }) => value);
    case "function":
      return [node.body];
    case "instance":
      return [node.value];
  }
}

/** Whether a name (such as `?` or `partial`) stands anywhere in the expression. */
export function mentions(node: Node, name: string): boolean {
  return (node.kind === "name" && node.name === name) || partsOf(node).some((part) => mentions(part, name));
}
