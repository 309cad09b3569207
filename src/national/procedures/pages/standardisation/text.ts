import { defineText, type Text } from "../../../../platform/text/index.ts";

/** Words of the pages on what authorities offer. */
export const standardisationText = defineText({
  vi: {
    title: "Chuẩn hóa danh mục của các tỉnh",
    note: "Theo danh mục các nơi gửi lên",
    authority: "Nơi cung cấp",
    received: "Danh mục lúc",
    all: "Cộng",
    emptyTitle: "Chưa nơi nào gửi danh mục lên.",
    emptyText: "Mỗi nút gửi danh mục của mình ngay khi có thay đổi.",
    share: "Tỷ lệ chuẩn hóa",
    figure: "Chỉ tiêu",
    of: (figure: string, authority: string) => `${figure}: ${authority}`,
    rows: (total: string) => `${total} thủ tục`,
    nationalVersion: "Phiên bản quốc gia",
    filed: "Hồ sơ trực tuyến 12 tháng",
    decided: "Ngày quyết định",
    findings: "Phát hiện",
    noneTitle: "Không có thủ tục nào.",
    noneText: "Danh mục mới nhất của nơi này không có thủ tục nào thuộc chỉ tiêu này.",
    back: "Các tỉnh",
  },
  en: {
    title: "Standardisation of provincial catalogues",
    note: "By the catalogues that authorities send",
    authority: "Authority",
    received: "Catalogue of",
    all: "All",
    emptyTitle: "No authority has sent its catalogue.",
    emptyText: "Each node sends its catalogue as soon as it changes.",
    share: "Standardised share",
    figure: "Figure",
    of: (figure: string, authority: string) => `${figure}: ${authority}`,
    rows: (total: string) => `${total} procedures`,
    nationalVersion: "National version",
    filed: "Filed online in 12 months",
    decided: "Decided on",
    findings: "Findings",
    noneTitle: "There is no such procedure.",
    noneText: "Nothing in the newest catalogue of this authority counts to this figure.",
    back: "Authorities",
  },
});

/** Findings of the authorities' own reports. */
const findingNames: Readonly<Record<string, Text>> = {
  "mis-coded": { vi: "sai mã", en: "wrong code" },
  duplicated: { vi: "trùng", en: "duplicate" },
  "withdrawn-nationally": { vi: "quốc gia đã bãi bỏ", en: "withdrawn nationally" },
  missing: { vi: "thiếu", en: "missing" },
  outdated: { vi: "theo phiên bản cũ", en: "outdated" },
  "name-differs": { vi: "khác tên", en: "other name" },
  "not-in-national": { vi: "không có trong danh mục quốc gia", en: "not in the national catalogue" },
  "limit-longer-than-law": { vi: "thời hạn dài hơn quy định", en: "limit longer than the law's" },
  "fee-differs": { vi: "khác mức phí", en: "other fee" },
  "announced-late": { vi: "công bố muộn", en: "announced late" },
  "published-late": { vi: "công khai muộn", en: "published late" },
};

/** A finding in words; one that is not known here as its code. */
export function findingName(code: string): Text {
  return findingNames[code] ?? { vi: code, en: code };
}
