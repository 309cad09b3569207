import type { Child } from "hono/jsx";
import { useWords } from "../../locale.ts";
import { classNames } from "../attributes.ts";
import { Icon } from "../icon/icon.tsx";

/** One column. `sortHref` makes its head a link; `sorted` says that the rows follow it now. `width` is one of the `col-` classes. */
export type DataColumn = {
  readonly text: Child;
  readonly numeric?: boolean | undefined;
  readonly width?: string | undefined;
  readonly sortHref?: string | undefined;
  readonly sorted?: "ascending" | "descending" | undefined;
  /** What a shortened head means, in full. */
  readonly explain?: string | undefined;
};

/** One row. The first cell is its head; `current` is the one open beside; `select` puts a box before it. */
export type DataRow = {
  readonly cells: readonly (
    | Child
    | { readonly text: Child; readonly full?: string; readonly tone?: "late" | "soon" }
  )[];
  readonly href?: string | undefined;
  readonly current?: boolean | undefined;
  readonly select?:
    | { readonly name: string; readonly value: string; readonly label: string; readonly checked?: boolean | undefined }
    | undefined;
};

/** Options of a data table. `list` lets j, k and Enter move through the rows. */
export type DataTableProps = {
  readonly caption: string;
  readonly columns: readonly DataColumn[];
  readonly rows: readonly DataRow[];
  readonly list?: boolean | undefined;
  readonly captionShown?: boolean | undefined;
  readonly classes?: string | undefined;
};

/** The officer's table: head in view, one line a row, the open row blue with a bar, sorted by links. Scrolls sideways by itself on a small screen. */
export function DataTable({ caption, columns, rows, list, captionShown, classes }: DataTableProps) {
  const selectable = rows.some((row) => row.select);
  return (
    <section class="lt-scroll" tabindex={0} aria-label={caption}>
      <table class={classNames("govuk-table lt-table", classes)} data-lt-list={list ? "" : undefined}>
        <caption class={captionShown ? "govuk-table__caption" : "govuk-visually-hidden"}>{caption}</caption>
        <colgroup>
          {selectable ? <col class="col-x" /> : null}
          {columns.map((column) => (
            <col class={column.width} />
          ))}
        </colgroup>
        <thead class="govuk-table__head">
          <tr class="govuk-table__row">
            {selectable ? <td class="govuk-table__header lt-col-x" /> : null}
            {columns.map((column) => (
              <Head column={column} />
            ))}
          </tr>
        </thead>
        <tbody class="govuk-table__body">
          {rows.map((row) => (
            <Row row={row} columns={columns} selectable={selectable} />
          ))}
        </tbody>
      </table>
    </section>
  );
}

function Head({ column }: { column: DataColumn }) {
  const say = useWords();
  const words = column.explain ? <abbr title={column.explain}>{column.text}</abbr> : column.text;
  return (
    <th
      scope="col"
      class={classNames("govuk-table__header", column.numeric && "govuk-table__header--numeric")}
      aria-sort={column.sorted}
    >
      {column.sortHref ? (
        <a
          class="lt-sortlink"
          href={column.sortHref}
          title={typeof column.text === "string" ? say("sortBy", { column: column.text }) : undefined}
        >
          {words}
        </a>
      ) : (
        words
      )}
      {column.sorted ? (
        <Icon name="up" classes={column.sorted === "descending" ? "lt-sort lt-sort--down" : "lt-sort"} />
      ) : null}
    </th>
  );
}

function Row({ row, columns, selectable }: { row: DataRow; columns: readonly DataColumn[]; selectable: boolean }) {
  const [head, ...cells] = row.cells;
  return (
    <tr
      class={classNames("govuk-table__row", row.current && "lt-row--on")}
      aria-current={row.current ? "true" : undefined}
    >
      {selectable ? (
        <td class="govuk-table__cell lt-col-x">
          {row.select ? (
            <input
              class="lt-check"
              type="checkbox"
              name={row.select.name}
              value={row.select.value}
              checked={row.select.checked}
              aria-label={row.select.label}
            />
          ) : null}
        </td>
      ) : null}
      <th scope="row" class="govuk-table__header">
        {row.href ? (
          <a class="lt-rowlink lt-code" href={row.href}>
            {content(head)}
          </a>
        ) : (
          content(head)
        )}
      </th>
      {cells.map((cell, index) => (
        <Cell cell={cell} numeric={columns[index + 1]?.numeric ?? false} />
      ))}
    </tr>
  );
}

function Cell({ cell, numeric }: { cell: DataRow["cells"][number]; numeric: boolean }) {
  const rich = isRich(cell) ? cell : undefined;
  const names = classNames(
    "govuk-table__cell",
    numeric && "govuk-table__cell--numeric",
    rich?.full && "lt-clip",
    rich?.tone && `lt-left--${rich.tone}`,
  );
  return (
    <td class={names} title={rich?.full}>
      {content(cell)}
    </td>
  );
}

function content(cell: DataRow["cells"][number] | undefined): Child {
  return cell === undefined ? null : isRich(cell) ? cell.text : cell;
}

function isRich(
  cell: DataRow["cells"][number],
): cell is { readonly text: Child; readonly full?: string; readonly tone?: "late" | "soon" } {
  return typeof cell === "object" && cell !== null && !Array.isArray(cell) && "text" in cell && !("tag" in cell);
}
