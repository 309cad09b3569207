/** Text for a person, in both languages of the platform. */
export type Wording = { vi: string; en: string };

/** Something wrong with a message that can be read all the same. `path` names the element, `[n]` counts from 1. */
export type Finding = { severity: "error" | "warning"; code: FindingCode; path: string; message: Wording };

/**
 * Collects what is wrong while a message is read. `detail` is the sender's own text, shortened and shown after the message.
 * Repeated faults are counted, not listed: a hostile message must not turn into a report larger than itself.
 */
export type FindingLog = {
  readonly findings: readonly Finding[];
  add(code: FindingCode, path: string, detail?: string): void;
};

export function createFindingLog(): FindingLog {
  const findings: Finding[] = [];
  return {
    findings,
    add(code, path, detail) {
      if (findings.length > mostFindings) return;
      if (findings.length === mostFindings) findings.push(finding("findings.more", ""));
      else findings.push(finding(code, path, detail));
    },
  };
}

function finding(code: FindingCode, path: string, detail?: string): Finding {
  const [severity, vi, en] = catalogue[code];
  const shown = detail === undefined || detail === "" ? "" : `: ${shorten(detail)}`;
  return { severity, code, path, message: { vi: vi + shown, en: en + shown } };
}

function shorten(text: string): string {
  const flat = text.replaceAll(/[\p{Cc}\p{Cf}\s]+/gu, " ").trim();
  return flat.length > 80 ? `${flat.slice(0, 79)}…` : flat;
}

const mostFindings = 200;

const catalogue = {
  "prolog.text-before": ["warning", "Có ký tự lạ trước phần khai báo XML", "There is text before the XML declaration"],
  "epilog.text-after": ["warning", "Có ký tự lạ sau phần tử gốc", "There is text after the root element"],
  "encoding.mismatch": [
    "warning",
    "Bảng mã khai báo không phải bảng mã thật của tệp",
    "The declared encoding is not the one used",
  ],
  "encoding.utf16": ["warning", "Tệp dùng UTF-16 thay cho UTF-8", "The file is in UTF-16 instead of UTF-8"],
  "namespace.unexpected": [
    "warning",
    "Không gian tên không phải của QCVN 102:2016",
    "The namespace is not that of QCVN 102:2016",
  ],
  "root.unexpected": ["warning", "Phần tử gốc không phải edXML", "The root element is not edXML"],
  "element.duplicate": [
    "error",
    "Phần tử chỉ được có một lần nhưng bị lặp; chỉ đọc lần đầu",
    "An element that may occur once is repeated; only the first is read",
  ],
  "field.missing": ["error", "Thiếu trường bắt buộc", "A required field is missing"],
  "organ.unreadable": [
    "error",
    "Mã định danh cơ quan không đúng dạng nào trong hai dạng được dùng",
    "The agency code has neither of the two forms in use",
  ],
  "document-id.form": [
    "warning",
    "DocumentId không có dạng mã cơ quan,ngày,số/ký hiệu và không phải UUID",
    "DocumentId is neither agency,date,number/notation nor a UUID",
  ],
  "document-id.disagrees": [
    "warning",
    "DocumentId không khớp cơ quan gửi, ngày ban hành hoặc số, ký hiệu",
    "DocumentId disagrees with the sender, the date of issue, or the number and notation",
  ],
  "date.impossible": ["error", "Không có ngày, giờ này trên lịch", "There is no such date or time"],
  "date.form": [
    "warning",
    "Ngày, giờ không đúng dạng yyyy/MM/dd HH:mm:ss",
    "The date or time is not in the form yyyy/MM/dd HH:mm:ss",
  ],
  "date.due-before-issue": ["warning", "Hạn trả lời sớm hơn ngày ban hành", "The due date is before the date of issue"],
  "code.priority": ["warning", "Độ khẩn không có trong danh mục; coi là thường", "Unknown priority; read as normal"],
  "code.steering": [
    "warning",
    "Loại chỉ đạo không có trong danh mục; coi là không phải văn bản chỉ đạo",
    "Unknown steering type; read as not steering",
  ],
  "code.business": [
    "error",
    "Loại nghiệp vụ không có trong danh mục; coi là văn bản mới",
    "Unknown business type; read as a new document",
  ],
  "code.receiver": [
    "warning",
    "Loại thay đổi nơi nhận không có trong danh mục; bỏ qua nơi nhận này",
    "Unknown receiver type; this receiver is left out",
  ],
  "code.status": ["error", "Mã trạng thái không có trong danh mục", "Unknown status code"],
  "number.unreadable": [
    "warning",
    "Giá trị phải là số nguyên không âm",
    "The value must be a whole number, zero or more",
  ],
  "attachment.none": ["warning", "Văn bản không kèm tệp nào", "The document carries no file"],
  "attachment.missing": [
    "error",
    "Tệp được nêu trong danh sách nhưng không có nội dung",
    "A file is listed but its content is absent",
  ],
  "attachment.unlisted": [
    "warning",
    "Tệp có nội dung nhưng không được nêu trong danh sách",
    "A file is present but not listed in the manifest",
  ],
  "attachment.matched-by-name": [
    "warning",
    "ContentId không khớp; ghép tệp theo tên",
    "ContentId does not match; the file was matched by its name",
  ],
  "attachment.duplicate-id": [
    "error",
    "Hai tệp có cùng ContentId; chỉ đọc tệp đầu",
    "Two files share one ContentId; only the first is read",
  ],
  "attachment.name-unsafe": [
    "warning",
    "Tên tệp chứa đường dẫn hoặc ký tự không được dùng; đã lược bỏ",
    "The file name holds a path or forbidden characters; they were taken out",
  ],
  "attachment.base64": ["error", "Nội dung tệp không phải base64", "The content of the file is not base64"],
  "attachment.empty": ["error", "Tệp rỗng (0 byte)", "The file is empty (0 bytes)"],
  "attachment.mistyped": [
    "error",
    "Nội dung tệp không đúng loại đã khai báo",
    "The content of the file is not of its declared type",
  ],
  "attachment.executable": ["error", "Tệp là chương trình chạy được", "The file is a program"],
  "attachment.zip-damaged": ["error", "Tệp nén ZIP bị hỏng", "The ZIP archive is damaged"],
  "attachment.zip-entries": [
    "error",
    "Tệp nén ZIP phải chứa đúng một tệp",
    "The ZIP archive must hold exactly one file",
  ],
  "attachment.zip-encrypted": ["error", "Tệp nén ZIP có mật khẩu", "The ZIP archive is encrypted"],
  "attachment.zip-path": [
    "error",
    "Tên trong tệp nén ZIP là đường dẫn ra ngoài thư mục",
    "The name inside the ZIP archive is a path that leaves its folder",
  ],
  "attachment.zip-folder": [
    "warning",
    "Tên trong tệp nén ZIP có thư mục; bỏ qua thư mục",
    "The name inside the ZIP archive has a folder; it is ignored",
  ],
  "findings.more": ["warning", "Còn những lỗi khác không được liệt kê", "Further findings are not listed"],
} as const satisfies Record<string, readonly ["error" | "warning", string, string]>;

/** The name of a kind of fault; stable, for programs. */
export type FindingCode = keyof typeof catalogue;

/** Every kind of finding with its severity and wording, for documentation and for screens that explain a code. */
export const findingCatalogue: ReadonlyMap<string, { severity: "error" | "warning"; message: Wording }> = new Map(
  Object.entries(catalogue).map(([code, [severity, vi, en]]) => [code, { severity, message: { vi, en } }]),
);
