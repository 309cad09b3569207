import type { Bilingual } from "./calendar.ts";
import type { DayKind } from "./working-time.ts";

/** Why a stretch of time is counted or not. */
export type Why = Bilingual & { readonly code: WhyCode };

/** Names of the reasons. */
export type WhyCode =
  | "office-hours"
  | "make-up-day"
  | "calendar-day"
  | "against-office"
  | "outside-hours"
  | "weekend"
  | "holiday"
  | "received-after-hours"
  | "received-on-day-off"
  | "counting-not-begun"
  | "paused"
  | "ends-on-day-off"
  | "re-appointed";

/** A pause as the trace names it. */
export type PauseReason = "supplement" | "payment" | "suspension" | "other";

/** Counted: the office works, and why on this day. */
export function whyCounted(day: DayKind): Why {
  if (day.kind !== "make-up") return fixed["office-hours"];
  return {
    code: "make-up-day",
    vi: `Giờ làm việc, ngày làm bù: ${day.name.vi}`,
    en: `Office hours of a make-up day: ${day.name.en}`,
  };
}

/** Not counted: the office does not work on this day, or not at this time. */
export function whySkipped(day: DayKind): Why {
  if (day.kind === "weekend") return fixed.weekend;
  if (day.kind !== "holiday") return fixed["outside-hours"];
  return { code: "holiday", vi: `Ngày nghỉ: ${day.name.vi}`, en: `Day off: ${day.name.en}` };
}

/** Not counted: the clock stands still. */
export function whyPaused(reason: PauseReason): Why {
  return { code: "paused", ...pauses[reason] };
}

/** Counted although the office asked for something once more. */
export function whyAgainstOffice(reason: PauseReason): Why {
  const { vi, en } = pauses[reason];
  return {
    code: "against-office",
    vi: `${vi}, lần thứ hai: vẫn tính vào thời hạn`,
    en: `${en} for the second time: still counted`,
  };
}

const pauses: Readonly<Record<PauseReason, Bilingual>> = {
  supplement: { vi: "Chờ bổ sung giấy tờ", en: "Waiting for papers asked for" },
  payment: { vi: "Chờ thực hiện nghĩa vụ tài chính", en: "Waiting for a payment" },
  suspension: { vi: "Tạm dừng xử lý", en: "Handling suspended" },
  other: { vi: "Tạm dừng tính thời gian", en: "The clock is stopped" },
};

const texts = {
  "office-hours": { vi: "Giờ làm việc", en: "Office hours" },
  "calendar-day": { vi: "Ngày theo lịch", en: "Calendar day" },
  "outside-hours": { vi: "Ngoài giờ làm việc", en: "Outside office hours" },
  weekend: { vi: "Thứ Bảy, Chủ nhật", en: "Weekend" },
  "received-after-hours": {
    vi: "Nhận sau giờ làm việc: tính là nhận vào ngày làm việc tiếp theo",
    en: "Received after office hours: taken as received on the next working day",
  },
  "received-on-day-off": {
    vi: "Nhận vào ngày nghỉ: tính là nhận vào ngày làm việc tiếp theo",
    en: "Received on a day off: taken as received on the next working day",
  },
  "counting-not-begun": {
    vi: "Thời hạn tính từ ngày làm việc sau ngày nhận đủ hồ sơ",
    en: "Counting begins on the working day after the complete dossier is received",
  },
  "ends-on-day-off": {
    vi: "Hết hạn vào ngày nghỉ: chuyển sang ngày làm việc tiếp theo",
    en: "The limit ends on a day off: moved to the next working day",
  },
  "re-appointed": { vi: "Hẹn lại ngày trả kết quả", en: "Appointed anew" },
} as const;

/** Reasons that need no further words. */
export const fixed = Object.fromEntries(Object.entries(texts).map(([code, text]) => [code, { code, ...text }])) as {
  readonly [code in keyof typeof texts]: Why;
};
