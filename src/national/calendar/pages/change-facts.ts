import type { Locale } from "../../../platform/text/index.ts";
import type { DayChangeFacts } from "../../../ui/index.ts";
import type { CalendarChange, ChangeKind, DayChangeStep } from "../change.ts";

/** A change as the interface puts it into words: by the first and last of its days, and their name. */
export function changeFacts(
  kind: ChangeKind,
  steps: readonly DayChangeStep[],
  year: number | null,
  locale: Locale,
): DayChangeFacts {
  if (kind === "confirmation" || (kind === "undo" && steps.length === 0))
    return { kind: "confirmation", year: year ?? 0 };
  const dates = steps.map(({ date }) => date).sort();
  const [first = "", last = first] = [dates[0], dates.at(-1)];
  if (kind === "swap") {
    const off = steps.find(({ before, after }) => (after ?? before)?.kind === "off")?.date ?? first;
    const worked = steps.find(({ before, after }) => (after ?? before)?.kind === "work")?.date ?? last;
    return { kind, off, worked };
  }
  const [step] = steps;
  const name = (step?.after ?? step?.before)?.name[locale] ?? "";
  return { kind: kind === "undo" ? "removal" : kind, first, last, name };
}

/** A change of the history in words; what takes another back names that one. */
export function historyFacts(
  change: CalendarChange,
  undone: CalendarChange | undefined,
  locale: Locale,
): DayChangeFacts {
  if (change.kind !== "undo") return changeFacts(change.kind, change.steps, change.year, locale);
  return {
    kind: "undo",
    of: undone ? historyFacts(undone, undefined, locale) : changeFacts("undo", change.steps, change.year, locale),
  };
}
