import { type ExampleSet, example } from "../example.ts";
import { Notices } from "./notices.tsx";

/** Every state of Notices, for the gallery. */
export const examples: ExampleSet = {
  component: "Notices",
  density: "citizen",
  examples: [
    example(
      { vi: "Có ngày", en: "Dated" },
      {
        vi: "Thêm 46 thủ tục nộp trực tuyến mức độ 4 thuộc lĩnh vực đất đai",
        en: "46 more procedures on land can be done fully online",
      },
      (t) => <Notices items={[{ date: "20/11", instant: "2020-11-20", text: t, href: "#main" }]} />,
    ),
  ],
};
