import { type ExampleSet, example } from "../example.ts";
import { Ruled } from "./ruled.tsx";

/** Every state of Ruled, for the gallery. */
export const examples: ExampleSet = {
  component: "Ruled",
  examples: [
    example(
      { vi: "Mặc định; có chỗ tồn tại", en: "Default; something is wrong" },
      { vi: ["Kết quả", "Tồn tại, hạn chế", "9"], en: ["Results", "Shortcomings", "9"] },
      (t) => (
        <>
          <Ruled text={t[0]} level={3} note="6" />
          <Ruled text={t[1]} level={3} note={t[2]} bad />
        </>
      ),
    ),
  ],
};
