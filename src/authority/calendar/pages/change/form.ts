import { z } from "zod";
import type { DayChange } from "../../../../engines/deadline/index.ts";
import { calendarDay, line, optionalLine, parseForm, wrongField } from "../../../../platform/http/index.ts";
import type { DayFormKind } from "../../../../ui/index.ts";
import type { DaysOrder } from "../../plan.ts";
import { both } from "../words.ts";

const optionalDay = z
  .union([z.literal(""), calendarDay()])
  .optional()
  .transform((day) => day || undefined);
const grounds = {
  decisionNumber: optionalLine(200),
  decisionDate: optionalDay,
  reason: optionalLine(500),
  version: z.coerce.number().int().min(0).optional(),
};
const named = { first: calendarDay(), last: optionalDay, name: line(200), nameEn: optionalLine(200), ...grounds };
const form = z
  .discriminatedUnion("kind", [
    z.object({ kind: z.literal("off"), ...named }),
    z.object({ kind: z.literal("work"), ...named }),
    z.object({ kind: z.literal("swap"), off: calendarDay(), worked: calendarDay(), ...grounds }),
    z.object({ kind: z.literal("removal"), first: calendarDay(), last: optionalDay, ...grounds }),
  ])
  .superRefine(({ decisionNumber, decisionDate }, ctx) => {
    if ((decisionNumber === undefined) === (decisionDate === undefined)) return;
    ctx.addIssue(wrongField(decisionNumber === undefined ? "decisionNumber" : "decisionDate", both("decisionHalf")));
  });

const texts = {
  first: both("dayMissing"),
  last: both("dayMissing"),
  off: both("dayMissing"),
  worked: both("dayMissing"),
  name: both("nameMissing"),
  decisionDate: both("dayMissing"),
};

/** The kind of change that an address asks for; days off where it says none. */
export function kindOf(fields: URLSearchParams): DayFormKind {
  const kind = fields.get("kind");
  return kind === "work" || kind === "swap" || kind === "removal" ? kind : "off";
}

/** A change of days as it was typed. Throws `http.form-invalid`. */
export function readOrder(fields: URLSearchParams): DaysOrder & { readonly seenVersion: number | undefined } {
  const kinds = new URLSearchParams(fields);
  kinds.set("kind", kindOf(fields));
  const typed = parseForm(kinds, form, texts);
  const { decisionNumber: number, decisionDate: date } = typed;
  return {
    change: changeOf(typed),
    decision: number !== undefined && date !== undefined ? { number, date } : null,
    reason: typed.reason ?? "",
    seenVersion: typed.version,
  };
}

function changeOf(typed: z.output<typeof form>): DayChange {
  if (typed.kind === "swap") return { kind: "swap", off: typed.off, worked: typed.worked };
  const { first, last = first } = typed;
  if (typed.kind === "removal") return { kind: "removal", first, last };
  return { kind: typed.kind, first, last, name: { vi: typed.name, en: typed.nameEn ?? typed.name } };
}
