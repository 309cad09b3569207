import { type ExampleSet, example } from "../example.ts";
import { DayHistory } from "./day-history.tsx";

/** Every kind of change, for the gallery. */
export const examples: ExampleSet = {
  component: "DayHistory",
  density: "officer",
  examples: [
    example(
      { vi: "Lịch sử thay đổi", en: "A history of changes" },
      {
        vi: ["Lịch sử", "Nghỉ lũ", "Công văn 12/UBND ngày 09/11/2020", "Đường ngập", "Sở Y tế"],
        en: ["History", "Flood", "Letter 12/UBND of 09/11/2020", "Roads under water", "Department of Health"],
      },
      (t) => {
        const flood = { kind: "off", first: "2020-11-12", last: "2020-11-13", name: t[1] } as const;
        const swap = { kind: "swap", off: "2020-12-31", worked: "2021-01-09" } as const;
        const hours = { kind: "hours", agency: t[4], from: "2020-12-01", hours: null } as const;
        const common = { at: "24/11/2020 09:14", who: "Trần Thị Mai Hương" };
        return (
          <DayHistory
            caption={t[0]}
            entries={[
              { ...common, what: { kind: "undo", of: flood }, moved: 12 },
              { ...common, what: hours, moved: 3, undoHref: "#c-DayHistory" },
              { ...common, what: swap, decision: t[2], moved: 1284, undoHref: "#c-DayHistory" },
              { ...common, what: { kind: "confirmation", year: 2020 }, decision: t[2] },
              { ...common, what: { ...flood, kind: "removal" }, reason: t[3], undone: true },
              { ...common, what: flood, decision: t[2], reason: t[3], moved: 12, undone: true },
              { ...common, what: { ...flood, kind: "work", last: flood.first }, moved: 0 },
            ]}
          />
        );
      },
    ),
  ],
};
