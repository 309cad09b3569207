import type { Locale } from "../../frame.ts";
import type { DueStretch, ExplainedDueDate } from "../due-explanation/explained.ts";
import type { ExampleSet } from "../example.ts";
import { Track, type TrackProps } from "./track.tsx";
import { TrackSearch } from "./track-search.tsx";

const at = (minute: string): Date => new Date(`${minute}:00+07:00`);
const stretch = (from: string, to: string, counted: number, code: string, vi: string, en: string): DueStretch => ({
  from: at(from),
  to: at(to),
  counted,
  why: { code, vi, en },
});
const worked = (day: string): readonly DueStretch[] => [
  stretch(`${day}T07:00`, `${day}T11:30`, 270, "office-hours", "Giờ làm việc", "Office hours"),
  stretch(`${day}T11:30`, `${day}T13:30`, 0, "outside-hours", "Ngoài giờ làm việc", "Outside office hours"),
  stretch(`${day}T13:30`, `${day}T17:00`, 210, "office-hours", "Giờ làm việc", "Office hours"),
];
const explained: ExplainedDueDate = {
  due: at("2021-01-05T17:00"),
  startedCounting: at("2020-12-25T07:00"),
  leftMinutes: 0,
  trace: [
    stretch("2020-12-24T07:35", "2020-12-25T00:00", 0, "counting-not-begun", "Chưa tính", "Not counted yet"),
    ...worked("2020-12-25"),
    stretch("2020-12-26T00:00", "2020-12-28T00:00", 0, "weekend", "Thứ Bảy, Chủ nhật", "Weekend"),
    ...worked("2020-12-28"),
    stretch("2020-12-28T17:00", "2020-12-31T00:00", 0, "paused", "Chờ bổ sung giấy tờ", "Waiting for papers asked for"),
    ...worked("2020-12-31"),
    stretch(
      "2021-01-01T00:00",
      "2021-01-02T00:00",
      0,
      "holiday",
      "Ngày nghỉ: Tết Dương lịch",
      "Day off: New Year's Day",
    ),
    stretch("2021-01-02T00:00", "2021-01-04T00:00", 0, "weekend", "Thứ Bảy, Chủ nhật", "Weekend"),
    ...worked("2021-01-04"),
    ...worked("2021-01-05"),
  ],
};

const said = {
  vi: {
    name: "Đổi giấy phép lái xe",
    state: "Đang xử lý",
    office: "Phòng Quản lý vận tải, Sở Giao thông vận tải tỉnh Lâm Đồng",
    next: "Chưa phải làm gì. Khi có kết quả, ông/bà đến Quầy 7 để nhận.",
    why: "Thời hạn là 5 ngày làm việc, tính từ ngày làm việc sau ngày tiếp nhận; có 2 ngày chờ bổ sung.",
    received: "Tiếp nhận hồ sơ",
    desk: "Quầy Giao thông vận tải, Trung tâm Phục vụ hành chính công tỉnh",
    checking: "Thẩm định hồ sơ",
    result: "Trả kết quả",
    latest: "Chậm nhất",
    place: "Nơi trả",
    wire: "Cổng chưa nhận tin mới của cơ quan từ 08:10 04/01/2021. Hồ sơ có thể đã đi tiếp.",
    asOf: "Theo dữ liệu lúc 09:00 ngày 04/01/2021.",
    note: "Ai có mã hồ sơ đều xem được trang này, vì vậy trang không hiện tên, địa chỉ hay giấy tờ của ông/bà.",
    title: "Tra cứu hồ sơ",
    miss: "Không có hồ sơ mang mã này",
    missText: "Xem lại mã trên Giấy tiếp nhận. Hồ sơ vừa nộp có thể cần ít phút mới đến đây.",
    help: "Mất giấy tiếp nhận: hỏi cơ quan đã nhận hồ sơ.",
  },
  en: {
    name: "Renewal of a driving licence",
    state: "In progress",
    office: "Transport Division, Lâm Đồng Department of Transport",
    next: "Nothing to do yet. When the result is ready, come to counter 7.",
    why: "The limit is 5 working days, counted from the working day after receipt; 2 days were spent waiting for papers.",
    received: "Received",
    desk: "Transport counter, Public Administration Centre of the province",
    checking: "Being assessed",
    result: "Result",
    latest: "At the latest",
    place: "Collect at",
    wire: "The portal has had no news from the office since 08:10 on 4 January 2021. The dossier may have gone on.",
    asOf: "As known at 09:00 on 4 January 2021.",
    note: "Anyone with the code can see this page, so it shows no name, address or paper of yours.",
    title: "Look up a dossier",
    miss: "There is no dossier with this code",
    missText: "Compare it with the receipt. A dossier just handed in may take some minutes to arrive here.",
    help: "Lost the receipt? Ask the office that received the dossier.",
  },
};

