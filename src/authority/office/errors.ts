import { DomainError, forbidden, missing } from "../../platform/errors/index.ts";
import type { Text } from "../../platform/text/index.ts";

function conflict(code: string, people: Text): DomainError {
  return new DomainError(code, "conflict", people);
}

function invalid(code: string, people: Text, fields: Readonly<Record<string, Text>> = {}): DomainError {
  return new DomainError(code, "invalid", people, { fields });
}

/** Someone else saved the document in between. `theirs` is what they saved, `yours` what you wrote: a page shows both. */
export class StaleDraftError extends DomainError {
  readonly documentId: string;
  readonly theirVersion: number;
  readonly theirs: unknown;
  readonly yours: unknown;

  constructor(
    documentId: string,
    theirVersion: number,
    versions: { readonly theirs: unknown; readonly yours: unknown },
  ) {
    super("office.stale", "conflict", {
      vi: "Văn bản đã được người khác sửa sau khi anh/chị mở. Hãy đối chiếu hai bản rồi lưu lại.",
      en: "Someone else changed the document after you opened it. Compare the two versions, then save again.",
    });
    this.documentId = documentId;
    this.theirVersion = theirVersion;
    this.theirs = versions.theirs;
    this.yours = versions.yours;
  }
}

/** The ways in which the office says no. */
export const officeErrors = {
  missing: () =>
    missing("office.document-missing", {
      vi: "Không có văn bản này, hoặc anh/chị không có quyền xem.",
      en: "There is no such document, or you may not see it.",
    }),
  forbidden: () =>
    forbidden("office.forbidden", {
      vi: "Vị trí công tác hiện tại không được làm việc này.",
      en: "Your present post may not do this.",
    }),
  wrongState: () =>
    conflict("office.wrong-state", {
      vi: "Văn bản đã sang bước khác nên không làm được việc này. Hãy tải lại trang.",
      en: "The document has moved on, so this can no longer be done. Reload the page.",
    }),
  changedAfterSubmission: () =>
    conflict("office.file-changed", {
      vi: "Tệp bị đổi sau khi trình. Không ký được.",
      en: "The file was changed after submission. It cannot be signed.",
    }),
  incomplete: (fields: Readonly<Record<string, Text>>) =>
    invalid(
      "office.incomplete",
      {
        vi: "Văn bản chưa đủ để trình. Hãy bổ sung các mục được nêu.",
        en: "The document is not complete. Fill in the fields named.",
      },
      fields,
    ),
  activeContent: (finding: Text) =>
    invalid("office.active-content", {
      vi: `${finding.vi} Không nhận tệp như vậy vào văn bản. Hãy xuất lại PDF không có nội dung động.`,
      en: `${finding.en} Such a file is not taken into a document. Export the PDF again without active content.`,
    }),
  alreadySigned: () =>
    invalid("office.upload-signed", {
      vi: "Tệp đã có chữ ký số. Hãy tải lên bản chưa ký.",
      en: "The file carries a digital signature already. Upload the unsigned version.",
    }),
  reasonMissing: () =>
    invalid(
      "office.reason-missing",
      { vi: "Hãy ghi lý do.", en: "Give a reason." },
      { reason: { vi: "Hãy ghi lý do.", en: "Give a reason." } },
    ),
  unknownRecipients: (codes: readonly string[]) =>
    invalid(
      "office.unknown-recipients",
      {
        vi: `Danh bạ không có nơi nhận đang hoạt động với mã ${codes.join(", ")}. Hãy bỏ hoặc chọn lại.`,
        en: `The directory has no active recipient with the code ${codes.join(", ")}. Remove it or choose again.`,
      },
      { recipients: { vi: "Có nơi nhận không còn trong danh bạ.", en: "Some recipients are not in the directory." } },
    ),
  noNewRecipients: () =>
    invalid("office.no-new-recipients", {
      vi: "Các nơi nhận này đã được gửi văn bản.",
      en: "These recipients have been sent the document already.",
    }),
  unknownAgency: (code: string) =>
    missing("office.unknown-agency", {
      vi: `Nút không phục vụ cơ quan ${code}.`,
      en: `This node does not serve ${code}.`,
    }),
  noSigning: () =>
    new DomainError("office.no-signing", "unavailable", {
      vi: "Nút chưa được cấu hình để ký số. Hãy báo quản trị hệ thống.",
      en: "This node is not set up for digital signatures. Tell its administrator.",
    }),
  timestampRefused: (cause: unknown) =>
    new DomainError(
      "office.timestamp-unavailable",
      "unavailable",
      {
        vi: "Máy chủ dấu thời gian chưa trả lời nên chưa ký được. Văn bản giữ nguyên, hãy thử lại sau ít phút.",
        en: "The time-stamp server did not answer, so nothing was signed. The document is as it was; try again in a few minutes.",
      },
      { cause },
    ),
  certificateRevoked: (owner: string) =>
    conflict("office.certificate-revoked", {
      vi: `Chứng thư số của ${owner} đã bị thu hồi nên không ký được. Hãy nộp khóa ký có chứng thư số còn hiệu lực.`,
      en: `The certificate of ${owner} has been revoked, so nothing was signed. Enrol a key whose certificate is valid.`,
    }),
  notSignable: (cause: unknown) =>
    new DomainError(
      "office.not-signable",
      "invalid",
      { vi: "Tệp PDF này không ký được.", en: "This PDF cannot be signed." },
      { cause },
    ),
  nothingAsked: () =>
    conflict("office.nothing-asked", {
      vi: "Nơi gửi không còn đề nghị nào chờ trả lời với văn bản này.",
      en: "The sender has no open request about this document.",
    }),
  withdrawn: () =>
    missing("office.withdrawn", {
      vi: "Văn bản đã bị thu hồi hoặc thay thế, tệp không còn được cung cấp.",
      en: "The document was recalled or replaced; its files are no longer offered.",
    }),
} as const;
