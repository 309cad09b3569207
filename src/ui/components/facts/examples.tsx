import { type ExampleSet, example } from "../example.ts";
import { Facts, Start, Steps } from "./facts.tsx";

/** Every state of Facts, for the gallery. */
export const examples: ExampleSet = {
  component: "Facts",
  density: "citizen",
  examples: [
    example(
      { vi: "Trước khi bắt đầu", en: "Before starting" },
      {
        vi: [
          "Giấy tờ",
          "2 nộp, 3 xuất trình",
          "Lệ phí",
          "Miễn phí",
          "trong 60 ngày sau sinh",
          "Thời hạn",
          "Trong ngày",
          "nhận sau 15:00: ngày kế tiếp",
          "Nơi giải quyết",
          "UBND cấp xã",
          "Bắt đầu",
          "Mất khoảng 10 phút. Dừng giữa chừng, phần đã khai vẫn được giữ.",
        ],
        en: [
          "Papers",
          "2 to hand in, 3 to show",
          "Fee",
          "Free",
          "within 60 days of birth",
          "Time",
          "Same day",
          "received after 15:00: next day",
          "Office",
          "Commune People’s Committee",
          "Start",
          "Takes about 10 minutes. If you stop, what you entered is kept.",
        ],
      },
      (t) => (
        <>
          <Facts
            items={[
              { term: t[0], value: t[1], href: "#main" },
              { term: t[2], value: t[3], note: t[4], href: "#main" },
              { term: t[5], value: t[6], note: t[7] },
              { term: t[8], value: t[9] },
            ]}
          />
          <Start href="#main" text={t[10]} note={t[11]} />
        </>
      ),
    ),
    example(
      { vi: "Trình tự", en: "Steps" },
      {
        vi: [
          "Ông/bà",
          "khai tờ khai và gửi ảnh chụp giấy tờ.",
          "UBND cấp xã",
          "ghi Sổ đăng ký khai sinh, lấy số định danh cá nhân của trẻ.",
        ],
        en: [
          "You",
          "fill in the form and send photos of the papers.",
          "The commune",
          "enters the register of births and obtains the child’s identity number.",
        ],
      },
      (t) => (
        <Steps
          items={[
            { who: t[0], does: t[1] },
            { who: t[2], does: t[3] },
          ]}
        />
      ),
    ),
  ],
};
