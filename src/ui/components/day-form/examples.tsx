import { exampleFrame } from "../../layouts/example-frame.ts";
import { type ExampleSet, example } from "../example.ts";
import { DayForm } from "./day-form.tsx";

/** The form of a range with an error, for the gallery. */
export const examples: ExampleSet = {
  component: "DayForm",
  density: "officer",
  examples: [
    example(
      { vi: "Thêm ngày nghỉ, có lỗi", en: "Days off, with an error" },
      {
        vi: ["Ngày cuối phải từ ngày đầu trở đi. Đổi lại hai ngày.", "Thôi"],
        en: ["The last day must not be before the first. Change the two days.", "Cancel"],
      },
      (t) => (
        <DayForm
          frame={exampleFrame("vi")}
          kind="off"
          hrefOf={(kind) => `#${kind}`}
          action="#c-DayForm"
          typed={new URLSearchParams({ first: "2020-11-13", last: "2020-11-12", name: "Nghỉ lũ" })}
          errorOf={(field) => (field === "last" ? { text: t[0] } : undefined)}
          cancel={<a href="#c-DayForm">{t[1]}</a>}
        />
      ),
    ),
  ],
};
