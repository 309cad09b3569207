import { defineText } from "../../../platform/text/index.ts";

/** Words of the page that gives a kept form back. */
export const keptFormText = defineText({
  vi: {
    title: "Gửi tiếp nội dung đã giữ",
    lead: "Phiên làm việc trước đã hết khi ông/bà gửi biểu mẫu này, nên chưa có gì được ghi. Đây là nội dung đã gõ:",
    files: "Tệp đính kèm không giữ được. Sau khi gửi, hãy chọn lại tệp nếu trang yêu cầu.",
    send: "Gửi tiếp",
    leave: "Không gửi nữa",
    nothing: "Biểu mẫu không có chữ nào được gõ.",
  },
  en: {
    title: "Send what was kept",
    lead: "Your earlier session had ended when you sent this form, so nothing was recorded. This is what you had typed:",
    files: "Attached files could not be kept. After sending, choose them again if the page asks.",
    send: "Send it",
    leave: "Do not send it",
    nothing: "Nothing was typed into the form.",
  },
});
