import { defineText } from "../../../../platform/text/index.ts";

/** Words of the pages on which an officer changes the calendar. */
export const changeText = defineText({
  vi: {
    title: "Đổi lịch làm việc cả nước",
    preview: "Xem trước thay đổi",
    months: "Số ngày làm việc từng tháng",
    month: "Tháng",
    before: "Hiện nay",
    after: "Sau khi đổi",
    difference: "Thêm, bớt",
    sum: "Cộng",
    same: "Không tháng nào thêm hay bớt ngày làm việc.",
    decision: "Văn bản quyết định",
    reason: "Lý do",
    daysChanged: "Ngày thay đổi",
    past: "Thay đổi này có ngày đã qua. Hạn đã tính theo những ngày đó sẽ được tính lại.",
    sent: "Khi lưu, lịch mới được gửi ngay đến mọi nút của các bộ, tỉnh.",
    saved: "Đã lưu và gửi lịch mới đến các nút.",
  },
  en: {
    title: "Change the nation's calendar",
    preview: "What the change does",
    months: "Working days by month",
    month: "Month",
    before: "Now",
    after: "After the change",
    difference: "More, fewer",
    sum: "In all",
    same: "No month gains or loses working days.",
    decision: "Deciding document",
    reason: "Reason",
    daysChanged: "Days changed",
    past: "The change has days already past. Due dates counted by them will be counted again.",
    sent: "When saved, the new calendar is sent to the nodes of all ministries and provinces at once.",
    saved: "Saved, and the new calendar sent to the nodes.",
  },
});
