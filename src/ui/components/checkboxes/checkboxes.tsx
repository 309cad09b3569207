import { type Attributes, classNames, idList, isPresent } from "../attributes.ts";
import { Group, type GroupProps } from "../field/group.tsx";
import { Hint } from "../hint/hint.tsx";
import { Label } from "../label/label.tsx";
import type { RadioItem } from "../radios/radios.tsx";

/** One box. `behaviour: "exclusive"` unticks the others ("Không có giấy nào"). */
export type CheckboxItem = RadioItem & { readonly name?: string | undefined; readonly behaviour?: string | undefined };

/** Options of checkboxes; `values` lists those ticked. */
export type CheckboxesProps = GroupProps & {
  readonly name: string;
  readonly idPrefix?: string | undefined;
  readonly describedBy?: string | undefined;
  readonly items: readonly (CheckboxItem | undefined | null | false)[];
  readonly values?: readonly (string | number | boolean)[] | undefined;
  readonly classes?: string | undefined;
  readonly attributes?: Attributes | undefined;
};

/** Any of a few. */
export function Checkboxes(props: CheckboxesProps) {
  const { name, items, values, classes, attributes, formGroup, fieldset, hint, errorMessage } = props;
  const idPrefix = props.idPrefix || name;
  // Without a fieldset nothing else would carry the hint and the error, so each box is described by them.
  const boxDescribedBy = fieldset
    ? undefined
    : idList(props.describedBy, hint && `${idPrefix}-hint`, errorMessage && `${idPrefix}-error`);
  return (
    <Group group={props} idPrefix={idPrefix} describedBy={props.describedBy}>
      <div class={classNames("govuk-checkboxes", classes)} data-module="govuk-checkboxes" {...attributes}>
        {formGroup?.beforeInputs?.text}
        {items.map((item, index) =>
          item ? (
            <Box
              item={item}
              name={item.name || name}
              id={item.id || (index > 0 ? `${idPrefix}-${index + 1}` : idPrefix)}
              ticked={values ?? []}
              describedBy={boxDescribedBy}
            />
          ) : null,
        )}
        {formGroup?.afterInputs?.text}
      </div>
    </Group>
  );
}

type BoxProps = {
  readonly item: CheckboxItem;
  readonly name: string;
  readonly id: string;
  readonly ticked: readonly (string | number | boolean)[];
  readonly describedBy: string | undefined;
};

function Box({ item, name, id, ticked, describedBy }: BoxProps) {
  if (isPresent(item.divider)) return <div class="govuk-checkboxes__divider">{item.divider}</div>;
  const checked =
    item.checked || (item.checked !== false && ticked.some((value) => String(value) === String(item.value)));
  const reveals = isPresent(item.conditional?.text);
  const hinted = isPresent(item.hint?.text);
  return (
    <>
      <div class="govuk-checkboxes__item">
        <input
          class="govuk-checkboxes__input"
          id={id}
          name={name}
          type="checkbox"
          value={String(item.value ?? "")}
          checked={checked}
          disabled={item.disabled}
          data-aria-controls={reveals ? `conditional-${id}` : undefined}
          data-behaviour={item.behaviour || undefined}
          aria-describedby={idList(describedBy, hinted && `${id}-item-hint`)}
          {...item.attributes}
        />
        <Label
          text={item.text}
          classes={classNames("govuk-checkboxes__label", item.label?.classes)}
          attributes={item.label?.attributes}
          for={id}
        />
        {hinted ? (
          <Hint
            {...item.hint}
            id={`${id}-item-hint`}
            classes={classNames("govuk-checkboxes__hint", item.hint?.classes)}
          />
        ) : null}
      </div>
      {reveals ? (
        <div
          class={classNames("govuk-checkboxes__conditional", !checked && "govuk-checkboxes__conditional--hidden")}
          id={`conditional-${id}`}
        >
          {item.conditional?.text}
        </div>
      ) : null}
    </>
  );
}
