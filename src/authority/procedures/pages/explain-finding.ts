import { formatMoney, type Locale } from "../../../platform/text/index.ts";
import type { ChangedPart, Finding, Why } from "../findings/finding.ts";
import { dayText, limitText } from "./words.ts";

/** A finding in words: why it is one, further lines of evidence, and what to do. */
export type Explained = { readonly why: string; readonly evidence: readonly string[]; readonly advice: string };

/** Says why something is a finding, with the facts by which a person checks it, and what to do about it. */
export function explainFinding({ why, repair }: Pick<Finding, "why" | "repair">, locale: Locale): Explained {
  return locale === "vi" ? inVietnamese(why, repair !== null) : inEnglish(why, repair !== null);
}

function inVietnamese(why: Why, canRepair: boolean): Explained {
  switch (why.kind) {
    case "missing":
      return {
        why: `Danh mục quốc gia có từ ${dayText(why.since)}, cơ quan chưa cung cấp.`,
        evidence: [],
        advice: "Lấy bản quốc gia về làm nháp, ban hành quyết định công bố rồi công khai.",
      };
    case "outdated":
      return {
        why:
          why.from === null
            ? `Chưa gắn với bản quốc gia nào; bản hiện hành là phiên bản ${why.to}.`
            : `Đang theo phiên bản ${why.from}; phiên bản ${why.to} có hiệu lực từ ${dayText(why.effectiveFrom)} (${why.decision}).`,
        evidence: why.changed === null ? [] : changes(why.changed, "vi"),
        advice: "Chuyển sang phiên bản hiện hành; xem lại phí, thời hạn riêng của địa phương.",
      };
    case "mis-coded":
      return {
        why: {
          form: why.problems.map(({ message }) => message.vi).join(" "),
          unknown: "Danh mục quốc gia không có mã này, nhưng có thủ tục gần trùng tên.",
          "other-procedure": "Mã này là của thủ tục khác; tên thì trùng với một thủ tục khác nữa.",
          "other-agency": "Phần đuôi của mã là mã của cơ quan khác.",
        }[why.reason],
        evidence: why.suggestions.map(({ code, name }) => `Có thể là ${code} ${name}`),
        advice: canRepair
          ? "Thay bằng mã đúng và gắn với bản quốc gia."
          : "Tra mã trên Cơ sở dữ liệu quốc gia rồi sửa tay; nếu không có, bãi bỏ.",
      };
    case "duplicated":
      return {
        why: `Cùng một thủ tục với ${why.keep.code} ${why.keep.name}.`,
        evidence: [],
        advice: "Giữ dòng kia, bãi bỏ dòng này.",
      };
    case "announced-late":
      return {
        why:
          why.from === null
            ? `Chưa công bố; có hiệu lực ${dayText(why.to)}, hạn là ${why.limit} ngày làm việc trước đó.`
            : `Công bố ${dayText(why.from)}, có hiệu lực ${dayText(why.to)}: ${why.workingDays < 0 ? "sau" : "trước"} ${Math.abs(why.workingDays)} ngày làm việc, quy định trước ít nhất ${why.limit}.`,
        evidence: [],
        advice:
          why.from === null
            ? "Ban hành quyết định công bố ngay và nhập số, ngày."
            : "Việc đã qua, không sửa được. Báo cáo nguyên nhân; kiểm tra lại ngày nếu nhập nhầm.",
      };
    case "published-late":
      return {
        why:
          why.to === null
            ? `Ký ${dayText(why.from)}, đến nay ${why.workingDays} ngày làm việc chưa công khai, quy định nhiều nhất ${why.limit}.`
            : `Ký ${dayText(why.from)}, công khai ${dayText(why.to)}: sau ${why.workingDays} ngày làm việc, quy định nhiều nhất ${why.limit}.`,
        evidence: [],
        advice: canRepair
          ? "Công khai ngay hôm nay."
          : why.to === null
            ? "Mở thủ tục và công khai."
            : "Việc đã qua, không sửa được. Báo cáo nguyên nhân; kiểm tra lại ngày nếu nhập nhầm.",
      };
    case "not-in-national":
      return {
        why: why.own
          ? "Mã mang đuôi của cơ quan, nhưng danh mục quốc gia chưa có thủ tục này."
          : "Danh mục quốc gia không có thủ tục nào như vậy.",
        evidence: [],
        advice: why.own
          ? "Đề nghị Văn phòng Chính phủ đưa thủ tục đặc thù vào Cơ sở dữ liệu quốc gia."
          : "Tìm căn cứ pháp lý; không có thì bãi bỏ, vì không ai được tự đặt thủ tục.",
      };
    case "withdrawn-nationally":
      return {
        why: `Quốc gia bãi bỏ${why.since ? ` từ ${dayText(why.since)}` : ""}, cơ quan vẫn cung cấp.`,
        evidence: why.replacedBy.map(
          ({ code, name, offered }) => `Thay bằng ${code} ${name}${offered ? ", đã có" : ", chưa có trong danh mục"}`,
        ),
        advice: "Bãi bỏ; hồ sơ đã nhận vẫn giải quyết đến hết.",
      };
    case "name-differs":
      return { why: `Tên quốc gia: ${why.national}.`, evidence: [], advice: "Dùng tên của danh mục quốc gia." };
    case "limit-longer-than-law":
      return {
        why: `Cam kết ${limitText(why.local, "vi")}, quy định ${limitText(why.national, "vi")}.`,
        evidence: [],
        advice: "Bỏ thời hạn riêng, theo quy định; địa phương chỉ được rút ngắn.",
      };
    case "fee-differs":
      return {
        why: "Mức thu khác bản quốc gia mà không nêu nghị quyết của HĐND.",
        evidence: why.fees.map(
          ({ name, local, national }) =>
            `${name}: ${formatMoney(local, "vi")}, quốc gia ${national === null ? "không có khoản này" : formatMoney(national, "vi")}`,
        ),
        advice: "Theo mức của quốc gia, hoặc nhập số nghị quyết của HĐND.",
      };
  }
}

