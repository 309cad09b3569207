import { type ExampleSet, example } from "../example.ts";
import { Diff, Reviews, Versions } from "./versions.tsx";

/** Every state of Versions, for the gallery. */
export const examples: ExampleSet = {
  component: "Versions",
  examples: [
    example(
      { vi: "Các bản", en: "Versions" },
      {
        vi: ["Cấp số 9614, đóng dấu, phát hành", "Hà Thu Lê, 24/11 09:14", "Dự thảo", "Đỗ Minh Quân, 23/11 14:05"],
        en: ["Number 9614 given, sealed, issued", "Hà Thu Lê, 24 Nov 09:14", "Draft", "Đỗ Minh Quân, 23 Nov 14:05"],
      },
      (t) => (
        <Versions
          items={[
            { number: 2, what: t[0], by: t[1], current: true },
            { number: 1, what: t[2], by: t[3] },
          ]}
        />
      ),
    ),
    example(
      { vi: "Người xem xét", en: "Reviewers" },
      {
        vi: ["Trưởng phòng Kiểm soát TTHC", "Sở Nội vụ", "chưa"],
        en: ["Head of Procedure Control", "Department of Home Affairs", "not yet"],
      },
      (t) => (
        <Reviews
          items={[
            { who: t[0], at: "23/11 16:48" },
            { who: t[1], waiting: t[2] },
          ]}
        />
      ),
    ),
    example(
      { vi: "Chỗ sửa", en: "What changed" },
      {
        vi: [
          "Sửa 2 chỗ so với dự thảo 1",
          "…cấm xe tải trên ",
          "10 tấn",
          "5 tấn",
          " qua đèo đến khi có thông báo mới…",
        ],
        en: [
          "2 changes since draft 1",
          "…no lorries above ",
          "10 tonnes",
          "5 tonnes",
          " over the pass until further notice…",
        ],
      },
      (t) => (
        <Diff
          title={t[0]}
          parts={[
            { kind: "same", text: t[1] },
            { kind: "removed", text: t[2] },
            { kind: "same", text: " " },
            { kind: "added", text: t[3] },
            { kind: "same", text: t[4] },
          ]}
        />
      ),
    ),
  ],
};
