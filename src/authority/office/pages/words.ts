import { defineText, type Text } from "../../../platform/text/index.ts";
import type { UrgencyLevel } from "../../../ui/index.ts";
import type { RecipientStation } from "../../exchange/index.ts";
import type { Authenticity, ChangeKind, ChangeState, DocumentState, IncomingState } from "../states.ts";

/** Words that several pages of the office share. */
export const officeWords = defineText({
  vi: {
    section: "Văn bản",
    search: "Tìm số ký hiệu, trích yếu",
    outgoing: "Văn bản đi",
    incoming: "Văn bản đến",
    signing: "Trình ký",
    registers: "Sổ",
    all: "Tất cả",
    anyYear: "Mọi năm",
    year: "Năm",
    kind: "Loại văn bản",
    anyKind: "Mọi loại",
    urgency: "Độ khẩn",
    anyUrgency: "Mọi độ khẩn",
    text: "Tìm trong danh sách",
    fromDay: "Từ ngày",
    toDay: "Đến ngày",
    number: "Số, ký hiệu",
    subject: "Trích yếu",
    state: "Tình trạng",
    due: "Hạn",
    signer: "Người ký",
    author: "Người soạn",
    sender: "Nơi gửi",
    updated: "Cập nhật",
    noNumber: "chưa có số",
    noSubject: "Chưa có trích yếu",
    csv: "Xuất CSV",
    xlsx: "Xuất Excel",
    print: "In",
    pin: "Mã PIN của khóa ký",
    pinHint: "Sai năm lần liên tiếp, khóa bị tạm dừng 15 phút.",
    pinMissing: "Hãy nhập mã PIN.",
    cancel: "Thôi, quay lại",
    pages: (count: string) => `${count} trang`,
    page: (at: string, of: string) => `trang ${at}/${of}`,
    paper: "Bản thể hiện của văn bản",
    errorTitle: "Lỗi",
    more: (count: string) => `hơn ${count}`,
    reminded: "Trục nhắc",
    remindedOfRegistration: (since: string) => `Trục nhắc: chưa xác nhận vào sổ từ ${since}`,
    remindedOfRecall: (since: string) => `Trục nhắc: chưa trả lời đề nghị của nơi gửi từ ${since}`,
  },
  en: {
    section: "Documents",
    search: "Find a number or a subject",
    outgoing: "Outgoing",
    incoming: "Incoming",
    signing: "To sign",
    registers: "Registers",
    all: "All",
    anyYear: "Any year",
    year: "Year",
    kind: "Kind",
    anyKind: "Any kind",
    urgency: "Urgency",
    anyUrgency: "Any urgency",
    text: "Find in this list",
    fromDay: "From",
    toDay: "To",
    number: "Number",
    subject: "Subject",
    state: "State",
    due: "Due",
    signer: "Signer",
    author: "Author",
    sender: "Sender",
    updated: "Updated",
    noNumber: "no number yet",
    noSubject: "No subject yet",
    csv: "Export CSV",
    xlsx: "Export Excel",
    print: "Print",
    pin: "PIN of the signing key",
    pinHint: "After five wrong tries in a row the key is locked for 15 minutes.",
    pinMissing: "Enter the PIN.",
    cancel: "Cancel, go back",
    pages: (count: string) => (count === "1" ? "1 page" : `${count} pages`),
    page: (at: string, of: string) => `page ${at}/${of}`,
    paper: "The document as it looks",
    errorTitle: "Error",
    more: (count: string) => `more than ${count}`,
    reminded: "Axis reminds",
    remindedOfRegistration: (since: string) => `The axis reminds: not registered since ${since}`,
    remindedOfRecall: (since: string) => `The axis reminds: the sender's request not answered since ${since}`,
  },
});

/** Where an outgoing document stands, in words. */
export const outgoingStateWords: Readonly<Record<DocumentState, Text>> = {
  draft: { vi: "Dự thảo", en: "Draft" },
  submitted: { vi: "Chờ ký", en: "To be signed" },
  returned: { vi: "Trả lại", en: "Returned" },
  signed: { vi: "Đã ký, chờ phát hành", en: "Signed, to be issued" },
  issued: { vi: "Đã phát hành", en: "Issued" },
  recalled: { vi: "Đã thu hồi", en: "Recalled" },
  replaced: { vi: "Đã bị thay thế", en: "Replaced" },
};

/** Where an incoming document stands, in words. */
export const incomingStateWords: Readonly<Record<IncomingState, Text>> = {
  arrived: { vi: "Mới đến", en: "New" },
  refused: { vi: "Đã từ chối", en: "Refused" },
  registered: { vi: "Đã vào sổ", en: "Registered" },
  assigned: { vi: "Đã giao", en: "Assigned" },
  processing: { vi: "Đang xử lý", en: "In work" },
  completed: { vi: "Đã hoàn thành", en: "Completed" },
};

/** Where a sent document stands at a recipient, in words. */
export const stationWords: Readonly<Record<RecipientStation, Text>> = {
  sent: { vi: "Chưa đến", en: "Not arrived" },
  undeliverable: { vi: "Không chuyển được", en: "Undeliverable" },
  arrived: { vi: "Đã đến", en: "Arrived" },
  refused: { vi: "Từ chối tiếp nhận", en: "Refused" },
  registered: { vi: "Vào sổ", en: "Registered" },
  assigned: { vi: "Giao việc", en: "Assigned" },
  processing: { vi: "Đang xử lý", en: "In work" },
  completed: { vi: "Hoàn thành", en: "Completed" },
};

/** What was found about who a document comes from, in words. */
export const authenticityWords: Readonly<Record<Authenticity, Text>> = {
  unchecked: { vi: "Chưa kiểm tra", en: "Not checked yet" },
  valid: { vi: "Hợp lệ", en: "Valid" },
  weak: { vi: "Hợp lệ, thuật toán yếu", en: "Valid, weak algorithm" },
  unsigned: { vi: "Tệp không có chữ ký số", en: "Files not signed" },
  invalid: { vi: "Không hợp lệ", en: "Not valid" },
};

/** What a sender asks of a received document, in words. */
export const changeWords: Readonly<Record<ChangeKind, Text>> = {
  recall: { vi: "thu hồi", en: "recall" },
  update: { vi: "cập nhật", en: "update" },
  replacement: { vi: "thay thế", en: "replacement" },
};

/** How that stands, in words. */
export const changeStateWords: Readonly<Record<ChangeState, Text>> = {
  asked: { vi: "Chờ trả lời", en: "To be answered" },
  agreed: { vi: "Đã đồng ý", en: "Agreed" },
  refused: { vi: "Không đồng ý", en: "Refused" },
};

/** Degrees of urgency of edXML, in words (Nghị định 30/2020/NĐ-CP, annex I, part I, II.7). */
export const urgencyWords: readonly Text[] = [
  { vi: "Thường", en: "Normal" },
  { vi: "Khẩn", en: "Urgent" },
  { vi: "Thượng khẩn", en: "Very urgent" },
  { vi: "Hỏa tốc", en: "Express" },
  { vi: "Hỏa tốc hẹn giờ", en: "Express by the hour" },
];

/** The stamp of a degree of urgency; none for the normal one. */
export function urgencyLevel(urgency: number): UrgencyLevel | undefined {
  const levels: readonly (UrgencyLevel | undefined)[] = [undefined, "urgent", "very-urgent", "flash", "flash"];
  return levels[urgency];
}
