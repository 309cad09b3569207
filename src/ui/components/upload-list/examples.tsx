import { type ExampleSet, example } from "../example.ts";
import { UploadList } from "./upload-list.tsx";

/** Every state of UploadList, for the gallery. */
export const examples: ExampleSet = {
  component: "UploadList",
  examples: [
    example(
      { vi: "Đã nhận, đang gửi, không nhận", en: "Received, sending, refused" },
      {
        vi: [
          "Tệp của hồ sơ",
          "2 trang, 1,1 MB. Đã nhận lúc 10:29",
          "Bỏ",
          "Đã gửi 1,8 trên 4,2 MB. Mất mạng thì gửi tiếp từ chỗ này",
          "Dừng",
          "Tệp rỗng, 0 byte. Hãy chụp lại",
          "Chọn tệp khác",
        ],
        en: [
          "Files of the dossier",
          "2 pages, 1.1 MB. Received at 10:29",
          "Remove",
          "1.8 of 4.2 MB sent. If the line drops, it goes on from here",
          "Stop",
          "The file is empty, 0 bytes. Take the photo again",
          "Choose another file",
        ],
      },
      (t) => (
        <UploadList
          label={t[0]}
          files={[
            {
              name: "giay-ket-hon.pdf",
              note: t[1],
              state: "received",
              viewHref: "#main",
              action: (
                <a href="#main">
                  {t[2]}
                  <span class="govuk-visually-hidden"> giay-ket-hon.pdf</span>
                </a>
              ),
            },
            { name: "so-ho-khau.jpg", note: t[3], state: "sending", percent: 43, action: <a href="#main">{t[4]}</a> },
            { name: "chung-sinh.heic", note: t[5], state: "refused", action: <a href="#main">{t[6]}</a> },
          ]}
        />
      ),
    ),
  ],
};
