import type { Child } from "hono/jsx";
import { type Attributes, classNames, type ErrorPart, idList, type TextPart } from "../attributes.ts";
import { ErrorMessage } from "../error-message/error-message.tsx";
import { Fieldset, type FieldsetPart } from "../fieldset/fieldset.tsx";
import { Hint } from "../hint/hint.tsx";

/** The group around several controls. */
export type FormGroupOfInputs = {
  readonly classes?: string | undefined;
  readonly attributes?: Attributes | undefined;
  readonly beforeInputs?: { readonly text?: Child | undefined } | undefined;
  readonly afterInputs?: { readonly text?: Child | undefined } | undefined;
};

/** What a group of controls (radios, checkboxes, date) takes. */
export type GroupProps = {
  readonly fieldset?: FieldsetPart | undefined;
  readonly hint?: TextPart | undefined;
  readonly errorMessage?: ErrorPart | undefined;
  readonly formGroup?: FormGroupOfInputs | undefined;
};

/** One question with several controls: legend, hint, error, then the controls. */
export function Group(props: {
  group: GroupProps;
  idPrefix: string;
  describedBy?: string | undefined;
  role?: string;
  children: Child;
}) {
  const { group, idPrefix, role, children } = props;
  const { fieldset, hint, errorMessage, formGroup } = group;
  const described = idList(
    fieldset?.describedBy || props.describedBy,
    hint && `${idPrefix}-hint`,
    errorMessage && `${idPrefix}-error`,
  );
  const inner = (
    <>
      {hint ? <Hint {...hint} id={`${idPrefix}-hint`} /> : null}
      {errorMessage ? <ErrorMessage {...errorMessage} id={`${idPrefix}-error`} /> : null}
      {children}
    </>
  );
  return (
    <div
      class={classNames("govuk-form-group", errorMessage && "govuk-form-group--error", formGroup?.classes)}
      {...formGroup?.attributes}
    >
      {fieldset ? (
        <Fieldset {...fieldset} role={role} describedBy={described}>
          {inner}
        </Fieldset>
      ) : (
        inner
      )}
    </div>
  );
}
