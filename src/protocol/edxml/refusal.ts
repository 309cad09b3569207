import type { Wording } from "./findings.ts";

/** Why a message was not read at all. */
export type Refusal = { code: RefusalCode; message: Wording };

/** Carries a refusal out of the depth of the reader; `decodeEdxml` and `peekHeader` turn it into their answer. */
export class RefusedError extends Error {
  override name = "RefusedError";
  readonly refusal: Refusal;
  constructor(code: RefusalCode, detail = "") {
    const { vi, en } = catalogue[code];
    const shown = detail === "" ? "" : `: ${detail.slice(0, 200)}`;
    super(en + shown);
    this.refusal = { code, message: { vi: vi + shown, en: en + shown } };
  }
}

/** Runs a reader and returns either what it read or the refusal it met. */
export function orRefusal<T extends object>(read: () => T): T | { refused: Refusal } {
  try {
    return read();
  } catch (error) {
    if (error instanceof RefusedError) return { refused: error.refusal };
    throw error;
  }
}

const catalogue = {
  "not-xml": { vi: "Tệp không phải XML hợp lệ", en: "The file is not well-formed XML" },
  encoding: { vi: "Bảng mã của tệp không được chấp nhận", en: "The encoding of the file is not accepted" },
  doctype: { vi: "Tệp có khai báo DOCTYPE hoặc thực thể", en: "The file declares a DOCTYPE or entities" },
  "no-envelope": { vi: "Tệp không có phần edXMLEnvelope", en: "The file has no edXMLEnvelope" },
  "no-header": { vi: "Tệp không có phần MessageHeader", en: "The file has no MessageHeader" },
  "too-large": { vi: "Tệp lớn hơn mức cho phép", en: "The file is larger than allowed" },
  "too-deep": { vi: "Các phần tử lồng nhau quá sâu", en: "Elements are nested too deeply" },
  "too-many-elements": { vi: "Tệp có quá nhiều phần tử", en: "The file has too many elements" },
  "too-many-attachments": { vi: "Văn bản có quá nhiều tệp đính kèm", en: "The document has too many attachments" },
  "zip-bomb": { vi: "Tệp nén phình to bất thường khi giải nén", en: "A ZIP archive expands beyond all measure" },
} as const satisfies Record<string, Wording>;

/** The name of a kind of refusal; stable, for programs. */
export type RefusalCode = keyof typeof catalogue;

/** Every kind of refusal with its wording. */
export const refusalCatalogue: ReadonlyMap<string, Wording> = new Map(Object.entries(catalogue));
