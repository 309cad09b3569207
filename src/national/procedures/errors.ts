import { DomainError, forbidden, missing } from "../../platform/errors/index.ts";
import type { Text } from "../../platform/text/index.ts";

/** The ways in which the national catalogue says no. */
export const procedureErrors = {
  forbidden: () =>
    forbidden("procedures.forbidden", {
      vi: "Chỉ cán bộ kiểm soát thủ tục hành chính của Văn phòng Chính phủ mới được làm việc này.",
      en: "Only a procedure controller of the Government Office may do this.",
    }),
  missing: (code: string, suggestions: readonly string[] = []) =>
    missing("procedures.missing", {
      vi: `Danh mục quốc gia không có thủ tục ${code}.${suggestions.length > 0 ? ` Mã gần giống: ${suggestions.join(", ")}.` : ""}`,
      en: `The national catalogue has no procedure ${code}.${suggestions.length > 0 ? ` Similar codes: ${suggestions.join(", ")}.` : ""}`,
    }),
  versionMissing: (code: string, version: number) =>
    missing("procedures.version-missing", {
      vi: `Thủ tục ${code} không có phiên bản ${version}.`,
      en: `Procedure ${code} has no version ${version}.`,
    }),
  draftMissing: () =>
    missing("procedures.draft-missing", {
      vi: "Không còn dự thảo này: nó đã được công khai hoặc đã bị bỏ. Xem trong lịch sử của thủ tục.",
      en: "This draft is no longer there: it was published or thrown away. See the history of the procedure.",
    }),
  draftExists: (code: string) =>
    conflict("procedures.draft-exists", {
      vi: `Đã có một dự thảo cho mã ${code}. Hãy mở dự thảo đó, hoặc chọn mã khác.`,
      en: `There is a draft for the code ${code} already. Open that draft, or choose another code.`,
    }),
  draftChanged: (by: string) =>
    conflict("procedures.draft-changed", {
      vi: `${by} vừa lưu dự thảo này sau khi ông/bà mở trang. Chưa ghi đè; hãy xem hai bản rồi lưu hoặc công khai lại.`,
      en: `${by} saved this draft after you opened the page. Nothing was overwritten; compare both, then save or publish again.`,
    }),
  publishedMeanwhile: (code: string, version: number, by: string) =>
    conflict("procedures.published-meanwhile", {
      vi: `${by} vừa công khai phiên bản ${version} của thủ tục ${code}. Dự thảo này vẫn còn nguyên; hãy xem khác biệt với phiên bản mới rồi công khai lại.`,
      en: `${by} has just published version ${version} of procedure ${code}. This draft is untouched; look at what differs from the new version, then publish again.`,
    }),
  incomplete: (fields: Readonly<Record<string, Text>>) =>
    new DomainError(
      "procedures.incomplete",
      "invalid",
      {
        vi: "Chưa công khai được: dự thảo còn mục thiếu hoặc sai.",
        en: "Not published: parts of the draft are missing or wrong.",
      },
      { fields },
    ),
  codeInvalid: (field: string, problem: Text) => fieldError(field, "procedures.code-invalid", problem),
  alreadyWithdrawn: (code: string) =>
    conflict("procedures.already-withdrawn", {
      vi: `Thủ tục ${code} đã bị bãi bỏ trước đó.`,
      en: `Procedure ${code} was withdrawn before.`,
    }),
  replacementWrong: (problem: Text) => fieldError("replacedBy", "procedures.replacement-wrong", problem),
  catalogueForeign: (source: string, agency: string) =>
    forbidden("procedures.catalogue-foreign", {
      vi: `Nút ${source} không được gửi danh mục của ${agency}.`,
      en: `Node ${source} may not send the catalogue of ${agency}.`,
    }),
  catalogueUnreadable: (problem: string) =>
    new DomainError("procedures.catalogue-unreadable", "invalid", {
      vi: `Danh mục gửi lên không đúng mô tả catalogue.v1: ${problem}`,
      en: `The catalogue is not as catalogue.v1 describes: ${problem}`,
    }),
  authorityMissing: (agency: string) =>
    missing("procedures.authority-missing", {
      vi: `Chưa có danh mục nào của ${agency} gửi lên.`,
      en: `No catalogue of ${agency} has come in.`,
    }),
} as const;

function conflict(code: string, text: Text): DomainError {
  return new DomainError(code, "conflict", text);
}

function fieldError(field: string, code: string, text: Text): DomainError {
  return new DomainError(code, "invalid", text, { fields: { [field]: text } });
}
