import { type Node, partsOf } from "../feel/syntax.ts";

/** Names an expression uses that nothing gives: neither `known`, nor itself. What is inside a filter may be a name of its items. */
export function unknownNames(node: Node, known: (name: string) => boolean): readonly string[] {
  const inside = (part: Node, more: readonly string[]): readonly string[] =>
    unknownNames(part, (name) => more.includes(name) || known(name));
  switch (node.kind) {
    case "name":
      return node.builtin || known(node.name) ? [] : [node.name];
    case "filter":
      return unknownNames(node.list, known);
    case "for":
    case "some":
    case "every": {
      const names: string[] = [];
      const unknown = node.loops.flatMap(({ name, from, to }) => {
        const found = [from, ...(to ? [to] : [])].flatMap((part) => inside(part, [...names]));
        names.push(name);
        return found;
      });
      return [...unknown, ...inside(node.body, [...names, "partial"])];
    }
    case "context": {
      // Functions in it may use names that come later.
      const keys = node.entries.map(({ key }) => key);
      return node.entries.flatMap(({ value }) => inside(value, keys));
    }
    case "function":
      return inside(
        node.body,
        node.params.map(({ name }) => name),
      );
    default:
      return partsOf(node).flatMap((part) => unknownNames(part, known));
  }
}
