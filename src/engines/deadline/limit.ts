import type { Bilingual } from "./calendar.ts";

/** How long something may take. */
export type Limit =
  | { readonly unit: "working-days" | "working-hours" | "days"; readonly amount: number }
  /** The same day when received before this minute of the day, else the next working day. */
  | { readonly unit: "same-day"; readonly before: number };

/** The longest limit that is taken: ten years in any unit. */
const most = { "working-days": 3660, "working-hours": 3660 * 8, days: 3660 } as const;

/** A limit that is none; the message says what to write instead. */
export class LimitError extends Error {
  override name = "LimitError";
  readonly code: "deadline.limit-unreadable" | "deadline.limit-impossible";
  readonly people: Bilingual;
  constructor(code: LimitError["code"], people: Bilingual) {
    super(people.en);
    this.code = code;
    this.people = people;
  }
}

/**
 * Reads a limit: `2 working days`, `4 working hours`, `30 days`, `same day before 15:00`, or the same in Vietnamese
 * (`02 ngày làm việc`, `4 giờ làm việc`, `30 ngày`, `trong ngày trước 15:00`). Throws LimitError.
 */
export function parseLimit(text: string): Limit {
  const clean = text.normalize("NFC").trim().toLowerCase().replace(/\s+/g, " ");
  for (const [unit, pattern] of patterns) {
    const match = pattern.exec(clean);
    if (!match) continue;
    if (unit !== "same-day") return checked({ unit, amount: Number(match[1]?.replace(",", ".")) });
    const [hour, minute] = [Number(match[1]), Number(match[2])];
    if (hour < 24 && minute < 60) return { unit, before: hour * 60 + minute };
  }
  throw new LimitError("deadline.limit-unreadable", {
    vi: `Không đọc được thời hạn “${text}”. Ghi như: 2 ngày làm việc, 4 giờ làm việc, 30 ngày, trong ngày trước 15:00.`,
    en: `“${text}” is no limit. Write such as: 2 working days, 4 working hours, 30 days, same day before 15:00.`,
  });
}

const patterns: readonly (readonly [Limit["unit"], RegExp])[] = [
  ["working-days", /^(\d+(?:[.,]5)?) (?:working days?|ngày làm việc)$/],
  ["working-hours", /^(\d+(?:[.,]\d+)?) (?:working hours?|giờ làm việc)$/],
  ["days", /^(\d+) (?:(?:calendar )?days?|ngày(?: lịch)?)$/],
  ["same-day", /^(?:same day before|trong ngày,? (?:nếu nhận )?trước) (\d{1,2}):(\d{2})$/],
];

/** The limit itself when it can be counted. Throws LimitError for amounts below zero, broken minutes, or beyond ten years. */
export function checked(limit: Limit): Limit {
  if (limit.unit === "same-day") {
    if (Number.isInteger(limit.before) && limit.before > 0 && limit.before < 1440) return limit;
  } else {
    // 4,10 hours are 246 minutes, though the binary fraction is not quite that.
    const minutes = limit.amount * 60;
    const whole =
      limit.unit === "working-hours"
        ? Math.abs(minutes - Math.round(minutes)) < 1e-6
        : Number.isInteger(limit.amount * 2);
    const fits = limit.amount >= 0 && limit.amount <= most[limit.unit];
    if (whole && fits && (limit.unit !== "days" || Number.isInteger(limit.amount))) return limit;
  }
  throw new LimitError("deadline.limit-impossible", {
    vi: "Thời hạn phải từ 0 đến 10 năm: số ngày làm việc tính đến nửa ngày, số giờ đến phút, số ngày lịch tròn.",
    en: "A limit lies between 0 and 10 years: working days to the half, working hours to the minute, calendar days whole.",
  });
}

/** A limit in words. */
export function formatLimit(limit: Limit): Bilingual {
  if (limit.unit === "same-day") {
    const at = `${String(Math.floor(limit.before / 60)).padStart(2, "0")}:${String(limit.before % 60).padStart(2, "0")}`;
    return { vi: `trong ngày, nếu nhận trước ${at}`, en: `the same day if received before ${at}` };
  }
  const { unit, amount } = limit;
  const words = {
    "working-days": { vi: "ngày làm việc", en: "working day" },
    "working-hours": { vi: "giờ làm việc", en: "working hour" },
    days: { vi: "ngày", en: "day" },
  }[unit];
  return {
    vi: `${String(amount).replace(".", ",")} ${words.vi}`,
    en: `${amount} ${words.en}${amount === 1 ? "" : "s"}`,
  };
}
