/** A date of the message, and whether it stood in the prescribed form `yyyy/MM/dd`. */
export type ReadDate = { iso: string; prescribed: boolean };

const yearFirst = /^(\d{4})[/.-](\d{1,2})[/.-](\d{1,2})(?:[ T].*)?$/;
const dayFirst = /^(\d{1,2})[/.-](\d{1,2})[/.-](\d{4})(?:[ T].*)?$/;
const clockTime = /[ T](\d{1,2}):(\d{2})(?::(\d{2}))?(?:\.\d+)?\s*(Z|[+-]\d{2}:?\d{2})?$/;
const vietnamOffsetMs = 7 * 3_600_000;
// Documents of the present state begin in 1945; years far off are the empty dates of some software (0001/01/01, 9999/12/31).
const earliestYear = 1945;
const latestYear = 2199;

/** Reads a date as existing software writes it; undefined when it is no day of the calendar. */
export function readDate(text: string): ReadDate | undefined {
  const first = yearFirst.exec(text);
  const parts = first ?? dayFirst.exec(text);
  if (parts === null) return undefined;
  const [year, month, day] = first ? [parts[1], parts[2], parts[3]] : [parts[3], parts[2], parts[1]];
  const iso = `${year}-${month?.padStart(2, "0")}-${day?.padStart(2, "0")}`;
  if (!isCalendarDate(iso)) return undefined;
  return { iso, prescribed: text === wireDate(iso) };
}

/** Reads an instant in Vietnam time (or with its own offset) into ISO 8601 with +07:00; undefined when there is no such moment. */
export function readInstant(text: string): ReadDate | undefined {
  const date = readDate(text);
  if (date === undefined) return undefined;
  const time = clockTime.exec(text);
  if (time === null) return /[ T]/.test(text) ? undefined : { iso: `${date.iso}T00:00:00+07:00`, prescribed: false };
  const [, hour = "", minute = "", second = "00", offset] = time;
  if (Number(hour) > 23 || Number(minute) > 59 || Number(second) > 59) return undefined;
  const local = `${date.iso}T${hour.padStart(2, "0")}:${minute}:${second}`;
  const zone =
    offset === undefined
      ? "+07:00"
      : offset === "Z" || offset.includes(":")
        ? offset
        : `${offset.slice(0, 3)}:${offset.slice(3)}`;
  const moment = Date.parse(`${local}${zone}`);
  if (Number.isNaN(moment)) return undefined;
  const iso = vietnamInstant(new Date(moment));
  return { iso, prescribed: text === wireInstant(iso) };
}

/** Whether the text is a real day in the form `yyyy-MM-dd`. */
export function isCalendarDate(text: string): boolean {
  const match = /^(\d{4})-(\d{2})-(\d{2})$/.exec(text);
  if (match === null) return false;
  const [year, month, day] = [Number(match[1]), Number(match[2]), Number(match[3])];
  return (
    year >= earliestYear && year <= latestYear && month >= 1 && month <= 12 && day >= 1 && day <= daysOf(year, month)
  );
}

/** Whether the text is an ISO 8601 instant with an offset. */
export function isInstant(text: string): boolean {
  return (
    /^\d{4}-\d{2}-\d{2}T\d{2}:\d{2}:\d{2}(\.\d+)?(Z|[+-]\d{2}:\d{2})$/.test(text) &&
    isCalendarDate(text.slice(0, 10)) &&
    !Number.isNaN(Date.parse(text))
  );
}

/** The instant as Vietnam's clocks show it: `2020-10-27T09:15:00+07:00`. Vietnam has had one time zone without summer time since 1975. */
export function vietnamInstant(instant: Date): string {
  return `${new Date(instant.getTime() + vietnamOffsetMs).toISOString().slice(0, 19)}+07:00`;
}

/** `2020-10-27` as `2020/10/27`; any other text as it is. */
export function wireDate(iso: string): string {
  return isCalendarDate(iso) ? iso.replaceAll("-", "/") : iso;
}

/** An ISO instant as `2020/10/27 09:15:00`, Vietnam time; any other text as it is. */
export function wireInstant(iso: string): string {
  if (!isInstant(iso)) return iso;
  const local = iso.length === 25 && iso.endsWith("+07:00") ? iso : vietnamInstant(new Date(iso));
  return `${local.slice(0, 10).replaceAll("-", "/")} ${local.slice(11, 19)}`;
}

function daysOf(year: number, month: number): number {
  if (month === 2) return year % 4 === 0 && (year % 100 !== 0 || year % 400 === 0) ? 29 : 28;
  return month === 4 || month === 6 || month === 9 || month === 11 ? 30 : 31;
}
