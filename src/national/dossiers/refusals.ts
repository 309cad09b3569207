import { formatDateTime, type Text } from "../../platform/text/index.ts";
import type { FieldProblem, RefusalReason } from "../../protocol/dossiers/index.ts";
import type { Refusal } from "./reported-change.ts";

function refusal(reason: RefusalReason, vi: string, en: string, suggestion: string | null = null): Refusal {
  const offer =
    suggestion === null
      ? { vi: "", en: "" }
      : { vi: ` Mã đúng: ${suggestion}.`, en: ` The right code: ${suggestion}.` };
  return { reason, message: { vi: vi + offer.vi, en: en + offer.en }, suggestion };
}

/** How the portal says that a record is not taken. Every text says what to put right. */
export const refusals = {
  fields: (problems: readonly FieldProblem[]): Refusal => {
    const said = (locale: keyof Text) => problems.map(({ field, message }) => `${field} ${message[locale]}`).join("; ");
    const isState = problems.every(({ field }) => field === "TrangThaiHoSo" || field === "TrangThai");
    return refusal(
      isState ? "state" : "field",
      `Dữ liệu chưa đúng: ${said("vi")}.`,
      `The data is wrong: ${said("en")}.`,
    );
  },
  otherCode: (code: string, written: string) =>
    refusal(
      "dossier-code",
      `MaHoSo ${written} khác mã của hồ sơ gửi lên (${code}).`,
      `MaHoSo ${written} differs from the code of the dossier sent (${code}).`,
    ),
  dossierCode: (written: string, why: Text, suggestion: string | null) =>
    refusal(
      "dossier-code",
      `Mã hồ sơ “${written}” không đúng Thông tư 01/2018/TT-VPCP: ${why.vi}`,
      `The dossier code “${written}” is not as Circular 01/2018/TT-VPCP has it: ${why.en}`,
      suggestion,
    ),
  codeAgency: (written: string, agency: string, suggestion: string | null) =>
    refusal(
      "dossier-code",
      `Mã hồ sơ “${written}” mang mã cơ quan ${agency} không có trong danh mục.`,
      `The dossier code “${written}” holds the agency code ${agency}, which the directory does not have.`,
      suggestion,
    ),
  agency: (written: string, suggestion: string | null) =>
    refusal(
      "agency",
      `Danh mục không có cơ quan xử lý ${written || "(trống)"}.`,
      `The directory has no agency ${written || "(empty)"}.`,
      suggestion,
    ),
  agencyEnded: (code: string, day: string, suggestion: string | null) =>
    refusal(
      "agency",
      `Cơ quan ${code} đã giải thể trước ngày tiếp nhận ${day}.`,
      `Agency ${code} was dissolved before the day of receipt, ${day}.`,
      suggestion,
    ),
  notYours: (code: string, own: string) =>
    refusal(
      "not-yours",
      `Cơ quan ${code} không thuộc ${own}: hồ sơ phải do hệ thống của cơ quan đó đồng bộ.`,
      `Agency ${code} does not belong to ${own}: its own system must report the dossier.`,
    ),
  procedureCode: (written: string, suggestion: string | null) =>
    refusal(
      "procedure-code",
      `Danh mục quốc gia không có thủ tục mã ${written}, và cơ quan không công bố thủ tục nào với mã này.`,
      `The national catalogue has no procedure ${written}, and the authority offers none under this code.`,
      suggestion,
    ),
  beforeReceipt: (field: string, at: Date, receivedAt: Date) =>
    refusal(
      "date-before-receipt",
      `${field} (${formatDateTime(at)}) trước NgayTiepNhan (${formatDateTime(receivedAt)}).`,
      `${field} (${formatDateTime(at)}) is before NgayTiepNhan (${formatDateTime(receivedAt)}).`,
    ),
  inFuture: (field: string, at: Date, now: Date) =>
    refusal(
      "date-in-future",
      `${field} (${formatDateTime(at)}) ở tương lai: bây giờ là ${formatDateTime(now)}.`,
      `${field} (${formatDateTime(at)}) is in the future: it is ${formatDateTime(now)} now.`,
    ),
} as const;
