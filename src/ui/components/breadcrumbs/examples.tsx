import { type ExampleSet, example } from "../example.ts";
import { Breadcrumbs } from "./breadcrumbs.tsx";

/** Every state of Breadcrumbs, for the gallery. */
export const examples: ExampleSet = {
  component: "Breadcrumbs",
  examples: [
    example(
      { vi: "Đường dẫn", en: "Path" },
      { vi: ["Văn bản đi", "Công văn, năm 2020"], en: ["Outgoing", "Official letters, 2020"] },
      (t) => <Breadcrumbs items={[{ text: t[0], href: "#main" }, { text: t[1] }]} labelText={t[0]} />,
    ),
  ],
};
