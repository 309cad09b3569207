import { defineText } from "../../../../platform/text/index.ts";

/** Words of the list of what the axis refused. */
export const rejectionsText = defineText({
  vi: {
    title: "Thông điệp bị Trục từ chối",
    note: "bản gốc ở nơi gửi; mã băm chứng minh là bản nào",
    source: "Nút hoặc phần mềm gửi",
    code: "Mã lý do",
    anyCode: "Mọi lý do",
    what: "Thông điệp",
    status: "trạng thái",
    digest: "SHA-256",
    unread: "không đọc nội dung",
    findings: (count: string) => `${count} điểm khác cần sửa`,
    emptyTitle: "Trục chưa từ chối thông điệp nào như vậy.",
    emptyText: "Thông điệp không nhận được đều để lại dấu vết ở đây, cùng lý do đã trả cho nơi gửi.",
  },
  en: {
    title: "Messages the axis refused",
    note: "originals stay with their senders; the digest proves which they were",
    source: "Node or software",
    code: "Reason code",
    anyCode: "Any reason",
    what: "Message",
    status: "status",
    digest: "SHA-256",
    unread: "not read",
    findings: (count: string) => `${count} more to correct`,
    emptyTitle: "The axis has refused no such message.",
    emptyText: "What is not taken leaves its trace here, with the reason its sender was given.",
  },
});
