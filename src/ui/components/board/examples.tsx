import { type ExampleSet, example } from "../example.ts";
import { Board } from "./board.tsx";

/** Every state of Board, for the gallery. */
export const examples: ExampleSet = {
  component: "Board",
  examples: [
    example(
      { vi: "Hẹn trả", en: "Due" },
      {
        vi: [
          "Hẹn trả kết quả",
          "Thứ Ba, trước 17:00",
          "Còn lại",
          "ngày làm việc",
          "Hiện nay",
          "Đang xử lý tại Phòng Quản lý vận tải, Sở Giao thông vận tải",
        ],
        en: [
          "Result due",
          "Tuesday, before 17:00",
          "Left",
          "working days",
          "Now",
          "With the Transport Division, Department of Transport",
        ],
      },
      (t) => (
        <Board
          cells={[
            { term: t[0], big: "05/01/2021", sub: t[1] },
            { term: t[2], big: "2", sub: t[3] },
            { term: t[4], sub: t[5], wide: true },
          ]}
        />
      ),
    ),
  ],
};
