import { type Locale, wordsIn } from "../../../../platform/text/index.ts";
import type { Rehearsed } from "../../rehearsal/rehearse.ts";
import { rehearsalText } from "./text.ts";

/** How far a dossier is done before or after it is due. */
export function Verdict({ rehearsed, due, locale }: { rehearsed: Rehearsed; due: Date; locale: Locale }) {
  const text = wordsIn(rehearsalText, locale);
  const hours = Math.round(Math.abs(due.getTime() - rehearsed.doneAt.getTime()) / 3_600_000);
  const by =
    hours >= 48
      ? { vi: `${Math.floor(hours / 24)} ngày`, en: `${Math.floor(hours / 24)} days` }[locale]
      : { vi: `${hours} giờ`, en: `${hours} hours` }[locale];
  return rehearsed.isLate ? (
    <strong class="lt-drawn-notready">{text.late(by)}</strong>
  ) : (
    <span class="lt-drawn-fine">{text.inTime(by)}</span>
  );
}
