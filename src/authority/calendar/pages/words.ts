import { defineText } from "../../../platform/text/index.ts";

/** Words that the pages of the calendar share. */
export const calendarWords = defineText({
  vi: {
    section: "Lịch làm việc",
    title: (year: number) => `Lịch làm việc năm ${year}`,
    history: "Lịch sử thay đổi",
    change: "Đổi ngày trong lịch",
    hours: "Giờ làm việc",
    hoursOf: "Giờ làm việc của từng cơ quan",
    due: "Tính ngày hẹn trả",
    cancel: "Thôi",
    save: "Lưu",
    edit: "Sửa lại",
    law: "Theo luật",
    entered: "Chưa đối chiếu",
    decided: "Đã quyết định",
    off: "Nghỉ",
    work: "Làm bù",
    decision: (number: string, date: string) => `${number} ngày ${date}`,
    dayMissing: "Chọn một ngày",
    nameMissing: "Nhập tên gọi của ngày",
    decisionHalf: "Nhập cả số và ngày của văn bản, hoặc bỏ trống cả hai",
    hoursMissing: "Nhập giờ làm việc, ví dụ 07:00-11:30, 13:30-17:00",
  },
  en: {
    section: "Working calendar",
    title: (year: number) => `Working calendar of ${year}`,
    history: "History of changes",
    change: "Change days of the calendar",
    hours: "Office hours",
    hoursOf: "Office hours of each agency",
    due: "Work out a due date",
    cancel: "Cancel",
    save: "Save",
    edit: "Correct",
    law: "By law",
    entered: "Not checked yet",
    decided: "Decided",
    off: "Off",
    work: "Worked instead",
    decision: (number: string, date: string) => `${number} of ${date}`,
    dayMissing: "Choose a day",
    nameMissing: "Enter what the day is called",
    decisionHalf: "Enter both number and date of the document, or neither",
    hoursMissing: "Enter office hours, such as 07:00-11:30, 13:30-17:00",
  },
});

/** One of the shared words in both languages. */
export function both(key: "section" | "dayMissing" | "nameMissing" | "decisionHalf" | "hoursMissing") {
  return { vi: calendarWords.vi[key], en: calendarWords.en[key] };
}
