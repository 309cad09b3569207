import { z } from "zod";
import { parseAgencyCode } from "../../../engines/codes/index.ts";
import { calendarDay } from "../../../platform/http/index.ts";

/** A day in an address; anything else is as if it were not there. */
export const dayInQuery = calendarDay().optional().catch(undefined);

/** A page number in an address. */
export const pageInQuery = z.coerce.number().int().min(1).max(10_000).catch(1);

/** An agency's code in an address, in either form, as the axis keeps it. */
export const codeInQuery = z
  .string()
  .trim()
  .max(60)
  .optional()
  .catch(undefined)
  .transform((typed) => (typed ? (parseAgencyCode(typed).normalised ?? typed) : undefined));

/** The address of a list with its conditions; empty ones and the first page are left out. */
export function hrefWith(path: string, query: Readonly<Record<string, string | number | undefined>>): string {
  const params = new URLSearchParams();
  for (const [name, value] of Object.entries(query)) {
    if (value === undefined || value === "" || (name === "page" && value === 1)) continue;
    params.set(name, String(value));
  }
  return params.size > 0 ? `${path}?${params}` : path;
}
