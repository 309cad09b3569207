import { type Run, spend } from "./run.ts";

/** Where a match and its groups lie (start, end); undefined when there is none from a place on. */
export type Matcher = (text: string, from: number, run: Run) => Spans | undefined;
type Spans = readonly (readonly [number, number] | undefined)[];

type State = { readonly text: string; readonly run: Run; readonly groups: ([number, number] | undefined)[] };
/** Matches from a place on and goes on with what follows; false when neither way leads to the end. */
type Step = (state: State, at: number, then: (at: number) => boolean) => boolean;

/**
 * A matcher of regular expressions that pays for each step, so that a pattern such as `(a+)+b` on a long text ends with an error
 * instead of not at all. The machine's own matcher cannot be interrupted. Null for what it does not read (looking ahead or behind).
 */
export function slowMatcher(source: string, flags: string): Matcher | null {
  const reader = { source, flags, at: 0, groups: 0 };
  const whole = readChoice(reader);
  if (!whole || reader.at < source.length) return null;
  return (text, from, run) => {
    for (let start = from; start <= text.length; start += (text.codePointAt(start) ?? 0) > 0xffff ? 2 : 1) {
      const groups: State["groups"] = new Array(reader.groups + 1).fill(undefined);
      const state = { text, run, groups };
      const ended = whole(state, start, (end) => {
        groups[0] = [start, end];
        return true;
      });
      if (ended) return groups;
    }
    return undefined;
  };
}

type Reader = { readonly source: string; readonly flags: string; at: number; groups: number };

function readChoice(reader: Reader): Step | null {
  const choices: Step[] = [];
  do {
    const one = readSequence(reader);
    if (!one) return null;
    choices.push(one);
  } while (taken(reader, "|"));
  const [first] = choices;
  if (choices.length === 1 && first) return first;
  return (state, at, then) => choices.some((choice) => choice(state, at, then));
}

function readSequence(reader: Reader): Step | null {
  const steps: Step[] = [];
  while (reader.at < reader.source.length && !/[|)]/.test(reader.source[reader.at] ?? "")) {
    const one = readRepeated(reader);
    if (!one) return null;
    steps.push(one);
  }
  return (state, at, then) => follow(steps, 0, state, at, then);
}

function follow(
  steps: readonly Step[],
  index: number,
  state: State,
  at: number,
  then: (at: number) => boolean,
): boolean {
  const step = steps[index];
  if (!step) return then(at);
  return step(state, at, (next) => follow(steps, index + 1, state, next, then));
}

function readRepeated(reader: Reader): Step | null {
  const one = readOne(reader);
  if (!one) return null;
  const match = /^(?:([*+?])|\{(\d+)(,(\d*))?\})(\?)?/.exec(reader.source.slice(reader.at));
  if (!match) return one;
  reader.at += match[0].length;
  const [, sign, low, upTo, high, lazy] = match;
  const least = sign ? (sign === "+" ? 1 : 0) : Number(low);
  const most = sign ? (sign === "?" ? 1 : Infinity) : upTo ? (high ? Number(high) : Infinity) : Number(low);
  return repeat(one, least, most, lazy !== undefined);
}

function repeat(one: Step, least: number, most: number, lazy: boolean): Step {
  const turn = (state: State, at: number, count: number, then: (at: number) => boolean): boolean => {
    const again = (): boolean =>
      count < most && one(state, at, (next) => (next > at || count < least) && turn(state, next, count + 1, then));
    spend(state.run, 1);
    if (count < least) return again();
    return lazy ? then(at) || again() : again() || then(at);
  };
  return (state, at, then) => turn(state, at, 0, then);
}

function readOne(reader: Reader): Step | null {
  const rest = reader.source.slice(reader.at);
  if (taken(reader, "(")) return readGroup(reader);
  if (taken(reader, "^"))
    return anchor((text, at) => at === 0 || (reader.flags.includes("m") && text[at - 1] === "\n"));
  if (taken(reader, "$"))
    return anchor((text, at) => at === text.length || (reader.flags.includes("m") && text[at] === "\n"));
  const word = /^\\[bB]/.exec(rest);
  if (word) return null;
  const back = /^\\(\d)/.exec(rest);
  if (back) {
    reader.at += back[0].length;
    return backReference(Number(back[1]));
  }
  const atom = /^(?:\\(?:[pP]\{[^}]*\}|u\{[^}]*\}|u[0-9a-fA-F]{4}|.)|\[(?:\\.|\[(?:\\.|[^\]])*\]|[^\]])*\]|.)/su.exec(
    rest,
  );
  if (!atom) return null;
  reader.at += atom[0].length;
  const letter = new RegExp(`^(?:${atom[0]})$`, reader.flags.replace("m", ""));
  return (state, at, then) => {
    spend(state.run, 1);
    const code = state.text.codePointAt(at);
    if (code === undefined) return false;
    const sign = String.fromCodePoint(code);
    return letter.test(sign) && then(at + sign.length);
  };
}

function readGroup(reader: Reader): Step | null {
  const silent = reader.source.startsWith("?:", reader.at);
  if (silent) reader.at += 2;
  else if (reader.source[reader.at] === "?") return null;
  if (!silent) reader.groups += 1;
  const index = reader.groups;
  const inner = readChoice(reader);
  if (!inner || !taken(reader, ")")) return null;
  if (silent) return inner;
  return (state, at, then) => {
    const before = state.groups[index];
    return inner(state, at, (end) => {
      state.groups[index] = [at, end];
      if (then(end)) return true;
      state.groups[index] = before;
      return false;
    });
  };
}

function anchor(holds: (text: string, at: number) => boolean): Step {
  return (state, at, then) => holds(state.text, at) && then(at);
}

function backReference(index: number): Step {
  return (state, at, then) => {
    const group = state.groups[index];
    const text = group ? state.text.slice(...group) : "";
    spend(state.run, 1 + (text.length >> 3));
    return state.text.startsWith(text, at) && then(at + text.length);
  };
}

function taken(reader: Reader, sign: string): boolean {
  if (reader.source[reader.at] !== sign) return false;
  reader.at += 1;
  return true;
}
