import type { ExampleSet } from "../example.ts";
import { Kbd, KeysBar } from "./kbd.tsx";

/** Every state of KeysBar, for the gallery. */
export const examples: ExampleSet = {
  component: "KeysBar",
  density: "officer",
  examples: [
    {
      name: { vi: "Phím; dòng cuối trang", en: "A key; the last line" },
      draw: (locale) => (
        <>
          <p>
            <Kbd>J</Kbd> <Kbd>Enter</Kbd>
          </p>
          <div class="lt-example-bar">
            <KeysBar
              locale={locale}
              keys
              status={locale === "vi" ? "Đồng bộ lần cuối 10:31" : "Last synchronised 10:31"}
              clockNote={
                locale === "vi" ? "Đồng hồ trình diễn: 16/11/2020 08:00" : "Demonstration clock: 16 November 2020 08:00"
              }
            />
          </div>
        </>
      ),
    },
  ],
};
