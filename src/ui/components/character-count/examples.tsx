import { type ExampleSet, example } from "../example.ts";
import { CharacterCount } from "./character-count.tsx";

/** Every state of CharacterCount, for the gallery. */
export const examples: ExampleSet = {
  component: "CharacterCount",
  examples: [
    example({ vi: "Có giới hạn", en: "With a limit" }, { vi: "Trích yếu", en: "Subject" }, (t) => (
      <CharacterCount name="subject" label={{ text: t }} maxlength={200} rows={2} />
    )),
  ],
};
