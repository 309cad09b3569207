import { type Attributes, classNames } from "../attributes.ts";
import { Field, type FieldProps, fieldIds } from "../field/field.tsx";

/** One choice of a select. Without `value`, its text is sent. */
export type SelectItem = {
  readonly text: string;
  readonly value?: string | number | undefined;
  readonly selected?: boolean | undefined;
  readonly disabled?: boolean | undefined;
  readonly attributes?: Attributes | undefined;
};

/** Options of a select; `value` names the chosen item. */
export type SelectProps = FieldProps & {
  readonly items?: readonly (SelectItem | undefined | null | false)[] | undefined;
  readonly value?: string | number | undefined;
};

/** A list to choose one from, when there are too many for radios. */
export function Select(props: SelectProps) {
  const { id, describedBy } = fieldIds(props);
  const { formGroup, items, value } = props;
  return (
    <Field field={props}>
      {formGroup?.beforeInput?.text}
      <select
        class={classNames("govuk-select", props.classes, props.errorMessage && "govuk-select--error")}
        id={id}
        name={props.name}
        disabled={props.disabled}
        aria-describedby={describedBy}
        {...props.attributes}
      >
        {items?.map((item) => (item ? <Choice item={item} chosen={value} /> : null))}
      </select>
      {formGroup?.afterInput?.text}
    </Field>
  );
}

function Choice({ item, chosen }: { item: SelectItem; chosen: string | number | undefined }) {
  const own = item.value ?? item.text;
  const selected = item.selected ?? (chosen !== undefined && chosen !== "" && String(own) === String(chosen));
  return (
    <option value={item.value} selected={selected} disabled={item.disabled} {...item.attributes}>
      {item.text}
    </option>
  );
}
