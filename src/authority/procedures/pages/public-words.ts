import { defineText, formatMoney, type Locale, wordsIn } from "../../../platform/text/index.ts";

/** Words of what the people read. */
export const publicWords = defineText({
  vi: {
    title: "Thủ tục hành chính",
    ask: "Ông/bà cần làm thủ tục gì?",
    hint: "Gõ không dấu cũng được: khai sinh, sao y, ho kinh doanh",
    find: "Tìm",
    events: "Theo việc trong đời",
    all: "Tất cả thủ tục",
    results: "Kết quả",
    count: (n: string) => `${n} thủ tục`,
    noneTitle: (q: string) => `Không tìm thấy “${q}”`,
    noneWay: (n: string) => `Đã tìm trong ${n} thủ tục. Thử từ ngắn hơn, hoặc gọi bộ phận một cửa.`,
    near: "Có phải ông/bà tìm:",
    emptyTitle: "Cơ quan chưa công khai thủ tục nào",
    papers: "Giấy tờ",
    papersValue: (handed: number, shown: number) =>
      shown === 0 ? `${handed} nộp` : handed === 0 ? `${shown} xuất trình` : `${handed} nộp, ${shown} xuất trình`,
    shown: "xuất trình",
    noPapers: "Không cần",
    fee: "Lệ phí",
    free: "Miễn phí",
    byCase: "Tùy hồ sơ",
    moreFees: (n: number) => `và ${n} khoản khác`,
    limit: "Thời hạn",
    shorter: (law: string) => `quy định ${law}`,
    law: "Theo quy định",
    office: "Nơi giải quyết",
    papersNeeded: "Giấy tờ cần có",
    paper: "Giấy tờ",
    originals: "Bản chính",
    copies: "Bản sao",
    form: (name: string) => `Mẫu: ${name}`,
    optional: "Nếu có",
    steps: "Trình tự",
    fees: "Phí, lệ phí",
    local: "mức của địa phương",
    localLimit: "Cơ quan cam kết",
    resolution: (number: string) => `Theo ${number}.`,
    limits: "Thời hạn giải quyết",
    where: "Nơi nộp, nơi nhận",
    counter: "Tại quầy",
    hours: "Giờ nhận",
    officeHours: "Thứ Hai đến thứ Sáu, 07:00–11:30 và 13:30–17:00",
    online: "Trực tuyến",
    post: "Bưu chính",
    postYes: "Gửi bảo đảm đến nơi giải quyết",
    no: "Không nhận",
    onlineLevel: (n: number) => `Mức độ ${n}`,
    everyAgency: (who: string) => `Bộ phận một cửa của ${who}`,
    result: "Kết quả và căn cứ",
    resultIs: "Kết quả",
    conditions: "Điều kiện",
    code: "Mã thủ tục",
    legal: "Căn cứ",
    announced: "Công bố",
    announcedBy: (number: string, day: string) => `${number} ngày ${day}`,
    source: (owner: string, decision: string, version: number) =>
      `Nội dung chung lấy từ danh mục quốc gia (${owner}, ${decision}, phiên bản ${version}).`,
    sourceLocal: "Nơi nộp, giờ nhận, mức thu và thời hạn riêng do cơ quan này công khai.",
    sample: "Thủ tục mẫu: nội dung chưa đối chiếu với nguồn công khai.",
    newer: (day: string) =>
      `Nhà nước đã có quy định mới từ ${day}. Trang này chưa cập nhật; ông/bà hãy hỏi bộ phận một cửa trước khi nộp.`,
    gone: "Thủ tục này đã được Nhà nước bãi bỏ. Ông/bà hãy hỏi bộ phận một cửa về thủ tục thay thế.",
    alone:
      "Thủ tục của riêng cơ quan, chưa có trong danh mục quốc gia. Ông/bà hãy hỏi nơi tiếp nhận về giấy tờ và trình tự.",
  },
  en: {
    title: "Procedures",
    ask: "What do you need to do?",
    hint: "Accents are not needed: khai sinh, sao y, ho kinh doanh",
    find: "Find",
    events: "By moments of life",
    all: "All procedures",
    results: "Results",
    count: (n: string) => `${n} procedures`,
    noneTitle: (q: string) => `Nothing was found for “${q}”`,
    noneWay: (n: string) => `Looked in ${n} procedures. Try a shorter word, or call the one-stop shop.`,
    near: "Did you mean:",
    emptyTitle: "The authority has published no procedures yet",
    papers: "Papers",
    papersValue: (handed: number, shown: number) =>
      shown === 0
        ? `${handed} to hand in`
        : handed === 0
          ? `${shown} to show`
          : `${handed} to hand in, ${shown} to show`,
    shown: "to show",
    noPapers: "None",
    fee: "Fee",
    free: "Free",
    byCase: "Depends on the case",
    moreFees: (n: number) => `and ${n} more`,
    limit: "Time",
    shorter: (law: string) => `the law allows ${law}`,
    law: "By the law",
    office: "Office",
    papersNeeded: "Papers you need",
    paper: "Paper",
    originals: "Originals",
    copies: "Copies",
    form: (name: string) => `Form: ${name}`,
    optional: "If you have it",
    steps: "Steps",
    fees: "Fees",
    local: "local amount",
    localLimit: "This authority",
    resolution: (number: string) => `By ${number}.`,
    limits: "How long it takes",
    where: "Where to bring and fetch it",
    counter: "At the counter",
    hours: "Hours",
    officeHours: "Monday to Friday, 07:00–11:30 and 13:30–17:00",
    online: "Online",
    post: "By post",
    postYes: "Registered letter to the office",
    no: "Not offered",
    onlineLevel: (n: number) => `Level ${n}`,
    everyAgency: (who: string) => `The one-stop shop of ${who}`,
    result: "Result and legal basis",
    resultIs: "Result",
    conditions: "Conditions",
    code: "Code",
    legal: "Legal basis",
    announced: "Announced",
    announcedBy: (number: string, day: string) => `${number} of ${day}`,
    source: (owner: string, decision: string, version: number) =>
      `The common part comes from the national catalogue (${owner}, ${decision}, version ${version}).`,
    sourceLocal: "Place, hours, local amounts and limits are published by this authority.",
    sample: "A sample: not checked against a public source.",
    newer: (day: string) =>
      `There are new national rules since ${day}. This page does not have them yet; ask the one-stop shop before you apply.`,
    gone: "The nation has withdrawn this procedure. Ask the one-stop shop what stands in its place.",
    alone:
      "A procedure of this authority alone, not in the national catalogue. Ask the receiving office about papers and steps.",
  },
});

/** Money as people read it; nothing is free. */
export function moneyText(amount: number | null, locale: Locale): string {
  const words = wordsIn(publicWords, locale);
  if (amount === null) return words.byCase;
  return amount === 0 ? words.free : formatMoney(amount, locale);
}

/** A name as people say it: without "Thủ tục" before it. */
export function saidName(name: string): string {
  const rest = name.replace(/^thủ tục\s+(?:hành chính\s+)?/iu, "");
  return rest.slice(0, 1).toLocaleUpperCase("vi") + rest.slice(1);
}
