import { type ExampleSet, example } from "../example.ts";
import { Ledger } from "../ledger/ledger.tsx";
import { DueCalendar } from "./due-calendar.tsx";

/** Every state of DueCalendar, for the gallery. */
export const examples: ExampleSet = {
  component: "DueCalendar",
  examples: [
    example(
      { vi: "Vì sao hẹn ngày này", en: "Why this date" },
      {
        vi: [
          "Các ngày được tính và không được tính",
          "nhận",
          "nghỉ",
          "chờ",
          "ngày tiếp nhận, chưa tính",
          "ngày làm việc thứ",
          "nghỉ cuối tuần, không tính",
          "chờ bổ sung, tạm dừng tính",
          "hẹn trả",
          "Ngày được tính: 25, 28, 31/12",
          "Chờ ông/bà bổ sung ảnh: 29 và 30/12",
          "Nghỉ cuối tuần: 26, 27/12",
        ],
        en: [
          "Days that count and days that do not",
          "in",
          "off",
          "wait",
          "day of receipt, not counted",
          "working day",
          "weekend, not counted",
          "waiting for papers, clock stopped",
          "due",
          "Days counted: 25, 28, 31 December",
          "Waiting for your photo: 29 and 30 December",
          "Weekend: 26 and 27 December",
        ],
      },
      (t) => (
        <>
          <DueCalendar
            caption={t[0]}
            weeks={[
              [
                { date: "21/12", kind: "out" },
                { date: "22", kind: "out" },
                { date: "23", kind: "out" },
                { date: "24", kind: "received", mark: t[1], spoken: t[4] },
                { date: "25", kind: "counted", mark: "1", spoken: `${t[5]} 1` },
                { date: "26", kind: "off", mark: t[2], spoken: t[6] },
                { date: "27", kind: "off", mark: t[2], spoken: t[6] },
              ],
              [
                { date: "28", kind: "counted", mark: "2", spoken: `${t[5]} 2`, today: true },
                { date: "29", kind: "waiting", mark: t[3], spoken: t[7] },
                { date: "30", kind: "waiting", mark: t[3], spoken: t[7] },
                { date: "31", kind: "due", mark: "3", spoken: `${t[5]} 3, ${t[8]}` },
                { date: "01/01", kind: "out" },
                { date: "02", kind: "out" },
                { date: "03", kind: "out" },
              ],
            ]}
          />
          <Ledger
            rows={[
              { term: t[9], value: "3", sign: { kind: "counted", text: "1" } },
              { term: t[10], value: "2", sign: { kind: "waiting" } },
              { term: t[11], value: "2", sign: { kind: "off" } },
            ]}
          />
        </>
      ),
    ),
  ],
};
