import { Button } from "../button/button.tsx";
import { type ExampleSet, example } from "../example.ts";
import { Stuck } from "./stuck.tsx";

/** Every state of Stuck, for the gallery. */
export const examples: ExampleSet = {
  component: "Stuck",
  density: "officer",
  examples: [
    example(
      { vi: "Chưa đến, bị từ chối", en: "Not arrived, refused" },
      {
        vi: [
          "Sở Tài nguyên và Môi trường",
          "Chưa đến",
          "Máy nhận không trả lời. Lần gửi 4 lúc 10:45.",
          "Gửi lại",
          "Ban Quản lý rừng Tà Nung",
          "Từ chối tiếp nhận",
          "09:36: không thuộc phạm vi.",
          "Xem",
        ],
        en: [
          "Department of Natural Resources",
          "Not arrived",
          "The receiving machine does not answer. Try 4 at 10:45.",
          "Send again",
          "Tà Nung Forest Board",
          "Refused",
          "09:36: not within its remit.",
          "View",
        ],
      },
      (t) => (
        <Stuck
          items={[
            {
              tone: "wire",
              name: t[0],
              state: t[1],
              why: t[2],
              action: (
                <Button
                  text={t[3]}
                  classes="govuk-button--secondary lt-button--row"
                  attributes={{ "aria-label": `${t[3]}: ${t[0]}` }}
                />
              ),
            },
            {
              tone: "bad",
              name: t[4],
              state: t[5],
              why: t[6],
              action: (
                <Button
                  text={t[7]}
                  classes="govuk-button--secondary lt-button--row"
                  attributes={{ "aria-label": `${t[7]}: ${t[4]}` }}
                />
              ),
            },
          ]}
        />
      ),
    ),
  ],
};
