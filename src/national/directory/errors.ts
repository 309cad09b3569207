import { DomainError, forbidden, missing } from "../../platform/errors/index.ts";
import type { Text } from "../../platform/text/index.ts";

/** The ways in which the directory says no. */
export const directoryErrors = {
  forbidden: () =>
    forbidden("directory.forbidden", {
      vi: "Chỉ người quản lý danh bạ mới được làm việc này.",
      en: "Only a registrar of the directory may do this.",
    }),
  agencyMissing: (code: string, suggestions: readonly string[] = []) =>
    missing("directory.agency-missing", {
      vi: `Danh bạ không có mã ${code}.${suggestions.length > 0 ? ` Mã gần giống: ${suggestions.join(", ")}.` : ""}`,
      en: `The directory has no code ${code}.${suggestions.length > 0 ? ` Similar codes: ${suggestions.join(", ")}.` : ""}`,
    }),
  agencyExists: (code: string) =>
    new DomainError("directory.agency-exists", "conflict", {
      vi: `Danh bạ đã có mã ${code}. Hãy sửa cơ quan đó, hoặc chọn mã khác.`,
      en: `The directory already has the code ${code}. Change that agency, or choose another code.`,
    }),
  codeInvalid: (problem: Text) =>
    new DomainError("directory.code-invalid", "invalid", problem, { fields: { code: problem } }),
  parentMissing: (code: string) =>
    field("parent", "directory.parent-missing", {
      vi: `Danh bạ không có cơ quan cấp trên ${code}.`,
      en: `The directory has no superior agency ${code}.`,
    }),
  successorInvalid: (text: Text) => field("successorCode", "directory.successor-invalid", text),
  certificateUnreadable: () =>
    field("certificate", "directory.certificate-unreadable", {
      vi: "Tệp không phải chứng thư số X.509 (PEM hoặc DER).",
      en: "The file is not an X.509 certificate (PEM or DER).",
    }),
  certificateRefused: (reason: Text) =>
    field("certificate", "directory.certificate-refused", {
      vi: `Không nhận chứng thư số này: ${reason.vi}`,
      en: `This certificate is not accepted: ${reason.en}`,
    }),
  certificateMissing: () =>
    missing("directory.certificate-missing", {
      vi: "Danh bạ không có chứng thư số này, hoặc chứng thư đã bị thu hồi.",
      en: "The directory has no such certificate, or it is revoked already.",
    }),
  crlInvalid: () =>
    field("crl", "directory.crl-invalid", {
      vi: "Danh sách thu hồi không đọc được, hoặc không do tổ chức được tin cậy ký.",
      en: "The revocation list cannot be read, or was not signed by a trusted authority.",
    }),
  credentialMissing: () =>
    missing("directory.credential-missing", {
      vi: "Không có thông tin kết nối này, hoặc đã bị thu hồi.",
      en: "There is no such credential, or it is revoked already.",
    }),
  registrationMissing: () =>
    missing("directory.registration-missing", {
      vi: "Không có hồ sơ đăng ký này.",
      en: "There is no such application.",
    }),
  registrationDecided: () =>
    new DomainError("directory.registration-decided", "conflict", {
      vi: "Hồ sơ này đã được người khác giải quyết. Hãy tải lại trang để xem kết quả.",
      en: "Someone has decided this application already. Reload the page to see the result.",
    }),
  registrationOpen: (code: string) =>
    new DomainError("directory.registration-open", "conflict", {
      vi: `Đã có một hồ sơ của ${code} đang chờ duyệt. Hãy đợi kết quả của hồ sơ đó.`,
      en: `An application for ${code} is waiting already. Wait for its result.`,
    }),
  reasonNeeded: () => field("reason", "directory.reason-needed", { vi: "Hãy ghi lý do.", en: "Give the reason." }),
} as const;

function field(name: string, code: string, text: Text): DomainError {
  return new DomainError(code, "invalid", text, { fields: { [name]: text } });
}
