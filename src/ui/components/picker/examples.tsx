import { type ExampleSet, example } from "../example.ts";
import { Picker } from "./picker.tsx";

/** Every state of Picker, for the gallery. */
export const examples: ExampleSet = {
  component: "Picker",
  density: "officer",
  examples: [
    example(
      { vi: "Chọn nơi nhận", en: "Choose recipients" },
      {
        vi: [
          "Nơi nhận",
          "Gõ tên hoặc mã, không dấu cũng được",
          "Sở Nội vụ",
          "UBND huyện Lâm Hà",
          "UBND huyện Lạc Dương",
        ],
        en: [
          "Recipients",
          "Type a name or a code; accents are not needed",
          "Department of Home Affairs",
          "Lâm Hà District",
          "Lạc Dương District",
        ],
      },
      (t) => (
        <Picker
          name="recipient"
          legend={t[0]}
          hint={t[1]}
          searchHref="/agencies"
          chosen={[{ value: "H36.03", label: t[2], note: "H36.03" }]}
          query="lam"
          found={[
            { value: "H36.50", label: t[3], note: "H36.50" },
            { value: "H36.51", label: t[4] },
          ]}
        />
      ),
    ),
  ],
};
