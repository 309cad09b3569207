import { defineText } from "../../../../platform/text/index.ts";

/** Words of the list of received documents. */
export const incomingListText = defineText({
  vi: {
    title: "Văn bản đến",
    arrived: "Mới đến",
    asked: "Nơi gửi đề nghị",
    registered: "Đang xử lý",
    completed: "Đã hoàn thành",
    refused: "Đã từ chối",
    arrival: "Số đến",
    received: "Đến lúc",
    authenticity: "Xác thực",
    emptyTitle: "Không có văn bản nào ở đây",
    empty: "Văn bản mới hiện ở đây trong vài giây sau khi đến. Hoặc bỏ bớt điều kiện lọc, chọn phần khác ở trên.",
    asks: (change: string) => `đề nghị ${change}`,
    withdrawn: (change: string) => `đã đồng ý ${change}`,
  },
  en: {
    title: "Received documents",
    arrived: "New",
    asked: "Sender asks",
    registered: "In work",
    completed: "Completed",
    refused: "Refused",
    arrival: "Arrival no.",
    received: "Received",
    authenticity: "Authenticity",
    emptyTitle: "No document here",
    empty:
      "A new document appears here within seconds of its arrival. Or loosen the filters, or choose another part above.",
    asks: (change: string) => `${change} asked`,
    withdrawn: (change: string) => `${change} agreed`,
  },
});
