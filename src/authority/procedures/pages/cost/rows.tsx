import { formatMoney, wordsIn } from "../../../../platform/text/index.ts";
import { Table, useLocale } from "../../../../ui/index.ts";
import { type Activity, type CostForm, costOf } from "../../review/compliance-cost.ts";
import type { FormErrors } from "../desk.ts";
import type { TypedCost } from "./cost-form.ts";
import { costText } from "./text.ts";

/** Rows left empty for further activities. */
const spare = 3;

const widths = {
  activity: "",
  hours: " govuk-input--width-5",
  fees: " govuk-input--width-10",
  other: " govuk-input--width-10",
};

/** The activities, one a row: four boxes and what they come to. */
export function CostRows({
  form,
  typed,
  errors,
  mayWrite,
}: {
  form: CostForm;
  typed: TypedCost | undefined;
  errors: FormErrors | undefined;
  mayWrite: boolean;
}) {
  const locale = useLocale();
  const text = wordsIn(costText, locale);
  const lines = costOf(form).lines;
  const typedRows = Object.keys(typed ?? {}).filter((name) => name.startsWith("activity-")).length;
  const count = Math.max(typedRows, lines.length + (mayWrite ? spare : 0));
  const shown = (key: keyof Activity, index: number): string => {
    const own = lines[index]?.[key];
    if (own === undefined) return "";
    return key === "hours" ? String(own).replace(".", locale === "vi" ? "," : ".") : String(own);
  };
  const box = (name: "activity" | "hours" | "fees" | "other", label: string, index: number) => {
    const field = `${name}-${index + 1}`;
    const error = errors?.fields[field];
    return (
      <>
        {error ? (
          <span class="govuk-error-message" id={`${field}-error`}>
            {error}
          </span>
        ) : null}
        <input
          class={`govuk-input${widths[name]}${error ? " govuk-input--error" : ""}`}
          id={field}
          name={field}
          type="text"
          value={typed?.[field] ?? shown(name === "activity" ? "name" : name, index)}
          aria-label={`${label}, ${text.row(index + 1)}`}
          aria-describedby={error ? `${field}-error` : undefined}
          inputmode={name === "activity" ? undefined : name === "hours" ? "decimal" : "numeric"}
          disabled={!mayWrite}
        />
      </>
    );
  };
  return (
    <section class="lt-scroll" tabindex={0} aria-label={text.activities}>
      <Table
        caption={text.activities}
        captionClasses="govuk-visually-hidden"
        head={[
          { text: text.activity },
          { text: text.hours },
          { text: text.fees },
          { text: text.other },
          { text: text.total, format: "numeric" },
        ]}
        rows={Array.from({ length: count }, (_, index) => [
          { text: box("activity", text.activity, index) },
          { text: box("hours", text.hours, index) },
          { text: box("fees", text.fees, index) },
          { text: box("other", text.other, index) },
          { text: lines[index] ? formatMoney(lines[index].total, locale) : "", format: "numeric" },
        ])}
      />
    </section>
  );
}
