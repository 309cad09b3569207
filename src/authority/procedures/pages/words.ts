import { formatLimit, LimitError, parseLimit } from "../../../engines/deadline/index.ts";
import { defineText, formatDate, type Locale, startOfDay, wordsIn } from "../../../platform/text/index.ts";
import {
  type LifeEvent,
  lifeEventNames,
  type Procedure,
  type ProcedureLevel,
} from "../../../protocol/procedures/index.ts";
import type { IconName } from "../../../ui/index.ts";
import type { FindingKind } from "../findings/finding.ts";
import type { OfferedFacts, OfferedState } from "../offered.ts";
import type { ActKind } from "../store/acts.ts";

/** Words that several pages of procedures share. */
export const procedureWords = defineText({
  vi: {
    section: "Thủ tục hành chính",
    tabs: "Các trang về thủ tục",
    catalogue: "Danh mục",
    standardisation: "Chuẩn hóa",
    review: "Rà soát",
    figures: "Chỉ tiêu",
    acts: "Lịch sử sửa",
    search: "Tìm trong danh mục",
    code: "Mã thủ tục",
    name: "Tên thủ tục",
    level: "Cấp",
    state: "Trạng thái",
    agency: "Cơ quan phụ trách",
    online: "Trực tuyến",
    any: "Tất cả",
    csv: "Tải CSV",
    xlsx: "Tải bảng tính",
    print: "In",
    none: "không có",
    version: (n: number) => `phiên bản ${n}`,
    onlineLevel: (n: number) => `Mức độ ${n}`,
    national: "Bản quốc gia",
    notReceived: "Chưa nhận được danh mục quốc gia",
    notReceivedWay:
      "Danh mục đến từ nút quốc gia. Trong lúc chờ, danh mục của cơ quan vẫn dùng được; báo cáo sẽ có ngay khi danh mục đến.",
    undo: "Hoàn tác",
    undone: "Đã hoàn tác. Các thủ tục trở lại đúng như trước.",
    readOnly: "Chỉ cán bộ kiểm soát thủ tục hành chính của cơ quan được sửa.",
  },
  en: {
    section: "Procedures",
    tabs: "Pages about procedures",
    catalogue: "Catalogue",
    standardisation: "Standardisation",
    review: "Review",
    figures: "Figures",
    acts: "History",
    search: "Search the catalogue",
    code: "Code",
    name: "Name",
    level: "Level",
    state: "State",
    agency: "Responsible agency",
    online: "Online",
    any: "All",
    csv: "Download CSV",
    xlsx: "Download spreadsheet",
    print: "Print",
    none: "none",
    version: (n: number) => `version ${n}`,
    onlineLevel: (n: number) => `Level ${n}`,
    national: "National record",
    notReceived: "The national catalogue has not arrived yet",
    notReceivedWay:
      "It comes from the national node. Meanwhile the authority's own catalogue can be used; the report is there as soon as it arrives.",
    undo: "Undo",
    undone: "Undone. The procedures stand exactly as before.",
    readOnly: "Only the authority's procedure control officer makes changes.",
  },
});

const levels: Readonly<Record<ProcedureLevel, { readonly vi: string; readonly en: string }>> = {
  ministry: { vi: "Bộ", en: "Ministry" },
  province: { vi: "Tỉnh", en: "Province" },
  district: { vi: "Huyện", en: "District" },
  commune: { vi: "Xã", en: "Commune" },
};

/** Levels as a short list: "Huyện, Xã". */
export function levelNames(list: readonly ProcedureLevel[], locale: Locale): string {
  return list.map((level) => levels[level][locale]).join(", ");
}

const states: Readonly<Record<OfferedState, { readonly vi: string; readonly en: string }>> = {
  draft: { vi: "Nháp", en: "Draft" },
  published: { vi: "Đang công khai", en: "Published" },
  hidden: { vi: "Tạm ẩn", en: "Hidden" },
  withdrawn: { vi: "Đã bãi bỏ", en: "Withdrawn" },
};

/** The name of a state. */
export function stateName(state: OfferedState, locale: Locale): string {
  return states[state][locale];
}

const findings: Readonly<Record<FindingKind, { readonly vi: string; readonly en: string }>> = {
  "mis-coded": { vi: "Sai mã", en: "Wrong code" },
  duplicated: { vi: "Trùng lặp", en: "Duplicated" },
  "withdrawn-nationally": { vi: "Quốc gia đã bãi bỏ", en: "Withdrawn nationally" },
  missing: { vi: "Còn thiếu", en: "Missing" },
  outdated: { vi: "Bản cũ", en: "Outdated" },
  "name-differs": { vi: "Khác tên", en: "Name differs" },
  "not-in-national": { vi: "Ngoài danh mục quốc gia", en: "Not in the national catalogue" },
  "limit-longer-than-law": { vi: "Thời hạn dài hơn quy định", en: "Limit longer than the law" },
  "fee-differs": { vi: "Khác mức phí", en: "Fee differs" },
  "announced-late": { vi: "Công bố chậm", en: "Announced late" },
  "published-late": { vi: "Công khai chậm", en: "Published late" },
};

