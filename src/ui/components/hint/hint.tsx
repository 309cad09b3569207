import { classNames, type TextPart } from "../attributes.ts";

/** Help under a label: how to write the answer, or where a filled-in value came from. */
export function Hint({ id, text, classes, attributes }: TextPart & { readonly id?: string | undefined }) {
  return (
    <div id={id || undefined} class={classNames("govuk-hint", classes)} {...attributes}>
      {text}
    </div>
  );
}
