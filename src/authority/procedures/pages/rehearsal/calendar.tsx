import {
  formatDate,
  formatDateTime,
  formatTime,
  formatWeekday,
  isoDay,
  type Locale,
  startOfDay,
  wordsIn,
} from "../../../../platform/text/index.ts";
import { Gantt, type GanttBar } from "../../../../ui/index.ts";
import type { Rehearsed, RehearsedStep } from "../../rehearsal/rehearse.ts";
import { rehearsalText } from "./text.ts";

const day = 86_400_000;
/** Beyond this many days only some are named, so that their names do not run together. */
const mostNamed = 14;

/** The steps of a made-up dossier as bars over the days, with its due date. */
export function DossierCalendar({ id, rehearsed, locale }: { id: string; rehearsed: Rehearsed; locale: Locale }) {
  const text = wordsIn(rehearsalText, locale);
  const bars = rehearsed.steps.filter(({ kind }) => kind !== "machine").map((step) => barOf(step, text.timer));
  if (bars.length === 0) return null;
  const due = rehearsed.due?.due ?? undefined;
  const from = Math.min(...bars.map((bar) => bar.from));
  const to = Math.max(...bars.map((bar) => bar.to), due?.getTime() ?? 0);
  return (
    <Gantt
      id={id}
      title={text.pictureTitle}
      bars={bars}
      ticks={ticksOf(from, to)}
      due={due && { at: due.getTime(), text: text.due }}
    />
  );
}

function barOf(step: RehearsedStep, timer: string): GanttBar {
  const kind = step.kind === "timer" ? "point" : step.kind === "wait" ? "wait" : "work";
  return {
    label: kind === "point" ? `${timer}: ${step.name}` : step.name,
    from: step.start.getTime(),
    to: step.end.getTime(),
    kind,
    text: formatDateTime(step.end).replace(/\/\d{4}/, ""),
  };
}

function ticksOf(from: number, to: number) {
  if (to - from < 1.5 * day) {
    const hour = 3_600_000;
    const first = Math.floor(from / hour) * hour;
    const step = to - from > day / 2 ? 4 : 2;
    return Array.from({ length: Math.ceil((to - first) / hour / step) + 1 }, (_, at) => {
      const instant = first + at * step * hour;
      return { at: instant, text: formatTime(new Date(instant)) };
    });
  }
  const first = startOfDay(isoDay(new Date(from))).getTime();
  const days = Math.ceil((to - first) / day) + 1;
  const every = Math.ceil(days / mostNamed);
  return Array.from({ length: days }, (_, at) => {
    const instant = new Date(first + at * day);
    const weekday = formatWeekday(instant, "en");
    const named = at % every === 0;
    return {
      at: instant.getTime(),
      text: named ? formatDate(instant).slice(0, 5) : "",
      off: weekday === "Saturday" || weekday === "Sunday",
    };
  });
}