function inEnglish(why: Why, canRepair: boolean): Explained {
  switch (why.kind) {
    case "missing":
      return {
        why: `In the national catalogue since ${dayText(why.since)}; the authority does not offer it.`,
        evidence: [],
        advice: "Take the national record over as a draft, announce it by a decision, then publish it.",
      };
    case "outdated":
      return {
        why:
          why.from === null
            ? `Not linked to any national record; version ${why.to} is in force.`
            : `Stands on version ${why.from}; version ${why.to} has been in effect since ${dayText(why.effectiveFrom)} (${why.decision}).`,
        evidence: why.changed === null ? [] : changes(why.changed, "en"),
        advice: "Move to the version in force; look again at local fees and limits.",
      };
    case "mis-coded":
      return {
        why: {
          form: why.problems.map(({ message }) => message.en).join(" "),
          unknown: "The national catalogue has no such code, but a procedure with nearly this name.",
          "other-procedure": "The code belongs to another procedure; the name is nearly that of a third.",
          "other-agency": "The suffix of the code is another agency's.",
        }[why.reason],
        evidence: why.suggestions.map(({ code, name }) => `May be ${code} ${name}`),
        advice: canRepair
          ? "Replace it by the right code and link the national record."
          : "Look the code up in the national database and correct it by hand; if there is none, withdraw it.",
      };
    case "duplicated":
      return {
        why: `The same procedure as ${why.keep.code} ${why.keep.name}.`,
        evidence: [],
        advice: "Keep the other row, withdraw this one.",
      };
    case "announced-late":
      return {
        why:
          why.from === null
            ? `Not announced; in effect ${dayText(why.to)}, and due ${why.limit} working days before.`
            : `Announced ${dayText(why.from)}, in effect ${dayText(why.to)}: ${Math.abs(why.workingDays)} working days ${why.workingDays < 0 ? "after" : "before"}; the law wants at least ${why.limit} before.`,
        evidence: [],
        advice:
          why.from === null
            ? "Issue the announcing decision now and enter its number and date."
            : "Past, and not to be repaired. Report the cause; check the dates if they were entered wrongly.",
      };
    case "published-late":
      return {
        why:
          why.to === null
            ? `Signed ${dayText(why.from)}, not published after ${why.workingDays} working days; the law wants at most ${why.limit}.`
            : `Signed ${dayText(why.from)}, published ${dayText(why.to)}: after ${why.workingDays} working days; the law wants at most ${why.limit}.`,
        evidence: [],
        advice: canRepair
          ? "Publish it today."
          : why.to === null
            ? "Open the procedure and publish it."
            : "Past, and not to be repaired. Report the cause; check the dates if they were entered wrongly.",
      };
    case "not-in-national":
      return {
        why: why.own
          ? "The code carries the authority's suffix, but the national catalogue does not have it."
          : "The national catalogue has no procedure like this.",
        evidence: [],
        advice: why.own
          ? "Ask the Government Office to take this special procedure into the national database."
          : "Look for its legal ground; without one withdraw it, for nobody may make procedures up.",
      };
    case "withdrawn-nationally":
      return {
        why: `Withdrawn by the nation${why.since ? ` on ${dayText(why.since)}` : ""}, still offered here.`,
        evidence: why.replacedBy.map(
          ({ code, name, offered }) => `Replaced by ${code} ${name}${offered ? ", offered" : ", not in the catalogue"}`,
        ),
        advice: "Withdraw it; dossiers already received are finished.",
      };
    case "name-differs":
      return {
        why: `National name: ${why.national}.`,
        evidence: [],
        advice: "Use the name of the national catalogue.",
      };
    case "limit-longer-than-law":
      return {
        why: `Commits to ${limitText(why.local, "en")}; the law says ${limitText(why.national, "en")}.`,
        evidence: [],
        advice: "Drop the local limit and follow the law; an authority may only shorten it.",
      };
    case "fee-differs":
      return {
        why: "The amount differs from the national record and no council's resolution is named.",
        evidence: why.fees.map(
          ({ name, local, national }) =>
            `${name}: ${formatMoney(local, "en")}, nationally ${national === null ? "there is no such fee" : formatMoney(national, "en")}`,
        ),
        advice: "Follow the national amount, or enter the number of the resolution.",
      };
  }
}

