import { classNames, type TextPart } from "../attributes.ts";

/** A state in a word. See DeadlineTag and Urgency for those with a meaning of their own. */
export function Tag({ text, classes, attributes }: TextPart) {
  return (
    <strong class={classNames("govuk-tag", classes)} {...attributes}>
      {text}
    </strong>
  );
}
