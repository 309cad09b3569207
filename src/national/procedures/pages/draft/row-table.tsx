import type { Child } from "hono/jsx";
import type { Frame } from "../../../../platform/http/index.ts";
import { wordsIn } from "../../../../platform/text/index.ts";
import { Button, Input, Ruled, Select, type SelectItem, Table, Textarea } from "../../../../ui/index.ts";
import type { DraftRecord, RowPart } from "../../draft.ts";
import type { FormErrors } from "../desk.ts";
import { draftText } from "./text.ts";

/** One field of every row. */
export type RowColumn = {
  readonly name: string;
  readonly label: string;
  readonly kind?: "text" | "area" | "tick" | "day" | "count";
  readonly items?: readonly SelectItem[];
  /** One of the width classes of inputs. */
  readonly width?: string;
  /** What stands under the field: a reading of what was typed. */
  readonly under?: (index: number, value: string) => Child;
  /** Extra attributes of the field. */
  readonly attributes?: (index: number) => Readonly<Record<string, string>>;
};

type RowTableProps = {
  readonly frame: Frame;
  readonly part: RowPart;
  readonly title: string;
  readonly hint?: string;
  readonly columns: readonly RowColumn[];
  readonly draft: DraftRecord;
  readonly errors: FormErrors;
};

/** A list of rows to fill in. Rows come and go by buttons that save the form, so that it works without script. */
export function RowTable({ frame, part, title, hint, columns, draft, errors }: RowTableProps) {
  const text = wordsIn(draftText, frame.locale);
  const rows: readonly Readonly<Record<string, string | boolean>>[] = draft[part];
  return (
    <div class="lt-section">
      <Ruled id={`title-${part}`} text={title} size="s" note={hint} />
      <input type="hidden" name={`${part}-count`} value={String(rows.length)} />
      {rows.length === 0 ? (
        <p class="lt-quiet">{text.noRows}</p>
      ) : (
        <section class="lt-scroll" tabindex={0} aria-label={title}>
          <Table
            caption={title}
            captionClasses="govuk-visually-hidden"
            classes="lt-rows"
            head={[
              ...columns.map(({ label }) => ({ text: label })),
              { text: <span class="govuk-visually-hidden">{text.remove}</span> },
            ]}
            rows={rows.map((row, index) => [
              ...columns.map((column) => ({
                text: (
                  <Cell
                    column={column}
                    field={`${part}-${index}-${column.name}`}
                    label={text.field(column.label, index + 1)}
                    value={row[column.name] ?? ""}
                    index={index}
                    errors={errors}
                  />
                ),
              })),
              {
                text: (
                  <Button
                    text={
                      <>
                        {text.remove}
                        <span class="govuk-visually-hidden">{` (${text.removeRow(title, index + 1)})`}</span>
                      </>
                    }
                    name="act"
                    value={`remove:${part}:${index}`}
                    classes="govuk-button--secondary"
                  />
                ),
              },
            ])}
          />
        </section>
      )}
      <p class="lt-mt2">
        <Button
          text={
            <>
              {text.add}
              <span class="govuk-visually-hidden">{` (${text.addTo(title)})`}</span>
            </>
          }
          name="act"
          value={`add:${part}`}
          id={`add-${part}`}
          classes="govuk-button--secondary"
        />
      </p>
    </div>
  );
}

type CellProps = {
  readonly column: RowColumn;
  readonly field: string;
  readonly label: string;
  readonly value: string | boolean;
  readonly index: number;
  readonly errors: FormErrors;
};

function Cell({ column, field, label, value, index, errors }: CellProps) {
  const { kind = "text", items, width, under, attributes } = column;
  if (kind === "tick")
    return (
      <input
        class="lt-check"
        type="checkbox"
        id={field}
        name={field}
        value="yes"
        checked={value === true}
        aria-label={label}
      />
    );
  const written = String(value);
  const shared = {
    name: field,
    label: { text: label, classes: "govuk-visually-hidden" },
    errorMessage: errors.of(field),
    ...(attributes ? { attributes: attributes(index) } : {}),
  };
  if (items) return <Select {...shared} items={items} value={written} />;
  if (kind === "area") return <Textarea {...shared} value={written} rows={2} />;
  const type = kind === "day" ? { type: "date" } : {};
  const number = kind === "count" ? { inputmode: "numeric" as const } : {};
  return (
    <>
      <Input {...shared} {...type} {...number} value={written} {...(width ? { classes: width } : {})} />
      {under ? (
        <span class="lt-row-note" id={`${field}-reading`}>
          {under(index, written)}
        </span>
      ) : null}
    </>
  );
}
