import { type ExampleSet, example } from "../example.ts";
import { WarningText } from "./warning-text.tsx";

/** Every state of WarningText, for the gallery. */
export const examples: ExampleSet = {
  component: "WarningText",
  examples: [
    example(
      { vi: "Hệ quả", en: "A consequence" },
      {
        vi: "Văn bản đã phát hành không sửa được. Muốn đổi phải thu hồi và ban hành lại.",
        en: "An issued document cannot be edited. To change it, recall it and issue it again.",
      },
      (t) => <WarningText text={t} />,
    ),
  ],
};
