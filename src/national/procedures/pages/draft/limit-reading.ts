import { formatLimit, LimitError, parseLimit, type WorkingTime } from "../../../../engines/deadline/index.ts";
import {
  formatDate,
  formatTime,
  formatWeekday,
  type Locale,
  textIn,
  wordsIn,
} from "../../../../platform/text/index.ts";
import { dueOf } from "../procedure/how-long.tsx";
import { draftText } from "./text.ts";

/** What a limit means as it is typed: its reading, and when something handed in now would be due; or what to write instead. */
export function limitReading(typed: string, now: Date, time: WorkingTime, locale: Locale): string {
  const text = wordsIn(draftText, locale);
  if (typed.trim() === "") return text.limitHint;
  try {
    const limit = textIn(formatLimit(parseLimit(typed)), locale);
    const due = dueOf(typed, now, time)?.due;
    if (!due) return `= ${limit}`;
    return text.reading(limit, `${formatTime(due)} ${formatWeekday(due, locale)} ${formatDate(due)}`);
  } catch (error) {
    if (error instanceof LimitError) return textIn(error.people, locale);
    throw error;
  }
}
