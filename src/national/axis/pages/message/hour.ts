import { formatDate, formatInstant, isoDay } from "../../../../platform/text/index.ts";

/** An instant as short as it can be: the hour alone on the day itself, else with its day. */
export function hourText(at: Date, now: Date): string {
  const time = formatInstant(at).slice(11);
  return isoDay(at) === isoDay(now) ? time : `${formatDate(at)} ${time.slice(0, 5)}`;
}
