import type { Text } from "../../platform/text/index.ts";
import type { JudgedOffer } from "./store/offered.ts";

/** The figures of what an authority offers, in the order in which they are shown. */
export const offerFigures = [
  "offered",
  "standardised",
  "wrong-code",
  "not-national",
  "announced-late",
  "published-late",
  "online-2",
  "online-3",
  "online-4",
  "online-unused",
] as const;

/** One of the figures. */
export type OfferFigure = (typeof offerFigures)[number];

/** Names of the figures. */
export const offerFigureNames: Readonly<Record<OfferFigure, Text>> = {
  offered: { vi: "Thủ tục cung cấp", en: "Procedures offered" },
  standardised: { vi: "Đã chuẩn hóa", en: "Standardised" },
  "wrong-code": { vi: "Sai mã", en: "Wrong code" },
  "not-national": { vi: "Không có trong danh mục quốc gia", en: "Not in the national catalogue" },
  "announced-late": { vi: "Công bố muộn", en: "Announced late" },
  "published-late": { vi: "Công khai muộn", en: "Published late" },
  "online-2": { vi: "Trực tuyến mức độ 2", en: "Online, level 2" },
  "online-3": { vi: "Trực tuyến mức độ 3", en: "Online, level 3" },
  "online-4": { vi: "Trực tuyến mức độ 4", en: "Online, level 4" },
  "online-unused": { vi: "Trực tuyến chưa có hồ sơ", en: "Online without dossiers" },
};

/** Whether a figure counts an offered procedure. */
export function counts(figure: OfferFigure, offer: JudgedOffer): boolean {
  return counting[figure](offer);
}

const counting: Readonly<Record<OfferFigure, (offer: JudgedOffer) => boolean>> = {
  offered: () => true,
  standardised: ({ standardised }) => standardised,
  "wrong-code": ({ wrongCode }) => wrongCode,
  "not-national": ({ notNational }) => notNational,
  "announced-late": ({ announcedLate }) => announcedLate,
  "published-late": ({ publishedLate }) => publishedLate,
  "online-2": ({ record }) => record.online === 2,
  "online-3": ({ record }) => record.online === 3,
  "online-4": ({ record }) => record.online === 4,
  "online-unused": ({ unused }) => unused,
};
