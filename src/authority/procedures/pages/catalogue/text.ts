import { defineText } from "../../../../platform/text/index.ts";

/** Words of the catalogue's list. */
export const catalogueText = defineText({
  vi: {
    title: "Danh mục thủ tục của cơ quan",
    note: (total: string, at: string) => `${total} thủ tục; danh mục quốc gia nhận ${at}`,
    noteAlone: (total: string) => `${total} thủ tục`,
    query: "Tên hoặc mã",
    finding: "Báo cáo chuẩn hóa",
    findings: "Cần sửa",
    year: "Hồ sơ 12 tháng",
    onlineYear: "Nộp trực tuyến",
    published: "Công khai",
    add: "Thêm thủ tục",
    emptyTitle: "Không có thủ tục nào khớp",
    emptyWay: (total: string) => `Đã tìm trong ${total} thủ tục của danh mục.`,
    clear: "Bỏ bộ lọc",
    noOnline: "Không trực tuyến",
    unused: "Mức độ 3, 4 không ai dùng",
  },
  en: {
    title: "The authority's catalogue of procedures",
    note: (total: string, at: string) => `${total} procedures; national catalogue received ${at}`,
    noteAlone: (total: string) => `${total} procedures`,
    query: "Name or code",
    finding: "Standardisation report",
    findings: "To repair",
    year: "Dossiers, 12 months",
    onlineYear: "Filed online",
    published: "Published",
    add: "Add a procedure",
    emptyTitle: "No procedure matches",
    emptyWay: (total: string) => `Looked in the ${total} procedures of the catalogue.`,
    clear: "Clear the filters",
    noOnline: "Not online",
    unused: "Level 3 or 4, used by nobody",
  },
});
