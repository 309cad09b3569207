import { type ExampleSet, example } from "../example.ts";
import { FlowPicture, type FlowShape } from "./flow-picture.tsx";

const box = (x: number, y: number, width: number, height: number) => ({ x, y, width, height });
const plain = { sign: "", name: "", label: undefined, broken: false, pauses: false };

function shapes(names: readonly string[]): readonly FlowShape[] {
  return [
    { ...plain, id: "pool", kind: "lane", box: box(0, 0, 520, 130), name: names[0] ?? "" },
    { ...plain, id: "start", kind: "start", box: box(50, 47, 36, 36) },
    { ...plain, id: "task", kind: "task", sign: "user", box: box(130, 25, 120, 80), name: names[1] ?? "" },
    {
      ...plain,
      id: "wait",
      kind: "task",
      sign: "receive",
      box: box(300, 25, 120, 80),
      name: names[2] ?? "",
      pauses: true,
    },
    { ...plain, id: "end", kind: "end", box: box(464, 47, 36, 36) },
  ];
}

const lines = [
  ["a", 86, 130],
  ["b", 250, 300],
  ["c", 420, 464],
].map(([id, from, to]) => ({
  id: String(id),
  kind: "flow" as const,
  points: [
    { x: Number(from), y: 65 },
    { x: Number(to), y: 65 },
  ],
  name: "",
  label: undefined,
}));

/** Every state of FlowPicture, for the gallery. */
export const examples: ExampleSet = {
  component: "FlowPicture",
  density: "officer",
  examples: [
    example(
      { vi: "Có hạn từng bước và một chỗ sai", en: "With a due date and a fault" },
      {
        vi: ["Chuyên viên", "Thẩm định hồ sơ", "Chờ bổ sung giấy tờ", "Luồng cấp giấy phép"],
        en: ["Specialist", "Examine the dossier", "Wait for papers asked for", "Flow of a permit"],
      },
      (t) => (
        <FlowPicture
          id="flow-example"
          title={t[3]}
          frame={box(-10, -10, 540, 150)}
          shapes={shapes(t)}
          lines={lines}
          marks={{ task: { tone: "passed", text: "25/11 09:00" }, wait: { tone: "wrong", text: "1" } }}
        />
      ),
    ),
  ],
};