function props(locale: Locale): TrackProps {
  const t = said[locale];
  return {
    code: "000.00.08.H36-201224-0114",
    procedureName: t.name,
    backHref: "#main",
    clock: { kind: "running", dueAt: at("2021-01-05T17:00"), workingDays: 2 },
    stateName: t.state,
    office: t.office,
    nextStep: t.next,
    why: { explained, sentence: t.why },
    stops: [
      { state: "done", date: "24/12", time: "07:35", head: t.received, note: t.desk },
      { state: "now", date: "31/12", time: "09:05", head: t.checking },
      { state: "next", date: "05/01", time: "17:00", head: t.result, note: t.latest },
    ],
    collect: [{ term: t.place, value: t.desk }],
    asOf: t.asOf,
    now: at("2021-01-04T09:00"),
    note: t.note,
    level: 3,
  };
}

/** Every state of Track, for the gallery. */
export const examples: ExampleSet = {
  component: "Track",
  density: "citizen",
  examples: [
    { name: { vi: "Đang xử lý", en: "In progress" }, draw: (locale) => <Track {...props(locale)} /> },
    {
      name: { vi: "Tin chưa đến", en: "News has not arrived" },
      draw: (locale) => (
        <Track
          {...props(locale)}
          wire={said[locale].wire}
          clock={{ kind: "late", dueAt: at("2020-12-31T17:00"), workingDays: 1 }}
          why={undefined}
        />
      ),
    },
    {
      name: { vi: "Quá hẹn, đã hẹn lại", en: "Overdue, with a new date" },
      draw: (locale) => (
        <Track
          {...props(locale)}
          clock={{
            kind: "late",
            dueAt: at("2020-12-31T17:00"),
            workingDays: undefined,
            reappointedTo: at("2021-01-06T17:00"),
          }}
          why={undefined}
        />
      ),
    },
    {
      name: { vi: "Tạm dừng tính", en: "The clock stands still" },
      draw: (locale) => <Track {...props(locale)} clock={{ kind: "paused" }} why={undefined} collect={[]} />,
    },
    {
      name: { vi: "Đã trả", en: "Handed over" },
      draw: (locale) => (
        <Track
          {...props(locale)}
          clock={{ kind: "returned", at: at("2021-01-04T08:30"), dueAt: at("2021-01-05T17:00") }}
          why={undefined}
        />
      ),
    },
    {
      name: { vi: "Tra cứu; không có mã", en: "Search; no such code" },
      draw: (locale) => (
        <TrackSearch
          action="#"
          level={3}
          title={said[locale].title}
          value="H36.50.05-20201027-361"
          miss={{
            title: said[locale].miss,
            text: said[locale].missText,
            suggestions: [{ code: "H36.50.05-201027-0361", href: "#main" }],
          }}
          example={{ agency: "H36.50.05", day: "201027", sequence: "0361" }}
          help={said[locale].help}
        />
      ),
    },
  ],
};
