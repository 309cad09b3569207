import { type ExampleSet, example } from "../example.ts";
import { Details } from "./details.tsx";

/** Every state of Details, for the gallery. */
export const examples: ExampleSet = {
  component: "Details",
  examples: [
    example(
      { vi: "Đóng", en: "Closed" },
      {
        vi: ["Vì sao hẹn ngày này?", "Thời hạn là 5 ngày làm việc, tính từ ngày làm việc sau ngày tiếp nhận."],
        en: ["Why this date?", "The limit is 5 working days, counted from the working day after receipt."],
      },
      (t) => <Details summaryText={t[0]} text={t[1]} />,
    ),
    example(
      { vi: "Mở", en: "Open" },
      {
        vi: ["Cách tra mã", "Mã in ở góc trên bên phải giấy hẹn."],
        en: ["Where to find the code", "It is printed at the top right of the receipt."],
      },
      (t) => <Details summaryText={t[0]} text={t[1]} open />,
    ),
  ],
};
