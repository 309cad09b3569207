import { DomainError, forbidden, missing } from "../../platform/errors/index.ts";
import { formatDateTime, type Text } from "../../platform/text/index.ts";

function invalid(code: string, people: Text, field: string): DomainError {
  return new DomainError(code, "invalid", people, { fields: { [field]: people } });
}

/** The ways in which organisation says no. */
export const organisationErrors = {
  agencyMissing: (code: string) =>
    missing("organisation.agency-missing", {
      vi: `Nút này không phục vụ cơ quan có mã ${code}.`,
      en: `This node serves no agency with the code ${code}.`,
    }),
  postMissing: () =>
    missing("organisation.post-missing", {
      vi: "Không có vị trí công tác này.",
      en: "There is no such post.",
    }),
  staffMissing: () =>
    missing("organisation.staff-missing", { vi: "Không có người này.", en: "There is no such person." }),
  appointmentMissing: () =>
    missing("organisation.appointment-missing", {
      vi: "Không có việc bổ nhiệm này, hoặc đã kết thúc.",
      en: "There is no such appointment, or it has ended.",
    }),
  delegationMissing: () =>
    missing("organisation.delegation-missing", {
      vi: "Không có giấy ủy quyền này, hoặc đã hết hiệu lực.",
      en: "There is no such delegation, or it has ended.",
    }),
  groupMissing: () =>
    missing("organisation.group-missing", {
      vi: "Không có nhóm nơi nhận này.",
      en: "There is no such group of recipients.",
    }),
  keyMissing: () =>
    missing("organisation.key-missing", {
      vi: "Không có khóa ký này, hoặc đã thôi dùng.",
      en: "There is no such signing key, or it is no longer used.",
    }),
  notYours: () =>
    forbidden("organisation.not-yours", {
      vi: "Vị trí công tác của bạn không được làm việc này ở cơ quan này.",
      en: "Your post may not do this at this agency.",
    }),
  postHeld: (name: string) =>
    new DomainError("organisation.post-held", "conflict", {
      vi: `Trong thời gian này vị trí đã có ${name} giữ. Hãy kết thúc bổ nhiệm đó trước, hoặc chọn ngày khác.`,
      en: `${name} holds this post in that time. End that appointment first, or choose another date.`,
    }),
  endBeforeStart: () =>
    invalid(
      "organisation.end-before-start",
      { vi: "Ngày kết thúc phải sau ngày bắt đầu.", en: "The end must be after the start." },
      "validUntil",
    ),
  outsideAppointment: (from: Date, until: Date | null) =>
    invalid(
      "organisation.outside-appointment",
      {
        vi: `Chỉ ủy quyền được trong thời gian giữ chức vụ: từ ${formatDateTime(from)}${until ? ` đến ${formatDateTime(until)}` : ""}.`,
        en: `Only the time in office can be delegated: from ${formatDateTime(from)}${until ? ` until ${formatDateTime(until)}` : ""}.`,
      },
      "validUntil",
    ),
  delegateToSelf: () =>
    invalid(
      "organisation.delegate-to-self",
      { vi: "Không thể ủy quyền cho chính mình.", en: "You cannot delegate to yourself." },
      "toStaffId",
    ),
  delegateOutside: () =>
    invalid(
      "organisation.delegate-outside",
      {
        vi: "Chỉ ủy quyền được cho người đang giữ vị trí ở cơ quan này hoặc cơ quan cấp dưới.",
        en: "Only someone who holds a post at this agency or one below can be given the delegation.",
      },
      "toStaffId",
    ),
  notToDelegate: () =>
    forbidden("organisation.not-to-delegate", {
      vi: "Chỉ người giữ chức vụ lãnh đạo mới ủy quyền được; người được ủy quyền không được ủy quyền lại (Nghị định 30/2020/NĐ-CP, Điều 13).",
      en: "Only the holder of a leading post can delegate, and what is delegated cannot be passed on (Decree 30/2020/NĐ-CP, article 13).",
    }),
  pinWrong: (left: number) =>
    invalid(
      "organisation.pin-wrong",
      {
        vi: left > 0 ? `Mã PIN không đúng. Còn ${left} lần thử.` : "Mã PIN không đúng. Khóa ký bị tạm khóa 15 phút.",
        en:
          left > 0
            ? `The PIN is wrong. ${left} ${left === 1 ? "try" : "tries"} left.`
            : "The PIN is wrong. The signing key is locked for 15 minutes.",
      },
      "pin",
    ),
  filePinWrong: () =>
    invalid(
      "organisation.pin-wrong",
      { vi: "Mã PIN không mở được tệp này.", en: "The PIN does not open this file." },
      "pin",
    ),
  pinWeak: (field: "pin" | "newPin") =>
    invalid(
      "organisation.pin-weak",
      { vi: "Mã PIN phải có từ 6 đến 64 ký tự.", en: "The PIN must have 6 to 64 characters." },
      field,
    ),
  pinSame: () =>
    invalid(
      "organisation.pin-same",
      { vi: "Mã PIN mới phải khác mã PIN đang dùng.", en: "The new PIN must differ from the present one." },
      "newPin",
    ),
  keyLocked: (minutes: number) =>
    new DomainError("organisation.key-locked", "too-many", {
      vi: `Khóa ký đang bị tạm khóa vì nhập sai mã PIN nhiều lần. Hãy thử lại sau ${minutes} phút.`,
      en: `The signing key is locked after several wrong PINs. Try again in ${minutes} ${minutes === 1 ? "minute" : "minutes"}.`,
    }),
  keyOutOfDate: (from: Date, until: Date) =>
    new DomainError("organisation.key-out-of-date", "conflict", {
      vi: `Chứng thư số chỉ có hiệu lực từ ${formatDateTime(from)} đến ${formatDateTime(until)}. Hãy đăng ký khóa ký mới.`,
      en: `The certificate is valid only from ${formatDateTime(from)} until ${formatDateTime(until)}. Enrol a new signing key.`,
    }),
  keyUnreadable: () =>
    invalid(
      "organisation.key-unreadable",
      {
        vi: "Tệp không phải PKCS#12 (.p12, .pfx) có một khóa riêng kèm chứng thư số, hoặc dùng cách mã hóa cũ. Hãy xuất lại tệp với AES-256.",
        en: "The file is not a PKCS#12 file (.p12, .pfx) with one private key and its certificate, or uses an old encryption. Export it again with AES-256.",
      },
      "file",
    ),
  keyWeak: () =>
    invalid(
      "organisation.key-weak",
      {
        vi: "Chứng thư số dùng thuật toán yếu (RSA dưới 2048 bit hoặc SHA-1) nên không đăng ký được.",
        en: "The certificate uses a weak algorithm (RSA under 2048 bits, or SHA-1) and cannot be enrolled.",
      },
      "file",
    ),
  groupNameTaken: (name: string) =>
    invalid(
      "organisation.group-name-taken",
      {
        vi: `Đã có nhóm tên “${name}”. Hãy chọn tên khác.`,
        en: `There is already a group named “${name}”. Choose another name.`,
      },
      "name",
    ),
  groupEmpty: () =>
    invalid(
      "organisation.group-empty",
      { vi: "Hãy chọn ít nhất một cơ quan.", en: "Choose at least one agency." },
      "members",
    ),
} as const;
