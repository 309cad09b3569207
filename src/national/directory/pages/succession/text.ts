import { defineText } from "../../../../platform/text/index.ts";

/** Words of the form by which an agency ends and another takes its documents. */
export const successionText = defineText({
  vi: {
    title: (name: string) => `Kết thúc ${name}?`,
    lead: "Từ ngày ghi dưới đây, cơ quan không còn trên Trục. Văn bản gửi đến mã cũ được chuyển cho cơ quan kế thừa, và nơi gửi được báo.",
    successor: "Mã cơ quan kế thừa",
    day: "Ngày đầu tiên theo tổ chức mới",
    basis: "Căn cứ",
    basisHint: "Số, ký hiệu văn bản quyết định, ví dụ Nghị quyết 833/NQ-UBTVQH14",
    successorMissing: "Nhập mã cơ quan kế thừa",
    dayMissing: "Chọn ngày",
    save: "Kết thúc cơ quan",
    saved: "Đã ghi. Văn bản gửi đến mã cũ được chuyển cho cơ quan kế thừa từ ngày đã chọn.",
  },
  en: {
    title: (name: string) => `End ${name}?`,
    lead: "From the day below, the agency is no longer on the axis. Documents sent to its code go to the successor, and their senders are told.",
    successor: "Code of the successor",
    day: "First day of the new order",
    basis: "Basis",
    basisHint: "Number and notation of the decision, for example Nghị quyết 833/NQ-UBTVQH14",
    successorMissing: "Enter the code of the successor",
    dayMissing: "Choose a day",
    save: "End the agency",
    saved: "Recorded. Documents to the old code go to the successor from that day.",
  },
});
