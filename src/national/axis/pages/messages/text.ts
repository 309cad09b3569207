import { defineText } from "../../../../platform/text/index.ts";

/** Words of the lists of documents and deliveries. */
export const messagesText = defineText({
  vi: {
    title: "Văn bản qua Trục",
    text: "Số ký hiệu hoặc trích yếu",
    agency: "Mã cơ quan gửi hoặc nhận",
    urgent: "Khẩn",
    copies: "Đã đến",
    ofAll: (some: string, all: string) => `${some}/${all}`,
    since: (time: string) => `nhận sau ${time}`,
    emptyTitle: "Không có văn bản nào hợp với các điều kiện này.",
    emptyText: "Thử bớt điều kiện, hoặc tìm theo phần đầu của số ký hiệu, ví dụ 9614/UBND.",
    rejections: "Thông điệp bị Trục từ chối",
    deliveries: "Lượt chuyển",
    deliveriesNote: "mỗi nơi nhận của một văn bản là một lượt",
    noDeliveries: "Không có lượt chuyển nào.",
    tries: "Lần gửi",
    back: "Vận hành",
  },
  en: {
    title: "Documents over the axis",
    text: "Number or subject",
    agency: "Code of sender or recipient",
    urgent: "Urgent",
    copies: "Arrived",
    ofAll: (some: string, all: string) => `${some}/${all}`,
    since: (time: string) => `accepted after ${time}`,
    emptyTitle: "No document matches these conditions.",
    emptyText: "Try fewer conditions, or the beginning of the number, for example 9614/UBND.",
    rejections: "Messages the axis refused",
    deliveries: "Deliveries",
    deliveriesNote: "one for each recipient of a document",
    noDeliveries: "There is no such delivery.",
    tries: "Tries",
    back: "Operations",
  },
});
