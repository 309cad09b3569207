import { defineText } from "../../../../platform/text/index.ts";

/** Words of the registers. */
export const registersText = defineText({
  vi: {
    title: "Sổ đăng ký văn bản",
    outgoing: (year: string) => `Sổ đăng ký văn bản đi năm ${year}`,
    incoming: (year: string) => `Sổ đăng ký văn bản đến năm ${year}`,
    outgoingTitle: "Văn bản đi",
    incomingTitle: "Văn bản đến",
    lead: "Các cột theo Phụ lục IV Nghị định 30/2020/NĐ-CP.",
    open: (year: string) => `Năm ${year}`,
    last: (number: string) => `đến số ${number}`,
    administrative: "Văn bản hành chính",
    arrival: "Văn bản đến",
    empty: "Sổ năm này chưa có văn bản nào.",
    none: "Chưa có sổ nào. Sổ mở ra khi có văn bản đầu tiên của năm.",
    count: (total: string) => `${total} văn bản`,
    next: "Phần sau",
  },
  en: {
    title: "Registers of documents",
    outgoing: (year: string) => `Register of outgoing documents, ${year}`,
    incoming: (year: string) => `Register of received documents, ${year}`,
    outgoingTitle: "Outgoing",
    incomingTitle: "Received",
    lead: "Columns as in annex IV of Decree 30/2020/NĐ-CP.",
    open: (year: string) => `Year ${year}`,
    last: (number: string) => `up to number ${number}`,
    administrative: "Administrative documents",
    arrival: "Received documents",
    empty: "Nothing is in this year's register yet.",
    none: "There is no register yet. One opens with the first document of a year.",
    count: (total: string) => (total === "1" ? "1 document" : `${total} documents`),
    next: "Next part",
  },
});
