import type { Child } from "hono/jsx";
import { type Attributes, classNames, type ErrorPart, type HeadingPart, idList, type TextPart } from "../attributes.ts";
import { ErrorMessage } from "../error-message/error-message.tsx";
import { Hint } from "../hint/hint.tsx";
import { Label } from "../label/label.tsx";

/** The group around a field. */
export type FormGroupPart = {
  readonly classes?: string | undefined;
  readonly attributes?: Attributes | undefined;
  readonly beforeInput?: { readonly text?: Child | undefined } | undefined;
  readonly afterInput?: { readonly text?: Child | undefined } | undefined;
};

/** What every single field takes. `id` defaults to `name`. */
export type FieldProps = {
  readonly name?: string | undefined;
  readonly id?: string | undefined;
  readonly label?: HeadingPart | undefined;
  readonly hint?: TextPart | undefined;
  readonly errorMessage?: ErrorPart | undefined;
  readonly formGroup?: FormGroupPart | undefined;
  readonly describedBy?: string | undefined;
  readonly disabled?: boolean | undefined;
  readonly classes?: string | undefined;
  readonly attributes?: Attributes | undefined;
};

/** The id of a field and what describes it: its hint, then its error. */
export function fieldIds(props: FieldProps): { id: string | undefined; describedBy: string | undefined } {
  const id = props.id || props.name;
  return {
    id,
    describedBy: idList(props.describedBy, props.hint && `${id}-hint`, props.errorMessage && `${id}-error`),
  };
}

/** Label, hint and error above a control. */
export function Field({ field, children }: { field: FieldProps; children: Child }) {
  const { label, hint, errorMessage, formGroup } = field;
  const { id } = fieldIds(field);
  return (
    <div
      class={classNames("govuk-form-group", errorMessage && "govuk-form-group--error", formGroup?.classes)}
      {...formGroup?.attributes}
    >
      <Label {...label} for={id} />
      {hint ? <Hint {...hint} id={`${id}-hint`} /> : null}
      {errorMessage ? <ErrorMessage {...errorMessage} id={`${id}-error`} /> : null}
      {children}
    </div>
  );
}
