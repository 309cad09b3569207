import { defineText } from "../../../../platform/text/index.ts";

/** Words of the officer's page of one procedure. */
export const entryText = defineText({
  vi: {
    public: "Trang công khai",
    draft: "Soạn phiên bản mới",
    draftOpen: "Mở dự thảo đang soạn",
    withdraw: "Bãi bỏ",
    versions: "Các phiên bản",
    announcedShort: "Công bố",
    publishedShort: "Công khai",
    by: "Người công khai",
    what: "Sửa đổi",
    first: "Bản đầu",
    compare: (before: number, after: number) => `Phiên bản ${before} và ${after}`,
    compareLink: "So sánh",
    same: "Hai phiên bản có nội dung giống nhau.",
    replacedBy: "Thay bằng",
  },
  en: {
    public: "Public page",
    draft: "Draft a new version",
    draftOpen: "Open the draft",
    withdraw: "Withdraw",
    versions: "Versions",
    announcedShort: "Announced",
    publishedShort: "Published",
    by: "Published by",
    what: "Changes",
    first: "The first",
    compare: (before: number, after: number) => `Versions ${before} and ${after}`,
    compareLink: "Compare",
    same: "Both versions have the same content.",
    replacedBy: "Replaced by",
  },
});
