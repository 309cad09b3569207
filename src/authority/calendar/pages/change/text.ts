import { defineText } from "../../../../platform/text/index.ts";

/** Words of the pages on which an officer changes days. */
export const changeText = defineText({
  vi: {
    title: "Đổi ngày trong lịch làm việc",
    preview: "Xem trước thay đổi",
    days: "Ngày thay đổi",
    decision: "Văn bản quyết định",
    reason: "Lý do",
    past: "Thay đổi này có ngày đã qua. Hạn đã tính theo những ngày đó sẽ được tính lại.",
    saved: "Đã lưu lịch làm việc mới.",
  },
  en: {
    title: "Change days of the working calendar",
    preview: "What the change does",
    days: "Days changed",
    decision: "Deciding document",
    reason: "Reason",
    past: "The change has days already past. Due dates counted by them will be counted again.",
    saved: "The new calendar is saved.",
  },
});
