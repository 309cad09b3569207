import { defineText } from "../../../../platform/text/index.ts";

/** Words of the page of a year. */
export const yearText = defineText({
  vi: {
    intro: "Ngày nghỉ, ngày làm bù của cả nước và của riêng nơi này. Mọi ngày hẹn trả kết quả được tính theo lịch này.",
    goTo: (year: number) => `Năm ${year}`,
    years: "Các năm",
    table: "Các ngày nghỉ, ngày làm bù",
    working: (days: string) => `${days} ngày làm việc`,
    hoursNow: (hours: string) => `Giờ làm việc: ${hours}.`,
    ics: "Tải về lịch (.ics)",
    csv: "Tải bảng (.csv)",
    files: "Tải về",
    print: "In: một trang A4",
    entered: "Ngày ghi “chưa đối chiếu”: hệ thống quốc gia chưa có cán bộ so với thông báo của Chính phủ.",
    officer: "Việc của cán bộ",
    csvHead: "Ngày|Thứ|Loại|Nội dung|Tiếng Anh|Của|Căn cứ|Văn bản",
    own: "riêng",
    nation: "cả nước",
  },
  en: {
    intro:
      "Days off and make-up days of the whole country and of this place. Every due date is counted by this calendar.",
    goTo: (year: number) => `Year ${year}`,
    years: "Years",
    table: "Days off and make-up days",
    working: (days: string) => `${days} working days`,
    hoursNow: (hours: string) => `Office hours: ${hours}.`,
    ics: "Calendar file (.ics)",
    csv: "Table (.csv)",
    files: "Download",
    print: "Printed, it is one sheet of A4",
    entered:
      "Days “not checked yet”: no officer of the national systems has compared them with the Government's announcement.",
    officer: "For officers",
    csvHead: "Date|Weekday|Kind|Vietnamese|English|Of|Basis|Document",
    own: "own",
    nation: "whole country",
  },
});
