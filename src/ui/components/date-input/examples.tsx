import { type ExampleSet, example } from "../example.ts";
import { DateInput } from "./date-input.tsx";

/** Every state of DateInput, for the gallery. */
export const examples: ExampleSet = {
  component: "DateInput",
  examples: [
    example(
      { vi: "Mặc định", en: "Default" },
      { vi: ["Ngày cấp", "Ví dụ: 27 3 2015"], en: ["Date of issue", "For example, 27 3 2015"] },
      (t) => (
        <DateInput
          id="issued"
          namePrefix="issued"
          fieldset={{ legend: { text: t[0] } }}
          hint={{ text: t[1] }}
          values={{ "issued-day": 27, "issued-month": 3, "issued-year": 2015 }}
        />
      ),
    ),
    example(
      { vi: "Có lỗi ở năm", en: "Error in the year" },
      { vi: ["Ngày sinh", "Năm sinh gồm 4 chữ số"], en: ["Date of birth", "The year has 4 digits"] },
      (t) => (
        <DateInput
          id="born"
          namePrefix="born"
          fieldset={{ legend: { text: t[0] } }}
          errorMessage={{ text: t[1] }}
          year={{ name: "year", error: true, value: "20" }}
        />
      ),
    ),
  ],
};
