import type { Bilingual } from "../bilingual.ts";

/** Everything that can be wrong with an XML signature, in words for people. */
export const xmlSignatureReasons = {
  "not-xml": { vi: "Tệp không phải XML đúng cú pháp.", en: "The file is not well-formed XML." },
  doctype: {
    vi: "Tệp có khai báo DOCTYPE, không được nhận.",
    en: "The file has a DOCTYPE declaration, which is refused.",
  },
  absent: { vi: "Văn bản không có chữ ký số.", en: "The document has no digital signature." },
  "several-signatures": {
    vi: "Văn bản có nhiều chữ ký, không xác định được chữ ký nào có giá trị.",
    en: "The document has several signatures, so it is not clear which one counts.",
  },
  malformed: { vi: "Chữ ký thiếu thành phần bắt buộc.", en: "The signature lacks a required part." },
  "no-canonical-form": {
    vi: "Văn bản không có dạng chuẩn tắc nên không kiểm tra được chữ ký.",
    en: "The document has no canonical form, so its signature cannot be checked.",
  },
  "algorithm-refused": { vi: "Thuật toán ký không được chấp nhận.", en: "The signature algorithm is not accepted." },
  "transform-refused": {
    vi: "Chữ ký dùng phép biến đổi không được chấp nhận.",
    en: "The signature uses a transform that is not accepted.",
  },
  "external-reference": {
    vi: "Chữ ký trỏ tới dữ liệu nằm ngoài văn bản.",
    en: "The signature refers to data outside the document.",
  },
  "unclear-reference": {
    vi: "Phần được ký không có hoặc bị trùng mã định danh.",
    en: "The signed part is missing, or its Id is used more than once.",
  },
  "not-covered": {
    vi: "Chữ ký không phủ toàn bộ văn bản: có phần không được ký.",
    en: "The signature does not cover the whole document: some parts are not signed.",
  },
  "no-certificate": { vi: "Chữ ký không kèm chứng thư số.", en: "The signature carries no certificate." },
  changed: { vi: "Nội dung bị đổi sau khi ký.", en: "The content was changed after it was signed." },
  forged: {
    vi: "Chữ ký không do khóa của chứng thư kèm theo tạo ra.",
    en: "The signature was not made with the key of the certificate it carries.",
  },
  "weak-refused": {
    vi: "Chữ ký dùng SHA-1, nơi nhận không cho phép.",
    en: "The signature uses SHA-1, which this receiver does not allow.",
  },
  untrusted: {
    vi: "Chứng thư số không do tổ chức được tin cậy cấp.",
    en: "The certificate was not issued by a trusted authority.",
  },
  expired: { vi: "Chứng thư số đã hết hạn.", en: "The certificate has expired." },
  "not-yet-valid": { vi: "Chứng thư số chưa có hiệu lực.", en: "The certificate is not valid yet." },
  revoked: { vi: "Chứng thư số đã bị thu hồi.", en: "The certificate has been revoked." },
  unsuitable: {
    vi: "Chứng thư số không dùng để ký văn bản.",
    en: "The certificate is not meant for signing documents.",
  },
} as const satisfies Record<string, Bilingual>;

/** The code of a reason. */
export type XmlSignatureReason = keyof typeof xmlSignatureReasons;