const parts: Readonly<Record<ChangedPart["part"], { readonly vi: string; readonly en: string }>> = {
  name: { vi: "Tên", en: "Name" },
  fees: { vi: "Phí, lệ phí", en: "Fees" },
  limits: { vi: "Thời hạn", en: "Limits" },
  components: { vi: "Giấy tờ", en: "Papers" },
  steps: { vi: "Trình tự", en: "Steps" },
  legal: { vi: "Căn cứ", en: "Legal basis" },
  online: { vi: "Mức độ trực tuyến", en: "Online level" },
  results: { vi: "Kết quả", en: "Results" },
  conditions: { vi: "Điều kiện", en: "Conditions" },
};

function changes(list: readonly ChangedPart[], locale: Locale): readonly string[] {
  const words = locale === "vi" ? { added: "thêm", removed: "bỏ" } : { added: "added", removed: "removed" };
  return list.map(({ part, before, after }) => {
    const short = (lines: readonly string[]): string => lines.map((line) => clip(line)).join("; ");
    const name = parts[part][locale];
    if (before.length > 0 && after.length > 0) return `${name}: ${short(before)} → ${short(after)}`;
    return `${name}: ${after.length > 0 ? `${words.added} ${short(after)}` : `${words.removed} ${short(before)}`}`;
  });
}

function clip(line: string): string {
  return line.length > 90 ? `${line.slice(0, 88)}…` : line;
}
