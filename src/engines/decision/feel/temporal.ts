import { dayNumber, dayOf, daysIn, weekdayOf, zoneOffset } from "./calendar.ts";
import {
  type DaysDuration,
  type FeelDate,
  type FeelDateTime,
  type FeelDuration,
  type FeelTime,
  feel,
  type MonthsDuration,
  type Place,
  type Temporal,
} from "./value.ts";

const nowhere: Place = { offset: null, zone: null };
const mostYear = 999_999_999;
const mostOffset = 18 * 3600;

export function makeDate(year: number, month: number, day: number): FeelDate | null {
  const whole = Number.isInteger(year) && Number.isInteger(month) && Number.isInteger(day);
  if (!whole || Math.abs(year) > mostYear || month < 1 || month > 12 || day < 1 || day > daysIn(year, month))
    return null;
  return { [feel]: "date", year, month, day };
}

export function makeTime(hour: number, minute: number, second: number, place: Place = nowhere): FeelTime | null {
  const whole = Number.isInteger(hour) && Number.isInteger(minute);
  if (!whole || hour < 0 || hour > 23 || minute < 0 || minute > 59 || !(second >= 0 && second < 60)) return null;
  if (place.offset !== null && Math.abs(place.offset) > mostOffset) return null;
  return { [feel]: "time", hour, minute, second, offset: place.offset, zone: place.zone };
}

export function joinDateTime(date: FeelDate | FeelDateTime, time: FeelTime): FeelDateTime {
  const { year, month, day } = date;
  const { hour, minute, second, offset, zone } = time;
  return { [feel]: "date and time", year, month, day, hour, minute, second, offset, zone };
}

/** A date as the date and time of its midnight in UTC. */
export function midnight({ year, month, day }: FeelDate): FeelDateTime {
  return { [feel]: "date and time", year, month, day, hour: 0, minute: 0, second: 0, offset: 0, zone: null };
}

export function dateOf({ year, month, day }: FeelDateTime): FeelDate {
  return { [feel]: "date", year, month, day };
}

export function timeOf({ hour, minute, second, offset, zone }: FeelDateTime): FeelTime {
  return { [feel]: "time", hour, minute, second, offset, zone };
}

export function daysDuration(seconds: number): DaysDuration {
  return { [feel]: "days and time duration", seconds: toNanoseconds(seconds) || 0 };
}

/** Rounded to billionths, or to what a number of this size can still tell; whole seconds stay exact. */
function toNanoseconds(seconds: number): number {
  return Math.trunc(seconds) + fractionOf(seconds);
}

function fractionOf(seconds: number): number {
  const whole = Math.trunc(seconds);
  return Number((seconds - whole).toFixed(Math.max(0, Math.min(9, 15 - String(Math.abs(whole)).length))));
}

export function monthsDuration(months: number): MonthsDuration {
  return { [feel]: "years and months duration", months: Math.trunc(months) || 0 };
}

/** Reads `2020-11-16`. Null when it is no date. */
export function readDate(text: string): FeelDate | null {
  const match = /^(-?(?:[1-9]\d{4,8}|\d{4}))-(\d{2})-(\d{2})$/.exec(text);
  return match ? makeDate(Number(match[1]), Number(match[2]), Number(match[3])) : null;
}

/** Reads `10:30:00`, `10:30:00.5Z`, `10:30:00+07:00`, `10:30:00@Asia/Ho_Chi_Minh`. Null when it is no time. */
export function readTime(text: string): FeelTime | null {
  const match = /^T?(\d{2}):(\d{2}):(\d{2}(?:\.\d{1,18})?)(Z|[+-]\d{2}:\d{2}(?::\d{2})?|@.+)?$/.exec(text);
  if (!match) return null;
  const place = readPlace(match[4]);
  return place && makeTime(Number(match[1]), Number(match[2]), Number(match[3]), place);
}

/** Reads `2020-11-16T10:30:00` with or without a place, and a date alone as its midnight. Null when it is none. */
export function readDateTime(text: string): FeelDateTime | null {
  const [day = "", wall, ...more] = text.split("T");
  // A named zone may hold a T.
  const date = readDate(day);
  if (!date) return null;
  if (wall === undefined) return joinDateTime(date, { [feel]: "time", hour: 0, minute: 0, second: 0, ...nowhere });
  const clock = [wall, ...more].join("T");
  // 24:00:00 is the midnight after.
  if (/^24:00:00(?:\.0+)?(?=$|[Z@+-])/.test(clock)) {
    const time = readTime(clock.replace("24", "00"));
    return time && joinDateTime(shiftDays(date, 1), time);
  }
  const time = readTime(clock);
  return time && joinDateTime(date, time);
}

