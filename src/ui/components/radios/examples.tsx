import { type ExampleSet, example } from "../example.ts";
import { Input } from "../input/input.tsx";
import { Radios } from "./radios.tsx";

/** Every state of Radios, for the gallery. */
export const examples: ExampleSet = {
  component: "Radios",
  examples: [
    example(
      { vi: "Có gợi ý từng mục", en: "With hints" },
      {
        vi: [
          "Nhận kết quả ở đâu?",
          "Tại quầy",
          "Mang theo giấy hẹn",
          "Tại nhà",
          "Bưu chính thu cước khi giao",
          "Số điện thoại",
        ],
        en: [
          "Where do you want the result?",
          "At the counter",
          "Bring the receipt",
          "At home",
          "The post collects its fee on delivery",
          "Telephone number",
        ],
      },
      (t) => (
        <Radios
          name="where"
          fieldset={{ legend: { text: t[0] } }}
          value="home"
          items={[
            { value: "counter", text: t[1], hint: { text: t[2] } },
            {
              value: "home",
              text: t[3],
              hint: { text: t[4] },
              conditional: { text: <Input name="phone" label={{ text: t[5] }} classes="govuk-input--width-10" /> },
            },
          ]}
        />
      ),
    ),
    example(
      { vi: "Có lỗi, trên một hàng", en: "With an error, in a row" },
      {
        vi: ["Đã kết hôn chưa?", "Rồi", "Chưa", "Chọn một trong hai"],
        en: ["Are the parents married?", "Yes", "No", "Choose one of the two"],
      },
      (t) => (
        <Radios
          name="married"
          classes="govuk-radios--inline"
          fieldset={{ legend: { text: t[0] } }}
          errorMessage={{ text: t[3] }}
          items={[
            { value: "yes", text: t[1] },
            { value: "no", text: t[2] },
          ]}
        />
      ),
    ),
  ],
};
