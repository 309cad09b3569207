import { useWords } from "../../locale.ts";
import { type Attributes, classNames } from "../attributes.ts";
import { Group, type GroupProps } from "../field/group.tsx";
import { Input, type InputMode } from "../input/input.tsx";

/** One box of a date: day, month or year (or one of `items`). */
export type DateInputItem = {
  readonly name?: string | undefined;
  readonly id?: string | undefined;
  readonly label?: string | undefined;
  readonly value?: string | number | undefined;
  readonly classes?: string | undefined;
  readonly error?: boolean | undefined;
  readonly inputmode?: InputMode | undefined;
  readonly autocomplete?: string | undefined;
  readonly pattern?: string | undefined;
  readonly attributes?: Attributes | undefined;
};

/** Options of a date input. `values` may be keyed by day, month and year or by the full names. */
export type DateInputProps = GroupProps & {
  readonly id?: string | undefined;
  readonly namePrefix?: string | undefined;
  /** Null leaves a box out: a card that shows only month and year. */
  readonly day?: DateInputItem | null | undefined;
  readonly month?: DateInputItem | null | undefined;
  readonly year?: DateInputItem | null | undefined;
  readonly items?: readonly (DateInputItem | undefined | null | false)[] | undefined;
  readonly values?: Readonly<Record<string, string | number | undefined>> | undefined;
  readonly classes?: string | undefined;
  readonly attributes?: Attributes | undefined;
};

type DatePart = "day" | "month" | "year";
type NamedItem = { readonly item: DateInputItem; readonly name: string; readonly part: DatePart | undefined };

/** A date typed in three boxes, day first as it is written in Vietnam. */
export function DateInput(props: DateInputProps) {
  const { classes, attributes, formGroup } = props;
  const id = props.id ?? "undefined";
  const named = namedItems(props);
  const marked = named.some(({ item }) => hasError(item));
  return (
    <Group group={props} idPrefix={id} role="group">
      <div class={classNames("govuk-date-input", classes)} id={props.id || undefined} {...attributes}>
        {formGroup?.beforeInputs?.text}
        {named.map((entry) => (
          <div class="govuk-date-input__item">
            <DateBox entry={entry} date={props} anyMarked={marked} />
          </div>
        ))}
        {formGroup?.afterInputs?.text}
      </div>
    </Group>
  );
}

function DateBox({ entry, date, anyMarked }: { entry: NamedItem; date: DateInputProps; anyMarked: boolean }) {
  const say = useWords();
  const { item, name, part } = entry;
  const fullName = date.namePrefix ? `${date.namePrefix}-${name}` : name;
  const flagged = hasError(item) || (item.error !== false && date.errorMessage !== undefined && !anyMarked);
  const classes = classNames(
    "govuk-date-input__input",
    flagged && !item.classes?.includes("govuk-input--error") && "govuk-input--error",
    !item.classes?.includes("govuk-input--width-") && `govuk-input--width-${part === "year" ? 4 : 2}`,
    item.classes,
  );
  const ownLabel =
    name === "day" || name === "month" || name === "year"
      ? say(name)
      : name.charAt(0).toUpperCase() + name.slice(1).toLowerCase();
  return (
    <Input
      label={{ text: item.label || ownLabel, classes: "govuk-date-input__label" }}
      id={item.id || `${date.id}-${name}`}
      classes={classes}
      name={fullName}
      value={item.value ?? date.values?.[fullName]}
      type="text"
      inputmode={item.inputmode || "numeric"}
      autocomplete={item.autocomplete}
      pattern={item.pattern}
      attributes={item.attributes}
    />
  );
}

function namedItems(props: DateInputProps): readonly NamedItem[] {
  const parts: readonly DatePart[] = ["day", "month", "year"];
  const own = parts.map((part) =>
    props[part] === undefined ? { name: part, value: props.values?.[part] } : props[part],
  );
  const given = props.items && props.items.length > 0 ? props.items : own;
  const listed = given.filter((item) => item !== undefined && item !== null && item !== false);
  return listed.map((item) => {
    const at = own.findIndex(
      (other, index) =>
        other === item || (item.name !== undefined && (item.name === parts[index] || item.name === other?.name)),
    );
    const part = parts[at];
    const defaults = own[at];
    return { item: { ...item, value: item.value ?? defaults?.value }, name: item.name ?? part ?? "", part };
  });
}

function hasError(item: DateInputItem): boolean {
  return item.error === true || (item.classes?.includes("govuk-input--error") ?? false);
}