function readPlace(text: string | undefined): Place | null {
  if (text === undefined) return nowhere;
  if (text === "Z") return { offset: 0, zone: null };
  if (text.startsWith("@"))
    return zoneOffset(text.slice(1), 0) === undefined ? null : { offset: null, zone: text.slice(1) };
  const [hour = 0, minute = 0, second = 0] = text.slice(1).split(":").map(Number);
  if (minute > 59 || second > 59) return null;
  const seconds = hour * 3600 + minute * 60 + second;
  return { offset: text.startsWith("-") ? -seconds || 0 : seconds, zone: null };
}

/** Reads `P1Y2M`, `P3DT4H5M6S`. Null when it is no duration. */
export function readDuration(text: string): FeelDuration | null {
  const months = /^(-)?P(?=\d)(?:(\d{1,12})Y)?(?:(\d{1,12})M)?$/.exec(text);
  if (months) {
    const total = Number(months[2] ?? 0) * 12 + Number(months[3] ?? 0);
    return monthsDuration(months[1] ? -total : total);
  }
  const days =
    /^(-)?P(?=.)(?:(\d{1,12})D)?(?:T(?=\d)(?:(\d{1,15})H)?(?:(\d{1,15})M)?(?:(\d{1,15}(?:\.\d{0,18})?)S)?)?$/.exec(
      text,
    );
  if (!days) return null;
  const [, sign, day = 0, hour = 0, minute = 0, second = 0] = days;
  const total = Number(day) * 86_400 + Number(hour) * 3600 + Number(minute) * 60 + Number(second);
  return daysDuration(sign ? -total : total);
}

/** Reads what stands in `@"…"`: a duration, time, date and time, or date. Null when it is none. */
export function readTemporal(text: string): Temporal | FeelDuration | null {
  return readDuration(text) ?? readDate(text) ?? (text.includes("T") ? readDateTime(text) : null) ?? readTime(text);
}

/** The number of a day, from 1970-01-01. */
export function dayNumberOf({ year, month, day }: FeelDate | FeelDateTime): number {
  return dayNumber(year, month, day);
}

/** Seconds ahead of UTC; null without a place. A time alone is taken on 1970-01-01. */
export function offsetOf(value: FeelTime | FeelDateTime): number | null {
  if (value.zone === null) return value.offset;
  return zoneOffset(value.zone, dayOrZero(value) * 86_400 + clockSeconds(value)) ?? 0;
}

/** Seconds from one value to another of its kind, as clocks on the wall show them. */
export function secondsBetween<T extends Temporal>(from: T, to: T): number {
  const days = dayOrZero(to) - dayOrZero(from);
  return days * 86_400 + clockSeconds(to) - clockSeconds(from);
}

function dayOrZero(value: Temporal): number {
  return value[feel] === "time" ? 0 : dayNumberOf(value);
}

function clockSeconds(value: Temporal): number {
  return value[feel] === "date" ? 0 : value.hour * 3600 + value.minute * 60 + value.second;
}

/** The date some days later. */
export function shiftDays(date: FeelDate, days: number): FeelDate {
  const { year, month, day } = dayOf(dayNumberOf(date) + days);
  return { [feel]: "date", year, month, day };
}

/** Some months later, on the same day of the month or its last. Null beyond the years there are. */
export function shiftMonths<T extends FeelDate | FeelDateTime>(value: T, months: number): T | null {
  const total = value.year * 12 + (value.month - 1) + months;
  const [year, month] = [Math.floor(total / 12), (((total % 12) + 12) % 12) + 1];
  if (Math.abs(year) > mostYear) return null;
  return { ...value, year, month, day: Math.min(value.day, daysIn(year, month)) };
}

/** Some seconds later. Null beyond the years there are. */
export function shiftSeconds<T extends FeelDateTime | FeelTime>(value: T, seconds: number): T | null {
  // Of the day alone, so that fractions keep their digits; billionths are counted as whole numbers.
  const whole = Math.trunc(seconds);
  const billionths = Math.round((clockSeconds(value) + (whole % 86_400) + fractionOf(seconds)) * 1e9);
  const over = Math.floor(billionths / 86_400e9);
  const rest = (billionths - over * 86_400e9) / 1e9;
  const shown = {
    hour: Math.floor(rest / 3600),
    minute: Math.floor((rest % 3600) / 60),
    second: toNanoseconds(rest % 60),
  };
  if (value[feel] === "time") return { ...value, ...shown };
  const date = dayOf(dayNumberOf(value) + Math.trunc(whole / 86_400) + over);
  if (Math.abs(date.year) > mostYear) return null;
  return { ...value, ...date, ...shown };
}

