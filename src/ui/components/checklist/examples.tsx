import { type ExampleSet, example } from "../example.ts";
import { Checklist } from "./checklist.tsx";

/** Every state of Checklist, for the gallery. */
export const examples: ExampleSet = {
  component: "Checklist",
  density: "officer",
  examples: [
    example(
      { vi: "Giấy tờ, một tệp hỏng", en: "Papers, one file broken" },
      {
        vi: [
          "Danh mục kiểm tra",
          "Giấy tờ",
          "Đơn đề nghị cấp giấy phép xây dựng",
          "Khai trực tuyến, 2 trang",
          "Cam kết an toàn công trình liền kề",
          "Tệp hỏng",
          "cam-ket.jpg, 0 byte",
        ],
        en: [
          "Papers and conditions",
          "Papers",
          "Application for a building permit",
          "Filled in online, 2 pages",
          "Undertaking on neighbouring buildings",
          "Broken file",
          "cam-ket.jpg, 0 bytes",
        ],
      },
      (t) => (
        <Checklist
          label={t[0]}
          groups={[
            {
              title: t[1],
              items: [
                { id: "paper-1", name: "paper", value: "1", text: t[2], source: t[3], checked: true, seeHref: "#main" },
                { id: "paper-2", name: "paper", value: "2", text: t[4], source: t[6], bad: t[5], seeHref: "#main" },
              ],
            },
          ]}
        />
      ),
    ),
  ],
};
