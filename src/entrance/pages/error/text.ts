import { defineText } from "../../../platform/text/index.ts";

/** Words of error pages. */
export const errorText = defineText({
  vi: {
    missing: "Không tìm thấy trang",
    forbidden: "Không có quyền làm việc này",
    tooLarge: "Nội dung gửi lên quá lớn",
    tooMany: "Quá nhiều yêu cầu",
    conflict: "Nội dung đã thay đổi",
    invalid: "Chưa làm được",
    broken: "Máy chủ gặp lỗi",
    unavailable: "Tạm thời chưa phục vụ được",
    home: "Về trang đầu",
    reference: "Khi cần hỗ trợ, hãy đọc mã yêu cầu:",
  },
  en: {
    missing: "Page not found",
    forbidden: "You may not do this",
    tooLarge: "Too much was sent",
    tooMany: "Too many requests",
    conflict: "The content has changed",
    invalid: "Not done",
    broken: "The server failed",
    unavailable: "Not available for the moment",
    home: "Go to the first page",
    reference: "If you ask for help, give this request number:",
  },
});
