import { type ExampleSet, example } from "../example.ts";
import { DayTable } from "./day-table.tsx";
import { YearCalendar, YearKey, type YearMark } from "./year-calendar.tsx";

const dates =
  "2020-01-01 2020-01-23 2020-01-24 2020-01-27 2020-01-28 2020-01-29 2020-04-02 2020-04-30 2020-05-01 2020-09-02";

/** Every state of YearCalendar with its key and its table, for the gallery. */
export const examples: ExampleSet = {
  component: "YearCalendar",
  examples: [
    example(
      { vi: "Một năm, có ngày nghỉ riêng và ngày làm bù", en: "A year with own days and make-up days" },
      {
        vi: [
          "Ngày nghỉ lễ",
          "Nghỉ lũ",
          "Làm bù",
          "Các ngày nghỉ, làm bù",
          "Công văn 12/UBND ngày 09/11/2020",
          "Tết Nguyên đán",
        ],
        en: [
          "Public holiday",
          "Flood",
          "Make-up day",
          "Days off and make-up days",
          "Letter 12/UBND of 09/11/2020",
          "Lunar New Year",
        ],
      },
      (t) => {
        const marks: readonly YearMark[] = [
          ...dates.split(" ").map((date) => ({ date, kind: "off" as const, name: t[0] })),
          { date: "2020-11-13", kind: "own-off", name: t[1] },
          { date: "2020-11-21", kind: "own-work", name: t[2] },
          { date: "2020-12-19", kind: "work", name: t[2] },
        ];
        const worked = [22, 20, 22, 21, 20, 22, 23, 21, 21, 22, 21, 24];
        const row = { days: 1, kind: "off", name: t[0], basis: "law" } as const;
        return (
          <>
            <YearCalendar year={2020} marks={marks} workingDays={worked} today="2020-11-24" />
            <YearKey marks={marks} />
            <DayTable
              caption={t[3]}
              rows={[
                { ...row, first: "2020-01-01", last: "2020-01-01" },
                { ...row, first: "2020-01-23", last: "2020-01-29", days: 5, name: t[5], basis: "entered" },
                {
                  ...row,
                  first: "2020-11-13",
                  last: "2020-11-13",
                  name: t[1],
                  basis: "decided",
                  decision: t[4],
                  own: true,
                },
                {
                  ...row,
                  first: "2020-11-21",
                  last: "2020-11-21",
                  name: t[2],
                  kind: "work",
                  basis: "decided",
                  own: true,
                },
              ]}
            />
          </>
        );
      },
    ),
  ],
};
