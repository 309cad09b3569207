import { type ExampleSet, example } from "../example.ts";
import { Gantt } from "./gantt.tsx";

const hour = 3_600_000;

/** Every state of Gantt, for the gallery. */
export const examples: ExampleSet = {
  component: "Gantt",
  density: "officer",
  examples: [
    example(
      { vi: "Việc, chờ, nhắc; hạn", en: "Work, a wait, a reminder; due" },
      {
        vi: ["Diễn tập một hồ sơ", "Tiếp nhận", "Chờ bổ sung", "Nhắc việc", "Hạn trả"],
        en: ["A made-up dossier", "Receipt", "Waiting for papers", "Reminder", "Due"],
      },
      (t) => (
        <Gantt
          id="gantt-example"
          title={t[0]}
          bars={[
            { label: t[1], from: 0, to: 4 * hour, kind: "work", text: "11:00" },
            { label: t[2], from: 4 * hour, to: 20 * hour, kind: "wait", text: "17/11 09:00" },
            { label: t[3], from: 6 * hour, to: 6 * hour, kind: "point", text: "13:00" },
          ]}
          ticks={[
            { at: 0, text: "16/11" },
            { at: 17 * hour, text: "17/11", off: true },
          ]}
          due={{ at: 24 * hour, text: t[4] }}
        />
      ),
    ),
  ],
};
