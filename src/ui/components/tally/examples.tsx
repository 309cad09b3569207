import { type ExampleSet, example } from "../example.ts";
import { Tally } from "./tally.tsx";

/** Every state of Tally, for the gallery. */
export const examples: ExampleSet = {
  component: "Tally",
  density: "officer",
  examples: [
    example(
      { vi: "Năm con số", en: "Figures" },
      {
        vi: ["Gửi", "Đã đến", "Từ chối", "Chưa đến", "cũ nhất 40 giây"],
        en: ["Sent", "Arrived", "Refused", "Not arrived", "oldest 40 seconds"],
      },
      (t) => (
        <Tally
          figures={[
            { term: t[0], value: "34", href: "#main" },
            { term: t[1], value: "32", href: "#main" },
            { term: t[2], value: "1", href: "#main", tone: "bad" },
            { term: t[3], value: "2", href: "#main", tone: "wire", sub: t[4] },
          ]}
        />
      ),
    ),
  ],
};
