import { type ExampleSet, example } from "../example.ts";
import { Paper } from "./paper.tsx";

/** A page of paper with a few lines on it. */
const page = `data:image/svg+xml,${encodeURIComponent(
  '<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 596 843"><rect width="596" height="843" fill="#fff"/><path d="M90 90h180M330 90h180M90 190h420M90 220h420M90 250h300" stroke="#222" stroke-width="3"/></svg>',
)}`;

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
