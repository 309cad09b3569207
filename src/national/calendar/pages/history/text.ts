import { defineText } from "../../../../platform/text/index.ts";

/** Words of the history of the calendar. */
export const historyText = defineText({
  vi: {
    title: "Lịch sử lịch làm việc cả nước",
    none: "Chưa ai đổi lịch làm việc",
    noneWay: "Ngày nghỉ đang theo luật và theo dữ liệu có sẵn của phần mềm.",
    count: (count: string) => `${count} thay đổi`,
    undoTitle: "Lấy lại thay đổi này?",
    undoBody: "Lịch trở lại như trước thay đổi này. Lịch sử giữ cả hai lần, và các nút nhận lịch mới.",
    reason: "Lý do",
    reasonHint: "Phải ghi khi có ngày đã qua",
    undo: "Lấy lại",
    undone: "Đã lấy lại và gửi lịch mới đến các nút.",
  },
  en: {
    title: "History of the nation's calendar",
    none: "Nobody has changed the calendar yet",
    noneWay: "Days off follow the law and what came with the product.",
    count: (count: string) => `${count} changes`,
    undoTitle: "Take this change back?",
    undoBody:
      "The calendar becomes again what it was before. The history keeps both, and the nodes get the new calendar.",
    reason: "Reason",
    reasonHint: "Needed when days are already past",
    undo: "Take back",
    undone: "Taken back, and the new calendar sent to the nodes.",
  },
});
