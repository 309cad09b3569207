import { defineText } from "../../../../platform/text/index.ts";

/** Words of the list of receipts. */
export const receiptsText = defineText({
  vi: {
    title: "Biên nhận",
    note: "nút nhận ký khi văn bản đến; chữ ký được kiểm tra lại mỗi lần mở trang này",
    signer: "Người ký",
    check: "Kiểm tra",
    good: "Biên nhận ký hợp lệ",
    bad: "Không kiểm tra được",
    emptyTitle: "Không có biên nhận nào trong những ngày này.",
    emptyText: "Biên nhận có khi văn bản đến hệ thống của nơi nhận.",
  },
  en: {
    title: "Receipts",
    note: "signed by the receiving node on arrival; checked again each time this page opens",
    signer: "Signed by",
    check: "Check",
    good: "Signature valid",
    bad: "Cannot be proved",
    emptyTitle: "There is no receipt of these days.",
    emptyText: "A receipt comes when a document reaches its recipient's system.",
  },
});
