import type { Text } from "../../../../platform/text/index.ts";
import type { CardDoubt } from "../../applicants/card-qr.ts";
import type { OtherQr } from "../../applicants/other-qr.ts";
import type { NumberDoubt } from "../../applicants/person-number.ts";

/** What to look at twice in a number. */
export const numberDoubts: Readonly<Record<NumberDoubt, Text>> = {
  "birth-place": {
    vi: "Ba số đầu không phải mã tỉnh nào. Kiểm tra lại số căn cước.",
    en: "The first three digits name no province. Check the number.",
  },
  "born-in-future": {
    vi: "Số này nói năm sinh còn ở tương lai. Kiểm tra lại số căn cước.",
    en: "By this number the person is not born yet. Check it.",
  },
  "year-differs": {
    vi: "Năm sinh trong số căn cước khác ngày sinh đã ghi.",
    en: "The year of birth in the number differs from the date of birth.",
  },
  "gender-differs": {
    vi: "Giới tính trong số căn cước khác giới tính đã ghi.",
    en: "The gender in the number differs from the one entered.",
  },
  "tax-check-digit": {
    vi: "Số kiểm tra của mã số thuế không khớp. Có thể gõ nhầm một chữ số.",
    en: "The check digit of the tax code does not fit. A digit may be wrong.",
  },
  "eleven-digits": {
    vi: "Số có 11 chữ số; căn cước có 12. Có thể thiếu số 0 ở đầu.",
    en: "Eleven digits; a citizen number has twelve. The leading 0 may be missing.",
  },
  "unknown-form": {
    vi: "Không giống số căn cước, CMND, hộ chiếu hay mã số thuế. Vẫn nhận được như vậy.",
    en: "It looks like no citizen number, identity card, passport or tax code. It can be received so.",
  },
};

/** What to look at twice in what a card's code said. */
export const cardDoubts: Readonly<Record<CardDoubt, Text>> = {
  "letters-lost": {
    vi: "Máy quét làm mất chữ có dấu. Sửa tên và địa chỉ theo thẻ.",
    en: "The scanner lost letters with accents. Correct name and address from the card.",
  },
  "from-telex": {
    vi: "Máy quét gõ kiểu Telex; đã đọc lại thành chữ có dấu. So với thẻ.",
    en: "The scanner types Telex; it was read back into Vietnamese. Compare with the card.",
  },
  "birth-date": { vi: "Không đọc được ngày sinh. Ghi theo thẻ.", en: "The date of birth could not be read. Enter it." },
  "address-missing": { vi: "Mã không có nơi cư trú. Ghi theo thẻ.", en: "The code has no address. Enter it." },
  "issued-missing": { vi: "Mã không có ngày cấp.", en: "The code has no day of issue." },
  "gender-by-number": { vi: "Giới tính suy từ số căn cước.", en: "The gender was told from the number." },
};

/** What was scanned that is no citizen card, and what to do. */
export const otherQrWords: Readonly<Record<OtherQr, Text>> = {
  "web-address": {
    vi: "Mã vừa quét là địa chỉ trang web, không phải thẻ căn cước. Quét mã QR ở mặt trước thẻ, hoặc gõ số.",
    en: "What was scanned is a web address. Scan the QR on the front of the card, or type the number.",
  },
  vneid: {
    vi: "Mã vừa quét là mã của ứng dụng VNeID, quầy không đọc được. Quét thẻ căn cước, hoặc gõ số định danh.",
    en: "What was scanned is a code of VNeID, which cannot be read here. Scan the card, or type the number.",
  },
  bank: {
    vi: "Mã vừa quét là mã chuyển tiền. Quét mã QR ở mặt trước thẻ căn cước, hoặc gõ số.",
    en: "What was scanned is a code for payments. Scan the QR on the front of the citizen card, or type the number.",
  },
  vaccination: {
    vi: "Mã vừa quét là chứng nhận tiêm chủng. Quét mã QR ở mặt trước thẻ căn cước, hoặc gõ số.",
    en: "What was scanned is a vaccination certificate. Scan the QR on the front of the citizen card, or type the number.",
  },
  "health-insurance": {
    vi: "Mã vừa quét là thẻ bảo hiểm y tế. Quét mã QR ở mặt trước thẻ căn cước, hoặc gõ số.",
    en: "What was scanned is a health insurance card. Scan the QR on the front of the citizen card, or type the number.",
  },
  dossier: {
    vi: "Mã vừa quét là mã hồ sơ trên giấy hẹn. Tìm hồ sơ ấy ở ô tìm trên đầu trang.",
    en: "What was scanned is the code of a dossier. Find it with the search box at the top.",
  },
  "card-back": {
    vi: "Vừa quét dòng chữ ở mặt sau thẻ. Quét mã QR ở mặt trước, hoặc gõ số.",
    en: "What was scanned are the lines on the back of the card. Scan the QR on the front, or type the number.",
  },
  "keyboard-layout": {
    vi: "Bàn phím đang ở kiểu tiếng Việt của Windows nên số thành chữ. Đổi sang bàn phím tiếng Anh (US), rồi quét lại.",
    en: "The keyboard layout turns digits into letters. Change to English (US) and scan again.",
  },
  incomplete: {
    vi: "Mới đọc được một phần mã. Giữ yên thẻ và quét lại, hoặc gõ số.",
    en: "Only part of the code came through. Hold the card still and scan again, or type the number.",
  },
  unknown: {
    vi: "Không nhận ra mã vừa quét. Quét mã QR ở mặt trước thẻ căn cước, hoặc gõ số.",
    en: "What was scanned is not known here. Scan the QR on the front of the citizen card, or type the number.",
  },
};
