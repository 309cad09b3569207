import type { Frame, Locale } from "../frame.ts";

/** A frame with invented people and names, for examples and tests of the interface. */
export function exampleFrame(locale: Locale, over: Partial<Frame> = {}): Frame {
  const vi = locale === "vi";
  return {
    locale,
    path: "/",
    csrfToken: "example-token",
    systemName: vi
      ? { over: "Cổng Dịch vụ công", name: "Tỉnh Lâm Đồng" }
      : { over: "Public Services Portal", name: "Lâm Đồng Province" },
    nav: [
      { href: "#main", label: vi ? "Thủ tục" : "Procedures", current: true },
      { href: "#main", label: vi ? "Tra cứu" : "Track", count: 6 },
      { href: "#main", label: vi ? "Phản ánh" : "Feedback" },
    ],
    search: { action: "#main", label: vi ? "Tìm mã hồ sơ, tên, số ký hiệu" : "Find a code, name or number" },
    signInHref: "/sign-in",
    clockNote: vi ? "Đồng hồ trình diễn: 16/11/2020 08:00" : "Demonstration clock: 16 November 2020 08:00",
    languageHref: { vi: "?lang=vi", en: "?lang=en" },
    footer: {
      links: [{ href: "#main", label: vi ? "Trợ giúp" : "Help" }],
      lines: [vi ? "Trung tâm Phục vụ hành chính công tỉnh Lâm Đồng." : "Lâm Đồng Public Administration Centre."],
    },
    ...over,
  };
}
