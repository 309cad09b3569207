import { useWords } from "../../locale.ts";
import { classNames, type ErrorPart } from "../attributes.ts";

/** Why an answer was not taken, and what would be: "Ngày sinh phải trước hôm nay, 24/11/2020". */
export function ErrorMessage({
  id,
  text,
  classes,
  attributes,
  visuallyHiddenText,
}: ErrorPart & { readonly id?: string | undefined }) {
  const say = useWords();
  const prefix = visuallyHiddenText ?? say("error");
  return (
    <p id={id || undefined} class={classNames("govuk-error-message", classes)} {...attributes}>
      {prefix ? <span class="govuk-visually-hidden">{prefix}:</span> : null} {text}
    </p>
  );
}
