import type { Locale } from "../../../../platform/text/index.ts";
import { textIn } from "../../../../platform/text/index.ts";
import { agencyLevels, type DirectoryView, levelNames } from "../../../directory/index.ts";
import type { ExchangeStatistics } from "../../statistics.ts";
import type { StatisticsAsked } from "./asked.ts";
import type { Figure } from "./figure-href.ts";

/** A number beside that of the year before. */
export type Pair = { readonly now: number; readonly before: number };

/** One line of the table: a part of the whole, and where its numbers' lists are. */
export type StatisticsRow = {
  readonly key: string;
  readonly name: string;
  readonly sent: Pair;
  readonly received: Pair;
  readonly refused: Pair;
  /** The part as a figure, without its metric; `before` is the same a year earlier. */
  readonly scope: Omit<Figure, "metric">;
  readonly before: Omit<Figure, "metric">;
};

const measures = ["sent", "received", "refused"] as const;

/** The lines of the table. Months stand in their order, levels from the top, everything else by how much it exchanged. */
export function rowsOf(
  statistics: ExchangeStatistics,
  asked: StatisticsAsked,
  view: DirectoryView,
  locale: Locale,
): readonly StatisticsRow[] {
  const shift = (key: string) => (asked.by === "month" ? `${Number(key.slice(0, 4)) + 1}${key.slice(4)}` : key);
  const pairs = new Map<string, Record<(typeof measures)[number], { now: number; before: number }>>();
  const pairOf = (key: string) => {
    const found = pairs.get(key) ?? { sent: zero(), received: zero(), refused: zero() };
    pairs.set(key, found);
    return found;
  };
  for (const measure of measures) {
    for (const { key, value } of statistics[measure].now.groups) pairOf(key)[measure].now += value;
    for (const { key, value } of statistics[measure].before.groups) pairOf(shift(key))[measure].before += value;
  }
  const rows = [...pairs].map(([key, values]) => {
    const scope = scopeOf(key, asked);
    return {
      key,
      name: nameOf(key, asked, view, locale),
      ...values,
      scope,
      before: { ...scope, from: yearEarlier(scope.from), to: yearEarlier(scope.to) },
    };
  });
  return rows.sort(asked.by === "month" ? byKey : asked.by === "level" ? byLevel : byVolume);
}

/** The same day a year earlier; 29 February becomes the 28th. */
export function yearEarlier(day: string): string {
  const earlier = `${Number(day.slice(0, 4)) - 1}${day.slice(4)}`;
  return earlier.endsWith("-02-29") ? earlier.replace("-29", "-28") : earlier;
}

function zero(): { now: number; before: number } {
  return { now: 0, before: 0 };
}

function scopeOf(key: string, { by, from, to, under, level }: StatisticsAsked): Omit<Figure, "metric"> {
  const base = { from, to, under, level };
  if (by === "province") return { ...base, under: under ?? key };
  if (by === "agency") return { ...base, agency: key, under: undefined, level: undefined };
  if (by === "level") return { ...base, level: key };
  const first = `${key}-01`;
  const last = new Date(Date.UTC(Number(key.slice(0, 4)), Number(key.slice(5, 7)), 0)).toISOString().slice(0, 10);
  return { ...base, from: first < from ? from : first, to: last > to ? to : last };
}

function nameOf(key: string, { by }: StatisticsAsked, view: DirectoryView, locale: Locale): string {
  if (by === "month") return `${key.slice(5, 7)}/${key.slice(0, 4)}`;
  if (by === "level") {
    const level = agencyLevels.find((one) => one === key);
    return level ? textIn(levelNames[level], locale) : key;
  }
  const agency = view.agencies.get(key);
  if (!agency) return key;
  return locale === "vi" ? agency.name : agency.nameEn;
}

function byKey(a: StatisticsRow, b: StatisticsRow): number {
  return a.key < b.key ? -1 : 1;
}

const levelOrder: readonly string[] = agencyLevels;

function byLevel(a: StatisticsRow, b: StatisticsRow): number {
  const place = (key: string) => levelOrder.indexOf(key);
  return place(a.key) - place(b.key);
}

function byVolume(a: StatisticsRow, b: StatisticsRow): number {
  return b.sent.now + b.received.now - (a.sent.now + a.received.now) || byKey(a, b);
}
