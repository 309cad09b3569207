import { defineText } from "../../../../platform/text/index.ts";

/** Words of the pages that ask before an act on a delivery, and of what they say afterwards. */
export const deliveryText = defineText({
  vi: {
    correctTitle: (number: string) => `Sửa mã nơi nhận của ${number}`,
    correctLead: (name: string, code: string) =>
      `Nơi gửi ghi ${name}, mã ${code}. Văn bản sẽ được chuyển ngay đến mã đúng dưới đây; nơi gửi vẫn thấy mã mình đã ghi.`,
    suggestions: "Mã gần giống trong danh bạ",
    code: "Mã đúng của nơi nhận",
    codeHint: "Dạng nào cũng được: H36.01 hoặc 000.00.01.H36",
    codeMissing: "Nhập mã nơi nhận",
    correct: "Chuyển đến mã này",
    corrected: "Đã sửa mã. Văn bản đang được chuyển.",
    returnTitle: (number: string) => `Trả ${number} về nơi gửi?`,
    returnLead: (from: string, to: string) =>
      `${from} được báo rằng văn bản không đến ${to}, với lý do dưới đây. Trục thôi gửi đến nơi nhận này. Không hoàn tác được.`,
    reason: "Lý do, nơi gửi đọc được",
    return: "Trả về nơi gửi",
    returned: "Đã trả về nơi gửi.",
    retried: "Đã cho gửi lại ngay.",
    reminded: "Đã nhắc nơi nhận.",
  },
  en: {
    correctTitle: (number: string) => `Correct the recipient of ${number}`,
    correctLead: (name: string, code: string) =>
      `The sender wrote ${name}, code ${code}. The document goes at once to the right code below; the sender keeps seeing the code it wrote.`,
    suggestions: "Similar codes of the directory",
    code: "Right code of the recipient",
    codeHint: "Either form: H36.01 or 000.00.01.H36",
    codeMissing: "Enter the recipient's code",
    correct: "Send to this code",
    corrected: "The code is corrected. The document is on its way.",
    returnTitle: (number: string) => `Return ${number} to its sender?`,
    returnLead: (from: string, to: string) =>
      `${from} is told that the document did not reach ${to}, with the reason below. The axis stops trying this recipient. This cannot be undone.`,
    reason: "Reason, which the sender reads",
    return: "Return to sender",
    returned: "Returned to the sender.",
    retried: "Sent again at once.",
    reminded: "The recipient is reminded.",
  },
});
