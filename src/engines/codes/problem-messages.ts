/** The words of every problem, in both languages; `{}` is the part of the input concerned. */
export const problemMessages = {
  empty: { vi: "Chưa nhập mã.", en: "The code is empty." },
  "too-long": { vi: "Mã dài quá {} ký tự.", en: "The code is longer than {} characters." },
  "outer-space": { vi: "Thừa khoảng trắng ở đầu hoặc cuối.", en: "There is blank space before or after the code." },
  "inner-space": { vi: "Mã không được có khoảng trắng ở giữa.", en: "The code must not contain blank space." },
  "hidden-character": {
    vi: "Mã có ký tự ẩn (thường do sao chép): {}.",
    en: "The code contains a hidden character (often from copying): {}.",
  },
  "not-composed": {
    vi: "Chữ có dấu viết ở dạng tổ hợp; hệ thống dùng dạng dựng sẵn (NFC).",
    en: "Accented letters are in decomposed form; the composed form (NFC) is used.",
  },
  "look-alike": {
    vi: "Ký tự “{}” trông giống nhưng không phải chữ hoặc số cần dùng.",
    en: "The character “{}” looks right but is not the letter or digit meant.",
  },
  "lower-case": { vi: "Chữ cái trong mã phải viết hoa: “{}”.", en: "Letters of the code must be capitals: “{}”." },
  "wrong-case": { vi: "Viết hoa, viết thường chưa đúng: “{}”.", en: "Capital and small letters are mixed up: “{}”." },
  "wrong-separator": {
    vi: "Dấu phân cách chưa đúng: “{}”.",
    en: "The separator is not the right one: “{}”.",
  },
  "missing-separator": {
    vi: "Thiếu dấu phân cách giữa các phần của mã.",
    en: "The separator between the parts is missing.",
  },
  "unreadable-agency": {
    vi: "Không đọc được mã cơ quan “{}”. Dạng đúng: H36.01.02 (Quyết định 20/2020/QĐ-TTg) hoặc 000.00.00.H36 (QCVN 102:2016/BTTTT).",
    en: "“{}” is not an agency code. Right forms: H36.01.02 (Decision 20/2020/QĐ-TTg) or 000.00.00.H36 (QCVN 102:2016/BTTTT).",
  },
  "level-one-unknown": {
    vi: "Không có cơ quan cấp 1 mang mã {}; mã của các tỉnh, thành phố từ H01 đến H63.",
    en: "No level 1 agency has the code {}; provinces and cities are H01 to H63.",
  },
  "level-one-not-listed": {
    vi: "Mã cấp 1 {} chưa có trong danh mục; cần kiểm tra lại.",
    en: "Level 1 code {} is not in the list; please check it.",
  },
  "missing-group": {
    vi: "Dạng QCVN 102 phải có đủ bốn nhóm, ví dụ 000.00.00.H36; mã này thiếu nhóm.",
    en: "The QCVN 102 form has exactly four groups, e.g. 000.00.00.H36; some are missing.",
  },
  "too-many-groups": {
    vi: "Dạng QCVN 102 chỉ có bốn nhóm; mã này thừa nhóm.",
    en: "The QCVN 102 form has exactly four groups; this code has more.",
  },
  "swapped-groups": {
    vi: "Thứ tự các nhóm bị đảo: dạng QCVN 102 ghi cấp 1 ({}) ở cuối.",
    en: "The groups are in the wrong order: the QCVN 102 form has level 1 ({}) last.",
  },
  "gap-in-levels": {
    vi: "Có mã cấp dưới mà cấp trên để trống: “{}”.",
    en: "A lower level is given while the level above is empty: “{}”.",
  },
  "zero-group": {
    vi: "Nhóm toàn số 0 “{}” không dùng trong dạng của Quyết định 20/2020/QĐ-TTg; cấp trống thì bỏ.",
    en: "A group of zeros “{}” is not used in the form of Decision 20/2020/QĐ-TTg; empty levels are left out.",
  },
  "group-length": { vi: "Nhóm “{}” thiếu hoặc thừa ký tự.", en: "The group “{}” has too few or too many characters." },
  "letter-in-group": {
    vi: "Nhóm “{}” có chữ cái; hợp lệ nhưng hiếm, cần kiểm tra lại.",
    en: "The group “{}” contains a letter; allowed but rare, please check it.",
  },
  "wrong-character": {
    vi: "Ký tự không được dùng trong mã: “{}”.",
    en: "This character is not used in such a code: “{}”.",
  },
  "unreadable-document": {
    vi: "Không đọc được số, ký hiệu “{}”. Ví dụ đúng: 12/CT-UBND, 05/2020/QĐ-UBND, 9614/UBND-KSTT (Nghị định 30/2020/NĐ-CP).",
    en: "“{}” is not a document number with notation. Right: 12/CT-UBND, 05/2020/QĐ-UBND, 9614/UBND-KSTT (Decree 30/2020/NĐ-CP).",
  },
  "word-before-number": {
    vi: "Chỉ ghi số và ký hiệu, không ghi chữ “{}” ở trước.",
    en: "Write the number and notation only, without “{}” before it.",
  },
  "number-zero": { vi: "Số văn bản bắt đầu từ 01.", en: "Document numbers start at 01." },
  "number-not-padded": {
    vi: "Số dưới 10 phải thêm số 0 ở trước: {} (Nghị định 30/2020/NĐ-CP, Phụ lục I).",
    en: "A number below 10 is written with a leading 0: {} (Decree 30/2020/NĐ-CP, annex I).",
  },
  "number-padded-too-much": {
    vi: "Thừa số 0 ở trước: viết {}.",
    en: "There are too many leading zeros: write {}.",
  },
  "missing-agency": {
    vi: "Ký hiệu thiếu tên viết tắt của cơ quan ban hành.",
    en: "The notation lacks the issuing agency.",
  },
  "letter-with-kind": {
    vi: "Công văn không có tên viết tắt của loại văn bản; bỏ “{}” trong ký hiệu (Nghị định 30/2020/NĐ-CP, Phụ lục I).",
    en: "An official letter has no abbreviation of its kind; leave out “{}” (Decree 30/2020/NĐ-CP, annex I).",
  },
  "missing-unit": {
    vi: "Ký hiệu công văn thường có tên viết tắt của đơn vị soạn thảo, ví dụ UBND-KSTT.",
    en: "An official letter's notation usually names the drafting unit, e.g. UBND-KSTT.",
  },
  "year-not-expected": {
    vi: "Chỉ văn bản quy phạm pháp luật mới ghi năm ban hành trong số, ký hiệu.",
    en: "Only legal normative documents carry the year in their number.",
  },
  "year-misplaced": {
    vi: "Năm ban hành phải đứng ngay sau số: {}.",
    en: "The year stands directly after the number: {}.",
  },
  "year-impossible": { vi: "Năm {} không hợp lý.", en: "The year {} is not plausible." },
  "plain-d": { vi: "Viết D thay cho Đ: “{}”.", en: "D is written where Đ is meant: “{}”." },
  "unreadable-procedure": {
    vi: "Không đọc được mã thủ tục “{}”. Ví dụ đúng: 1.001193, 1.001193.000.00.00.H36, 1.012784.H21.",
    en: "“{}” is not a procedure code. Right: 1.001193, 1.001193.000.00.00.H36, 1.012784.H21.",
  },
  "old-procedure-code": {
    vi: "Đây là mã thủ tục kiểu cũ (trước khi có Cổng Dịch vụ công quốc gia); hãy tra mã mới.",
    en: "This is an old procedure code (before the National Public Service Portal); look up the new one.",
  },
  "procedure-digits": {
    vi: "Mã thủ tục quốc gia gồm một chữ số, dấu chấm và sáu chữ số: “{}”.",
    en: "A national procedure code is one digit, a dot and six digits: “{}”.",
  },
  "unreadable-dossier": {
    vi: "Không đọc được mã hồ sơ “{}”. Ví dụ đúng: H36.50.05-201027-0361 hoặc 000.00.06.H36-201027-0361 (Thông tư 01/2018/TT-VPCP).",
    en: "“{}” is not a dossier code. Right: H36.50.05-201027-0361 or 000.00.06.H36-201027-0361 (Circular 01/2018/TT-VPCP).",
  },
  "date-impossible": {
    vi: "Ngày tiếp nhận “{}” không có thật; ghi theo thứ tự năm, tháng, ngày (yyMMdd).",
    en: "“{}” is no date; write year, month, day (yyMMdd).",
  },
  "date-length": {
    vi: "Ngày tiếp nhận gồm đúng sáu chữ số (yyMMdd): “{}”.",
    en: "The date of receipt has exactly six digits (yyMMdd): “{}”.",
  },
  "date-in-future": { vi: "Ngày tiếp nhận {} ở tương lai.", en: "The date of receipt {} lies in the future." },
  "sequence-length": {
    vi: "Số thứ tự gồm đúng bốn chữ số: “{}”.",
    en: "The sequence number has exactly four digits: “{}”.",
  },
  "sequence-zero": { vi: "Số thứ tự bắt đầu từ 0001.", en: "The sequence starts at 0001." },
} as const satisfies Record<string, { vi: string; en: string }>;
