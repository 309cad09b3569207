import { type ExampleSet, example } from "../example.ts";
import { Select } from "./select.tsx";

/** Every state of Select, for the gallery. */
export const examples: ExampleSet = {
  component: "Select",
  examples: [
    example(
      { vi: "Mặc định; có lỗi", en: "Default; with an error" },
      {
        vi: ["Loại văn bản", "Công văn", "Quyết định", "Tờ trình", "Chọn loại văn bản"],
        en: ["Type of document", "Official letter", "Decision", "Proposal", "Choose the type of document"],
      },
      (t) => (
        <>
          <Select
            name="type"
            label={{ text: t[0] }}
            items={[
              { value: "cv", text: t[1] },
              { value: "qd", text: t[2] },
              { value: "ttr", text: t[3] },
            ]}
            value="qd"
          />
          <Select
            name="type-error"
            label={{ text: t[0] }}
            errorMessage={{ text: t[4] }}
            items={[
              { value: "", text: "–" },
              { value: "cv", text: t[1] },
            ]}
          />
        </>
      ),
    ),
  ],
};
