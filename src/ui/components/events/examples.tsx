import { type ExampleSet, example } from "../example.ts";
import { LifeEvents } from "./events.tsx";

/** Every state of LifeEvents, for the gallery. */
export const examples: ExampleSet = {
  component: "LifeEvents",
  density: "citizen",
  examples: [
    example(
      { vi: "Theo việc trong đời", en: "By events of life" },
      {
        vi: [
          "Sinh con, nuôi con nhỏ",
          "14 thủ tục",
          "Đăng ký khai sinh",
          "Đăng ký thường trú cho trẻ",
          "Học tập",
          "31 thủ tục",
          "Miễn, giảm học phí",
        ],
        en: [
          "Having a child",
          "14 procedures",
          "Register a birth",
          "Register a child’s residence",
          "School",
          "31 procedures",
          "Reduced school fees",
        ],
      },
      (t) => (
        <LifeEvents
          level={3}
          items={[
            {
              text: t[0],
              href: "#main",
              count: 14,
              countSpoken: t[1],
              icon: "baby",
              links: [
                { text: t[2], href: "#main" },
                { text: t[3], href: "#main" },
              ],
            },
            { text: t[4], href: "#main", count: 31, countSpoken: t[5], links: [{ text: t[6], href: "#main" }] },
          ]}
        />
      ),
    ),
  ],
};
