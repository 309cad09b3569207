import { type ExampleSet, example } from "../example.ts";
import { Checkboxes } from "./checkboxes.tsx";

/** Every state of Checkboxes, for the gallery. */
export const examples: ExampleSet = {
  component: "Checkboxes",
  examples: [
    example(
      { vi: "Mặc định", en: "Default" },
      {
        vi: ["Giấy tờ mang theo", "Căn cước công dân", "Giấy chứng nhận kết hôn", "Không có giấy nào", "hoặc"],
        en: ["Papers you bring", "Identity card", "Marriage certificate", "None of them", "or"],
      },
      (t) => (
        <Checkboxes
          name="papers"
          fieldset={{ legend: { text: t[0] } }}
          values={["id"]}
          items={[
            { value: "id", text: t[1] },
            { value: "marriage", text: t[2] },
            { divider: t[4] },
            { value: "none", text: t[3], behaviour: "exclusive" },
          ]}
        />
      ),
    ),
    example(
      { vi: "Có lỗi", en: "With an error" },
      {
        vi: ["Cam đoan", "Tôi cam đoan lời khai là đúng", "Đánh dấu để cam đoan"],
        en: ["Declaration", "I declare that what I stated is true", "Tick the box to declare"],
      },
      (t) => (
        <Checkboxes
          name="declare"
          fieldset={{ legend: { text: t[0] } }}
          errorMessage={{ text: t[2] }}
          items={[{ value: "yes", text: t[1] }]}
        />
      ),
    ),
  ],
};
