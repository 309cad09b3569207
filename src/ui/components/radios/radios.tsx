import type { Child } from "hono/jsx";
import { type Attributes, classNames, isPresent, type TextPart } from "../attributes.ts";
import { Group, type GroupProps } from "../field/group.tsx";
import { Hint } from "../hint/hint.tsx";
import { Label } from "../label/label.tsx";

/** One choice, or a word between two (`divider`). `conditional` is shown while it is chosen. */
export type RadioItem = TextPart & {
  readonly value?: string | number | boolean | undefined;
  readonly id?: string | undefined;
  readonly label?: Omit<TextPart, "text"> | undefined;
  readonly hint?: TextPart | undefined;
  readonly divider?: Child | undefined;
  readonly checked?: boolean | undefined;
  readonly disabled?: boolean | undefined;
  readonly conditional?: { readonly text?: Child | undefined } | undefined;
};

/** Options of radios; `value` names the chosen one. */
export type RadiosProps = GroupProps & {
  readonly name: string;
  readonly idPrefix?: string | undefined;
  readonly items: readonly (RadioItem | undefined | null | false)[];
  readonly value?: string | number | boolean | undefined;
  readonly classes?: string | undefined;
  readonly attributes?: Attributes | undefined;
};

/** One of a few. */
export function Radios(props: RadiosProps) {
  const { name, items, value, classes, attributes, formGroup } = props;
  const idPrefix = props.idPrefix || name;
  return (
    <Group group={props} idPrefix={idPrefix}>
      <div class={classNames("govuk-radios", classes)} data-module="govuk-radios" {...attributes}>
        {formGroup?.beforeInputs?.text}
        {items.map((item, index) =>
          item ? (
            <Radio
              item={item}
              name={name}
              id={item.id || (index > 0 ? `${idPrefix}-${index + 1}` : idPrefix)}
              chosen={value}
            />
          ) : null,
        )}
        {formGroup?.afterInputs?.text}
      </div>
    </Group>
  );
}

function Radio({
  item,
  name,
  id,
  chosen,
}: {
  item: RadioItem;
  name: string;
  id: string;
  chosen: RadiosProps["value"];
}) {
  if (isPresent(item.divider)) return <div class="govuk-radios__divider">{item.divider}</div>;
  const checked = item.checked || (item.checked !== false && Boolean(chosen) && String(item.value) === String(chosen));
  const reveals = isPresent(item.conditional?.text);
  const hinted = isPresent(item.hint?.text);
  return (
    <>
      <div class="govuk-radios__item">
        <input
          class="govuk-radios__input"
          id={id}
          name={name}
          type="radio"
          value={String(item.value ?? "")}
          checked={checked}
          disabled={item.disabled}
          data-aria-controls={reveals ? `conditional-${id}` : undefined}
          aria-describedby={hinted ? `${id}-item-hint` : undefined}
          {...item.attributes}
        />
        <Label
          text={item.text}
          classes={classNames("govuk-radios__label", item.label?.classes)}
          attributes={item.label?.attributes}
          for={id}
        />
        {hinted ? (
          <Hint {...item.hint} id={`${id}-item-hint`} classes={classNames("govuk-radios__hint", item.hint?.classes)} />
        ) : null}
      </div>
      {reveals ? (
        <div
          class={classNames("govuk-radios__conditional", !checked && "govuk-radios__conditional--hidden")}
          id={`conditional-${id}`}
        >
          {item.conditional?.text}
        </div>
      ) : null}
    </>
  );
}
