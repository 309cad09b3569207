import fc from "fast-check";
import { expect, test } from "vitest";
import { compileExpression } from "../expression.ts";
import { startRun } from "./run.ts";
import { slowMatcher } from "./slow-matcher.ts";

const pattern: fc.Arbitrary<string> = fc.letrec<{ readonly any: string }>((tie) => ({
  any: fc.oneof(
    { depthSize: "small" },
    fc.constantFrom("a", "b", ".", "[ab]", "[^a]", "\\d", "\\p{L}", "é"),
    fc.tuple(tie("any"), tie("any")).map(([a, b]) => a + b),
    fc.tuple(tie("any"), tie("any")).map(([a, b]) => `(?:${a}|${b})`),
    tie("any").map((inner) => `(${inner})`),
    fc.tuple(tie("any"), fc.constantFrom("*", "+", "?", "{1,2}", "*?", "+?")).map(([a, how]) => `(?:${a})${how}`),
    tie("any").map((inner) => `^${inner}$`),
  ),
})).any;

test("finds what the machine's own matcher finds", () => {
  fc.assert(
    fc.property(
      pattern,
      fc.string({ unit: fc.constantFrom("a", "b", "1", "é", "😀"), maxLength: 7 }),
      (source, text) => {
        const native = new RegExp(source, "u").exec(text);
        const found = slowMatcher(source, "u")?.(text, 0, startRun());
        expect(found?.[0]).toEqual(native ? [native.index, native.index + native[0].length] : undefined);
      },
    ),
    { numRuns: 2000 },
  );
});

test.each([
  // Long enough for the slow matcher to be taken.
  ['count(split(string join(for i in 1..900 return "a", ","), "\\\\s*,\\\\s*"))', 900],
  ['string length(replace(string join(for i in 1..300 return "ab"), "(a)(b)", "$2$1$0"))', 1200],
  ['replace("aXbXc", "(X)+", "-")', "a-b-c"],
  ['matches("abab", "^(ab)\\\\1$")', true],
  ['matches("abac", "^(ab)\\\\1$")', false],
  ['matches("x\\ny", "^(y)+$", "m")', true],
  ['matches("ABC", "^(abc)+$", "i")', true],
  ['matches("ab", "(?=a)(b)+")', null],
  ['split("a1b22c", "([0-9])+")', ["a", "b", "c"]],
])("%s is %j", (source, expected) => {
  expect(compileExpression(source).evaluate({})).toEqual(expected);
});
