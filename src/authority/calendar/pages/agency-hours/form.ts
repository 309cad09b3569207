import { z } from "zod";
import { type OfficeWindow, parseHours } from "../../../../engines/deadline/index.ts";
import { calendarDay, optionalLine, parseForm } from "../../../../platform/http/index.ts";
import { calendarErrors } from "../../errors.ts";
import type { HoursOrder } from "../../plan.ts";
import { both } from "../words.ts";

const form = z
  .object({
    mode: z.enum(["own", "above"]).catch("own"),
    hours: optionalLine(200),
    validFrom: calendarDay(),
    reason: optionalLine(500),
    version: z.coerce.number().int().min(0).optional(),
  })
  .superRefine(({ mode, hours }, ctx) => {
    if (mode === "own" && hours === undefined)
      ctx.addIssue({ code: "custom", path: ["hours"], params: { text: both("hoursMissing") } });
  });

/** Hours as they were typed. Throws `http.form-invalid`, `calendar.hours-unreadable`. */
export function readOrder(
  fields: URLSearchParams,
  agencyCode: string,
): HoursOrder & { readonly seenVersion: number | undefined } {
  const { mode, hours, validFrom, reason, version } = parseForm(fields, form, { validFrom: both("dayMissing") });
  return {
    agencyCode,
    validFrom,
    windows: mode === "above" ? null : windowsOf(hours ?? ""),
    reason: reason ?? "",
    seenVersion: version,
  };
}

function windowsOf(text: string): readonly OfficeWindow[] {
  const windows = parseHours(text);
  if (!windows) throw calendarErrors.hoursUnreadable();
  return windows;
}
