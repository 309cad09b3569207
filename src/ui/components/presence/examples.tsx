import { type ExampleSet, example } from "../example.ts";
import { Presence } from "./presence.tsx";

/** Every state of Presence, for the gallery. */
export const examples: ExampleSet = {
  component: "Presence",
  density: "officer",
  examples: [
    example(
      { vi: "Người cùng xem", en: "Someone else is here" },
      {
        vi: "Lê Văn Đức, Phòng Quản lý đô thị, đang cùng xem từ 10:21.",
        en: "Lê Văn Đức, Urban Management, has it open since 10:21.",
      },
      (t) => <Presence>{t}</Presence>,
    ),
  ],
};
