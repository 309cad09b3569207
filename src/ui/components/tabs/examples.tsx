import { type ExampleSet, example } from "../example.ts";
import { Tabs } from "./tabs.tsx";

/** Every state of Tabs, for the gallery. */
export const examples: ExampleSet = {
  component: "Tabs",
  examples: [
    example(
      { vi: "Hai thẻ", en: "Two tabs" },
      {
        vi: [
          "Nội dung",
          "Xử lý",
          "Lịch sử",
          "Đang ở Phòng Kiểm soát thủ tục hành chính.",
          "Vào sổ lúc 09:14, giao việc lúc 09:40.",
        ],
        en: [
          "Contents",
          "Handling",
          "History",
          "Now with the Division of Procedure Control.",
          "Registered at 09:14, assigned at 09:40.",
        ],
      },
      (t) => (
        <Tabs
          idPrefix="tab-example"
          title={t[0]}
          items={[
            { label: t[1], panel: { text: t[3] } },
            { label: t[2], panel: { text: t[4] } },
          ]}
        />
      ),
    ),
  ],
};
