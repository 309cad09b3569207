import { type ExampleSet, example } from "../example.ts";
import { Num } from "../num/num.tsx";
import { Ledger } from "./ledger.tsx";

/** Every state of Ledger, for the gallery. */
export const examples: ExampleSet = {
  component: "Ledger",
  examples: [
    example(
      { vi: "Số liệu", en: "Figures" },
      {
        vi: ["Hồ sơ tiếp nhận trong tháng 10", "trong đó nộp trực tuyến", "Trả đúng hạn hoặc trước hạn"],
        en: ["Dossiers received in October", "of which online", "Returned on time or earlier"],
      },
      (t) => (
        <Ledger
          rows={[
            { term: t[0], value: <Num href="#main">18.427</Num> },
            { term: t[1], value: <Num href="#main">5.216</Num>, part: true },
            { term: t[2], value: <Num href="#main">99,49 %</Num> },
          ]}
        />
      ),
    ),
    example(
      { vi: "Chữ dài", en: "Long values" },
      {
        vi: [
          "Nơi trả",
          "Quầy 7, Trung tâm Phục vụ hành chính công tỉnh Lâm Đồng",
          "Mang theo",
          "Giấy hẹn và giấy phép lái xe cũ",
        ],
        en: [
          "Collect at",
          "Counter 7, Lâm Đồng Public Administration Centre",
          "Bring",
          "The receipt and the old licence",
        ],
      },
      (t) => (
        <Ledger
          stack
          rows={[
            { term: t[0], value: t[1] },
            { term: t[2], value: t[3] },
          ]}
        />
      ),
    ),
  ],
};
