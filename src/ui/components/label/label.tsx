import { classNames, type HeadingPart, isPresent } from "../attributes.ts";

/** Options of a label. */
export type LabelProps = HeadingPart & { readonly for?: string | undefined };

/** The name of a field. Draws nothing when it has no words. */
export function Label({ text, classes, attributes, isPageHeading, for: target }: LabelProps) {
  if (!isPresent(text)) return null;
  const label = (
    <label class={classNames("govuk-label", classes)} for={target || undefined} {...attributes}>
      {text}
    </label>
  );
  return isPageHeading ? <h1 class="govuk-label-wrapper">{label}</h1> : label;
}
