import { defineText } from "../../../../platform/text/index.ts";

/** Words of the page on which a signing key gets another PIN. */
export const pinText = defineText({
  vi: {
    title: "Đổi mã PIN khóa ký số của tôi",
    sealTitle: (agency: string) => `Đổi mã PIN con dấu số của ${agency}`,
    lead: "Khóa và chứng thư số giữ nguyên; chỉ mã PIN thay đổi. Mã PIN không được lưu: quên mã PIN thì phải nộp lại khóa.",
    pin: "Mã PIN đang dùng",
    pinHint: "Sai năm lần liên tiếp, khóa bị tạm khóa 15 phút.",
    newPin: "Mã PIN mới",
    newPinHint: "Từ 6 đến 64 ký tự, khác mã đang dùng.",
    again: "Nhập lại mã PIN mới",
    change: "Đổi mã PIN",
    cancel: "Không đổi",
    changed: "Đã đổi mã PIN. Từ nay ký bằng mã mới.",
    pinMissing: "Nhập mã PIN đang dùng",
    newPinMissing: "Nhập mã PIN mới",
    againWrong: "Mã PIN mới nhập hai lần không giống nhau",
  },
  en: {
    title: "Change the PIN of my signing key",
    sealTitle: (agency: string) => `Change the PIN of the digital seal of ${agency}`,
    lead: "Key and certificate stay the same; only the PIN changes. The PIN is not kept: if you forget it, enrol the key again.",
    pin: "Present PIN",
    pinHint: "After five wrong tries in a row the key is locked for 15 minutes.",
    newPin: "New PIN",
    newPinHint: "6 to 64 characters, other than the present one.",
    again: "New PIN again",
    change: "Change PIN",
    cancel: "Keep the PIN",
    changed: "The PIN is changed. From now on you sign with the new one.",
    pinMissing: "Enter the present PIN",
    newPinMissing: "Enter a new PIN",
    againWrong: "The new PIN was not typed the same both times",
  },
});
