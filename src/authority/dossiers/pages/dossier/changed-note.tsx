import { formatTime, type Locale, wordsIn } from "../../../../platform/text/index.ts";
import { Presence } from "../../../../ui/index.ts";
import { actorNameIn } from "../../node-actor.ts";
import type { DossierFacts } from "../../read-dossier.ts";
import { pathOf } from "./desk.ts";
import { eventWords } from "./event-words.ts";
import { eventsSince } from "./stale.tsx";
import { dossierText } from "./text.ts";

/** Says that the dossier has changed since the page was opened: what was last done, by whom. */
export function ChangedNote(of: { facts: DossierFacts; seen: number; notes: number; locale: Locale }) {
  const { facts, seen, notes, locale } = of;
  const text = wordsIn(dossierText, locale);
  const { dossier, events, instance, agencies } = facts;
  const since = eventsSince(events, seen);
  const papers = new Map(dossier.components.map(({ code, name }) => [code, name]));
  const last = since.at(-1);
  const what = last
    ? `${eventWords(last, { locale, plan: instance?.plan, agencies, papers }).what}, ${actorNameIn(last.actorName, locale)}, ${formatTime(last.at)}.`
    : "";
  const more = facts.notes.length - notes;
  return (
    <Presence>
      <strong>{text.changed(Math.max(since.length, more))}</strong> {what} {text.changedHint}{" "}
      <a href={pathOf(dossier)}>{text.reload}</a>
    </Presence>
  );
}
