import { DomainError, forbidden, missing } from "../../platform/errors/index.ts";
import type { Text } from "../../platform/text/index.ts";

/** The ways in which the axis says no to a person. Why it refuses a document stands in `reasons.ts`. */
export const axisErrors = {
  forbidden: () =>
    forbidden("axis.forbidden", {
      vi: "Chỉ trực vận hành Trục mới được làm việc này.",
      en: "Only the axis's operator may do this.",
    }),
  deliveryMissing: () =>
    missing("axis.delivery-missing", { vi: "Không có lượt chuyển này.", en: "There is no such delivery." }),
  messageMissing: () =>
    missing("axis.document-missing", { vi: "Trục không có văn bản này.", en: "The axis has no such document." }),
  settled: () =>
    new DomainError("axis.delivery-settled", "conflict", {
      vi: "Văn bản đã đến nơi nhận hoặc đã được giải quyết. Hãy tải lại trang.",
      en: "The document has arrived, or someone has dealt with it. Reload the page.",
    }),
  notRetriable: () =>
    new DomainError("axis.delivery-not-retriable", "conflict", {
      vi: "Không có đường chuyển tới nơi nhận này. Hãy sửa mã nơi nhận hoặc trả văn bản về nơi gửi.",
      en: "There is no way to this recipient. Correct its code, or return the document to its sender.",
    }),
  notRemindable: () =>
    new DomainError("axis.delivery-not-remindable", "conflict", {
      vi: "Chỉ nhắc được khi văn bản đã đến mà chưa vào sổ, hoặc đang xin thu hồi mà chưa trả lời.",
      en: "A reminder is for a document that has arrived and is not registered, or a recall that is not answered.",
    }),
  reasonNeeded: () => field("reason", { vi: "Hãy ghi lý do trả về nơi gửi.", en: "Say why it is returned." }),
  codeUnusable: (text: Text) => field("code", text),
} as const;

function field(name: string, text: Text): DomainError {
  return new DomainError(`axis.${name}-invalid`, "invalid", text, { fields: { [name]: text } });
}
