import { defineText } from "../../../../platform/text/index.ts";

/** Words of the history of the calendar. */
export const historyText = defineText({
  vi: {
    title: "Lịch sử thay đổi lịch làm việc",
    system: "Hệ thống",
    none: "Chưa ai đổi lịch làm việc",
    noneWay: "Nơi này đang theo lịch của cả nước và giờ làm việc thông thường.",
    count: (count: string) => `${count} thay đổi`,
    undoTitle: "Lấy lại thay đổi này?",
    undoBody: "Lịch trở lại như trước thay đổi này. Lịch sử giữ cả hai lần.",
    undoHours: "Giờ làm việc trở lại như trước, từ hôm nay. Hạn của việc đã nhận được giữ nguyên.",
    reason: "Lý do",
    reasonHint: "Phải ghi khi có ngày đã qua",
    undo: "Lấy lại",
    undone: "Đã lấy lại. Lịch trở lại như trước.",
  },
  en: {
    title: "History of the working calendar",
    system: "The system",
    none: "Nobody has changed the calendar yet",
    noneWay: "This place follows the nation's calendar and the usual office hours.",
    count: (count: string) => `${count} changes`,
    undoTitle: "Take this change back?",
    undoBody: "The calendar becomes again what it was before. The history keeps both.",
    undoHours: "Office hours become again what they were, from today. What was received keeps its due date.",
    reason: "Reason",
    reasonHint: "Needed when days are already past",
    undo: "Take back",
    undone: "Taken back. The calendar is as it was before.",
  },
});
