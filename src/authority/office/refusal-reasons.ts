import type { Text } from "../../platform/text/index.ts";

/** Why a clerk gives a document back (NĐ 30/2020/NĐ-CP, article 21, clause 2, point b). The sender reads the Vietnamese text. */
export const refusalReasons: readonly { readonly code: string; readonly text: Text }[] = [
  { code: "misdirected", text: { vi: "Gửi sai nơi nhận", en: "Sent to the wrong agency" } },
  {
    code: "not-competent",
    text: { vi: "Không thuộc chức năng, thẩm quyền", en: "Outside this agency's competence" },
  },
  {
    code: "not-authentic",
    text: { vi: "Không bảo đảm tính xác thực, toàn vẹn", en: "Authenticity or integrity not assured" },
  },
  { code: "wrong-form", text: { vi: "Sai thể thức, kỹ thuật trình bày", en: "Wrong form or layout" } },
  { code: "incomplete", text: { vi: "Thiếu tệp hoặc phụ lục", en: "Files or annexes are missing" } },
  { code: "unreadable", text: { vi: "Tệp lỗi, không đọc được", en: "Files are damaged or cannot be read" } },
  { code: "duplicate", text: { vi: "Trùng văn bản đã nhận", en: "Received already" } },
  { code: "other", text: { vi: "Lý do khác", en: "Another reason" } },
];
