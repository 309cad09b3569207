import { type ExampleSet, example } from "../example.ts";
import { Hop, State } from "../state/state.tsx";
import { Times } from "./times.tsx";

/** Every state of Times, for the gallery. */
export const examples: ExampleSet = {
  component: "Times",
  density: "officer",
  examples: [
    example(
      { vi: "Nơi nhận theo chặng", en: "Recipients by station" },
      {
        vi: ["Giờ đến từng nơi nhận", "Nơi nhận", "Đến", "Vào sổ", "Xong", "Văn phòng Chính phủ", "Sở Nội vụ"],
        en: [
          "Hours at each recipient",
          "Recipient",
          "Arrived",
          "Registered",
          "Done",
          "Government Office",
          "Department of Home Affairs",
        ],
      },
      (t) => (
        <Times
          caption={t[0]}
          head={t[1]}
          stations={[t[2], t[3], t[4]]}
          rows={[
            { name: t[5], times: ["09:15", "09:22", undefined] },
            { name: t[6], times: ["09:14", "09:18", "10:05"] },
          ]}
        />
      ),
    ),
    example(
      { vi: "Tình trạng nút, chặng đường", en: "State of a node, a hop" },
      { vi: ["Thông", "Chậm", "Đứt", "Chưa đến", "đến"], en: ["Running", "Slow", "Down", "Not arrived", "to"] },
      (t) => (
        <p>
          <State tone="ok" text={t[0]} /> <State tone="slow" text={t[1]} /> <State tone="bad" text={t[2]} />{" "}
          <State tone="wire" text={t[3]} /> <Hop from="H36" to="H34" word={t[4]} />
        </p>
      ),
    ),
  ],
};
