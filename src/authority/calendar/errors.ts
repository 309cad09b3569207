import type { DayProblem } from "../../engines/deadline/index.ts";
import { DomainError, forbidden, missing } from "../../platform/errors/index.ts";
import type { Text } from "../../platform/text/index.ts";

function invalid(code: string, field: string, people: Text): DomainError {
  return new DomainError(code, "invalid", people, { fields: { [field]: people } });
}

/** The ways in which the calendar says no. */
export const calendarErrors = {
  notYours: () =>
    forbidden("calendar.not-yours", {
      vi: "Chỉ cán bộ kiểm soát thủ tục hành chính hoặc quản trị của cơ quan cấp trên cùng được đổi ngày trong lịch.",
      en: "Only procedure control or the administrator of the top agency may change days of the calendar.",
    }),
  notYourHours: () =>
    forbidden("calendar.not-your-hours", {
      vi: "Chỉ quản trị của cơ quan này hoặc của cơ quan cấp trên được đổi giờ làm việc.",
      en: "Only the administrator of this agency or of one above may change its office hours.",
    }),
  daysWrong: (problems: readonly DayProblem[]) =>
    new DomainError(
      "calendar.days-wrong",
      "invalid",
      {
        vi: "Chưa lưu được thay đổi này. Hãy xem lại các mục được đánh dấu.",
        en: "This change cannot be saved. Check the fields marked.",
      },
      {
        fields: Object.fromEntries(problems.toReversed().map(({ field, message }) => [field, message])),
        log: `calendar.days-wrong: ${problems.map(({ code }) => code).join(", ")}`,
      },
    ),
  hoursWrong: (people: Text) => invalid("calendar.hours-wrong", "hours", people),
  hoursUnreadable: () =>
    invalid("calendar.hours-unreadable", "hours", {
      vi: "Không đọc được giờ làm việc. Ghi như: 07:00-11:30, 13:30-17:00.",
      en: "These are no office hours. Write such as: 07:00-11:30, 13:30-17:00.",
    }),
  hoursInPast: () =>
    invalid("calendar.hours-in-past", "validFrom", {
      vi: "Giờ làm việc chỉ đổi từ hôm nay trở đi: hạn đã tính theo giờ cũ được giữ nguyên.",
      en: "Office hours change from today on: what was counted by the old hours stays as it is.",
    }),
  hoursSame: () =>
    invalid("calendar.hours-same", "hours", {
      vi: "Cơ quan đã làm việc theo giờ này. Không có gì để đổi.",
      en: "The agency works by these hours already. There is nothing to change.",
    }),
  agencyMissing: (code: string) =>
    missing("calendar.agency-missing", {
      vi: `Nút này không phục vụ cơ quan có mã ${code}.`,
      en: `This node serves no agency with the code ${code}.`,
    }),
  changeMissing: () =>
    missing("calendar.change-missing", { vi: "Không có thay đổi này.", en: "There is no such change." }),
  changedSince: () =>
    new DomainError("calendar.changed-since", "conflict", {
      vi: "Lịch vừa được người khác đổi. Ảnh hưởng dưới đây đã tính lại; xem rồi lưu.",
      en: "Someone has changed the calendar meanwhile. What the change does was counted again below; look, then save.",
    }),
  notToUndo: () =>
    new DomainError("calendar.not-to-undo", "conflict", {
      vi: "Không lấy lại được: đã lấy lại rồi, hoặc sau đó lịch đã được đổi tiếp. Lấy lại thay đổi sau trước.",
      en: "It cannot be taken back: it was already, or the calendar was changed again since. Take back the later change first.",
    }),
  undoNeedsReason: () =>
    invalid("calendar.undo-needs-reason", "reason", {
      vi: "Thay đổi này có ngày đã qua: lấy lại làm đổi hạn đã tính. Ghi lý do.",
      en: "This change has days already past, and taking it back changes due dates already counted. Give the reason.",
    }),
} as const;
