import { DecisionError } from "../../engines/decision/index.ts";
import { FlowFileError } from "../../engines/flow/index.ts";
import { StepTableError } from "../../engines/flow/steps/index.ts";
import { DomainError, missing } from "../../platform/errors/index.ts";
import { formatTime, type Text } from "../../platform/text/index.ts";

/** The ways in which the editors of flows and fees say no. */
export const flowDraftErrors = {
  noDraft: () =>
    missing("procedure.no-flow-draft", {
      vi: "Thủ tục này chưa có bản nháp. Hãy chọn cách bắt đầu trước.",
      en: "This procedure has no draft yet. Choose how to begin first.",
    }),
  noVersion: () => missing("procedure.no-version", { vi: "Không có phiên bản này.", en: "There is no such version." }),
  /** Somebody else saved while this was typed or drawn; nothing is lost, both are shown. */
  stale: (draft: { readonly updatedByName: string; readonly updatedAt: Date; readonly version: number }) =>
    new DomainError("procedure.flow-stale", "conflict", {
      vi: `${draft.updatedByName} đã lưu bản ${draft.version} lúc ${formatTime(draft.updatedAt)}. Nội dung của bạn vẫn còn ở đây, chưa lưu. Hãy so hai bản rồi chọn.`,
      en: `${draft.updatedByName} saved version ${draft.version} at ${formatTime(draft.updatedAt)}. What you made is still here, not saved. Compare the two and choose.`,
    }),
  gone: () =>
    new DomainError("procedure.flow-draft-gone", "conflict", {
      vi: "Bản nháp này đã được người khác công bố hoặc bỏ đi. Hãy xem danh sách phiên bản, rồi bắt đầu bản nháp mới nếu vẫn cần.",
      en: "Somebody else has published or discarded this draft. Look at the list of versions, then begin a new draft if it is still needed.",
    }),
  fileMissing: () =>
    new DomainError("procedure.flow-file-missing", "invalid", fileMissing, { fields: { file: fileMissing } }),
  tooLarge: () =>
    new DomainError("procedure.flow-file-too-large", "too-large", tooLarge, { fields: { file: tooLarge } }),
  beyondLimit: (used: Text, limit: Text) =>
    new DomainError("procedure.flow-beyond-limit", "invalid", {
      vi: `Các bước cần ${used.vi}, vượt thời hạn ${limit.vi} của thủ tục. Giảm thời gian xử lý của các bước trên đường dài nhất rồi công bố.`,
      en: `The steps need ${used.en}, more than the procedure’s limit of ${limit.en}. Shorten steps on the longest way, then publish.`,
    }),
  feePublishedMeanwhile: (number: number) =>
    new DomainError("procedure.fee-published-meanwhile", "conflict", {
      vi: `Người khác vừa công bố biểu phí phiên bản ${number}. Hãy xem phiên bản đó, rồi công bố lại nếu vẫn cần.`,
      en: `Someone else has just published fee table ${number}. Look at it, then publish again if it is still needed.`,
    }),
  feeUnsound: (first: Text) =>
    new DomainError("procedure.fee-unsound", "invalid", {
      vi: `Biểu phí chưa công bố được. ${first.vi}`,
      en: `The fee table cannot be published yet. ${first.en}`,
    }),
} as const;

const fileMissing: Text = { vi: "Chọn một tệp", en: "Choose a file" };
const tooLarge: Text = {
  vi: "Tệp lớn hơn 2 MB. Hãy tách quy trình, hoặc bỏ ảnh nhúng trong tệp.",
  en: "The file is larger than 2 MB. Split the process, or remove pictures embedded in the file.",
};

/** What an engine refuses, as people read it; anything else is passed on. */
export function asDomainError(error: unknown): unknown {
  if (error instanceof FlowFileError || error instanceof DecisionError)
    return new DomainError(error.code, "invalid", error.people, { cause: error, fields: { file: error.people } });
  if (error instanceof StepTableError) {
    const fields = Object.fromEntries(error.problems.map(({ row, field, message }) => [`${field}.${row}`, message]));
    const [first] = error.problems;
    return new DomainError(error.code, "invalid", first?.message ?? fileMissing, { cause: error, fields });
  }
  return error;
}
