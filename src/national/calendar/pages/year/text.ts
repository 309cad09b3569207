import { defineText } from "../../../../platform/text/index.ts";

/** Words of the page of a year. */
export const yearText = defineText({
  vi: {
    intro: "Ngày nghỉ, ngày làm bù của cả nước. Mọi ngày hẹn trả kết quả và hạn xử lý được tính theo lịch này.",
    previous: (year: number) => `Năm ${year}`,
    next: (year: number) => `Năm ${year}`,
    years: "Các năm",
    table: "Các ngày nghỉ, ngày làm bù",
    working: (days: string) => `${days} ngày làm việc`,
    ics: "Tải về lịch (.ics)",
    csv: "Tải bảng (.csv)",
    files: "Tải về",
    print: "In: một trang A4",
    state: "Đối chiếu",
    unchecked:
      "Ngày ghi “chưa đối chiếu” được đưa vào phần mềm theo tin công bố, chưa có cán bộ so với thông báo của Chính phủ.",
    checked: (decision: string) => `Đã đối chiếu với ${decision}.`,
    byLaw: "Năm này chưa có thông báo: ngày nghỉ được tính theo Bộ luật Lao động.",
    confirm: "Xác nhận đã đối chiếu",
    officer: "Việc của cán bộ kiểm soát",
    none: "Năm này không có ngày nghỉ nào",
    noneWay: "Xem lịch sử thay đổi để biết ai đã bỏ.",
    csvHead: "Ngày|Thứ|Loại|Nội dung|Tiếng Anh|Căn cứ|Văn bản",
  },
  en: {
    intro: "Days off and make-up days of the whole country. Every due date is counted by this calendar.",
    previous: (year: number) => `Year ${year}`,
    next: (year: number) => `Year ${year}`,
    years: "Years",
    table: "Days off and make-up days",
    working: (days: string) => `${days} working days`,
    ics: "Calendar file (.ics)",
    csv: "Table (.csv)",
    files: "Download",
    print: "Printed, it is one sheet of A4",
    state: "Checking",
    unchecked:
      "Days “not checked yet” came with the product as they were made known; no officer has compared them with the Government's announcement.",
    checked: (decision: string) => `Checked against ${decision}.`,
    byLaw: "Nothing was announced for this year yet: days off follow the Labour Code.",
    confirm: "Confirm that it was checked",
    officer: "For procedure control",
    none: "This year has no day off",
    noneWay: "The history of changes says who removed them.",
    csvHead: "Date|Weekday|Kind|Vietnamese|English|Basis|Document",
  },
});
