import { defineText } from "../../../../platform/text/index.ts";

/** Words of the search over both directions. */
export const searchText = defineText({
  vi: {
    title: "Tìm văn bản",
    found: (text: string) => `Kết quả cho “${text}”`,
    label: "Số ký hiệu, trích yếu, người ký, nơi gửi; không cần dấu",
    outgoing: "Văn bản đi",
    incoming: "Văn bản đến",
    nothing: (text: string) => `Không có văn bản nào có “${text}”`,
    nothingWhy: "Thử ít từ hơn, hoặc chỉ gõ số.",
    ask: "Gõ vài từ của số ký hiệu hoặc trích yếu.",
  },
  en: {
    title: "Find documents",
    found: (text: string) => `Results for “${text}”`,
    label: "Number, subject, signer, sender; accents are not needed",
    outgoing: "Outgoing",
    incoming: "Received",
    nothing: (text: string) => `No document has “${text}”`,
    nothingWhy: "Try fewer words, or the number alone.",
    ask: "Type some words of the number or the subject.",
  },
});
