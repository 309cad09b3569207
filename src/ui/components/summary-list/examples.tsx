import { type ExampleSet, example } from "../example.ts";
import { SummaryList } from "./summary-list.tsx";

/** Every state of SummaryList, for the gallery. */
export const examples: ExampleSet = {
  component: "SummaryList",
  examples: [
    example(
      { vi: "Kiểm tra trước khi nộp", en: "Check before sending" },
      {
        vi: ["Họ tên trẻ", "Ka Linh", "Sửa", "họ tên trẻ", "Ngày sinh", "21/11/2020", "ngày sinh"],
        en: [
          "Child’s name",
          "Ka Linh",
          "Change",
          "the child’s name",
          "Date of birth",
          "21 November 2020",
          "the date of birth",
        ],
      },
      (t) => (
        <SummaryList
          rows={[
            {
              key: { text: t[0] },
              value: { text: t[1] },
              actions: { items: [{ text: t[2], href: "#main", visuallyHiddenText: t[3] }] },
            },
            {
              key: { text: t[4] },
              value: { text: t[5] },
              actions: { items: [{ text: t[2], href: "#main", visuallyHiddenText: t[6] }] },
            },
          ]}
        />
      ),
    ),
  ],
};
