import { classNames } from "../attributes.ts";
import { Field, type FieldProps, fieldIds } from "../field/field.tsx";

/** Options of a field of several lines. */
export type TextareaProps = FieldProps & {
  readonly value?: string | undefined;
  readonly rows?: number | string | undefined;
  readonly autocomplete?: string | undefined;
  readonly spellcheck?: boolean | undefined;
};

/** A field of several lines. */
export function Textarea(props: TextareaProps) {
  const { id, describedBy } = fieldIds(props);
  const { formGroup } = props;
  return (
    <Field field={props}>
      {formGroup?.beforeInput?.text}
      <textarea
        class={classNames("govuk-textarea", props.errorMessage && "govuk-textarea--error", props.classes)}
        id={id}
        name={props.name}
        rows={Number(props.rows ?? 5)}
        spellcheck={props.spellcheck}
        disabled={props.disabled}
        aria-describedby={describedBy}
        autocomplete={props.autocomplete || undefined}
        {...props.attributes}
      >
        {props.value}
      </textarea>
      {formGroup?.afterInput?.text}
    </Field>
  );
}
