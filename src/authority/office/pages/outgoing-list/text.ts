import { defineText } from "../../../../platform/text/index.ts";

/** Words of the list of outgoing documents. */
export const outgoingListText = defineText({
  vi: {
    title: "Văn bản đi",
    write: "Soạn văn bản",
    drafts: "Dự thảo, trả lại",
    submitted: "Chờ ký",
    signed: "Chờ phát hành",
    issued: "Đã phát hành",
    withdrawn: "Thu hồi, thay thế",
    kind: "Loại",
    arrival: "Đến / gửi",
    date: "Ngày",
    issue: "Phát hành các văn bản đã chọn",
    select: (subject: string) => `Chọn văn bản ${subject}`,
    emptyTitle: "Không có văn bản nào ở đây",
    empty: "Hãy bỏ bớt điều kiện lọc, chọn phần khác ở trên, hoặc soạn văn bản mới.",
    local: "nội bộ",
  },
  en: {
    title: "Outgoing documents",
    write: "Write a document",
    drafts: "Drafts, returned",
    submitted: "To be signed",
    signed: "To be issued",
    issued: "Issued",
    withdrawn: "Recalled, replaced",
    kind: "Kind",
    arrival: "Arrived / sent",
    date: "Date",
    issue: "Issue those chosen",
    select: (subject: string) => `Choose the document ${subject}`,
    emptyTitle: "No document here",
    empty: "Loosen the filters, choose another part above, or write a new document.",
    local: "internal",
  },
});
