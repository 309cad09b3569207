import { DomainError, forbidden, missing } from "../../platform/errors/index.ts";
import type { Text } from "../../platform/text/index.ts";
import type { IntakeProblem } from "./new-dossier.ts";
import type { Dossier } from "./record.ts";

/** What can go wrong with dossiers. */
export const dossierErrors = {
  notComposed: () =>
    new DomainError("dossier.not-composed", "unavailable", {
      vi: "Nút này chưa được cấu hình để giải quyết hồ sơ. Hãy báo quản trị hệ thống.",
      en: "This node is not set up to handle dossiers. Tell the system administrator.",
    }),
  notFound: () =>
    missing("dossier.not-found", {
      vi: "Không có hồ sơ này, hoặc anh/chị không được xem.",
      en: "There is no such dossier, or you may not see it.",
    }),
  notYours: () =>
    forbidden("dossier.not-yours", {
      vi: "Việc này không thuộc chức vụ anh/chị đang làm ở cơ quan này. Hãy chuyển cho người phụ trách bước đó.",
      en: "This is not for the post you act in at this agency. Pass it to whoever does this step.",
    }),
  sentOtherwise: (code: string) =>
    new DomainError("dossier.sent-otherwise", "conflict", {
      vi: `Mẫu này đã được tiếp nhận thành hồ sơ ${code}. Nội dung vừa gửi là của hồ sơ khác nên chưa được tiếp nhận: kiểm tra lại rồi tiếp nhận lần nữa.`,
      en: `This form has become the dossier ${code}. What was sent now is another dossier and was not received: check it, then receive it again.`,
    }),
  notNow: (state: Text) =>
    new DomainError("dossier.not-now", "conflict", {
      vi: `Hồ sơ đang ở trạng thái “${state.vi}” nên chưa làm việc này được. Hãy tải lại trang để xem hồ sơ như hiện nay.`,
      en: `The dossier is “${state.en}”, so this cannot be done now. Load the page again to see it as it stands.`,
    }),
  stepDone: () =>
    new DomainError("dossier.step-done", "conflict", {
      vi: "Bước này đã được làm xong hoặc đã chuyển đi. Hãy tải lại trang để xem bước tiếp theo.",
      en: "This step is done or has moved on. Load the page again to see what comes next.",
    }),
  held: (name: string) =>
    new DomainError("dossier.held", "conflict", {
      vi: `${name} đang giữ hồ sơ này để xử lý. Hãy đợi người đó xong, hoặc nhận lại từ người đó.`,
      en: `${name} holds this dossier. Wait until they are done, or take it over from them.`,
    }),
  leaseLost: (name: string) =>
    new DomainError("dossier.lease-lost", "conflict", {
      vi: `${name || "Người khác"} đã nhận hồ sơ này sau anh/chị. Nội dung anh/chị nhập vẫn còn ở dưới; hãy xem bản hiện nay rồi lưu lại nếu vẫn cần.`,
      en: `${name || "Somebody else"} has taken this dossier since. What you entered is kept below; look at how it stands now, then save again if it is still needed.`,
    }),
  outcome: (allowed: readonly string[]) =>
    new DomainError("dossier.outcome", "invalid", {
      vi: `Hãy chọn kết quả của bước này: ${allowed.join(", ")}.`,
      en: `Choose how this step turned out: ${allowed.join(", ")}.`,
    }),
  reason: (field: string) =>
    new DomainError(
      "dossier.reason-missing",
      "invalid",
      { vi: "Hãy nêu lý do.", en: "Give the reason." },
      { fields: { [field]: { vi: "Hãy nêu lý do.", en: "Give the reason." } } },
    ),
  legalGround: () =>
    new DomainError(
      "dossier.legal-ground-missing",
      "invalid",
      {
        vi: "Từ chối phải nêu căn cứ pháp lý: điều, khoản của văn bản nào.",
        en: "A refusal needs its legal ground: which article of which document.",
      },
      { fields: { legal: { vi: "Hãy nêu căn cứ pháp lý.", en: "Give the legal ground." } } },
    ),
  /** A refusal with neither: both are told at once. */
  reasonAndGround: () =>
    new DomainError(
      "dossier.reason-missing",
      "invalid",
      {
        vi: "Từ chối phải nêu lý do và căn cứ pháp lý: điều, khoản của văn bản nào.",
        en: "A refusal needs its reason and its legal ground: which article of which document.",
      },
      {
        fields: {
          reason: { vi: "Hãy nêu lý do.", en: "Give the reason." },
          legal: { vi: "Hãy nêu căn cứ pháp lý.", en: "Give the legal ground." },
        },
      },
    ),
  intake: (problems: readonly IntakeProblem[], people: Text, fields: Readonly<Record<string, Text>>) =>
    new DomainError("dossier.intake", "invalid", people, { fields, log: JSON.stringify(problems) }),
  duplicate: (code: string) =>
    new DomainError(
      "dossier.duplicate",
      "conflict",
      {
        vi: `Người này đang có hồ sơ ${code} cùng thủ tục chưa giải quyết xong. Hãy kiểm tra; nếu vẫn cần hồ sơ mới, đánh dấu “Vẫn tiếp nhận”.`,
        en: `This person has dossier ${code} of the same procedure open. Check it; if a new one is still needed, tick “Receive all the same”.`,
      },
      {
        fields: {
          duplicateSeen: {
            vi: `Hồ sơ ${code} cùng người, cùng thủ tục đang mở.`,
            en: `Dossier ${code}, same person and procedure, is open.`,
          },
        },
      },
    ),
  limitUnreadable: (procedure: string) =>
    new DomainError("dossier.limit-unreadable", "conflict", {
      vi: `Thời hạn của thủ tục “${procedure}” trong danh mục không tính được. Hãy báo cán bộ kiểm soát thủ tục hành chính sửa danh mục, rồi tiếp nhận lại.`,
      en: `The time limit of “${procedure}” in the catalogue cannot be counted. Tell the procedure control officer to correct the catalogue, then receive again.`,
    }),
  handOverInstead: () =>
    new DomainError("dossier.hand-over-instead", "conflict", {
      vi: "Bước này là trả kết quả: hãy dùng “Trả kết quả” và ghi người nhận.",
      en: "This step hands over the result: use “Hand over” and name who receives it.",
    }),
  amount: () =>
    new DomainError(
      "dossier.amount",
      "invalid",
      { vi: "Hãy nhập số tiền là số nguyên đồng, lớn hơn 0.", en: "Enter the amount in whole đồng, more than 0." },
      { fields: { amount: { vi: "Nhập số nguyên đồng, lớn hơn 0.", en: "Whole đồng, more than 0." } } },
    ),
  paidAlready: () =>
    new DomainError("dossier.paid-already", "conflict", {
      vi: "Phí, lệ phí của hồ sơ này đã được ghi nhận.",
      en: "The fee of this dossier has been recorded already.",
    }),
  noSuchPerson: () =>
    new DomainError("dossier.no-such-person", "invalid", {
      vi: "Người được chọn không còn làm việc ở cơ quan này. Hãy chọn người khác.",
      en: "The person chosen no longer works at this agency. Choose somebody else.",
    }),
  busy: () =>
    new DomainError("dossier.busy", "conflict", {
      vi: "Hồ sơ này đang được nhiều người cập nhật cùng lúc. Hãy thử lại sau ít giây.",
      en: "Several people are changing this dossier at once. Try again in a few seconds.",
    }),
  filesTooLarge: () =>
    new DomainError("dossier.files-too-large", "too-large", {
      vi: "Giấy tờ kèm theo lớn hơn 20 MB nên không chuyển sang cơ quan khác được. Hãy quét lại với độ phân giải thấp hơn.",
      en: "The papers are more than 20 MB and cannot travel to another agency. Scan them again at a lower resolution.",
    }),
  stepNotTheirs: () =>
    new DomainError("dossier.step-not-theirs", "forbidden", {
      vi: "Hồ sơ hoặc bước này không phải của nơi gửi.",
      en: "This dossier or step is not the sender's.",
    }),
  stepUnreadable: () =>
    new DomainError("dossier.step-unreadable", "invalid", {
      vi: "Thông điệp chuyển bước không đúng cấu trúc dossier-step.v1.",
      en: "The message is not as dossier-step.v1 says.",
    }),
  noSuchAgency: (code: string) =>
    new DomainError("dossier.no-such-agency", "invalid", {
      vi: `Không có cơ quan ${code} ở nơi nhận. Hãy kiểm tra mã cơ quan của bước này trong luồng.`,
      en: `There is no agency ${code} there. Check the agency code of this step in the flow.`,
    }),
  counterFull: () =>
    new DomainError("dossier.counter-full", "conflict", {
      vi: "Hôm nay cơ quan đã cấp hết 9.999 mã hồ sơ. Hãy tiếp nhận vào ngày làm việc tiếp theo.",
      en: "The agency has given all 9,999 codes of today. Receive it on the next working day.",
    }),
  stale: (now: Dossier) =>
    new DomainError("dossier.stale", "conflict", {
      vi: `Hồ sơ đã thay đổi từ khi anh/chị mở (nay là lần ${now.revision}). Nội dung anh/chị nhập vẫn còn; hãy so hai bản rồi lưu lại.`,
      en: `The dossier has changed since you opened it (now revision ${now.revision}). What you entered is kept; compare both, then save again.`,
    }),
} as const;
