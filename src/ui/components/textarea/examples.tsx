import { type ExampleSet, example } from "../example.ts";
import { Textarea } from "./textarea.tsx";

/** Every state of Textarea, for the gallery. */
export const examples: ExampleSet = {
  component: "Textarea",
  examples: [
    example({ vi: "Mặc định", en: "Default" }, { vi: "Ý kiến thẩm định", en: "Assessment" }, (t) => (
      <Textarea name="assessment" label={{ text: t }} rows={3} />
    )),
    example(
      { vi: "Có lỗi", en: "With an error" },
      {
        vi: ["Lý do trả lại", "Ghi lý do: người nộp phải biết cần sửa gì"],
        en: ["Reason for returning", "Write the reason: the applicant must know what to correct"],
      },
      (t) => <Textarea name="reason" label={{ text: t[0] }} errorMessage={{ text: t[1] }} rows={2} />,
    ),
  ],
};
