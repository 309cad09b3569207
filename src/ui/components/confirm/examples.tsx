import { exampleFrame } from "../../layouts/example-frame.ts";
import { Confirm } from "../confirm/confirm-page.tsx";
import type { ExampleSet } from "../example.ts";

/** Every state of Form, for the gallery. */
export const examples: ExampleSet = {
  component: "Confirm",
  examples: [
    {
      name: { vi: "Hỏi lại trước khi làm", en: "Asks before acting" },
      draw: (locale) => (
        <Confirm
          frame={exampleFrame(locale)}
          action="#main"
          danger
          cancelHref="#main"
          title={locale === "vi" ? "Thu hồi văn bản 9614/UBND-KSTT?" : "Recall document 9614/UBND-KSTT?"}
          confirmText={locale === "vi" ? "Thu hồi" : "Recall"}
        >
          <p>
            {locale === "vi"
              ? "34 nơi nhận sẽ được báo. Văn bản vẫn lưu trong sổ."
              : "34 recipients will be told. The document stays in the register."}
          </p>
        </Confirm>
      ),
    },
  ],
};
