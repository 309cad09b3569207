import { formatHours } from "../../../engines/deadline/index.ts";
import type { Locale } from "../../../platform/text/index.ts";
import type { DayChangeFacts } from "../../../ui/index.ts";
import type { CalendarChange, ChangeKind, ChangeSteps } from "../change.ts";

/** A change as the interface puts it into words. `agency` is the name of the agency whose hours change. */
export function changeFacts(kind: ChangeKind, done: ChangeSteps, agency: string, locale: Locale): DayChangeFacts {
  if (done.of === "hours") {
    const [step] = done.steps;
    const windows = step?.after?.windows ?? null;
    return { kind: "hours", agency, from: step?.validFrom ?? "", hours: windows && formatHours(windows) };
  }
  const dates = done.steps.map(({ date }) => date).sort();
  const [first = "", last = first] = [dates[0], dates.at(-1)];
  if (kind === "swap") {
    const dateOf = (mark: "off" | "work") =>
      done.steps.find(({ before, after }) => (after ?? before)?.kind === mark)?.date ?? first;
    return { kind, off: dateOf("off"), worked: dateOf("work") };
  }
  const [step] = done.steps;
  const name = (step?.after ?? step?.before)?.name[locale] ?? "";
  return { kind: kind === "off" || kind === "work" ? kind : "removal", first, last, name };
}

/** A change of the history in words; what takes another back names that one. */
export function historyFacts(
  change: CalendarChange,
  undone: CalendarChange | undefined,
  agency: string,
  locale: Locale,
): DayChangeFacts {
  if (change.kind !== "undo") return changeFacts(change.kind, change.done, agency, locale);
  const of = undone ?? change;
  return { kind: "undo", of: changeFacts(of.kind, of.done, agency, locale) };
}
