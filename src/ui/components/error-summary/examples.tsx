import { type ExampleSet, example } from "../example.ts";
import { ErrorSummary } from "./error-summary.tsx";

/** Every state of ErrorSummary, for the gallery. */
export const examples: ExampleSet = {
  component: "ErrorSummary",
  examples: [
    example(
      { vi: "Hai lỗi", en: "Two errors" },
      {
        vi: ["Có 2 chỗ cần sửa", "Ngày sinh phải trước hôm nay, 24/11/2020", "Giấy chứng sinh: tệp rỗng, hãy chụp lại"],
        en: [
          "There are 2 things to correct",
          "Date of birth must be before today, 24 November 2020",
          "Birth notification: the file is empty, take the photo again",
        ],
      },
      (t) => (
        <ErrorSummary
          titleText={t[0]}
          disableAutoFocus
          errorList={[
            { text: t[1], href: "#birth" },
            { text: t[2], href: "#birth-paper" },
          ]}
        />
      ),
    ),
  ],
};
