import { z } from "zod";
import { calendarDay } from "../../../platform/http/index.ts";

/** A page number in an address. */
export const pageInQuery = z.coerce.number().int().min(1).max(10_000).catch(1);

/** A day in an address; anything else is as if it were not there. */
export const dayInQuery = calendarDay().optional().catch(undefined);

/** A table may be asked for as a file. */
export const formatInQuery = z.literal("csv").optional().catch(undefined);

/** The address of a list with its conditions; empty ones and the first page are left out. */
export function hrefWith(path: string, query: Readonly<Record<string, string | number | undefined>>): string {
  const params = new URLSearchParams();
  for (const [name, value] of Object.entries(query)) {
    if (value === undefined || value === "" || (name === "page" && value === 1)) continue;
    params.set(name, String(value));
  }
  return params.size > 0 ? `${path}?${params}` : path;
}
