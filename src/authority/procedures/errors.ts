import { DomainError, forbidden, missing } from "../../platform/errors/index.ts";
import type { Text } from "../../platform/text/index.ts";

/** The ways in which the authority's procedures say no. */
export const procedureErrors = {
  missing: () =>
    missing("procedure.missing", {
      vi: "Không có thủ tục này trong danh mục của cơ quan.",
      en: "There is no such procedure in the authority's catalogue.",
    }),
  notYours: () =>
    forbidden("procedure.not-yours", {
      vi: "Chỉ cán bộ kiểm soát thủ tục hành chính của cơ quan được sửa danh mục. Vị trí công tác của bạn không được làm việc này.",
      en: "Only the authority's procedure control officer changes the catalogue. Your post may not do this.",
    }),
  notForYou: () =>
    forbidden("procedure.not-for-you", {
      vi: "Trang này dành cho cán bộ kiểm soát thủ tục, lãnh đạo và chuyên viên của cơ quan.",
      en: "This page is for the authority's procedure control officer, leaders and specialists.",
    }),
  /** Somebody changed the procedure while the form was open. */
  stale: (by: string, at: string) =>
    new DomainError("procedure.stale", "conflict", {
      vi: `${by} đã sửa thủ tục này lúc ${at}. Nội dung bạn nhập vẫn còn trong ô; hãy so với bản mới rồi lưu lại.`,
      en: `${by} changed this procedure at ${at}. What you typed is still here; compare it with the new version and save again.`,
    }),
  invalid: (field: string, people: Text) =>
    new DomainError("procedure.invalid", "invalid", people, { fields: { [field]: people } }),
  notChosen: () =>
    new DomainError("procedure.none-chosen", "invalid", {
      vi: "Chưa chọn dòng nào để sửa. Hãy đánh dấu ít nhất một dòng.",
      en: "No row is chosen. Tick at least one.",
    }),
  nothingToRepair: () =>
    new DomainError("procedure.nothing-to-repair", "conflict", {
      vi: "Những dòng đã chọn không còn gì để sửa: có người đã sửa trước. Hãy xem lại báo cáo.",
      en: "Nothing is left to repair in the rows chosen: somebody repaired them before. Look at the report again.",
    }),
  changedSincePreview: (names: readonly string[]) =>
    new DomainError("procedure.changed-since-preview", "conflict", {
      vi: `Chưa sửa dòng nào, vì từ lúc xem trước đã có thay đổi ở: ${names.join("; ")}. Hãy xem trước lại.`,
      en: `Nothing was repaired: since the preview something changed in: ${names.join("; ")}. Preview again.`,
    }),
  changedSinceAct: (names: readonly string[]) =>
    new DomainError("procedure.changed-since-act", "conflict", {
      vi: `Không hoàn tác được, vì sau đó đã có người sửa: ${names.join("; ")}. Chưa có gì thay đổi; hãy sửa từng thủ tục.`,
      en: `It cannot be undone, because these were changed afterwards: ${names.join("; ")}. Nothing was changed; correct them one by one.`,
    }),
  alreadyUndone: () =>
    new DomainError("procedure.already-undone", "conflict", {
      vi: "Lần sửa này đã được hoàn tác.",
      en: "This act has already been undone.",
    }),
  actMissing: () => missing("procedure.act-missing", { vi: "Không có lần sửa này.", en: "There is no such act." }),
} as const;

/** What is answered to a message that will never be accepted; the sender's log shows it. */
export const refusals = {
  "procedure.wrong-source": {
    vi: "Nút chỉ nhận danh mục thủ tục hành chính từ nút quốc gia.",
    en: "This node takes the catalogue of procedures from the national node only.",
  },
  "procedure.malformed": {
    vi: "Danh mục thủ tục hành chính gửi đến không đọc được.",
    en: "The catalogue of procedures that was sent cannot be read.",
  },
} as const satisfies Record<string, Text>;
