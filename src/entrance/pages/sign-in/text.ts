import { defineText } from "../../../platform/text/index.ts";

/** Words of the sign-in page. */
export const signInText = defineText({
  vi: {
    title: "Đăng nhập",
    lead: "Dành cho cán bộ, công chức của cơ quan.",
    kept: "Phiên làm việc đã hết. Nội dung vừa gửi được giữ lại: đăng nhập xong, xem lại rồi gửi tiếp.",
    username: "Tên đăng nhập",
    password: "Mật khẩu",
    submit: "Đăng nhập",
    usernameMissing: "Nhập tên đăng nhập",
    passwordMissing: "Nhập mật khẩu",
    demoTitle: "Tài khoản trình diễn",
    demoLead: (password: string) =>
      `Nút này chạy để trình diễn. Mọi tài khoản dưới đây dùng chung mật khẩu “${password}”.`,
    demoAccount: "Tài khoản",
    errorTitle: "Lỗi: Đăng nhập",
    demoAct: "Vào thử",
    demoSignIn: "Vào thử",
    demoAs: (name: string) => `bằng tài khoản của ${name}`,
    signedOut: "Đã đăng xuất.",
  },
  en: {
    title: "Sign in",
    lead: "For officials of the agency.",
    kept: "Your session had ended. What you just sent is kept: sign in, look it over and send it again.",
    username: "User name",
    password: "Password",
    submit: "Sign in",
    usernameMissing: "Enter your user name",
    passwordMissing: "Enter your password",
    demoTitle: "Demonstration accounts",
    demoLead: (password: string) =>
      `This node runs as a demonstration. All accounts below have the password “${password}”.`,
    demoAccount: "Account",
    errorTitle: "Error: Sign in",
    demoAct: "Try it",
    demoSignIn: "Sign in",
    demoAs: (name: string) => `as ${name}`,
    signedOut: "You have signed out.",
  },
});
