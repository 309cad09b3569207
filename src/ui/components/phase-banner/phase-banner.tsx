import { classNames, type TextPart } from "../attributes.ts";
import { Tag } from "../tag/tag.tsx";

/** Says that a service is on trial, and where to tell us what does not work. */
export function PhaseBanner({ tag, text, classes, attributes }: TextPart & { readonly tag?: TextPart | undefined }) {
  return (
    <div class={classNames("govuk-phase-banner govuk-width-container", classes)} {...attributes}>
      <p class="govuk-phase-banner__content">
        <Tag text={tag?.text} classes={classNames("govuk-phase-banner__content__tag", tag?.classes)} />
        <span class="govuk-phase-banner__text">{text}</span>
      </p>
    </div>
  );
}
