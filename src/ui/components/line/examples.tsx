import { type ExampleSet, example } from "../example.ts";
import { Line } from "./line.tsx";

/** Every state of Line, for the gallery. */
export const examples: ExampleSet = {
  component: "Line",
  examples: [
    example(
      { vi: "Hồ sơ đã đi qua", en: "Where a dossier has been" },
      {
        vi: [
          "Ông/bà nộp hồ sơ trực tuyến",
          "Tiếp nhận hồ sơ",
          "Quầy Giao thông vận tải",
          "Lãnh đạo phòng duyệt",
          "Đang ở bước này, hạn của bước là 17:00 hôm nay",
          "Trả kết quả",
          "Chậm nhất",
        ],
        en: [
          "You applied online",
          "Received",
          "Transport counter",
          "Head of division approves",
          "Here now; this step is due today at 17:00",
          "Result",
          "At the latest",
        ],
      },
      (t) => (
        <Line
          stops={[
            { state: "done", date: "23/12", time: "21:14", instant: "2020-12-23T21:14+07:00", head: t[0] },
            { state: "done", date: "24/12", time: "07:35", instant: "2020-12-24T07:35+07:00", head: t[1], note: t[2] },
            { state: "now", date: "04/01", time: "08:10", instant: "2021-01-04T08:10+07:00", head: t[3], note: t[4] },
            { state: "next", date: "05/01", time: "17:00", instant: "2021-01-05T17:00+07:00", head: t[5], note: t[6] },
          ]}
        />
      ),
    ),
  ],
};
