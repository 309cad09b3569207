import { defineText } from "../../../../platform/text/index.ts";

/** Words of the organisation chart. */
export const chartText = defineText({
  vi: {
    title: "Cơ quan của nút",
    note: (count: string) => `${count} cơ quan`,
    search: "Tên hoặc mã định danh",
    level: "Cấp",
    anyLevel: "Mọi cấp",
    name: "Tên cơ quan",
    code: "Mã định danh",
    below: "Cơ quan trực thuộc",
    empty: "Không tìm thấy cơ quan nào",
    emptyWay: "Gõ ít chữ hơn, không cần dấu, hoặc chọn mọi cấp.",
    all: "Xem từ trên cùng",
    under: (name: string) => `Trực thuộc ${name}`,
    openBelow: (name: string) => `Xem cơ quan trực thuộc ${name}`,
  },
  en: {
    title: "Agencies of this node",
    note: (count: string) => `${count} agencies`,
    search: "Name or code",
    level: "Level",
    anyLevel: "Any level",
    name: "Agency",
    code: "Code",
    below: "Agencies below",
    empty: "No agency was found",
    emptyWay: "Type fewer letters, accents are not needed, or choose any level.",
    all: "From the top",
    under: (name: string) => `Below ${name}`,
    openBelow: (name: string) => `Show the agencies below ${name}`,
  },
});
