import { type ExampleSet, example } from "../example.ts";
import { Viewer } from "./viewer.tsx";

/** Every state of Viewer, for the gallery. */
export const examples: ExampleSet = {
  component: "Viewer",
  density: "officer",
  examples: [
    example(
      { vi: "Trang đang xem", en: "The page shown" },
      { vi: ["Đơn đề nghị", "trang 1/2", "Nội dung trang"], en: ["Application", "page 1/2", "The page"] },
      (t) => (
        <Viewer title={t[0]} page={t[1]}>
          <p>{t[2]}</p>
        </Viewer>
      ),
    ),
  ],
};
