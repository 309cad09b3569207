import { type ExampleSet, example } from "../example.ts";
import { InsetText } from "./inset-text.tsx";

/** Every state of InsetText, for the gallery. */
export const examples: ExampleSet = {
  component: "InsetText",
  examples: [
    example(
      { vi: "Việc lúc này", en: "What to do now" },
      {
        vi: ["Việc của ông/bà lúc này", "Chưa phải làm gì. Khi có kết quả, chúng tôi nhắn tin."],
        en: ["What you need to do now", "Nothing to do yet. We will text you when it is ready."],
      },
      (t) => (
        <InsetText>
          <p class="lt-strong">{t[0]}</p>
          <p>{t[1]}</p>
        </InsetText>
      ),
    ),
  ],
};
