import type { Reason } from "./axis.ts";

/** Why the axis does not take a document, or cannot deliver it: each says what to do. */
export const reasons = {
  unreadable: (code: string, problem: { vi: string; en: string }) =>
    reason(
      `edxml.${code}`,
      `Trục không đọc thông điệp: ${problem.vi}. Hãy lập lại tệp edXML rồi gửi lại.`,
      `The axis does not read this message: ${problem.en}. Make the edXML file again and send it again.`,
    ),
  notDocument: () =>
    reason(
      "axis.not-a-document",
      "Thông điệp là trạng thái, không phải văn bản. Hãy gửi theo loại status.",
      "The message is a status, not a document. Send it as a status.",
    ),
  notStatus: () =>
    reason(
      "axis.not-a-status",
      "Thông điệp là văn bản, không phải trạng thái. Hãy gửi theo loại edoc.",
      "The message is a document, not a status. Send it as a document.",
    ),
  noDocumentId: () =>
    reason(
      "axis.no-document-id",
      "Văn bản thiếu DocumentId. Hãy đặt DocumentId rồi gửi lại.",
      "The document has no DocumentId. Give it one and send it again.",
    ),
  senderUnknown: (code: string) =>
    reason(
      "axis.sender-unknown",
      `Mã cơ quan gửi ${code} không có trong danh bạ hoặc đã kết thúc. Hãy đăng ký mã này trước khi gửi.`,
      `The sender's code ${code} is not in the directory, or has ended. Register it before sending.`,
    ),
  senderForeign: (code: string) =>
    reason(
      "axis.sender-foreign",
      `Nơi gửi thông điệp không được gửi thay mặt ${code}.`,
      `Whoever sent this message may not send on behalf of ${code}.`,
    ),
  attachment: (name: string, problem: { vi: string; en: string }) =>
    reason(
      "axis.attachment-unusable",
      `Tệp đính kèm không dùng được: ${name}. ${problem.vi}. Hãy thay tệp rồi gửi lại.`,
      `An attachment cannot be used: ${name}. ${problem.en}. Replace the file and send it again.`,
    ),
  activeContent: (name: string, problem: { vi: string; en: string }) =>
    reason(
      "axis.active-content",
      `Không chuyển được tệp ${name}: ${problem.vi} Hãy xuất lại tệp PDF rồi gửi lại.`,
      `The file ${name} is not passed on: ${problem.en} Export the PDF again and send it again.`,
    ),
  signature: (code: string, problem: { vi: string; en: string }) =>
    reason(
      `axis.signature-${code}`,
      `Chữ ký số của văn bản không hợp lệ: ${problem.vi}`,
      `The document's digital signature is not valid: ${problem.en}`,
    ),
  certificateUnregistered: (code: string) =>
    reason(
      "axis.certificate-unregistered",
      `Chứng thư số ký văn bản chưa đăng ký cho ${code}. Hãy đăng ký chứng thư với cơ quan vận hành Trục.`,
      `The certificate that signed the document is not registered for ${code}. Register it with the axis's operator.`,
    ),
  certificateOther: (code: string) =>
    reason(
      "axis.certificate-other-agency",
      `Chứng thư số ký văn bản đăng ký cho cơ quan khác, không phải ${code}.`,
      `The certificate that signed the document is registered for another agency, not ${code}.`,
    ),
  certificateRevoked: () =>
    reason(
      "axis.certificate-revoked",
      "Chứng thư số ký văn bản đã bị thu hồi. Hãy ký lại bằng chứng thư còn hiệu lực.",
      "The certificate that signed the document is revoked. Sign again with one that is valid.",
    ),
  noRecipient: () =>
    reason(
      "axis.no-recipient",
      "Văn bản không có nơi nhận. Hãy ghi ít nhất một mã nơi nhận.",
      "The document has no recipient. Name at least one.",
    ),
  recipientsUnknown: (list: string) =>
    reason(
      "axis.recipients-unknown",
      `Không có nơi nhận nào trong danh bạ: ${list}`,
      `None of the recipients is in the directory: ${list}`,
    ),
  recipientUnknown: (code: string, suggestions: readonly string[]) =>
    reason(
      "axis.recipient-unknown",
      `Danh bạ không có mã ${code}.${near("vi", suggestions)}`,
      `The directory has no code ${code}.${near("en", suggestions)}`,
    ),
  recipientDissolved: (code: string) =>
    reason(
      "axis.recipient-dissolved",
      `Cơ quan mã ${code} đã kết thúc hoạt động và chưa có cơ quan kế thừa trong danh bạ.`,
      `The agency ${code} has ended and the directory names no successor.`,
    ),
  recipientNotConnected: (code: string) =>
    reason(
      "axis.recipient-not-connected",
      `Cơ quan mã ${code} có trong danh bạ nhưng chưa kết nối với Trục. Hãy gửi bản giấy.`,
      `The agency ${code} is in the directory but not connected to the axis. Send it on paper.`,
    ),
  succeeded: (code: string, successor: string, name: string) =>
    reason(
      "axis.succeeded",
      `Cơ quan mã ${code} đã kết thúc hoạt động; văn bản được chuyển cho ${name} (${successor}).`,
      `The agency ${code} has ended; the document goes to its successor ${name} (${successor}).`,
    ),
  otherContent: (documentId: string) =>
    reason(
      "axis.duplicate-other-content",
      `Trục đã nhận văn bản ${documentId} với nội dung khác. Nếu cần sửa, hãy gửi bản cập nhật hoặc thay thế; nếu là văn bản mới, hãy đặt DocumentId mới.`,
      `The axis already has the document ${documentId} with other content. To change it, send an update or a replacement; a new document needs a new DocumentId.`,
    ),
  notHere: (code: string) =>
    reason(
      "axis.recipient-not-at-node",
      `Hệ thống nơi nhận chưa biết mã ${code}.`,
      `The recipient's system does not know the code ${code} yet.`,
    ),
  waiting: () =>
    reason(
      "axis.waiting",
      "Hệ thống nơi nhận chưa trả lời. Trục giữ văn bản và tiếp tục gửi.",
      "The recipient's system does not answer yet. The axis keeps the document and goes on trying.",
    ),
  givenUp: () =>
    reason(
      "axis.given-up",
      "Hệ thống nơi nhận không trả lời sau nhiều ngày. Trực vận hành Trục đang xem xét.",
      "The recipient's system has not answered for days. The axis's operator is looking into it.",
    ),
  returned: (text: string) =>
    reason(
      "axis.returned",
      `Trực vận hành Trục trả lại văn bản: ${text}`,
      `The axis's operator returned the document: ${text}`,
    ),
  statusUnknownDocument: (documentId: string) =>
    reason(
      "axis.status-unknown-document",
      `Trục không có văn bản ${documentId} gửi tới cơ quan này.`,
      `The axis has no document ${documentId} addressed to this agency.`,
    ),
  statusUnknownCode: (code: string) =>
    reason(
      "axis.status-unknown-code",
      `Mã trạng thái ${code} không có trong quy định.`,
      `The status code ${code} is not one of the standard's.`,
    ),
} as const;

function reason(code: string, vi: string, en: string): Reason {
  return { code, vi, en };
}

function near(locale: "vi" | "en", suggestions: readonly string[]): string {
  if (suggestions.length === 0) return "";
  return locale === "vi" ? ` Mã gần giống: ${suggestions.join(", ")}.` : ` Similar codes: ${suggestions.join(", ")}.`;
}
