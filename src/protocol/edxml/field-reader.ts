import { isCalendarDate, readDate, readInstant } from "./dates.ts";
import { child, type Element, plain, textOf } from "./element.ts";
import type { FindingLog } from "./findings.ts";
import { readOrganCode } from "./organ-code.ts";

/** Reads fields below one element and reports each fault with its path. Every method returns a usable value; none throws. */
export type FieldReader = {
  readonly element: Element | undefined;
  readonly path: string;
  /** A reader of a child element, absent or not. Reports a repetition, of which only the first is read. */
  into(name: string): FieldReader;
  /** The text of a child, "" when absent. */
  optional(name: string): string;
  /** The text of a child; its absence is reported. */
  required(name: string): string;
  /** A date as `yyyy-MM-dd`, or the sender's text when it is no date. */
  date(name: string, need: "required" | "optional"): string;
  /** An instant as ISO 8601, or the sender's text when it is none. */
  instant(name: string): string;
  /** An agency code in the form of QĐ 20/2020, or the sender's text when it is no code. */
  organCode(name: string, need: "required" | "optional"): string;
  /** A whole number, or undefined. */
  count(name: string): number | undefined;
};

export function createFieldReader(element: Element | undefined, path: string, log: FindingLog): FieldReader {
  const at = (name: string) => (path === "" ? name : `${path}/${name}`);
  const optional = (name: string) => {
    reportRepetition(element, name, at(name), log);
    return textOf(element, name);
  };
  const required = (name: string) => {
    const text = optional(name);
    if (text === "") log.add("field.missing", at(name));
    return text;
  };
  const take = (name: string, need: "required" | "optional") => (need === "required" ? required(name) : optional(name));
  return {
    element,
    path,
    into(name) {
      reportRepetition(element, name, at(name), log);
      return createFieldReader(child(element, name), at(name), log);
    },
    optional,
    required,
    date: (name, need) => judgeDate(take(name, need), at(name), readDate, log),
    instant: (name) => judgeDate(required(name), at(name), readInstant, log),
    organCode: (name, need) => judgeOrganCode(take(name, need), at(name), log),
    count(name) {
      const text = optional(name);
      if (/^\d{1,9}$/.test(text)) return Number(text);
      if (text !== "") log.add("number.unreadable", at(name), text);
      return undefined;
    },
  };
}

/** Reports an agency code in neither form; returns it in the form of QĐ 20/2020, or as it came. */
export function judgeOrganCode(text: string, path: string, log: FindingLog): string {
  if (text === "") return "";
  const code = readOrganCode(text);
  if (code === undefined) log.add("organ.unreadable", path, text);
  return code ?? text;
}

/** The text of every child of that name, empty ones left out. */
export function textsNamed(element: Element | undefined, name: string): string[] {
  return (
    element?.children.flatMap((each) => (each.name === name && plain(each.text) !== "" ? [plain(each.text)] : [])) ?? []
  );
}

/** The object without the fields that the sender left empty. */
export function present<Name extends string>(fields: Record<Name, string>): { [Key in Name]?: string } {
  const kept: { [Key in Name]?: string } = {};
  for (const name in fields) if (fields[name] !== "") kept[name] = fields[name];
  return kept;
}

/** Whether the date of the first text lies before that of the second; false when either is no date. */
export function isEarlier(first: string, second: string): boolean {
  return isCalendarDate(first) && isCalendarDate(second) && first < second;
}

function judgeDate(text: string, path: string, read: typeof readDate, log: FindingLog): string {
  if (text === "") return "";
  const date = read(text);
  if (date === undefined) {
    log.add("date.impossible", path, text);
    return text;
  }
  if (!date.prescribed) log.add("date.form", path, text);
  return date.iso;
}

function reportRepetition(element: Element | undefined, name: string, path: string, log: FindingLog): void {
  if (element === undefined) return;
  let seen = 0;
  for (const each of element.children) if (each.name === name && ++seen === 2) log.add("element.duplicate", path);
}
