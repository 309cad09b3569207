import { classNames, isPresent, type TextPart } from "../attributes.ts";
import { Field, type FieldProps, fieldIds } from "../field/field.tsx";

/** Which keyboard a phone shows. */
export type InputMode = "text" | "search" | "none" | "numeric" | "url" | "email" | "tel" | "decimal";

/** Options of a one-line field. */
export type InputProps = FieldProps & {
  readonly type?: string | undefined;
  readonly value?: string | number | undefined;
  readonly inputmode?: InputMode | undefined;
  readonly autocomplete?: string | undefined;
  readonly autocapitalize?: "none" | "on" | "off" | "words" | "sentences" | "characters" | undefined;
  readonly pattern?: string | undefined;
  readonly spellcheck?: boolean | undefined;
  readonly prefix?: TextPart | undefined;
  readonly suffix?: TextPart | undefined;
  readonly inputWrapper?: Omit<TextPart, "text"> | undefined;
};

/** A one-line field. Widths: `govuk-input--width-2` … `--width-30`. */
export function Input(props: InputProps) {
  const { prefix, suffix, formGroup, inputWrapper } = props;
  const before = formGroup?.beforeInput;
  const after = formGroup?.afterInput;
  const control = <Control {...props} />;
  const wrapped = [prefix, suffix, before, after].some((part) => part !== undefined && isPresent(part.text));
  return (
    <Field field={props}>
      {wrapped ? (
        <div class={classNames("govuk-input__wrapper", inputWrapper?.classes)} {...inputWrapper?.attributes}>
          {before?.text}
          <Affix part={prefix} kind="prefix" />
          {control}
          <Affix part={suffix} kind="suffix" />
          {after?.text}
        </div>
      ) : (
        control
      )}
    </Field>
  );
}

function Control(props: InputProps) {
  const { id, describedBy } = fieldIds(props);
  return (
    <input
      class={classNames("govuk-input", props.classes, props.errorMessage && "govuk-input--error")}
      id={id}
      name={props.name}
      type={props.type || "text"}
      spellcheck={props.spellcheck}
      value={props.value}
      disabled={props.disabled}
      aria-describedby={describedBy}
      autocomplete={props.autocomplete}
      autocapitalize={props.autocapitalize}
      pattern={props.pattern}
      inputmode={props.inputmode}
      {...props.attributes}
    />
  );
}

function Affix({ part, kind }: { part?: TextPart | undefined; kind: "prefix" | "suffix" }) {
  if (!part || !isPresent(part.text)) return null;
  return (
    <div class={classNames(`govuk-input__${kind}`, part.classes)} aria-hidden="true" {...part.attributes}>
      {part.text}
    </div>
  );
}
