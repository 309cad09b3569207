import { type ExampleSet, example } from "../example.ts";
import { Panel } from "./panel.tsx";

/** Every state of Panel, for the gallery. */
export const examples: ExampleSet = {
  component: "Panel",
  examples: [
    example(
      { vi: "Đã nộp", en: "Submitted" },
      { vi: ["Đã nộp hồ sơ", "Mã hồ sơ để tra cứu"], en: ["Submitted", "Code to track it with"] },
      (t) => (
        <Panel titleText={t[0]} headingLevel={3}>
          {t[1]} <strong>000.00.06.H36-201027-0361</strong>
        </Panel>
      ),
    ),
  ],
};
