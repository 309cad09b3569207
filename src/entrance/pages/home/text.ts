import { defineText } from "../../../platform/text/index.ts";

/** Words of the first page, for who is not signed in. */
export const homeText = defineText({
  vi: {
    national: "Nút quốc gia của Liên Thông: nơi văn bản điện tử đi qua giữa các cơ quan.",
    authority: "Nút Liên Thông của cơ quan này: nơi văn bản được soạn, ký số, phát hành và nhận qua trục liên thông.",
    title: "Trang đầu",
    public: "Ai cũng xem được",
    interfaces: "Giao diện cho phần mềm",
    signIn: "Đăng nhập",
    forOfficials: "Cán bộ, công chức đăng nhập để làm việc.",
  },
  en: {
    national: "The national node of Liên Thông: electronic documents pass here between agencies.",
    authority:
      "This agency's node of Liên Thông: documents are written, signed, issued and received here over the national axis.",
    title: "First page",
    public: "Open to everyone",
    interfaces: "Interfaces for software",
    signIn: "Sign in",
    forOfficials: "Officials sign in to work.",
  },
});
