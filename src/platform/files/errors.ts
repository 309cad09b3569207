import { DomainError } from "../errors/index.ts";
import { formatBytes } from "../text/index.ts";

/** Thrown for a file without a single byte: nothing was sent, or it was lost on the way. */
export function emptyFile(): DomainError {
  return new DomainError("files.empty", "invalid", {
    vi: "Tệp rỗng (0 byte). Hãy mở tệp trên máy để kiểm tra rồi chọn lại.",
    en: "The file is empty (0 bytes). Open it on your computer to check it, then choose it again.",
  });
}

/** Thrown when a file is larger than allowed; the rest is not read. */
export function tooLarge(maxBytes: number): DomainError {
  return new DomainError("files.too-large", "too-large", {
    vi: `Tệp lớn hơn ${formatBytes(maxBytes, "vi")}. Hãy giảm dung lượng (ví dụ quét ở 200–300 dpi) hoặc chia thành nhiều tệp.`,
    en: `The file is larger than ${formatBytes(maxBytes, "en")}. Make it smaller (for example, scan at 200–300 dpi) or split it.`,
  });
}

/** Thrown when the bytes are not what the name or the sender says. */
export function mistyped(said: string, found: string): DomainError {
  return new DomainError("files.mistyped", "invalid", {
    vi: `Tệp được gửi là ${said} nhưng nội dung là ${found}. Hãy lưu lại đúng định dạng rồi chọn lại.`,
    en: `The file was sent as ${said}, but its content is ${found}. Save it in the right format, then choose it again.`,
  });
}

/** Thrown when the kind of file is not accepted here. */
export function notAllowed(found: string, allowed: readonly string[]): DomainError {
  const list = allowed.join(", ");
  return new DomainError("files.not-allowed", "invalid", {
    vi: `Không nhận tệp loại ${found} ở đây. Hãy chọn tệp thuộc một trong các loại: ${list}.`,
    en: `A file of kind ${found} is not accepted here. Choose one of these kinds: ${list}.`,
  });
}

/** Thrown when stored bytes are no longer what was stored: the disk or someone changed them. */
export function damaged(sha256: string): DomainError {
  return new DomainError(
    "files.damaged",
    "unavailable",
    {
      vi: "Tệp lưu trữ đã bị thay đổi so với lúc nhận. Hãy báo quản trị hệ thống để khôi phục từ bản sao lưu.",
      en: "The stored file is no longer what was received. Tell the system's administrator to restore it from a backup.",
    },
    { log: `files.damaged: ${sha256}` },
  );
}
