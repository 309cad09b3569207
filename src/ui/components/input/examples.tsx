import { type ExampleSet, example } from "../example.ts";
import { Input } from "./input.tsx";

/** Every state of Input, for the gallery. */
export const examples: ExampleSet = {
  component: "Input",
  examples: [
    example(
      { vi: "Mặc định, có gợi ý", en: "Default, with a hint" },
      {
        vi: [
          "Họ, chữ đệm, tên mẹ",
          "Lấy từ Cơ sở dữ liệu quốc gia về dân cư, ngày 20/11/2020. Sửa được nếu sai.",
          "Ka Mơ",
        ],
        en: [
          "Mother’s full name",
          "From the national population database, 20 November 2020. You can correct it.",
          "Ka Mơ",
        ],
      },
      (t) => <Input name="mother" label={{ text: t[0] }} hint={{ text: t[1] }} value={t[2]} />,
    ),
    example(
      { vi: "Có lỗi", en: "With an error" },
      {
        vi: ["Ngày sinh của trẻ", "Ngày sinh phải trước hôm nay, 24/11/2020"],
        en: ["Child’s date of birth", "Date of birth must be before today, 24 November 2020"],
      },
      (t) => (
        <Input
          name="birth"
          label={{ text: t[0] }}
          errorMessage={{ text: t[1] }}
          value="21/12/2020"
          classes="govuk-input--width-10"
          inputmode="numeric"
        />
      ),
    ),
    example(
      { vi: "Có đơn vị; không sửa được", en: "With a unit; disabled" },
      { vi: ["Diện tích sàn", "Mã hồ sơ"], en: ["Floor area", "Dossier code"] },
      (t) => (
        <>
          <Input
            name="area"
            label={{ text: t[0] }}
            suffix={{ text: "m²" }}
            classes="govuk-input--width-5"
            value="268,4"
          />
          <Input name="code" label={{ text: t[1] }} value="000.00.31.H36-201105-0042" disabled />
        </>
      ),
    ),
  ],
};
