import { type Run, spend, tooLong } from "./run.ts";
import { type Matcher, slowMatcher } from "./slow-matcher.ts";

/**
 * Matches, replaces or splits by a pattern of XPath, as FEEL has it. Null when the pattern is none. A pattern that could go back and
 * forth over the text without end is followed step by step, so that it can be stopped.
 * Throws DecisionError `decision.too-long`.
 */
export function byPattern(
  act: "matches" | "replace" | "split",
  text: string,
  pattern: string,
  flags: string,
  replacement: string,
  run: Run,
): unknown {
  const ready = patternOf(pattern, flags);
  if (!ready) return null;
  spend(run, 1 + (text.length >> 6));
  const { regex } = ready;
  if (!mayRunAway(ready.source, text.length)) {
    regex.lastIndex = 0;
    if (act === "matches") return regex.test(text);
    return act === "split" ? text.split(regex) : text.replace(regex, nativeReplacement(replacement));
  }
  ready.slow ??= slowMatcher(ready.source, ready.flags);
  const found = ready.slow;
  if (!found) return null;
  try {
    return act === "matches" ? found(text, 0, run) !== undefined : walk(found, text, act, replacement, run);
  } catch (error) {
    // A repetition goes one call deeper with each turn; a text too long for that would also take too long.
    if (error instanceof RangeError) throw tooLong();
    throw error;
  }
}

/** Every match from left to right, replaced or taken as the place to split. */
function walk(find: Matcher, text: string, act: "replace" | "split", replacement: string, run: Run): unknown {
  const parts: string[] = [];
  let [from, at] = [0, 0];
  while (at <= text.length) {
    const found = find(text, at, run);
    if (!found) break;
    const [start, end] = [found[0]?.[0] ?? 0, found[0]?.[1] ?? 0];
    at = end > start ? end : end + 1;
    if (act === "split" && end === start) continue;
    parts.push(text.slice(from, start));
    if (act === "replace") parts.push(filled(replacement, (group) => text.slice(...(found[group] ?? [0, 0]))));
    from = end;
  }
  parts.push(text.slice(from));
  return act === "split" ? parts : parts.join("");
}

/** Whether the work may exceed about a million steps, told from the number of repetitions; a repeated group always may. */
function mayRunAway(pattern: string, length: number): boolean {
  if (/\)[*+?{]|\\\d/.test(pattern)) return true;
  const repetitions = pattern.match(/[*+?{]/g)?.length ?? 0;
  return (length + 1) ** (repetitions + 1) > 1e6;
}

type Ready = { readonly regex: RegExp; readonly source: string; readonly flags: string; slow?: Matcher | null };
const known = new Map<string, Ready | null>();

function patternOf(pattern: string, flags: string): Ready | null {
  const key = `${flags}/${pattern}`;
  const cached = known.get(key);
  if (cached !== undefined) return cached;
  const made = make(pattern, flags);
  if (known.size >= 500) known.clear();
  known.set(key, made);
  return made;
}

function make(pattern: string, flags: string): Ready | null {
  if (pattern.length > 1000 || !/^[smix]*$/.test(flags)) return null;
  const spaceless = flags.includes("x") ? pattern.replace(/(\[[^\]]*\])|\s+/g, "$1") : pattern;
  // A set less another set is written [a-z-[aeiou]] in XPath.
  const source = spaceless.replace(/\[([^[\]]+)-\[([^[\]]*)\]\]/g, "[[$1]--[$2]]");
  const unique = [...new Set(flags.replace("x", ""))].join("");
  const mode = source === spaceless ? "u" : "v";
  try {
    return { regex: new RegExp(source, `${unique}${mode}g`), source, flags: `${unique}${mode}` };
  } catch {
    return null;
  }
}

/** `$0` is the whole match, `$1` a group, and a backslash takes a sign as it is. */
function filled(replacement: string, group: (index: number) => string): string {
  return replacement.replace(/\\([\\$])|\$(\d)/g, (_, sign, index) => (sign ? String(sign) : group(Number(index))));
}

function nativeReplacement(replacement: string): (...found: readonly unknown[]) => string {
  return (...found) => filled(replacement, (index) => (typeof found[index] === "string" ? found[index] : ""));
}
