import { DomainError, missing } from "../../platform/errors/index.ts";
import type { Text } from "../../platform/text/index.ts";
import type { EdxmlEncodeError } from "../../protocol/edxml/index.ts";

/** The ways in which the exchange says no. */
export const exchangeErrors = {
  notEncodable: (cause: EdxmlEncodeError) => {
    const list = (locale: "vi" | "en") =>
      cause.problems.map(({ path, message }) => `${path}: ${message[locale].toLowerCase()}`).join("; ");
    return new DomainError(
      "exchange.not-encodable",
      "invalid",
      {
        vi: `Chưa gửi được văn bản vì dữ liệu chưa đủ hoặc chưa đúng. Hãy sửa: ${list("vi")}.`,
        en: `The document cannot be sent: some data is missing or wrong. Correct: ${list("en")}.`,
      },
      { cause },
    );
  },
  documentMissing: () =>
    missing("exchange.document-missing", {
      vi: "Không có văn bản này trong sổ liên thông của nút.",
      en: "This node's exchange has no such document.",
    }),
  notDelivered: () =>
    new DomainError("exchange.nothing-to-recall", "conflict", {
      vi: "Không có nơi nhận nào đang giữ văn bản này để lấy lại.",
      en: "No recipient holds this document, so there is nothing to recall.",
    }),
  statusUnknown: (code: string) =>
    new DomainError("exchange.status-unknown", "invalid", {
      vi: `Mã trạng thái “${code}” không gửi được cho nơi gửi văn bản.`,
      en: `The status code “${code}” cannot be sent to the document's sender.`,
    }),
  directoryNotHere: () =>
    new DomainError("exchange.directory-not-here", "unavailable", {
      vi: "Nút chưa nhận được danh bạ quốc gia nên chưa kiểm tra được chữ ký.",
      en: "The node has not received the national directory yet, so it cannot check signatures.",
    }),
} as const;

/** What is answered to a message that will never be accepted; the sender's screens show it. */
export const refusals = {
  "exchange.wrong-source": {
    vi: "Nút chỉ nhận văn bản và trạng thái từ trục liên thông quốc gia.",
    en: "This node takes documents and statuses from the national axis only.",
  },
  "exchange.malformed": {
    vi: "Thông điệp thiếu dữ liệu đi kèm cần thiết.",
    en: "The message lacks data that must come with it.",
  },
  "exchange.not-a-document": {
    vi: "Nội dung không phải văn bản edXML.",
    en: "The content is not an edXML document.",
  },
  "exchange.not-a-status": {
    vi: "Nội dung không phải thông điệp trạng thái edXML.",
    en: "The content is not an edXML status message.",
  },
  "exchange.no-identity": {
    vi: "Văn bản không ghi mã định danh nơi gửi hoặc mã văn bản nên không thể phản hồi. Hãy bổ sung rồi gửi lại.",
    en: "The document does not name its sender's code or its DocumentId, so it cannot be answered. Add them and send it again.",
  },
  "exchange.document-not-here": {
    vi: "Nút không có văn bản này ở cơ quan được nhắc. Hãy kiểm tra mã nơi nhận, gửi lại văn bản nếu cần.",
    en: "The agency reminded does not have this document at this node. Check the recipient's code; send the document again if need be.",
  },
  "exchange.duplicate-other-content": {
    vi: "Đã nhận một văn bản cùng mã nhưng nội dung khác. Hãy gửi với mã mới, hoặc gửi dưới dạng cập nhật hay thay thế.",
    en: "A document with the same DocumentId but other content was received before. Send it under a new id, or as an update or replacement.",
  },
} as const satisfies Record<string, Text>;

/** The answer with which a message is refused for good. */
export function refuse(
  code: string,
  message: Text,
): { readonly outcome: "refused"; readonly code: string; readonly message: Text } {
  return { outcome: "refused", code, message };
}

/** A refusal of the list above. */
export function refuseAs(code: keyof typeof refusals): ReturnType<typeof refuse> {
  return refuse(code, refusals[code]);
}
