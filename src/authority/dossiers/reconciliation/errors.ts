import { DomainError, forbidden } from "../../../platform/errors/index.ts";

/** How the comparison with the portal says no. */
export const reconciliationErrors = {
  forbidden: () =>
    forbidden("reconciliation.forbidden", {
      vi: "Việc này dành cho lãnh đạo hoặc cán bộ kiểm soát thủ tục hành chính của cơ quan đứng đầu hệ thống này.",
      en: "This is for leaders and procedure control officers of the agency at the head of this system.",
    }),
  unseen: () =>
    forbidden("reconciliation.unseen", {
      vi: "Trang đối soát dành cho người giải quyết hồ sơ thủ tục hành chính. Hãy chọn cơ quan và chức vụ khác, nếu có.",
      en: "The comparison is for people who handle dossiers. Act for another agency or post, if you have one.",
    }),
  noSuchDifference: () =>
    new DomainError("reconciliation.no-such-difference", "conflict", {
      vi: "Khác biệt này đã được xử lý hoặc không còn. Hãy xem lại danh sách.",
      en: "This difference has been settled or is gone. Look at the list again.",
    }),
  reasonMissing: () => {
    const text = { vi: "Ghi lý do, ít nhất 10 ký tự.", en: "Give the reason, at least 10 characters." };
    return new DomainError("reconciliation.reason-missing", "invalid", text, { fields: { reason: text } });
  },
} as const;
