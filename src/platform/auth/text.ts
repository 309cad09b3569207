import { DomainError } from "../errors/index.ts";

/** The ways in which signing in and accounts say no. */
export const authErrors = {
  /** The same answer for a wrong name and a wrong password. */
  wrong: () =>
    new DomainError("auth.wrong", "invalid", {
      vi: "Tên đăng nhập hoặc mật khẩu không đúng. Hãy nhập lại.",
      en: "The user name or password is wrong. Enter them again.",
    }),
  /** In minutes, not as an hour: the lock runs by the machine's clock, and pages show the domain clock. */
  locked: (minutes: number) =>
    new DomainError("auth.locked", "too-many", {
      vi: `Tên đăng nhập này bị khóa tạm vì nhập sai nhiều lần. Hãy thử lại sau ${minutes} phút.`,
      en: `This user name is locked for a while after several wrong passwords. Try again in ${minutes} ${minutes === 1 ? "minute" : "minutes"}.`,
    }),
  noPost: () =>
    new DomainError("auth.no-post", "forbidden", {
      vi: "Tài khoản hiện không giữ vị trí công tác nào. Hãy liên hệ quản trị của cơ quan.",
      en: "This account holds no post at present. Contact your agency's administrator.",
    }),
  notYours: () =>
    new DomainError("auth.post-missing", "missing", {
      vi: "Tài khoản không giữ vị trí công tác nào ở cơ quan này.",
      en: "This account holds no post at that agency.",
    }),
  passwordWrong: () =>
    new DomainError("auth.password-wrong", "invalid", {
      vi: "Mật khẩu hiện tại không đúng.",
      en: "The current password is wrong.",
    }),
  passwordWeak: () =>
    new DomainError("auth.password-weak", "invalid", {
      vi: "Mật khẩu phải có ít nhất 10 ký tự.",
      en: "The password must have at least 10 characters.",
    }),
  usernameInvalid: () =>
    new DomainError("auth.username-invalid", "invalid", {
      vi: "Tên đăng nhập gồm chữ thường không dấu, chữ số, dấu chấm, gạch ngang; từ 2 đến 64 ký tự.",
      en: "A user name has plain lower-case letters, digits, dots and hyphens; 2 to 64 characters.",
    }),
  usernameTaken: (username: string) =>
    new DomainError("auth.username-taken", "conflict", {
      vi: `Đã có tài khoản tên “${username}”. Hãy chọn tên khác.`,
      en: `There is already an account named “${username}”. Choose another name.`,
    }),
} as const;