/** Months between two dates, whole ones. */
export function monthsBetween(from: FeelDate | FeelDateTime, to: FeelDate | FeelDateTime): number {
  const months = (to.year - from.year) * 12 + to.month - from.month;
  if (months > 0 && to.day < from.day) return months - 1;
  if (months < 0 && to.day > from.day) return months + 1;
  return months;
}

/** ISO 8601 text of a date, time or duration. */
export function formatTemporal(value: Temporal | FeelDuration): string {
  switch (value[feel]) {
    case "date":
      return formatDay(value);
    case "time":
      return formatClock(value);
    case "date and time":
      return `${formatDay(value)}T${formatClock(value)}`;
    case "years and months duration":
      return formatMonths(value.months);
    case "days and time duration":
      return formatSeconds(value.seconds);
  }
}

function formatDay({ year, month, day }: FeelDate | FeelDateTime): string {
  const digits = String(Math.abs(year)).padStart(4, "0");
  return `${year < 0 ? "-" : ""}${digits}-${two(month)}-${two(day)}`;
}

function formatClock(value: FeelTime | FeelDateTime): string {
  const clock = `${two(value.hour)}:${two(value.minute)}:${formatSecond(value.second)}`;
  if (value.zone !== null) return `${clock}@${value.zone}`;
  if (value.offset === null) return clock;
  if (value.offset === 0) return `${clock}Z`;
  const size = Math.abs(value.offset);
  const rest = size % 60 ? `:${two(size % 60)}` : "";
  return `${clock}${value.offset < 0 ? "-" : "+"}${two(Math.floor(size / 3600))}:${two(Math.floor((size % 3600) / 60))}${rest}`;
}

function formatSecond(second: number): string {
  const [whole = "0", fraction] = decimal(second).split(".");
  return `${whole.padStart(2, "0")}${fraction ? `.${fraction}` : ""}`;
}

function decimal(value: number): string {
  return value.toFixed(9).replace(/\.?0+$/, "");
}

function formatMonths(months: number): string {
  const size = Math.abs(months);
  const [years, rest] = [Math.floor(size / 12), size % 12];
  if (size === 0) return "P0M";
  return `${months < 0 ? "-" : ""}P${years ? `${years}Y` : ""}${rest ? `${rest}M` : ""}`;
}

function formatSeconds(seconds: number): string {
  const size = Math.abs(seconds);
  if (size === 0) return "PT0S";
  const [day, hour, minute] = [
    Math.floor(size / 86_400),
    Math.floor((size % 86_400) / 3600),
    Math.floor((size % 3600) / 60),
  ];
  const rest = decimal(size % 60);
  const clock = `${hour ? `${hour}H` : ""}${minute ? `${minute}M` : ""}${rest === "0" ? "" : `${rest}S`}`;
  return `${seconds < 0 ? "-" : ""}P${day ? `${day}D` : ""}${clock ? `T${clock}` : ""}`;
}

function two(value: number): string {
  return String(value).padStart(2, "0");
}

/** A property such as `year`, `weekday`, `time offset`; undefined when the value has none of that name. */
export function propertyOf(value: Temporal | FeelDuration, name: string): unknown {
  switch (value[feel]) {
    case "date":
      return dayProperty(value, name);
    case "time":
      return clockProperty(value, name);
    case "date and time":
      return dayProperty(value, name) ?? clockProperty(value, name);
    case "years and months duration": {
      if (name === "years") return Math.trunc(value.months / 12) || 0;
      return name === "months" ? value.months % 12 || 0 : undefined;
    }
    case "days and time duration": {
      const parts: Readonly<Record<string, number>> = {
        days: value.seconds / 86_400,
        hours: (value.seconds % 86_400) / 3600,
        minutes: (value.seconds % 3600) / 60,
      };
      if (name === "seconds") return Math.round((value.seconds % 60) * 1e9) / 1e9 || 0;
      return Object.hasOwn(parts, name) ? Math.trunc(parts[name] ?? 0) || 0 : undefined;
    }
  }
}

function dayProperty(value: FeelDate | FeelDateTime, name: string): number | undefined {
  if (name === "year") return value.year;
  if (name === "month") return value.month;
  if (name === "day") return value.day;
  return name === "weekday" ? weekdayOf(dayNumberOf(value)) : undefined;
}

function clockProperty(value: FeelTime | FeelDateTime, name: string): unknown {
  if (name === "hour") return value.hour;
  if (name === "minute") return value.minute;
  if (name === "second") return value.second;
  if (name === "timezone") return value.zone;
  if (name !== "time offset") return undefined;
  const offset = offsetOf(value);
  return offset === null ? null : daysDuration(offset);
}
