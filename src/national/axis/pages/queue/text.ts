import { defineText } from "../../../../platform/text/index.ts";

/** Words of a node's queue. */
export const queueText = defineText({
  vi: {
    title: (code: string, name: string) => `Hàng chờ gửi đến nút ${code} ${name}`,
    note: "thông điệp mọi loại, theo thứ tự sẽ gửi",
    kind: "Loại",
    about: "Về văn bản",
    waits: "Đã chờ",
    tries: "Lần gửi",
    next: "Lần tới",
    error: "Lỗi lần cuối",
    emptyTitle: "Không có gì chờ gửi đến nút này.",
    emptyText: "Mọi thông điệp đã có biên nhận của nút.",
    givenUp: "đã thôi gửi",
    inSpan: (span: string) => `sau ${span}`,
    now: "ngay",
    missing: (code: string) => `Trục không có nút ${code}.`,
  },
  en: {
    title: (code: string, name: string) => `Queue to node ${code} ${name}`,
    note: "messages of every kind, in the order they will go",
    kind: "Kind",
    about: "About document",
    waits: "Waiting for",
    tries: "Tries",
    next: "Next try",
    error: "Last error",
    emptyTitle: "Nothing waits for this node.",
    emptyText: "The node has given its receipt for every message.",
    givenUp: "given up",
    inSpan: (span: string) => `in ${span}`,
    now: "now",
    missing: (code: string) => `The axis has no node ${code}.`,
  },
});
