import { type ExampleSet, example } from "../example.ts";
import { Paper } from "./paper.tsx";

/** A page of paper with a few lines on it, as the gallery serves it. */
const page = "/_gallery/page.svg";

/** Every state of Paper, for the gallery. */
export const examples: ExampleSet = {
  component: "Paper",
  density: "officer",
  examples: [
    example(
      { vi: "Văn bản hai trang", en: "A document of two pages" },
      { vi: ["Cấp giấy phép xây dựng"], en: ["Building permit"] },
      (t) => <Paper title={t[0]} pageCount={2} pageHref={() => page} pdfHref="#main" />,
    ),
    example({ vi: "Văn bản dài", en: "A long document" }, { vi: ["Quy chế"], en: ["Rules"] }, (t) => (
      <Paper title={t[0]} pageCount={40} pageHref={() => page} pdfHref="#main" />
    )),
  ],
};
