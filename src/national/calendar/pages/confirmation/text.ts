import { defineText } from "../../../../platform/text/index.ts";

/** Words of the page on which an officer says that a year was checked. */
export const confirmationText = defineText({
  vi: {
    title: (year: number) => `Đối chiếu ngày nghỉ năm ${year}`,
    body: "So từng dòng dưới đây với thông báo của Chính phủ về ngày nghỉ trong năm. Nếu sai, đổi lịch trước rồi mới xác nhận.",
    table: "Ngày nghỉ, ngày làm bù đang có trong lịch",
    number: "Số, ký hiệu thông báo",
    date: "Ngày thông báo",
    confirm: "Các ngày đúng với thông báo",
    change: "Đổi lịch trước",
    saved: (year: number) => `Đã ghi: năm ${year} đúng với thông báo.`,
  },
  en: {
    title: (year: number) => `Check the days off of ${year}`,
    body: "Compare each line below with the Government's announcement for the year. Where it is wrong, change the calendar first and confirm then.",
    table: "Days off and make-up days in the calendar",
    number: "Number of the announcement",
    date: "Date of the announcement",
    confirm: "The days are those announced",
    change: "Change the calendar first",
    saved: (year: number) => `Noted: ${year} is as announced.`,
  },
});
