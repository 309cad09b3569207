import { formatDate, formatTime, isoDay, type Locale, wordsIn } from "../../../../platform/text/index.ts";
import type { LineStop } from "../../../../ui/index.ts";
import { besideReason } from "../../beside-reason.ts";
import { isHandingOver } from "../../step-time.ts";
import { clockOf } from "./clock.ts";
import type { Tracked } from "./read-tracked.ts";
import { trackStops, trackText } from "./text.ts";

/** What is shown of the history: what the applicant did or is told, and steps that are done. Nobody's name. */
export function stopsOf(tracked: Tracked, locale: Locale): readonly LineStop[] {
  const { dossier, events, now } = tracked;
  const years = new Set([dossier.receivedAt, ...events.map(({ at }) => at), dossier.dueAt ?? now].map(yearOf));
  const write = (at: Date) => ({
    date: years.size > 1 ? formatDate(at) : formatDate(at).slice(0, 5),
    time: formatTime(at),
    instant: at.toISOString(),
  });
  return [...passed(tracked, locale, write), ...present(tracked, locale, write), ...toCome(tracked, locale, write)];
}

type Write = (at: Date) => Pick<LineStop, "date" | "time" | "instant">;

function yearOf(at: Date): string {
  return isoDay(at).slice(0, 4);
}

function passed({ events, requests, nameOf }: Tracked, locale: Locale, write: Write): readonly LineStop[] {
  const text = wordsIn(trackText, locale);
  const heads: Readonly<Record<string, string | undefined>> = wordsIn(trackStops, locale);
  let request = 0;
  return events.flatMap((event): readonly LineStop[] => {
    const known = heads[event.kind];
    if (known === undefined) return [];
    const stop = { state: "done" as const, ...write(event.at), head: known };
    switch (event.kind) {
      case "step-done":
        return [{ ...stop, head: event.step || known, note: nameOf(event.agencyCode) }];
      case "supplement-asked": {
        const { papers = [], hasOther = false } = requests[request++] ?? {};
        const note = [...papers, ...(hasOther ? [text.otherPaper] : [])].join("; ");
        return [papers.length === 0 ? stop : { ...stop, head: text.papers(String(papers.length)), note }];
      }
      case "accepted":
      case "returned":
      case "not-accepted":
        return [{ ...stop, note: nameOf(event.agencyCode) }];
      case "due-moved":
        return [event.to === null ? stop : { ...stop, note: text.moved(dateAndTime(new Date(event.to))) }];
      default:
        return [stop];
    }
  });
}

function present({ dossier, work, events, nameOf, now }: Tracked, locale: Locale, write: Write): readonly LineStop[] {
  const text = wordsIn(trackText, locale);
  const latest = events.at(-1)?.at ?? new Date(0);
  const seen = new Set<string>();
  const waits = work.filter((step) => besideReason(step) !== undefined);
  // While a dossier is stopped beside its drawing its steps rest.
  return (waits.length > 0 ? waits : work).flatMap((step): readonly LineStop[] => {
    // Many copies of one step (asked of several agencies at once) are one stop for each agency.
    const key = `${step.name} ${step.agencyCode} ${step.place}`;
    if (seen.has(key)) return [];
    seen.add(key);
    const where = step.place === "elsewhere" ? text.elsewhere : nameOf(step.agencyCode);
    // The result is there whenever it is fetched: handing it over has no time.
    const dueAt = isHandingOver(dossier, step) ? null : step.dueAt;
    const due = dueAt && isoDay(dueAt) === isoDay(now) ? text.today(formatTime(dueAt)) : dueAt;
    const here = due === null ? text.hereOnly : text.here(typeof due === "string" ? due : dateAndTime(due));
    const note = step.place === "waiting" ? text.waiting : `${capital(where)}. ${here}`;
    // A step that began before the last thing that happened would look as if time ran backwards.
    const since = step.openedAt < latest ? { date: text.now, instant: now.toISOString() } : write(step.openedAt);
    return [{ state: "now", ...since, head: step.name, note }];
  });
}

function toCome(tracked: Tracked, locale: Locale, write: Write): readonly LineStop[] {
  const text = wordsIn(trackText, locale);
  const { dossier, now } = tracked;
  const clock = clockOf(tracked);
  const promised = clock.kind === "late" ? dossier.reappointedTo : clock.kind === "running" ? clock.dueAt : null;
  if (promised === null || promised < now) return [];
  return [{ state: "next", ...write(promised), head: text.toCome, note: text.atLatest }];
}

function dateAndTime(at: Date): string {
  return `${formatTime(at)} ${formatDate(at)}`;
}

function capital(text: string): string {
  return text.charAt(0).toUpperCase() + text.slice(1);
}
