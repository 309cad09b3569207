import { type ExampleSet, example } from "../example.ts";
import { Path } from "./path.tsx";

/** Every state of Path, for the gallery. */
export const examples: ExampleSet = {
  component: "Path",
  density: "officer",
  examples: [
    example(
      { vi: "Các bước", en: "Steps" },
      {
        vi: ["Các bước", "Tiếp nhận", "Thẩm định", "hạn 25/11", "Trả kết quả"],
        en: ["Steps", "Receipt", "Assessment", "due 25 Nov", "Result"],
      },
      (t) => (
        <Path
          label={t[0]}
          steps={[
            { text: t[1], note: "05/11", state: "done" },
            { text: t[2], note: t[3], state: "now" },
            { text: t[4], note: "26/11", state: "next" },
          ]}
        />
      ),
    ),
  ],
};
