import { type ExampleSet, example } from "../example.ts";
import { PhaseBanner } from "./phase-banner.tsx";

/** Every state of PhaseBanner, for the gallery. */
export const examples: ExampleSet = {
  component: "PhaseBanner",
  examples: [
    example(
      { vi: "Chạy thử", en: "On trial" },
      {
        vi: ["Chạy thử", "Trang đang chạy thử. Có gì chưa ổn, xin báo cho chúng tôi."],
        en: ["Trial", "This page is on trial. Please tell us what does not work."],
      },
      (t) => <PhaseBanner tag={{ text: t[0] }} text={t[1]} />,
    ),
  ],
};
