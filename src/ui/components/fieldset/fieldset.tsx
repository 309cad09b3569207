import type { Child } from "hono/jsx";
import { type Attributes, classNames, type HeadingPart, isPresent } from "../attributes.ts";

/** Options of a fieldset without its contents; radios, checkboxes and date input take these. */
export type FieldsetPart = {
  readonly legend?: HeadingPart | undefined;
  readonly describedBy?: string | undefined;
  readonly classes?: string | undefined;
  readonly role?: string | undefined;
  readonly attributes?: Attributes | undefined;
};

/** A group of fields that answer one question; the legend asks it. */
export function Fieldset(props: FieldsetPart & { readonly children?: Child | undefined }) {
  const { legend, describedBy, classes, role, attributes, children } = props;
  return (
    <fieldset
      class={classNames("govuk-fieldset", classes)}
      role={role || undefined}
      aria-describedby={describedBy || undefined}
      {...attributes}
    >
      {legend && isPresent(legend.text) ? (
        <legend class={classNames("govuk-fieldset__legend", legend.classes)}>
          {legend.isPageHeading ? <h1 class="govuk-fieldset__heading">{legend.text}</h1> : legend.text}
        </legend>
      ) : null}
      {children}
    </fieldset>
  );
}
