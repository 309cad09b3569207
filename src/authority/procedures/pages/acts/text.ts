import { defineText } from "../../../../platform/text/index.ts";

/** Words of the history of the catalogue. */
export const actsText = defineText({
  vi: {
    title: "Lịch sử sửa danh mục",
    when: "Lúc",
    who: "Người làm",
    what: "Việc",
    count: "Số thủ tục",
    state: "Tình trạng",
    wasUndone: "Đã hoàn tác",
    undoes: "Hoàn tác một lần sửa trước",
    none: "Chưa ai sửa danh mục",
    actTitle: (what: string, at: string) => `${what}, ${at}`,
    by: (name: string, n: string) => `${name}, ${n} thủ tục`,
    made: "Thêm mới",
    removed: "Gỡ ra",
    system: "Hệ thống",
    only: (n: string) => `Hiện ${n} thủ tục đầu.`,
  },
  en: {
    title: "History of the catalogue",
    when: "When",
    who: "Who",
    what: "What",
    count: "Procedures",
    state: "State",
    wasUndone: "Undone",
    undoes: "Undoes an earlier act",
    none: "Nobody has changed the catalogue yet",
    actTitle: (what: string, at: string) => `${what}, ${at}`,
    by: (name: string, n: string) => `${name}, ${n} procedures`,
    made: "Added",
    removed: "Taken out",
    system: "System",
    only: (n: string) => `The first ${n} procedures are shown.`,
  },
});
