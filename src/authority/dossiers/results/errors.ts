import { DomainError, forbidden, missing } from "../../../platform/errors/index.ts";
import type { Text } from "../../../platform/text/index.ts";
import type { ResultContent } from "./content.ts";

/** Someone else saved the result in between. `theirs` is what they saved, `yours` what you wrote: a page shows both. */
export class StaleResultError extends DomainError {
  readonly theirVersion: number;
  readonly theirs: ResultContent;
  readonly yours: ResultContent;

  constructor(theirVersion: number, versions: { readonly theirs: ResultContent; readonly yours: ResultContent }) {
    super("dossier.result-stale", "conflict", {
      vi: "Người khác đã sửa văn bản này sau khi anh/chị mở. Hãy đối chiếu hai bản rồi lưu lại.",
      en: "Someone else changed this paper after you opened it. Compare the two versions, then save again.",
    });
    this.theirVersion = theirVersion;
    this.theirs = versions.theirs;
    this.yours = versions.yours;
  }
}

function conflict(code: string, people: Text): DomainError {
  return new DomainError(code, "conflict", people);
}

/** The ways in which results say no. */
export const resultErrors = {
  missing: () =>
    missing("dossier.result-missing", {
      vi: "Hồ sơ chưa có văn bản kết quả, hoặc anh/chị không được xem.",
      en: "The dossier has no result yet, or you may not see it.",
    }),
  forbidden: () =>
    forbidden("dossier.result-forbidden", {
      vi: "Vị trí công tác hiện tại không được làm việc này với văn bản kết quả.",
      en: "Your present post may not do this with the result.",
    }),
  exists: () =>
    conflict("dossier.result-exists", {
      vi: "Hồ sơ đã có văn bản kết quả. Hãy mở văn bản đó, hoặc soạn thay thế nếu văn bản có sai sót.",
      en: "The dossier has a result already. Open it, or write one in its place if it is wrong.",
    }),
  wrongState: () =>
    conflict("dossier.result-wrong-state", {
      vi: "Văn bản đã sang bước khác nên không làm được việc này. Hãy tải lại trang.",
      en: "The paper has moved on, so this can no longer be done. Reload the page.",
    }),
  notAwaited: () =>
    conflict("dossier.result-not-awaited", {
      vi: "Hồ sơ đã rút, dừng hoặc bị từ chối nên văn bản này không được ký, đóng dấu nữa.",
      en: "The dossier was withdrawn, stopped or refused, so this paper is no longer signed or sealed.",
    }),
  changed: () =>
    conflict("dossier.result-changed", {
      vi: "Văn bản đã được sửa sau khi anh/chị đọc. Hãy đọc lại bản mới rồi ký.",
      en: "The paper was changed after you read it. Read the new version, then sign.",
    }),
  notYetSigned: () =>
    conflict("dossier.result-not-for-signing", {
      vi: "Hồ sơ chưa đến bước ký. Hãy đợi chuyên viên trình ký.",
      en: "The dossier has not come to the step of signing. Wait until the specialist submits it.",
    }),
  incomplete: (fields: Readonly<Record<string, Text>>) =>
    new DomainError(
      "dossier.result-incomplete",
      "invalid",
      {
        vi: "Văn bản chưa đủ để ký. Hãy bổ sung các mục được nêu.",
        en: "The paper is not complete. Fill in the fields named.",
      },
      { fields },
    ),
  reasonMissing: () =>
    new DomainError(
      "dossier.result-reason-missing",
      "invalid",
      { vi: "Hãy ghi lý do.", en: "Give a reason." },
      { fields: { reason: { vi: "Hãy ghi lý do.", en: "Give a reason." } } },
    ),
} as const;
