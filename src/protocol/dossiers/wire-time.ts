/** Vietnam's distance from UTC, without summer time, in milliseconds. */
const offset = 7 * 3_600_000;

/** Writes an instant as the wire carries it: `yyyyMMddHHmmss` in Vietnam; null as an empty text. Parts of a second are lost. */
export function writeWireTime(instant: Date | null): string {
  if (instant === null) return "";
  const iso = new Date(instant.getTime() + offset).toISOString();
  const date = iso.slice(0, 4) + iso.slice(5, 7) + iso.slice(8, 10);
  return date + iso.slice(11, 13) + iso.slice(14, 16) + iso.slice(17, 19);
}

/**
 * Reads a time of the wire: `yyyyMMddHHmmss`, and what some software writes instead: without seconds, or only the day, which then begins.
 * Undefined when it is none: a 31 February, or a year before 1945 or after 2199, is a slip.
 */
export function readWireTime(text: string): Date | undefined {
  if (!/^\d{8}(\d{4}(\d\d)?)?$/.test(text)) return undefined;
  const part = (from: number, to: number): number => Number(text.slice(from, to));
  const [year, month, day] = [part(0, 4), part(4, 6), part(6, 8)];
  const [hour, minute, second] = [part(8, 10), part(10, 12), part(12, 14)];
  if (year < 1945 || year > 2199 || hour > 23 || minute > 59 || second > 59) return undefined;
  const midnight = new Date(Date.UTC(year, month - 1, day));
  // A day that its month does not have comes out as another.
  if (midnight.getUTCMonth() !== month - 1 || midnight.getUTCDate() !== day) return undefined;
  return new Date(midnight.getTime() + ((hour * 60 + minute) * 60 + second) * 1_000 - offset);
}
