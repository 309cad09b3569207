import type { Text } from "../../../platform/text/index.ts";
import type { WireAnswer } from "../wire-services.ts";

/** How the wire services say no: a code of two digits as callers read it, and words. */
export type WireFault = { readonly code: string; readonly message: Text };

const fault = (code: string, vi: string, en: string): WireFault => ({ code, message: { vi, en } });

/** Faults of the envelope, and of the services of the catalogue. The codes stay. */
export const wireFaults = {
  credential: fault(
    "01",
    "Tên đăng nhập hoặc mật khẩu không đúng, hoặc đã bị thu hồi.",
    "The username or password is wrong, or revoked.",
  ),
  session: fault(
    "02",
    "Không có phiên này, hoặc phiên đã hết hạn. Hãy đăng nhập lại.",
    "There is no such session, or it has ended. Log in again.",
  ),
  agency: fault(
    "03",
    "madonvi không phải cơ quan của phiên này, hay cơ quan cấp dưới của nó.",
    "madonvi is neither the agency of this session nor one below it.",
  ),
  service: (known: readonly string[]) =>
    fault(
      "04",
      `Không có dịch vụ này. Các dịch vụ: ${known.join(", ")}.`,
      `No such service. There are: ${known.join(", ")}.`,
    ),
  body: (wrong: string) => fault("05", `Nội dung không đúng mô tả: ${wrong}`, `The body is not as described: ${wrong}`),
  procedureMissing: (typed: string, near: readonly string[]): WireAnswer =>
    fault(
      "06",
      `Danh mục không có thủ tục ${typed || "(trống)"}.${near.length > 0 ? ` Mã gần giống: ${near.join(", ")}.` : ""}`,
      `The catalogue has no procedure ${typed || "(empty)"}.${near.length > 0 ? ` Similar codes: ${near.join(", ")}.` : ""}`,
    ),
  tooMany: fault("07", "Gọi quá số lần cho phép trong một phút.", "More calls than allowed in a minute."),
  tooLarge: fault(
    "08",
    "Nội dung lớn hơn mức cho phép. Hãy gửi ít dữ liệu hơn.",
    "The body is larger than allowed. Send less.",
  ),
} as const;
