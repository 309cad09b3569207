import { formatLimit, LimitError, parseLimit } from "../../../engines/deadline/index.ts";
import { type ClockReason, workingDay } from "../../../engines/flow/steps/index.ts";
import { defineText, formatNumber, type Locale, wordsIn } from "../../../platform/text/index.ts";

/** Words that the pages of flows and fees share. */
export const flowWords = defineText({
  vi: {
    flowOf: (name: string) => `Luồng xử lý: ${name}`,
    tabs: "Các trang của luồng xử lý",
    overview: "Tổng quan",
    steps: "Bảng các bước",
    drawing: "Sơ đồ",
    rehearsal: "Diễn tập",
    publication: "Công bố",
    versions: "Phiên bản",
    fees: "Biểu phí",
    back: "Về thủ tục",
    draft: (n: number) => `Bản nháp ${n}`,
    savedBy: (by: string, at: string) => `${by} lưu lúc ${at}`,
    published: (n: number) => `Phiên bản ${n} đang dùng`,
    none: "Chưa có luồng nào",
    used: (used: string, limit: string) => `Đã dùng ${used} / ${limit}`,
    usedNoLimit: (used: string) => `Các bước cần ${used}`,
    noLimit: "Thủ tục chưa có thời hạn công bố để so.",
    over: (by: string) =>
      `Vượt ${by}: giảm thời gian của các bước trên đường dài nhất, nếu không sẽ không công bố được.`,
    left: (by: string) => `Còn ${by}.`,
    exact: "Vừa đúng thời hạn.",
    longest: "Đường dài nhất",
    localLimit: "theo cam kết của địa phương",
    nationalLimit: "theo công bố quốc gia",
    onlyWhen: (when: string) => `cho trường hợp: ${when}`,
    calendarDays: "Ngày lịch được đổi ra ngày làm việc: bảy ngày lịch có năm ngày làm việc, chưa trừ ngày lễ.",
    workingDays: (n: string) => `${n} ngày làm việc`,
    without: (n: number) => `${n} bước chưa có thời gian xử lý.`,
    clockSupplement: "Chờ bổ sung giấy tờ",
    clockPayment: "Chờ nộp phí, lệ phí",
    clockSuspension: "Tạm dừng xử lý",
    clockOther: "Lý do khác",
    receiving: "Cơ quan tiếp nhận",
    pictureTitle: (name: string) => `Sơ đồ luồng “${name}”. Bảng các bước nói cùng nội dung.`,
    noPicture: "Tệp chưa có hình vẽ.",
    readOnly: "Chỉ cán bộ kiểm soát thủ tục hành chính của cơ quan được sửa luồng.",
    note: "Ghi chú phiên bản",
    saved: "Đã lưu.",
    running: (n: number) => `${n} hồ sơ đang chạy`,
    problemsNone: "Không tìm thấy lỗi nào.",
    error: "Lỗi",
    warning: "Nên xem",
    where: "Ở đâu",
    what: "Cần làm gì",
    kind: "Mức",
    problems: "Kết quả kiểm tra",
    staleTitle: "Có người khác đã lưu trong lúc bạn sửa",
    staleYours: "Bản của bạn, chưa lưu",
    staleTheirs: (by: string, at: string) => `Bản đang lưu: ${by}, ${at}`,
    staleDifferences: "Khác nhau (bản của bạn so với bản đang lưu)",
    overwrite: "Lưu bản của tôi",
    takeTheirs: "Bỏ bản của tôi, xem bản đang lưu",
  },
  en: {
    flowOf: (name: string) => `Flow: ${name}`,
    tabs: "Pages of the flow",
    overview: "Overview",
    steps: "Step table",
    drawing: "Drawing",
    rehearsal: "Rehearsal",
    publication: "Publish",
    versions: "Versions",
    fees: "Fees",
    back: "To the procedure",
    draft: (n: number) => `Draft ${n}`,
    savedBy: (by: string, at: string) => `saved by ${by} at ${at}`,
    published: (n: number) => `Version ${n} in use`,
    none: "There is no flow yet",
    used: (used: string, limit: string) => `${used} of ${limit} used`,
    usedNoLimit: (used: string) => `The steps need ${used}`,
    noLimit: "The procedure has no announced limit to compare with.",
    over: (by: string) => `${by} over: shorten steps on the longest way, or it cannot be published.`,
    left: (by: string) => `${by} left.`,
    exact: "Exactly the limit.",
    longest: "Longest way",
    localLimit: "by the authority's own commitment",
    nationalLimit: "as announced nationally",
    onlyWhen: (when: string) => `for: ${when}`,
    calendarDays: "Calendar days are turned into working days: seven hold five, holidays not taken off.",
    workingDays: (n: string) => `${n} working ${n === "1" ? "day" : "days"}`,
    without: (n: number) => `${n} ${n === 1 ? "step has" : "steps have"} no allowance.`,
    clockSupplement: "Waiting for papers",
    clockPayment: "Waiting for a payment",
    clockSuspension: "Handling suspended",
    clockOther: "Another reason",
    receiving: "Receiving agency",
    pictureTitle: (name: string) => `Drawing of the flow “${name}”. The step table says the same.`,
    noPicture: "The file holds no drawing.",
    readOnly: "Only the authority's procedure control officer changes flows.",
    note: "Note on this version",
    saved: "Saved.",
    running: (n: number) => `${n} ${n === 1 ? "dossier" : "dossiers"} under way`,
    problemsNone: "Nothing wrong was found.",
    error: "Error",
    warning: "Unclear",
    where: "Where",
    what: "What to do",
    kind: "Weight",
    problems: "What was found",
    staleTitle: "Somebody else saved while you were editing",
    staleYours: "Yours, not saved",
    staleTheirs: (by: string, at: string) => `The saved one: ${by}, ${at}`,
    staleDifferences: "What differs (yours against the saved one)",
    overwrite: "Save mine",
    takeTheirs: "Drop mine, see the saved one",
  },
});

/** The words of one language. */
export function flowText(locale: Locale) {
  return wordsIn(flowWords, locale);
}

/** Working minutes as days, to the tenth: "4,5 ngày làm việc". */
export function daysText(minutes: number, locale: Locale): string {
  const days = Math.round((minutes / workingDay) * 10) / 10;
  return flowText(locale).workingDays(formatNumber(days, locale, Number.isInteger(days) ? 0 : 1));
}

/** An allowance or limit in words; what cannot be read stands as it is. */
export function allowanceText(text: string, locale: Locale): string {
  try {
    return formatLimit(parseLimit(text))[locale];
  } catch (error) {
    if (error instanceof LimitError) return text;
    throw error;
  }
}

/** Why the clock stands still. */
export function clockText(reason: ClockReason, locale: Locale): string {
  const words = flowText(locale);
  return {
    supplement: words.clockSupplement,
    payment: words.clockPayment,
    suspension: words.clockSuspension,
    other: words.clockOther,
  }[reason];
}

const levels: Readonly<Record<string, { readonly vi: string; readonly en: string }>> = {
  province: { vi: "cấp tỉnh", en: "province" },
  department: { vi: "sở, ban, ngành", en: "department" },
  district: { vi: "cấp huyện", en: "district" },
  commune: { vi: "cấp xã", en: "commune" },
};

/** Levels that a step may name in the place of an agency. */
export const agencyLevels = Object.keys(levels);

/** An agency of a step as people read it: its name where known, a level in words, else its code. */
export function agencyText(code: string, names: ReadonlyMap<string, string>, locale: Locale): string {
  if (code === "") return flowText(locale).receiving;
  return names.get(code) ?? levels[code]?.[locale] ?? code;
}