/** The name of a kind of finding. */
export function findingName(kind: FindingKind, locale: Locale): string {
  return findings[kind][locale];
}

const fields: Readonly<Record<keyof OfferedFacts, { readonly vi: string; readonly en: string }>> = {
  code: { vi: "Mã thủ tục", en: "Code" },
  name: { vi: "Tên thủ tục", en: "Name" },
  nationalCode: { vi: "Mã quốc gia", en: "National code" },
  nationalVersion: { vi: "Phiên bản quốc gia", en: "National version" },
  levels: { vi: "Cấp giải quyết", en: "Levels" },
  leadAgency: { vi: "Cơ quan phụ trách", en: "Responsible agency" },
  receivers: { vi: "Cơ quan tiếp nhận", en: "Receiving agencies" },
  receivingPlace: { vi: "Nơi tiếp nhận", en: "Where it is received" },
  receivingHours: { vi: "Giờ tiếp nhận", en: "Hours" },
  localFees: { vi: "Phí, lệ phí của địa phương", en: "Local fees" },
  feeResolution: { vi: "Nghị quyết của HĐND", en: "Council's resolution" },
  localLimit: { vi: "Thời hạn cam kết", en: "Committed limit" },
  online: { vi: "Mức độ trực tuyến", en: "Online level" },
  decisionNumber: { vi: "Số quyết định công bố", en: "Number of the decision" },
  decisionDate: { vi: "Ngày ký quyết định", en: "Date of the decision" },
  announcedOn: { vi: "Ngày công bố", en: "Announced on" },
  effectiveFrom: { vi: "Ngày có hiệu lực", en: "In effect from" },
  publishedOn: { vi: "Ngày công khai", en: "Published on" },
  state: { vi: "Trạng thái", en: "State" },
};

/** The name of a fact. */
export function fieldName(field: keyof OfferedFacts, locale: Locale): string {
  return fields[field][locale];
}

/** A fact as people read it. */
export function fieldValue(facts: OfferedFacts | null, field: keyof OfferedFacts, locale: Locale): string {
  const value = facts?.[field];
  if (!facts || value === null || value === undefined || value === "") return "–";
  if (field === "state") return stateName(facts.state, locale);
  if (field === "levels") return levelNames(facts.levels, locale);
  if (field === "localLimit") return limitText(facts.localLimit ?? "", locale);
  if (field === "localFees")
    return facts.localFees.map(({ code, amount }) => `${code}: ${amount.toLocaleString("vi-VN")}`).join("; ") || "–";
  if (/On$|Date$|From$/.test(field)) return dayText(String(value));
  return Array.isArray(value) ? value.join(", ") || "–" : String(value);
}

const acts: Readonly<Record<ActKind, { readonly vi: string; readonly en: string }>> = {
  import: { vi: "Nhập danh mục", en: "Catalogue brought in" },
  create: { vi: "Thêm thủ tục", en: "Added" },
  edit: { vi: "Sửa nội dung", en: "Edited" },
  publish: { vi: "Công khai", en: "Published" },
  hide: { vi: "Tạm ẩn", en: "Hidden" },
  withdraw: { vi: "Bãi bỏ", en: "Withdrawn" },
  repair: { vi: "Sửa theo báo cáo", en: "Repaired from the report" },
  undo: { vi: "Hoàn tác", en: "Undone" },
};

/** What somebody did. */
export function actName(kind: ActKind, locale: Locale): string {
  return acts[kind][locale];
}

/** An ISO day as people write it. */
export function dayText(day: string | null): string {
  return day === null || day === "" ? "–" : formatDate(startOfDay(day));
}

/** A limit in words; what cannot be read stands as it is. */
export function limitText(limit: string, locale: Locale): string {
  try {
    return formatLimit(parseLimit(limit))[locale];
  } catch (error) {
    if (error instanceof LimitError) return limit;
    throw error;
  }
}

const eventIcons: Readonly<Record<LifeEvent, IconName>> = {
  birth: "baby",
  childhood: "kite",
  school: "book",
  marriage: "rings",
  identity: "card",
  residence: "pin",
  work: "briefcase",
  housing: "house",
  land: "plot",
  business: "shop",
  vehicle: "car",
  health: "health",
  "social-support": "umbrella",
  retirement: "sunset",
  death: "candle",
  justice: "scales",
  farming: "leaf",
};

/** The name of a moment of life. */
export function eventName(event: LifeEvent, locale: Locale): string {
  return lifeEventNames[event][locale];
}

/** The name of a national record in the person's language. */
export function nationalName(record: Pick<Procedure, "name" | "nameEn">, locale: Locale): string {
  return locale === "en" && record.nameEn !== "" ? record.nameEn : record.name;
}

/** The drawing beside a moment of life. */
export function eventIcon(event: LifeEvent): IconName {
  return eventIcons[event];
}

/** Words of one language, for views. */
export function words(locale: Locale) {
  return wordsIn(procedureWords, locale);
}
