import { type ExampleSet, example } from "../example.ts";
import { Stepper } from "./stepper.tsx";

/** Every state of Stepper, for the gallery. */
export const examples: ExampleSet = {
  component: "Stepper",
  examples: [
    example(
      { vi: "Giữa chừng; bước cuối", en: "In the middle; the last" },
      { vi: "Cha, mẹ", en: "The parents" },
      (t) => (
        <>
          <Stepper at={3} total={6} next={t} />
          <Stepper at={6} total={6} />
        </>
      ),
    ),
  ],
};
