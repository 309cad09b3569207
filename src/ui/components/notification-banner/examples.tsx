import { type ExampleSet, example } from "../example.ts";
import { FlashMessage } from "../flash/flash.tsx";
import { NotificationBanner } from "./notification-banner.tsx";

/** Every state of NotificationBanner, for the gallery. */
export const examples: ExampleSet = {
  component: "NotificationBanner",
  examples: [
    example(
      { vi: "Thông báo", en: "Notice" },
      {
        vi: ["Thông báo", "Từ 22:00 đến 23:00 tối nay, hệ thống bảo trì. Phần đang khai vẫn được giữ."],
        en: ["Notice", "Maintenance tonight from 22:00 to 23:00. What you have entered is kept."],
      },
      (t) => <NotificationBanner titleText={t[0]} text={t[1]} titleId="banner-note" />,
    ),
    example(
      { vi: "Đã xong", en: "Done" },
      {
        vi: ["Đã xong", "Đã gửi văn bản 9614/UBND-KSTT đến 34 nơi nhận."],
        en: ["Done", "Document 9614/UBND-KSTT was sent to 34 recipients."],
      },
      (t) => (
        <NotificationBanner
          titleText={t[0]}
          text={t[1]}
          type="success"
          role="region"
          disableAutoFocus
          titleId="banner-done"
        />
      ),
    ),
    {
      name: { vi: "Sau khi chuyển trang, chưa làm được", en: "After a redirect, not done" },
      draw: (locale) => (
        <FlashMessage
          locale={locale}
          flash={{
            kind: "failed",
            text:
              locale === "vi"
                ? "Chưa gửi được. Văn bản vẫn nằm trong hàng chờ."
                : "Not sent. The document is still in the queue.",
          }}
        />
      ),
    },
  ],
};
