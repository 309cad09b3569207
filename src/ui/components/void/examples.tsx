import { type ExampleSet, example } from "../example.ts";
import { Void } from "./void.tsx";

/** Every state of Void, for the gallery. */
export const examples: ExampleSet = {
  component: "Void",
  examples: [
    example(
      { vi: "Rỗng", en: "Empty" },
      {
        vi: ["Không có hồ sơ nào quá hạn.", "Đã tìm trong 128 hồ sơ, theo 2 bộ lọc.", "Bỏ bộ lọc"],
        en: ["No dossier is overdue.", "Searched 128 dossiers with 2 filters.", "Clear the filters"],
      },
      (t) => (
        <Void kind="empty" title={t[0]}>
          {t[1]} <a href="#main">{t[2]}</a>
        </Void>
      ),
    ),
    example(
      { vi: "Đang lấy", en: "Waiting" },
      {
        vi: [
          "Đang lấy danh sách từ Cổng Dịch vụ công quốc gia.",
          "Bắt đầu lúc 10:31. Trong lúc chờ, dưới đây là bản lúc 09:58.",
        ],
        en: [
          "Fetching the list from the national portal.",
          "Started at 10:31. Meanwhile, the version of 09:58 is below.",
        ],
      },
      (t) => (
        <Void kind="waiting" title={t[0]}>
          {t[1]}
        </Void>
      ),
    ),
    example(
      { vi: "Hỏng", en: "Failed" },
      {
        vi: [
          "Chưa lưu được ý kiến thẩm định.",
          "Máy chủ không trả lời lúc 10:31. Nội dung vẫn còn trong ô.",
          "Lưu lại",
        ],
        en: [
          "The assessment was not saved.",
          "The server did not answer at 10:31. Your text is still in the box.",
          "Save again",
        ],
      },
      (t) => (
        <Void kind="failed" title={t[0]}>
          {t[1]} <a href="#main">{t[2]}</a>
        </Void>
      ),
    ),
  ],
};
