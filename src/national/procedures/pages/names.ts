import { findLevelOne } from "../../../engines/codes/index.ts";
import { formatLimit, parseLimit } from "../../../engines/deadline/index.ts";
import { formatDate, formatMoney, type Locale, startOfDay, type Text, textIn } from "../../../platform/text/index.ts";
import type { LifeEvent, ProcedureLimit } from "../../../protocol/procedures/index.ts";
import type { IconName } from "../../../ui/index.ts";
import type { ComparedPart } from "../difference.ts";
import type { ProcedureSummary } from "../procedure-summary.ts";

/** The drawing beside each moment of life. */
export const eventIcons: Readonly<Record<LifeEvent, IconName>> = {
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

/** Names of the parts that are compared. */
export const partNames: Readonly<Record<ComparedPart, Text>> = {
  name: { vi: "Tên", en: "Name" },
  plain: { vi: "Lời giải thích", en: "Plain words" },
  sector: { vi: "Lĩnh vực", en: "Sector" },
  owner: { vi: "Nơi công bố", en: "Announced by" },
  levels: { vi: "Cấp thực hiện", en: "Levels" },
  resolvedBy: { vi: "Cơ quan giải quyết", en: "Resolved by" },
  applicants: { vi: "Đối tượng", en: "Applicants" },
  lifeEvents: { vi: "Việc trong đời", en: "Moments of life" },
  keywords: { vi: "Từ hay dùng để tìm", en: "Other words for it" },
  channels: { vi: "Cách nộp", en: "Ways to apply" },
  components: { vi: "Giấy tờ", en: "Papers" },
  fees: { vi: "Phí, lệ phí", en: "Fees" },
  limits: { vi: "Thời hạn", en: "Time limits" },
  steps: { vi: "Trình tự", en: "Steps" },
  conditions: { vi: "Điều kiện", en: "Conditions" },
  results: { vi: "Kết quả", en: "Results" },
  legalBasis: { vi: "Căn cứ pháp lý", en: "Legal basis" },
  together: { vi: "Thủ tục liên thông", en: "Handled together with" },
  status: { vi: "Trạng thái", en: "State" },
  origin: { vi: "Nguồn", en: "Source" },
};

/** The part's name when it is one, else the code itself. */
export function partName(part: string, locale: Locale): string {
  const known = Object.entries(partNames).find(([name]) => name === part);
  return known ? textIn(known[1], locale) : part;
}

/** A procedure's name as people say it: without "Thủ tục" before it. */
export function saidName(name: string): string {
  const rest = name.replace(/^thủ tục\s+(?:hành chính\s+)?/iu, "");
  return rest.slice(0, 1).toUpperCase() + rest.slice(1);
}

/** The name in the reader's language. */
export function nameIn(procedure: Pick<ProcedureSummary, "name" | "nameEn">, locale: Locale): string {
  return locale === "en" && procedure.nameEn !== "" ? procedure.nameEn : saidName(procedure.name);
}

/** The language a procedure's name is in, where that is not the page's. */
export function langOf(procedure: Pick<ProcedureSummary, "nameEn">, locale: Locale): "vi" | undefined {
  return locale === "en" && procedure.nameEn === "" ? "vi" : undefined;
}

/** The name of a ministry or province. */
export function ownerName(code: string, locale: Locale): string {
  const found = findLevelOne(code);
  if (!found) return code;
  return locale === "vi" ? found.name : found.nameEn;
}

/** What stands for a sector in an address: its code, or its name where the source gave no code. */
export function sectorKey({ code, name }: ProcedureSummary["sector"]): string {
  return code || name;
}

/** A day of the record as people write it. */
export function dayText(day: string): string {
  return formatDate(startOfDay(day));
}

/** A limit in words; its own wording when it cannot be read. */
export function limitText({ limit, wording }: Pick<ProcedureLimit, "limit" | "wording">, locale: Locale): string {
  try {
    return textIn(formatLimit(parseLimit(limit)), locale);
  } catch {
    return wording;
  }
}

/** An amount of money; nothing is free of charge. */
export function moneyText(amount: number, locale: Locale): string {
  if (amount > 0) return formatMoney(amount, locale);
  return locale === "vi" ? "Miễn phí" : "Free";
}
