import { useWords } from "../../locale.ts";
import { classNames, type TextPart } from "../attributes.ts";

/** A consequence in law or in time that one must know before acting. */
export function WarningText({
  text,
  classes,
  attributes,
  iconFallbackText,
}: TextPart & { readonly iconFallbackText?: string | undefined }) {
  const say = useWords();
  return (
    <div class={classNames("govuk-warning-text", classes)} {...attributes}>
      <span class="govuk-warning-text__icon" aria-hidden="true">
        !
      </span>
      <strong class="govuk-warning-text__text">
        <span class="govuk-visually-hidden">{iconFallbackText || say("warning")}</span> {text}
      </strong>
    </div>
  );
}
