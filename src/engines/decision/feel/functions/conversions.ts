import { toText } from "../json.ts";
import { madeText } from "../run.ts";
import {
  dateOf,
  joinDateTime,
  makeDate,
  makeTime,
  midnight,
  monthsBetween,
  monthsDuration,
  offsetOf,
  readDate,
  readDateTime,
  readDuration,
  readTemporal,
  readTime,
  shiftSeconds,
  timeOf,
} from "../temporal.ts";
import { type FeelFunction, isDate, isDateTime, isDays, isTime } from "../value.ts";
import { builtin } from "./define.ts";
import { asNumber, asText } from "./narrow.ts";

export const conversionFunctions: Readonly<Record<string, FeelFunction>> = {
  number: builtin(
    { params: [["from", "string"]], run: ([from]) => readNumber(asText(from)) },
    {
      params: [
        ["from", "string"],
        ["grouping separator", "string?"],
        ["decimal separator", "string?"],
      ],
      run: ([from, grouping, decimal]) => separatedNumber(asText(from), grouping, decimal),
    },
    { params: [["from", "number"]], run: ([from]) => from },
  ),
  string: builtin({
    params: [["from", "any"]],
    run: ([from], run) => (from === null ? null : madeText(run, toText(from, run))),
  }),
  "@": builtin({ params: [["from", "string"]], run: ([from]) => readTemporal(asText(from)) }),
  date: builtin(
    { params: [["from", "string"]], run: ([from]) => readDate(asText(from)) },
    {
      params: [["from", "day"]],
      run: ([from]) => (isDateTime(from) ? dateOf(from) : from),
    },
    {
      params: [
        ["year", "number"],
        ["month", "number"],
        ["day", "number"],
      ],
      run: ([year, month, day]) => makeDate(asNumber(year), asNumber(month), asNumber(day)),
    },
  ),
  time: builtin(
    { params: [["from", "string"]], run: ([from]) => readTime(asText(from)) },
    {
      params: [["from", "temporal"]],
      run: ([from]) => {
        if (isDate(from)) return timeOf(midnight(from));
        return isDateTime(from) ? timeOf(from) : from;
      },
    },
    {
      params: [
        ["hour", "number"],
        ["minute", "number"],
        ["second", "number"],
        ["offset", "duration?"],
      ],
      run([hour, minute, second, offset]) {
        if (offset !== null && !isDays(offset)) return null;
        const place = { offset: offset?.seconds ?? null, zone: null };
        return makeTime(asNumber(hour), asNumber(minute), asNumber(second), place);
      },
    },
  ),
  "date and time": builtin(
    { params: [["from", "string"]], run: ([from]) => readDateTime(asText(from)) },
    { params: [["from", "date and time"]], run: ([from]) => from },
    {
      params: [
        ["date", "day"],
        ["time", "time"],
      ],
      run: ([date, time]) => ((isDate(date) || isDateTime(date)) && isTime(time) ? joinDateTime(date, time) : null),
    },
    {
      params: [
        ["date", "date and time"],
        ["timezone", "string"],
      ],
      run([value, zone]) {
        const there = readTime(`00:00:00@${asText(zone)}`);
        if (!isDateTime(value) || !there) return null;
        const offset = offsetOf(value);
        if (offset === null) return { ...value, offset: null, zone: there.zone };
        const first = shiftSeconds({ ...value, offset: 0, zone: null }, -offset);
        if (!first) return null;
        const guess = offsetOf({ ...first, offset: null, zone: there.zone }) ?? 0;
        const shifted = shiftSeconds(first, guess);
        return shifted && { ...shifted, offset: null, zone: there.zone };
      },
    },
  ),
  duration: builtin(
    { params: [["from", "string"]], run: ([from]) => readDuration(asText(from)) },
    { params: [["from", "duration"]], run: ([from]) => from },
  ),
  "years and months duration": builtin({
    params: [
      ["from", "day"],
      ["to", "day"],
    ],
    run([from, to]) {
      if (!(isDate(from) || isDateTime(from)) || !(isDate(to) || isDateTime(to))) return null;
      return monthsDuration(monthsBetween(from, to));
    },
  }),
};

function readNumber(text: string): number | null {
  return /^-?(?:\d+(?:\.\d*)?|\.\d+)(?:[eE][+-]?\d+)?$/.test(text) ? Number(text) : null;
}

function separatedNumber(text: string, grouping: unknown, decimal: unknown): number | null {
  if (grouping !== null && grouping !== " " && grouping !== "," && grouping !== ".") return null;
  if (decimal !== null && decimal !== "." && decimal !== ",") return null;
  if (grouping !== null && grouping === decimal) return null;
  const joined = grouping === null ? text : text.split(grouping).join("");
  return readNumber(decimal === "," ? joined.replace(",", ".") : joined);
}
