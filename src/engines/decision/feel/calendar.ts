/** Days from 1970-01-01 to a day of the Gregorian calendar, which is also used before it was introduced. */
export function dayNumber(year: number, month: number, day: number): number {
  const shifted = month <= 2 ? year - 1 : year;
  const era = Math.floor(shifted / 400);
  const ofEra = shifted - era * 400;
  const ofYear = Math.floor((153 * (month + (month > 2 ? -3 : 9)) + 2) / 5) + day - 1;
  return era * 146_097 + ofEra * 365 + Math.floor(ofEra / 4) - Math.floor(ofEra / 100) + ofYear - 719_468;
}

/** The day with a number of days from 1970-01-01. */
export function dayOf(number: number): { readonly year: number; readonly month: number; readonly day: number } {
  const shifted = number + 719_468;
  const era = Math.floor(shifted / 146_097);
  const ofEra = shifted - era * 146_097;
  const yearOfEra = Math.floor(
    (ofEra - Math.floor(ofEra / 1460) + Math.floor(ofEra / 36_524) - Math.floor(ofEra / 146_096)) / 365,
  );
  const ofYear = ofEra - (365 * yearOfEra + Math.floor(yearOfEra / 4) - Math.floor(yearOfEra / 100));
  const mp = Math.floor((5 * ofYear + 2) / 153);
  const month = mp < 10 ? mp + 3 : mp - 9;
  return {
    year: yearOfEra + era * 400 + (month <= 2 ? 1 : 0),
    month,
    day: ofYear - Math.floor((153 * mp + 2) / 5) + 1,
  };
}

/** Days in a month. */
export function daysIn(year: number, month: number): number {
  if (month === 2) return year % 4 === 0 && (year % 100 !== 0 || year % 400 === 0) ? 29 : 28;
  return month === 4 || month === 6 || month === 9 || month === 11 ? 30 : 31;
}

/** Monday is 1, Sunday 7. */
export function weekdayOf(number: number): number {
  return ((((number + 3) % 7) + 7) % 7) + 1;
}

/** The week of ISO 8601 a day lies in, 1 to 53. */
export function isoWeek(number: number): number {
  const thursday = number - weekdayOf(number) + 4;
  return Math.floor((thursday - dayNumber(dayOf(thursday).year, 1, 1)) / 7) + 1;
}

/**
 * Seconds a named zone (`Asia/Ho_Chi_Minh`) is ahead of UTC when its clocks show `wall` (seconds from 1970 as if they were UTC);
 * undefined for a zone that is not known.
 */
export function zoneOffset(zone: string, wall: number): number | undefined {
  const format = formatOf(zone);
  if (!format) return undefined;
  const within = Math.max(-6e10, Math.min(6e10, Math.floor(wall)));
  // What the zone shows for the guessed instant tells the offset; a second look settles the hours around a change of clocks.
  const first = shown(format, within) - within;
  return shown(format, within - first) - (within - first);
}

function shown(format: Intl.DateTimeFormat, instant: number): number {
  const parts = Object.fromEntries(format.formatToParts(instant * 1000).map(({ type, value }) => [type, value]));
  const year = parts.era === "B" ? 1 - Number(parts.year) : Number(parts.year);
  const days = dayNumber(year, Number(parts.month), Number(parts.day));
  return days * 86_400 + Number(parts.hour) * 3600 + Number(parts.minute) * 60 + Number(parts.second);
}

const formats = new Map<string, Intl.DateTimeFormat | null>();

function formatOf(zone: string): Intl.DateTimeFormat | null {
  const known = formats.get(zone);
  if (known !== undefined) return known;
  const format = make(zone);
  if (formats.size < 1000) formats.set(zone, format);
  return format;
}

function make(zone: string): Intl.DateTimeFormat | null {
  if (!/^[A-Za-z_]+(?:\/[A-Za-z0-9_+-]+)*$/.test(zone)) return null;
  try {
    const two = "2-digit";
    return new Intl.DateTimeFormat("en-US", {
      timeZone: zone,
      hourCycle: "h23",
      era: "narrow",
      year: "numeric",
      month: two,
      day: two,
      hour: two,
      minute: two,
      second: two,
    });
  } catch {
    return null;
  }
}
