import { type ExampleSet, example } from "../example.ts";
import { Strip } from "./strip.tsx";

/** Every state of Strip, for the gallery. */
export const examples: ExampleSet = {
  component: "Strip",
  density: "officer",
  examples: [
    example(
      { vi: "Hồ sơ đang mở", en: "The open dossier" },
      {
        vi: ["Người nộp", "Phạm Văn Khánh", "Kênh", "Trực tuyến", "Hẹn trả"],
        en: ["Applicant", "Phạm Văn Khánh", "Channel", "Online", "Due"],
      },
      (t) => (
        <Strip
          facts={[
            { term: t[0], value: t[1] },
            { term: t[2], value: t[3] },
            { term: t[4], value: "26/11, 17:00" },
          ]}
        />
      ),
    ),
  ],
};
