import { type ExampleSet, example } from "../example.ts";
import { DueExplanation } from "./due-explanation.tsx";
import type { DueStretch, ExplainedDueDate } from "./explained.ts";

const at = (minute: string): Date => new Date(`${minute}:00+07:00`);
const stretch = (from: string, to: string, counted: number, code: string, vi: string, en: string): DueStretch => ({
  from: at(from),
  to: at(to),
  counted,
  why: { code, vi, en },
});
const notBegun = (from: string, to: string): DueStretch =>
  stretch(
    from,
    to,
    0,
    "counting-not-begun",
    "Thời hạn tính từ ngày làm việc sau ngày nhận đủ hồ sơ",
    "Counting begins on the working day after the complete dossier is received",
  );
const worked = (day: string, from: string, to: string, counted: number): DueStretch =>
  stretch(`${day}T${from}`, `${day}T${to}`, counted, "office-hours", "Giờ làm việc", "Office hours");
const night = (from: string, to: string): DueStretch =>
  stretch(from, to, 0, "outside-hours", "Ngoài giờ làm việc", "Outside office hours");
const wholeDay = (day: string): readonly DueStretch[] => [
  worked(day, "07:00", "11:30", 270),
  night(`${day}T11:30`, `${day}T13:30`),
  worked(day, "13:30", "17:00", 210),
];

/** Received on a Monday, two working days. */
const plain: ExplainedDueDate = {
  due: at("2020-10-28T17:00"),
  startedCounting: at("2020-10-27T07:00"),
  leftMinutes: 0,
  trace: [
    notBegun("2020-10-26T10:00", "2020-10-27T07:00"),
    ...wholeDay("2020-10-27"),
    night("2020-10-27T17:00", "2020-10-28T07:00"),
    ...wholeDay("2020-10-28"),
  ],
};

/** Over the turn of the year, with a weekend, a day off and papers asked for. */
const broken: ExplainedDueDate = {
  due: at("2021-01-05T17:00"),
  startedCounting: at("2020-12-25T07:00"),
  leftMinutes: 0,
  trace: [
    notBegun("2020-12-24T07:35", "2020-12-25T07:00"),
    ...wholeDay("2020-12-25"),
    night("2020-12-25T17:00", "2020-12-26T00:00"),
    stretch("2020-12-26T00:00", "2020-12-28T00:00", 0, "weekend", "Thứ Bảy, Chủ nhật", "Weekend"),
    night("2020-12-28T00:00", "2020-12-28T07:00"),
    worked("2020-12-28", "07:00", "11:30", 270),
    night("2020-12-28T11:30", "2020-12-28T13:30"),
    worked("2020-12-28", "13:30", "16:40", 190),
    stretch("2020-12-28T16:40", "2020-12-30T16:40", 0, "paused", "Chờ bổ sung giấy tờ", "Waiting for papers asked for"),
    worked("2020-12-30", "16:40", "17:00", 20),
    night("2020-12-30T17:00", "2020-12-31T07:00"),
    ...wholeDay("2020-12-31"),
    night("2020-12-31T17:00", "2021-01-01T00:00"),
    stretch(
      "2021-01-01T00:00",
      "2021-01-02T00:00",
      0,
      "holiday",
      "Ngày nghỉ: Tết Dương lịch",
      "Day off: New Year's Day",
    ),
    stretch("2021-01-02T00:00", "2021-01-04T00:00", 0, "weekend", "Thứ Bảy, Chủ nhật", "Weekend"),
    night("2021-01-04T00:00", "2021-01-04T07:00"),
    ...wholeDay("2021-01-04"),
    night("2021-01-04T17:00", "2021-01-05T07:00"),
    ...wholeDay("2021-01-05"),
  ],
};

/** The clock stands still. */
const stopped: ExplainedDueDate = {
  due: null,
  startedCounting: at("2020-10-27T07:00"),
  leftMinutes: 690,
  trace: [notBegun("2020-10-26T10:00", "2020-10-27T07:00"), worked("2020-10-27", "07:00", "11:30", 270)],
};

/** Every state of DueExplanation, for the gallery. */
export const examples: ExampleSet = {
  component: "DueExplanation",
  examples: [
    example({ vi: "Hai ngày làm việc", en: "Two working days" }, { vi: "", en: "" }, () => (
      <DueExplanation explained={plain} />
    )),
    example({ vi: "Qua năm, có nghỉ và chờ bổ sung", en: "Over a year, with stops" }, { vi: "", en: "" }, () => (
      <DueExplanation explained={broken} open />
    )),
    example({ vi: "Đang dừng tính", en: "The clock stands still" }, { vi: "", en: "" }, () => (
      <DueExplanation explained={stopped} />
    )),
  ],
};
