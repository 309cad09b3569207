import { z } from "zod";
import { documentKinds } from "../../../engines/codes/index.ts";
import { type AppContext, calendarDay, readQuery } from "../../../platform/http/index.ts";
import { formatDate, formatNumber, type Locale, startOfDay, textIn, wordsIn } from "../../../platform/text/index.ts";
import type { Filter, SelectItem } from "../../../ui/index.ts";
import { countedTo } from "../store/paging.ts";
import { officeWords, urgencyWords } from "./words.ts";

const day = calendarDay();
const number = (least: number, most: number) => z.coerce.number().int().min(least).max(most);

/** The filters that lists of documents have in common, as they stand in the address. What is empty or wrong is left out. */
const filters = z.object({
  page: number(1, 200).catch(1),
  q: z.string().trim().max(200).catch(""),
  year: number(1945, 9999).optional().catch(undefined),
  kind: z.string().max(60).catch(""),
  urgency: number(0, 4).optional().catch(undefined),
  from: day.optional().catch(undefined),
  to: day.optional().catch(undefined),
  state: z.string().max(20).catch(""),
  sort: z.string().max(20).catch(""),
  order: z.enum(["asc", "desc"]).optional().catch(undefined),
});

/** See `filters`. */
export type ListFilters = z.output<typeof filters>;

/** Reads the filters of a list from the address. */
export function listFilters(c: AppContext): ListFilters {
  const wrongIsAbsent = readQuery(c, z.record(z.string(), z.union([z.string(), z.array(z.string())])));
  const given = Object.entries(wrongIsAbsent).filter(([, value]) => value !== "");
  return filters.parse(Object.fromEntries(given));
}

/** The address of a list with these filters changed; going to another part of the list begins at its first page. */
export function listHref(
  path: string,
  filters: ListFilters,
  change: Partial<Record<keyof ListFilters, string | number | undefined>>,
): string {
  const merged = { ...filters, page: undefined, ...change };
  const query = new URLSearchParams();
  for (const [name, value] of Object.entries(merged)) {
    if (value === undefined || value === "" || (name === "page" && value === 1)) continue;
    query.set(name, String(value));
  }
  const text = query.toString();
  return text === "" ? path : `${path}?${text}`;
}

/** Kinds of document to choose from, in the person's language. `by` says what is sent: the kind's id, or its Vietnamese name. */
export function kindItems(locale: Locale, by: "id" | "name" = "id"): readonly SelectItem[] {
  return documentKinds.map((kind) => ({
    value: by === "id" ? kind.id : kind.name.replace(/ \(.*\)$/, ""),
    text: locale === "vi" ? kind.name : kind.nameEn,
  }));
}

/** The controls over a list. */
export function listControls(of: ListFilters, locale: Locale, kinds: "id" | "name", now: Date): readonly Filter[] {
  const words = wordsIn(officeWords, locale);
  const thisYear = Number(formatDate(now).slice(6));
  const years = Array.from({ length: 6 }, (_, back) => ({
    value: String(thisYear - back),
    text: String(thisYear - back),
  }));
  const urgencies = urgencyWords.map((text, index) => ({ value: String(index), text: textIn(text, locale) }));
  return [
    { kind: "text", type: "search", name: "q", label: words.text, value: of.q },
    {
      kind: "select",
      name: "kind",
      label: words.kind,
      value: of.kind,
      items: unique([{ value: "", text: words.anyKind }, ...kindItems(locale, kinds)]),
    },
    {
      kind: "select",
      name: "urgency",
      label: words.urgency,
      value: of.urgency === undefined ? "" : String(of.urgency),
      items: [{ value: "", text: words.anyUrgency }, ...urgencies],
    },
    {
      kind: "select",
      name: "year",
      label: words.year,
      value: of.year === undefined ? "" : String(of.year),
      items: [{ value: "", text: words.anyYear }, ...years],
    },
    { kind: "text", type: "date", name: "from", label: words.fromDay, value: of.from },
    { kind: "text", type: "date", name: "to", label: words.toDay, value: of.to },
  ];
}

function unique(items: readonly SelectItem[]): readonly SelectItem[] {
  return [...new Map(items.map((item) => [item.value, item])).values()];
}

/** A total that stopped being counted says so. */
export function totalText(total: number, locale: Locale): string {
  const words = wordsIn(officeWords, locale);
  return total > countedTo ? words.more(formatNumber(countedTo, locale)) : formatNumber(total, locale);
}

/** An ISO day as people write it. */
export function formatDay(isoDay: string): string {
  return formatDate(startOfDay(isoDay));
}
