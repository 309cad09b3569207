import { defineText } from "../../../platform/text/index.ts";

/** Words that the pages of the calendar share. */
export const calendarWords = defineText({
  vi: {
    section: "Lịch làm việc cả nước",
    nav: "Lịch làm việc",
    title: (year: number) => `Lịch làm việc năm ${year}`,
    history: "Lịch sử thay đổi",
    change: "Đổi lịch",
    back: (year: number) => `Lịch năm ${year}`,
    cancel: "Thôi",
    save: "Lưu",
    edit: "Sửa lại",
    law: "Theo luật",
    entered: "Chưa đối chiếu",
    decided: "Đã quyết định",
    off: "Nghỉ",
    work: "Làm bù",
    decision: (number: string, date: string) => `${number} ngày ${date}`,
    decisionMissing: "Nhập số, ký hiệu văn bản quyết định",
    decisionDateMissing: "Chọn ngày văn bản",
    nameMissing: "Nhập tên gọi của ngày",
    dayMissing: "Chọn một ngày",
  },
  en: {
    section: "The nation's working calendar",
    nav: "Working calendar",
    title: (year: number) => `Working calendar of ${year}`,
    history: "History of changes",
    change: "Change the calendar",
    back: (year: number) => `Calendar of ${year}`,
    cancel: "Cancel",
    save: "Save",
    edit: "Correct",
    law: "By law",
    entered: "Not checked yet",
    decided: "Decided",
    off: "Off",
    work: "Worked instead",
    decision: (number: string, date: string) => `${number} of ${date}`,
    decisionMissing: "Enter the number of the deciding document",
    decisionDateMissing: "Choose the date of the document",
    nameMissing: "Enter what the day is called",
    dayMissing: "Choose a day",
  },
});

/** One of the shared words in both languages. */
export function both(
  key: "section" | "nav" | "decisionMissing" | "decisionDateMissing" | "nameMissing" | "dayMissing",
) {
  return { vi: calendarWords.vi[key], en: calendarWords.en[key] };
}
