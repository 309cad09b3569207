import { byPattern } from "../patterns.ts";
import { madeText, spend } from "../run.ts";
import { type FeelFunction, isList } from "../value.ts";
import { builtin } from "./define.ts";
import { asNumber, asText } from "./narrow.ts";

export const textFunctions: Readonly<Record<string, FeelFunction>> = {
  not: builtin({ params: [["negand", "any?"]], run: ([value]) => (typeof value === "boolean" ? !value : null) }),
  substring: builtin({
    params: [
      ["string", "string"],
      ["start position", "number"],
      ["length", "number?"],
    ],
    run([text, start, length], run) {
      const letters = Array.from(madeText(run, asText(text)));
      const first = Math.trunc(asNumber(start));
      const from = first > 0 ? first - 1 : letters.length + first;
      if (first === 0 || (length !== null && asNumber(length) < 1)) return null;
      if (from < 0 || from >= letters.length) return first < 0 && from < 0 ? null : "";
      return letters.slice(from, length === null ? undefined : from + Math.trunc(asNumber(length))).join("");
    },
  }),
  "string length": builtin({
    params: [["string", "string"]],
    run: ([text], run) => Array.from(madeText(run, asText(text))).length,
  }),
  "upper case": ofText((text) => text.toUpperCase()),
  "lower case": ofText((text) => text.toLowerCase()),
  trim: ofText((text) => text.trim()),
  "substring before": ofTwo("match", (text, match) => (text.includes(match) ? text.slice(0, text.indexOf(match)) : "")),
  "substring after": ofTwo("match", (text, match) =>
    text.includes(match) ? text.slice(text.indexOf(match) + match.length) : "",
  ),
  contains: ofTwo("match", (text, match) => text.includes(match)),
  "starts with": ofTwo("match", (text, match) => text.startsWith(match)),
  "ends with": ofTwo("match", (text, match) => text.endsWith(match)),
  matches: builtin({
    params: [
      ["input", "string"],
      ["pattern", "string"],
      ["flags", "string?"],
    ],
    run: ([input, pattern, flags], run) => byPattern("matches", asText(input), asText(pattern), asText(flags), "", run),
  }),
  replace: builtin({
    params: [
      ["input", "string"],
      ["pattern", "string"],
      ["replacement", "string"],
      ["flags", "string?"],
    ],
    run([input, pattern, replacement, flags], run) {
      const done = byPattern("replace", asText(input), asText(pattern), asText(flags), asText(replacement), run);
      return typeof done === "string" ? madeText(run, done) : null;
    },
  }),
  split: builtin({
    params: [
      ["string", "string"],
      ["delimiter", "string"],
    ],
    run([text, delimiter], run) {
      const parts = byPattern("split", asText(text), asText(delimiter), "", "", run);
      if (isList(parts)) spend(run, parts.length);
      return parts;
    },
  }),
};

function ofText(answer: (text: string) => string): FeelFunction {
  return builtin({ params: [["string", "string"]], run: ([text], run) => madeText(run, answer(asText(text))) });
}

function ofTwo(second: string, answer: (text: string, other: string) => string | boolean): FeelFunction {
  return builtin({
    params: [
      ["string", "string"],
      [second, "string"],
    ],
    run([text, other], run) {
      spend(run, asText(text).length >> 8);
      return answer(asText(text), asText(other));
    },
  });
}
