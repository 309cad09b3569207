import type { Child } from "hono/jsx";
import { type Attributes, classNames, type TextPart } from "../attributes.ts";

/** One cell. `format: "numeric"` sets figures right, in columns. */
export type TableCell = TextPart & {
  readonly format?: string | undefined;
  readonly colspan?: number | undefined;
  readonly rowspan?: number | undefined;
};

/** Options of a plain table. SortableTable and DataTable build on it. */
export type TableProps = {
  readonly rows: readonly (readonly TableCell[] | undefined | null | false)[];
  readonly head?: readonly TableCell[] | undefined;
  readonly caption?: Child | undefined;
  readonly captionClasses?: string | undefined;
  readonly firstCellIsHeader?: boolean | undefined;
  readonly classes?: string | undefined;
  readonly attributes?: Attributes | undefined;
};

/** Rows under an ink rule. The caption is always there, hidden (`govuk-visually-hidden`) when a heading says it. */
export function Table({ rows, head, caption, captionClasses, firstCellIsHeader, classes, attributes }: TableProps) {
  return (
    <table class={classNames("govuk-table", classes)} {...attributes}>
      {caption ? <caption class={classNames("govuk-table__caption", captionClasses)}>{caption}</caption> : null}
      {head ? (
        <thead class="govuk-table__head">
          <tr class="govuk-table__row">
            {head.map((cell) => (
              <th
                scope="col"
                class={classNames(
                  "govuk-table__header",
                  cell.format && `govuk-table__header--${cell.format}`,
                  cell.classes,
                )}
                colspan={cell.colspan}
                rowspan={cell.rowspan}
                {...cell.attributes}
              >
                {cell.text}
              </th>
            ))}
          </tr>
        </thead>
      ) : null}
      <tbody class="govuk-table__body">
        {rows.map((row) =>
          row ? (
            <tr class="govuk-table__row">
              {row.map((cell, index) => (
                <Cell cell={cell} heads={index === 0 && Boolean(firstCellIsHeader)} />
              ))}
            </tr>
          ) : null,
        )}
      </tbody>
    </table>
  );
}

function Cell({ cell, heads }: { cell: TableCell; heads: boolean }) {
  if (heads) {
    return (
      <th
        scope="row"
        class={classNames("govuk-table__header", cell.classes)}
        colspan={cell.colspan}
        rowspan={cell.rowspan}
        {...cell.attributes}
      >
        {cell.text}
      </th>
    );
  }
  return (
    <td
      class={classNames("govuk-table__cell", cell.format && `govuk-table__cell--${cell.format}`, cell.classes)}
      colspan={cell.colspan}
      rowspan={cell.rowspan}
      {...cell.attributes}
    >
      {cell.text}
    </td>
  );
}
