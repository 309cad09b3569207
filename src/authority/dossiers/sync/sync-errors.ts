import { DomainError } from "../../../platform/errors/index.ts";
import type { Text } from "../../../platform/text/index.ts";

function wrong(code: string, field: string, people: Text): DomainError {
  return new DomainError(code, "invalid", people, { fields: { [field]: people } });
}

/** How repairs of the sync say no. */
export const syncErrors = {
  nothingToSend: () =>
    new DomainError("dossier.nothing-to-send", "conflict", {
      vi: "Hồ sơ này do nút khác đồng bộ nên không gửi từ đây.",
      en: "Another node reports this dossier; it is not sent from here.",
    }),
  notRefused: () =>
    new DomainError("dossier.not-refused", "conflict", {
      vi: "Cổng không còn từ chối hồ sơ này. Hãy tải lại trang để xem tình trạng đồng bộ hiện nay.",
      en: "The portal no longer refuses this dossier. Load the page again to see how it stands.",
    }),
  notConcerned: (field: string) =>
    wrong("dossier.not-concerned", field, {
      vi: "Cổng không từ chối mục này nên không sửa ở đây. Chỉ sửa mục mà Cổng nêu trong lý do từ chối.",
      en: "The portal does not refuse this, so it is not corrected here. Correct only what the refusal names.",
    }),
  nothingCorrected: () =>
    new DomainError("dossier.nothing-corrected", "invalid", {
      vi: "Chưa có gì được sửa. Hãy sửa mục mà Cổng từ chối, hoặc chọn “Gửi lại” nếu hồ sơ đã đúng.",
      en: "Nothing is corrected yet. Correct what the portal refuses, or choose “Send again” if the dossier is right.",
    }),
  procedureCode: (why: Text) => wrong("dossier.procedure-code", "procedureCode", why),
  dossierCode: (why: Text) => wrong("dossier.dossier-code", "code", why),
  codeAhead: (code: string) =>
    wrong("dossier.code-ahead", "code", {
      vi: `Số của mã ${code} chưa được cấp trong ngày hôm nay. Chỉ dùng số đã cấp, hoặc số kế tiếp.`,
      en: `The number in ${code} has not been given out today. Use one that was, or the next.`,
    }),
  codeTaken: (code: string) =>
    wrong("dossier.code-taken", "code", {
      vi: `Mã ${code} đã được cấp cho hồ sơ khác.`,
      en: `The code ${code} is another dossier's.`,
    }),
  agency: (code: string) =>
    wrong("dossier.agency-missing", "agencyCode", {
      vi: `Nút này không phục vụ cơ quan có mã ${code}.`,
      en: `This node serves no agency with the code ${code}.`,
    }),
  beforeReceipt: (field: string) =>
    wrong("dossier.before-receipt", field, {
      vi: "Thời điểm này phải sau khi tiếp nhận hồ sơ.",
      en: "This must be after the dossier was received.",
    }),
  inFuture: (field: string) =>
    wrong("dossier.in-future", field, {
      vi: "Thời điểm này không được ở tương lai.",
      en: "This must not be in the future.",
    }),
  notEnded: (field: string) =>
    wrong("dossier.not-ended", field, {
      vi: "Hồ sơ chưa kết thúc ở mốc này nên không có thời điểm để sửa.",
      en: "The dossier has not come to this point, so there is no time to correct.",
    }),
} as const;
