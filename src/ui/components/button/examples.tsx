import { CopyButton } from "../copy-button/copy-button.tsx";
import { type ExampleSet, example } from "../example.ts";
import { Icon } from "../icon/icon.tsx";
import { Button } from "./button.tsx";

/** Every state of Button, for the gallery. */
export const examples: ExampleSet = {
  component: "Button",
  examples: [
    example(
      { vi: "Chính, phụ, cảnh báo", en: "Main, secondary, warning" },
      { vi: ["Nộp hồ sơ", "Lưu, làm sau", "Rút hồ sơ"], en: ["Submit", "Save for later", "Withdraw"] },
      (t) => (
        <div class="lt-actions">
          <Button text={t[0]} /> <Button text={t[1]} classes="govuk-button--secondary" />{" "}
          <Button text={t[2]} classes="govuk-button--warning" />
        </div>
      ),
    ),
    example(
      { vi: "Không bấm được; là đường dẫn; có hình", en: "Disabled; a link; with an icon" },
      { vi: ["Ký 3 văn bản", "Xem danh sách", "In"], en: ["Sign 3 documents", "See the list", "Print"] },
      (t) => (
        <div class="lt-actions">
          <Button text={t[0]} disabled /> <Button text={t[1]} href="#main" classes="govuk-button--secondary" />{" "}
          <Button
            text={
              <>
                <Icon name="print" />
                {t[2]}
              </>
            }
            classes="govuk-button--secondary"
          />
        </div>
      ),
    ),
    example({ vi: "Bắt đầu", en: "Start" }, { vi: "Bắt đầu", en: "Start" }, (t) => (
      <Button text={t} href="#main" isStartButton />
    )),
    example({ vi: "Trong dòng; chép mã", en: "In a row; copy a code" }, { vi: "Gửi lại", en: "Send again" }, (t) => (
      <div class="lt-actions">
        <Button text={t} classes="govuk-button--secondary lt-button--row" />{" "}
        <CopyButton value="000.00.06.H36-201027-0361" />
      </div>
    )),
  ],
};
