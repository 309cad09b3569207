import { type ExampleSet, example } from "../example.ts";
import { Table } from "./table.tsx";

/** Every state of Table, for the gallery. */
export const examples: ExampleSet = {
  component: "Table",
  examples: [
    example(
      { vi: "Giấy tờ", en: "Papers" },
      {
        vi: ["Giấy tờ cần có", "Bản chính", "Nộp", "Xuất trình", "Giấy chứng sinh", "Căn cước công dân"],
        en: ["Papers you need", "Original", "Hand in", "Show", "Birth notification", "Identity card"],
      },
      (t) => (
        <Table
          caption={t[0]}
          firstCellIsHeader
          head={[{ text: t[1] }, { text: t[2], format: "numeric" }, { text: t[3], format: "numeric" }]}
          rows={[
            [{ text: t[4] }, { text: "1", format: "numeric" }, { text: "–", format: "numeric" }],
            [{ text: t[5] }, { text: "–", format: "numeric" }, { text: "1", format: "numeric" }],
          ]}
        />
      ),
    ),
  ],
};
