import type { DayProblem } from "../../engines/deadline/index.ts";
import { DomainError, forbidden, missing } from "../../platform/errors/index.ts";
import type { Text } from "../../platform/text/index.ts";

const wrong: Text = {
  vi: "Chưa lưu được thay đổi này. Hãy xem lại các mục được đánh dấu.",
  en: "This change cannot be saved. Check the fields marked.",
};

/** The ways in which the nation's calendar says no. */
export const calendarErrors = {
  forbidden: () =>
    forbidden("national-calendar.forbidden", {
      vi: "Chỉ cán bộ kiểm soát thủ tục hành chính của hệ thống quốc gia được đổi lịch làm việc của cả nước.",
      en: "Only procedure control of the national systems may change the nation's calendar.",
    }),
  daysWrong: (problems: readonly DayProblem[]) =>
    new DomainError("national-calendar.days-wrong", "invalid", wrong, {
      fields: Object.fromEntries(problems.toReversed().map(({ field, message }) => [field, message])),
      log: `national-calendar.days-wrong: ${problems.map(({ code }) => code).join(", ")}`,
    }),
  yearUnknown: () =>
    missing("national-calendar.year-unknown", {
      vi: "Lịch có các năm từ 1970 đến 2169.",
      en: "The calendar has the years from 1970 to 2169.",
    }),
  confirmedAlready: () =>
    new DomainError("national-calendar.confirmed-already", "conflict", {
      vi: "Năm này đã được đối chiếu. Muốn đối chiếu lại, lấy lại lần trước ở trang lịch sử.",
      en: "This year was checked already. To check it again, take the earlier check back on the page of the history.",
    }),
  changeMissing: () =>
    missing("national-calendar.change-missing", { vi: "Không có thay đổi này.", en: "There is no such change." }),
  changedSince: () =>
    new DomainError("national-calendar.changed-since", "conflict", {
      vi: "Lịch vừa được người khác đổi. Ảnh hưởng dưới đây đã tính lại; xem rồi lưu.",
      en: "Someone has changed the calendar meanwhile. What the change does was counted again below; look, then save.",
    }),
  notToUndo: () =>
    new DomainError("national-calendar.not-to-undo", "conflict", {
      vi: "Không lấy lại được: đã lấy lại rồi, hoặc sau đó lịch đã được đổi tiếp. Lấy lại thay đổi sau trước.",
      en: "It cannot be taken back: it was already, or the calendar was changed again since. Take back the later change first.",
    }),
  undoNeedsReason: () => {
    const text: Text = {
      vi: "Thay đổi này có ngày đã qua: lấy lại làm đổi hạn đã tính. Ghi lý do.",
      en: "This change has days already past, and taking it back changes due dates already counted. Give the reason.",
    };
    return new DomainError("national-calendar.undo-needs-reason", "invalid", text, { fields: { reason: text } });
  },
} as const;
