import { instantOf, LimitError, parseLimit, parseMinute } from "../../../../engines/deadline/index.ts";
import { formatTime, isoDay } from "../../../../platform/text/index.ts";

/** What the form of a rehearsal asks for, out of the address. */
export type AskedRehearsal = {
  /** `2020-11-24T09:00`. */
  readonly at: string;
  /** Undefined when it is no such minute. */
  readonly receivedAt: Date | undefined;
  readonly agency: string;
  readonly waiting: string;
  readonly waitingOk: boolean;
  readonly all: boolean;
  /** Outcome chosen by the id of the step. */
  readonly outcomes: ReadonlyMap<string, string>;
  /** Values that conditions look at, as typed and as read. */
  readonly values: ReadonlyMap<string, string>;
  /** Values that the fee table looks at. */
  readonly fees: ReadonlyMap<string, string>;
};

/** Reads a rehearsal from the query of its address. */
export function readRehearsal(query: URLSearchParams, now: Date, agency: string): AskedRehearsal {
  const at = query.get("at") ?? `${isoDay(now)}T${formatTime(now)}`;
  const minute = parseMinute(at);
  const waiting = query.get("waiting")?.trim() || "3 ngày làm việc";
  const group = (prefix: string) =>
    new Map(
      [...query].flatMap(([name, value]) =>
        name.startsWith(prefix) ? [[name.slice(prefix.length), value.trim()] as const] : [],
      ),
    );
  return {
    at,
    receivedAt: minute === undefined ? undefined : instantOf(minute),
    agency: query.get("agency")?.trim() || agency,
    waiting,
    waitingOk: isLimit(waiting),
    all: query.get("all") === "1",
    outcomes: group("o."),
    values: group("v."),
    fees: group("f."),
  };
}

function isLimit(text: string): boolean {
  try {
    return parseLimit(text) !== undefined;
  } catch (error) {
    if (error instanceof LimitError) return false;
    throw error;
  }
}

/** A value as it was meant: a number, yes or no, else a text. */
export function readValue(typed: string): number | boolean | string | null {
  if (typed === "") return null;
  if (/^(true|có|yes)$/i.test(typed)) return true;
  if (/^(false|không|no)$/i.test(typed)) return false;
  const number = Number(
    typed
      .replace(/\s/g, "")
      .replace(/\.(?=\d{3}\b)/g, "")
      .replace(",", "."),
  );
  return Number.isFinite(number) ? number : typed.replace(/^"(.*)"$/, "$1");
}
