import { defineText } from "../text/index.ts";

/** Words of the HTTP layer itself. */
export const httpText = defineText({
  vi: {
    platform: "Liên Thông",
    account: "Tài khoản của tôi",
    demoClock: (at: string) => `Đồng hồ trình diễn: ${at}`,
    notFilled: "Chưa nhập mục này.",
    tooLong: (most: string) => `Dài quá ${most} ký tự. Hãy viết ngắn lại.`,
    wrongForm: "Chưa đúng dạng. Hãy xem lại.",
    wrongChoice: "Hãy chọn một trong các mục đã cho.",
  },
  en: {
    platform: "Liên Thông",
    account: "My account",
    demoClock: (at: string) => `Demonstration clock: ${at}`,
    notFilled: "This has not been filled in.",
    tooLong: (most: string) => `Longer than ${most} characters. Make it shorter.`,
    wrongForm: "This is not in the right form. Check it.",
    wrongChoice: "Choose one of the options given.",
  },
});
