import { DecisionError } from "./decision-error.ts";

/** Whether a text is an expression of Camunda 7: `${…}` or `#{…}` around all of it. */
export function isJuel(text: string): boolean {
  return /^[$#]\{[\s\S]*\}$/.test(text.trim());
}

/**
 * Writes a JUEL expression as FEEL: comparisons (signs or words), `&&`, `||`, `!`, `empty`, arithmetic, `? :`, paths and indexes.
 * Methods and beans are not there to be called.
 * Throws DecisionError `decision.expression-unreadable`.
 */
export function juelToFeel(source: string): string {
  const text = source.trim().slice(2, -1);
  const tokens = tokensOf(text, source);
  let at = 0;
  let depth = 0;
  const made = ternary();
  if (at < tokens.length) throw unreadable(source, tokens[at] ?? "");
  return made;

  function taken(...wanted: readonly string[]): string | undefined {
    const token = tokens[at];
    if (token === undefined || !wanted.includes(token)) return undefined;
    at += 1;
    return token;
  }

  function need(wanted: string): void {
    if (!taken(wanted)) throw unreadable(source, tokens[at] ?? "");
  }

  function ternary(): string {
    depth += 1;
    if (depth > 100) throw unreadable(source, tokens[at] ?? "");
    const test = binary(0);
    depth -= 1;
    if (!taken("?")) return test;
    const yes = ternary();
    need(":");
    return `(if ${test} then ${yes} else ${ternary()})`;
  }

  function binary(level: number): string {
    const signs = levels[level];
    if (!signs) return unary();
    let left = binary(level + 1);
    for (let sign = taken(...Object.keys(signs)); sign !== undefined; sign = taken(...Object.keys(signs))) {
      const right = binary(level + 1);
      left = sign === "%" || sign === "mod" ? `modulo(${left}, ${right})` : `(${left} ${signs[sign]} ${right})`;
    }
    return left;
  }

  function unary(): string {
    depth += 1;
    if (depth > 100) throw unreadable(source, tokens[at] ?? "");
    const sign = taken("!", "not", "-", "empty");
    const inner = sign === undefined ? postfix() : unary();
    depth -= 1;
    if (sign === "!" || sign === "not") return `not(${inner})`;
    if (sign === "-") return `(-${inner})`;
    return sign === "empty" ? `(${inner} in (null, "", []))` : inner;
  }

  function postfix(): string {
    let value = primary();
    for (;;) {
      if (taken(".")) value = `${value}.${name()}`;
      else if (taken("[")) {
        const key = ternary();
        need("]");
        // A text names an entry; a number counts from 0.
        value = key.startsWith('"') ? `get value(${value}, ${key})` : `${value}[${key} + 1]`;
      } else return value;
    }
  }

  function name(): string {
    const token = tokens[at] ?? "";
    if (!/^[\p{L}_$][\p{L}\p{N}_$]*$/u.test(token) || tokens[at + 1] === "(") throw unreadable(source, token);
    at += 1;
    return token;
  }

  function primary(): string {
    if (taken("(")) {
      const inner = ternary();
      need(")");
      return `(${inner})`;
    }
    const token = tokens[at] ?? "";
    if (/^\d|^"/.test(token) || token === "true" || token === "false" || token === "null") {
      at += 1;
      return token;
    }
    return name();
  }
}

/** Signs of each level, the loosest first, and what FEEL writes for them. */
const levels: readonly Readonly<Record<string, string>>[] = [
  { "||": "or", or: "or" },
  { "&&": "and", and: "and" },
  { "==": "=", eq: "=", "!=": "!=", ne: "!=" },
  { "<": "<", lt: "<", ">": ">", gt: ">", "<=": "<=", le: "<=", ">=": ">=", ge: ">=" },
  { "+": "+", "-": "-" },
  { "*": "*", "/": "/", div: "/", "%": "", mod: "" },
];

function tokensOf(text: string, source: string): readonly string[] {
  const tokens: string[] = [];
  const next =
    /\s*(?:("(?:[^"\\]|\\.)*"|'(?:[^'\\]|\\.)*')|(\d+(?:\.\d+)?)|([\p{L}_$][\p{L}\p{N}_$]*)|(&&|\|\||==|!=|<=|>=|[-+*/%<>!?:().[\]]))/uy;
  while (text.slice(next.lastIndex).trim() !== "") {
    const from = next.lastIndex;
    const match = next.exec(text);
    if (!match) throw unreadable(source, text.slice(from, from + 20));
    const [, quoted, number, word, sign] = match;
    if (quoted)
      tokens.push(
        `"${quoted.slice(1, -1).replace(/\\(.)|"/gs, (all, one) => (one === "'" ? "'" : all === '"' ? '\\"' : all))}"`,
      );
    else tokens.push(number ?? word ?? sign ?? "");
  }
  return tokens;
}

function unreadable(source: string, at: string): DecisionError {
  const shown = source.length > 200 ? `${source.slice(0, 200)}…` : source;
  const rest = at.trim();
  return new DecisionError("decision.expression-unreadable", {
    vi: `Không đọc được biểu thức “${shown}”${rest ? ` từ chỗ “${rest}”` : ""}. Chỉ dùng so sánh, and, or, not, empty và phép tính; không gọi phương thức.`,
    en: `Cannot read the expression “${shown}”${rest ? ` from “${rest}” on` : ""}. Use comparisons, and, or, not, empty and arithmetic only; no methods.`,
  });
}
