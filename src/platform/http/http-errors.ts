import { DomainError } from "../errors/index.ts";
import { formatBytes } from "../text/index.ts";

/** The ways in which the HTTP layer itself says no. */
export const httpErrors = {
  signInNeeded: () =>
    new DomainError("http.sign-in-needed", "unauthenticated", {
      vi: "Cần đăng nhập để xem trang này.",
      en: "You need to sign in to see this page.",
    }),
  missing: () =>
    new DomainError("http.page-missing", "missing", {
      vi: "Không có trang ở địa chỉ này. Hãy xem lại địa chỉ, hoặc về trang đầu.",
      en: "There is no page at this address. Check the address, or go to the first page.",
    }),
  foreignForm: () =>
    new DomainError("http.form-foreign", "forbidden", {
      vi: "Biểu mẫu này không do trang của chúng tôi gửi, hoặc đã cũ. Hãy quay lại, tải lại trang rồi gửi lần nữa.",
      en: "This form was not sent from our page, or is out of date. Go back, reload the page and send it again.",
    }),
  tooLarge: (bytes: number) =>
    new DomainError("http.too-large", "too-large", {
      vi: `Nội dung gửi lên vượt quá ${formatBytes(bytes, "vi")}. Hãy gửi ít tệp hơn, hoặc tệp nhỏ hơn.`,
      en: `What was sent is larger than ${formatBytes(bytes, "en")}. Send fewer or smaller files.`,
    }),
  formBroken: (cause: unknown) =>
    new DomainError(
      "http.form-broken",
      "invalid",
      {
        vi: "Chưa nhận được trọn biểu mẫu. Hãy gửi lại.",
        en: "The form did not arrive whole. Send it again.",
      },
      { cause },
    ),
  wrongType: () =>
    new DomainError("http.form-type", "invalid", {
      vi: "Máy chủ chỉ nhận biểu mẫu của trang này.",
      en: "The server takes only this page's own form.",
    }),
  tooMany: (seconds: number) =>
    new DomainError("http.too-many", "too-many", {
      vi: `Có quá nhiều yêu cầu từ địa chỉ mạng này. Hãy thử lại sau ${seconds} giây.`,
      en: `Too many requests came from this network address. Try again in ${seconds} ${seconds === 1 ? "second" : "seconds"}.`,
    }),
  keptFormMissing: () =>
    new DomainError("http.kept-form-missing", "missing", {
      vi: "Nội dung này chỉ được giữ một giờ, và chỉ trên trình duyệt đã gửi. Nay không còn nữa.",
      en: "This was kept for one hour only, for the browser that sent it. It is no longer there.",
    }),
  broken: (cause: unknown) =>
    new DomainError(
      "http.broken",
      "unavailable",
      {
        vi: "Máy chủ gặp lỗi khi xử lý yêu cầu. Những gì đã lưu trước đó vẫn còn; việc vừa gửi thì chưa được ghi. Hãy thử lại.",
        en: "The server failed while handling the request. What was saved before is still there; what you just sent was not recorded. Try again.",
      },
      { cause },
    ),
} as const;
