import { type ExampleSet, example } from "../example.ts";
import { BarChart } from "./bar-chart.tsx";
import { Coverage } from "./coverage.tsx";
import { RankedBars } from "./ranked-bars.tsx";
import { ChartLegend, SmallMultiples } from "./small-multiples.tsx";

const DAY = [4, 3, 3, 5, 6, 8, 30, 190, 480, 620, 590, 610, 260, 120, 430, 600, 560, 420, 160, 60, 40, 25, 12, 6];
const MONTHS = [18, 16, 22, 25, 24, 30, 33, 37, 41, 44];

/** Every state of BarChart, for the gallery. */
export const examples: ExampleSet = {
  component: "BarChart",
  density: "officer",
  examples: [
    example(
      { vi: "Hôm nay và tuần trước", en: "Today and last week" },
      {
        vi: ["Văn bản qua Trục mỗi giờ", "Đến 10:30, nhiều hơn thứ Ba tuần trước 14 %.", "thứ Ba tuần trước"],
        en: ["Documents through the axis by hour", "Until 10:30, 14 % more than last Tuesday.", "last Tuesday"],
      },
      (t) => (
        <BarChart
          id="chart-day"
          title={t[0]}
          description={t[1]}
          bars={DAY.map((value, hour) => (hour < 10 ? Math.round(value * 1.14) : undefined))}
          compare={DAY}
          compareLabel={t[2]}
          labels={{ 0: "00:00", 6: "06:00", 12: "12:00", 18: "18:00" }}
          now={{ at: 10.5, label: "10:32" }}
        />
      ),
    ),
    example(
      { vi: "Xếp hạng, so với trước", en: "A ranking, compared with before" },
      {
        vi: [
          "Chi phí tuân thủ một năm",
          "Đăng ký khai sinh tốn nhiều nhất.",
          "Đăng ký khai sinh",
          "Đăng ký kết hôn",
          "triệu đồng",
        ],
        en: [
          "Cost of compliance a year",
          "Birth registration costs most.",
          "Birth registration",
          "Marriage registration",
          "million đồng",
        ],
      },
      (t) => (
        <RankedBars
          id="chart-ranking"
          title={t[0]}
          description={t[1]}
          bars={[
            { name: t[2], value: 812, before: 1240, text: `812 ${t[4]}` },
            { name: t[3], value: 305, text: `305 ${t[4]}` },
          ]}
        />
      ),
    ),
    example(
      { vi: "Nhiều tỉnh, một thang", en: "Several provinces, one scale" },
      { vi: ["Lâm Đồng", "Kon Tum", "nghìn văn bản"], en: ["Lâm Đồng", "Kon Tum", "thousand documents"] },
      (t) => (
        <>
          <p>
            <ChartLegend now="2020" before={`2019, ${t[2]}`} />
          </p>
          <SmallMultiples
            labels={{ 0: "T1", 3: "T4", 6: "T7", 9: "T10" }}
            items={[
              {
                name: t[0],
                spoken: `${t[0]}: 206,0 (2020), 41,2 (2019)`,
                figure: "×5,0",
                figureHref: "#main",
                pairs: MONTHS.map((now) => ({ now, before: now / 5 })),
                sums: [
                  { term: "2020", value: "206,0" },
                  { term: "2019", value: "41,2" },
                ],
              },
              {
                name: t[1],
                spoken: `${t[1]}: 124,3 (2020), 61,9 (2019)`,
                figure: "×2,0",
                figureHref: "#main",
                pairs: MONTHS.map((now) => ({ now: now * 0.6, before: now * 0.3 })),
                sums: [
                  { term: "2020", value: "124,3" },
                  { term: "2019", value: "61,9" },
                ],
              },
            ]}
          />
        </>
      ),
    ),
    example(
      { vi: "Đã nối bao nhiêu", en: "How many are connected" },
      {
        vi: ["Liên thông bốn cấp", "Tỉnh", "Huyện", "Xã", "có"],
        en: ["Four levels connected", "Province", "Districts", "Communes", "yes"],
      },
      (t) => (
        <Coverage
          caption={t[0]}
          head={t[1]}
          columns={[t[2], t[3]]}
          rows={[
            {
              name: "Lâm Đồng",
              cells: [
                { got: 12, all: 12, href: "#main" },
                { got: 131, all: 142, href: "#main" },
              ],
            },
            {
              name: "Kon Tum",
              cells: [
                { got: 10, all: 10, text: t[4] },
                { got: 102, all: 102 },
              ],
            },
          ]}
        />
      ),
    ),
    example(
      { vi: "Chưa có số liệu", en: "No data" },
      { vi: ["Chưa có văn bản nào", "Hôm nay chưa có văn bản nào."], en: ["No documents yet", "No documents today."] },
      (t) => <BarChart id="chart-none" title={t[0]} description={t[1]} bars={[]} labels={{}} height={80} />,
    ),
  ],
};
