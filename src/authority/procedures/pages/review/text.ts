import { defineText } from "../../../../platform/text/index.ts";
import type { CutKind } from "../../review/suggest-cuts.ts";

/** Words of the review tools. */
export const reviewText = defineText({
  vi: {
    tabs: "Các công cụ rà soát",
    first: "Đưa lên mạng trước",
    unused: "Dịch vụ không ai dùng",
    papers: "Giấy tờ, bước có thể bỏ",
    costs: "Chi phí tuân thủ",
    firstNote: "Thủ tục chưa trực tuyến mức độ 3, xếp theo số hồ sơ, chi phí của dân và mức sẵn sàng",
    weights: "Trọng số, 0 đến 10",
    dossiers: "Hồ sơ một năm",
    cost: "Chi phí của dân",
    readiness: "Sẵn sàng",
    rank: "Hạng",
    score: "Điểm",
    yearlyCost: "Chi phí một năm",
    readinessHint: "Phần giấy tờ là tờ khai hoặc đã có trong cơ sở dữ liệu",
    procedure: "Thủ tục",
    firstChart: (name: string, score: string) => `Đứng đầu: ${name}, ${score} điểm.`,
    unusedNote: (unused: string, all: string) =>
      `${unused} trong ${all} dịch vụ mức độ 3, 4 không có hồ sơ trực tuyến nào trong 12 tháng`,
    since: "Công khai từ",
    counter: "Hồ sơ tại quầy",
    advice: "Nên làm",
    adviceBusy: "Nhiều người vẫn đến quầy: xem lại biểu mẫu điện tử, hướng dẫn nộp ngay tại bộ phận một cửa.",
    adviceRare: "Ít hồ sơ: cân nhắc hạ mức độ, dồn sức cho dịch vụ nhiều người cần.",
    unusedNone: "Dịch vụ mức độ 3, 4 nào cũng có hồ sơ trực tuyến",
    papersNote: "Gợi ý theo danh mục giấy tờ; số tiền tính theo giả định của biểu chi phí và hồ sơ 12 tháng qua",
    paper: "Giấy tờ, bước",
    reason: "Vì sao",
    saving: "Tiết kiệm một năm",
    secondVisit: "Lần đi thứ hai để nhận kết quả",
    askedIn: (n: string) => `Được hỏi trong ${n} thủ tục.`,
    held: (base: string) => `${base} đã có thông tin này; cơ quan tự tra cứu, không yêu cầu nộp.`,
    certified: "Thay bản chứng thực bằng bản chụp đối chiếu với bản chính, hoặc bản sao điện tử.",
    copies: (n: string) => `Nộp ${n} bản; một bản là đủ.`,
    twoVisits: "Chưa trả qua bưu chính hay trên mạng, nên ai cũng phải đi hai lần.",
    papersNone: "Không thấy giấy tờ hay bước nào có thể bỏ",
    costsNote: (defaults: string, all: string) =>
      `${defaults} trong ${all} thủ tục tính theo giá trị mặc định; mở từng thủ tục để nhập số thật`,
    costsChart: (name: string, cost: string) =>
      `Tốn nhiều nhất: ${name}, ${cost} một năm. Khung rỗng là hiện tại, khung đặc là sau khi đơn giản hóa.`,
    once: "Một lần",
    proposedCost: "Sau đơn giản hóa",
    saved: "Giảm",
    isDefault: "mặc định",
    kind: "Loại",
    totalSaving: (sum: string) => `Tất cả: ${sum} một năm`,
    none: "Chưa có thủ tục nào để rà soát",
  },
  en: {
    tabs: "Review tools",
    first: "Online first",
    unused: "Services nobody uses",
    papers: "Papers and steps that could go",
    costs: "Cost of compliance",
    firstNote: "Procedures not yet online at level 3, by dossiers, cost to people and readiness",
    weights: "Weights, 0 to 10",
    dossiers: "Dossiers a year",
    cost: "Cost to people",
    readiness: "Readiness",
    rank: "Rank",
    score: "Score",
    yearlyCost: "Cost a year",
    readinessHint: "Share of papers that are forms or already in a database",
    procedure: "Procedure",
    firstChart: (name: string, score: string) => `First: ${name}, score ${score}.`,
    unusedNote: (unused: string, all: string) =>
      `${unused} of ${all} services of level 3 and 4 had no dossier filed online in 12 months`,
    since: "Published on",
    counter: "At the counter",
    advice: "What to do",
    adviceBusy:
      "Many still come to the counter: look at the e-form again, and show people how to file at the one-stop shop.",
    adviceRare: "Few dossiers: consider a lower level, and work on services that many need.",
    unusedNone: "Every service of level 3 and 4 had dossiers filed online",
    papersNote:
      "Suggested from the list of papers; sums by the assumptions of the cost form and the dossiers of the last 12 months",
    paper: "Paper or step",
    reason: "Why",
    saving: "Saved a year",
    secondVisit: "The second visit, to fetch the result",
    askedIn: (n: string) => `Asked for in ${n} procedures.`,
    held: (base: string) => `Already in ${base}; the office looks it up instead of asking for it.`,
    certified: "Take a photocopy compared with the original, or an electronic copy, instead of a certified one.",
    copies: (n: string) => `${n} copies are asked for; one is enough.`,
    twoVisits: "Neither sent by post nor given online, so everyone comes twice.",
    papersNone: "No paper or step was found that could go",
    costsNote: (defaults: string, all: string) =>
      `${defaults} of ${all} procedures stand on default values; open one to enter real figures`,
    costsChart: (name: string, cost: string) =>
      `Dearest: ${name}, ${cost} a year. Hollow is the present, filled is after simplification.`,
    once: "Once",
    proposedCost: "Simplified",
    saved: "Saved",
    isDefault: "default",
    kind: "Kind",
    totalSaving: (sum: string) => `All: ${sum} a year`,
    none: "There are no procedures to review yet",
  },
});

const cuts: Readonly<Record<CutKind, { readonly vi: string; readonly en: string }>> = {
  held: { vi: "Cơ quan đã có", en: "Already held" },
  certified: { vi: "Bản sao chứng thực", en: "Certified copy" },
  copies: { vi: "Nhiều bản", en: "Several copies" },
  "two-visits": { vi: "Đi hai lần", en: "Two visits" },
};

/** The name of a kind of cut. */
export function cutName(kind: CutKind, locale: "vi" | "en"): string {
  return cuts[kind][locale];
}
