import { type ExampleSet, example } from "../example.ts";
import { PasswordInput } from "./password-input.tsx";

/** Every state of PasswordInput, for the gallery. */
export const examples: ExampleSet = {
  component: "PasswordInput",
  examples: [
    example({ vi: "Mặc định", en: "Default" }, { vi: "Mật khẩu", en: "Password" }, (t) => (
      <PasswordInput name="password" label={{ text: t }} />
    )),
    example(
      { vi: "Có lỗi", en: "With an error" },
      {
        vi: ["Mã PIN ký số", "Mã PIN chưa đúng. Còn 2 lần thử"],
        en: ["Signing PIN", "The PIN is not right. 2 attempts left"],
      },
      (t) => (
        <PasswordInput
          name="pin"
          label={{ text: t[0] }}
          errorMessage={{ text: t[1] }}
          autocomplete="current-password"
          classes="govuk-input--width-10"
        />
      ),
    ),
  ],
};
