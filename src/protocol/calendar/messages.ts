import { z } from "zod";

/** Type of the message by which authorities keep their copy of the nation's working calendar; key `calendar`, from `VN`. */
export const calendarMessageType = "calendar.v1";

const date = z.iso.date();
const name = z.string().min(1).max(300);
/** A document that decided: "Công văn 6323/VPCP-KGVX" with its day. */
const decision = z.object({ number: z.string().min(1).max(200), date });

/** A day off beside the weekend (`off`), or one worked though it would be off (`work`). */
const calendarDaySchema = z.object({
  date,
  kind: z.enum(["off", "work"]),
  name: z.object({ vi: name, en: name }),
  /** `law`: by rule; `entered`: taken as decided but not checked; `decided`: with its own decision. */
  basis: z.enum(["law", "entered", "decided"]),
  decision: decision.nullable(),
});

/** A year, whole: what is not among its days is an ordinary weekday or weekend. */
const calendarYearSchema = z
  .object({
    year: z.int().min(1970).max(2169),
    /** The announcement against which the year was checked; null: not yet. */
    decision: decision.nullable(),
    days: z.array(calendarDaySchema).max(366),
  })
  .refine(({ year, days }) => days.every((day) => Number(day.date.slice(0, 4)) === year), "a day of another year")
  .refine(({ days }) => new Set(days.map((day) => day.date)).size === days.length, "a day twice");
export type CalendarYear = z.infer<typeof calendarYearSchema>;

/** What changed in the nation's calendar, whole years; with `full`, all that is kept (another year follows the law). */
export const calendarMessageSchema = z.object({
  /** Version of the calendar after the change; a message with one not above what is known brings nothing new. */
  version: z.int().min(0),
  full: z.boolean(),
  years: z.array(calendarYearSchema).max(200),
});
export type CalendarMessage = z.infer<typeof calendarMessageSchema>;
