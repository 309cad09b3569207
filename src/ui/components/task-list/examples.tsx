import { type ExampleSet, example } from "../example.ts";
import { TaskList } from "./task-list.tsx";

/** Every state of TaskList, for the gallery. */
export const examples: ExampleSet = {
  component: "TaskList",
  examples: [
    example(
      { vi: "Tờ khai nhiều phần", en: "A form of several parts" },
      {
        vi: [
          "Người được khai sinh",
          "Đã xong",
          "Cha, mẹ",
          "Chưa khai",
          "Nộp tờ khai",
          "Chưa nộp được",
          "Khai xong hai phần trên thì nộp được",
        ],
        en: [
          "The child",
          "Done",
          "The parents",
          "Not started",
          "Submit",
          "Cannot start yet",
          "You can submit after the two parts above",
        ],
      },
      (t) => (
        <TaskList
          items={[
            { title: { text: t[0] }, href: "#main", status: { text: t[1] } },
            { title: { text: t[2] }, href: "#main", status: { text: t[3] } },
            {
              title: { text: t[4] },
              hint: { text: t[6] },
              status: { text: t[5], classes: "govuk-task-list__status--cannot-start-yet" },
            },
          ]}
        />
      ),
    ),
  ],
};
