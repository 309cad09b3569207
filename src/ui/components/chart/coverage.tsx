import type { Child } from "hono/jsx";

/** How many of how many; `text` replaces the figures ("có"). */
export type CoverageCell = {
  readonly got: number;
  readonly all: number;
  readonly href?: string | undefined;
  readonly text?: string | undefined;
};

/** Options of a coverage table. */
export type CoverageProps = {
  readonly caption: string;
  readonly head: string;
  readonly columns: readonly string[];
  readonly rows: readonly { readonly name: Child; readonly cells: readonly CoverageCell[] }[];
};

/** So many of so many, with a bar under each; brown where it is not all. */
export function Coverage({ caption, head, columns, rows }: CoverageProps) {
  return (
    <table class="govuk-table lt-cov">
      <caption class="govuk-visually-hidden">{caption}</caption>
      <thead class="govuk-table__head">
        <tr class="govuk-table__row">
          <th scope="col" class="govuk-table__header">
            {head}
          </th>
          {columns.map((column) => (
            <th scope="col" class="govuk-table__header govuk-table__header--numeric">
              {column}
            </th>
          ))}
        </tr>
      </thead>
      <tbody class="govuk-table__body">
        {rows.map((row) => (
          <tr class="govuk-table__row">
            <th scope="row" class="govuk-table__header">
              {row.name}
            </th>
            {row.cells.map((cell) => (
              <Cell cell={cell} />
            ))}
          </tr>
        ))}
      </tbody>
    </table>
  );
}

function Cell({ cell }: { cell: CoverageCell }) {
  const part = cell.got < cell.all;
  const words = cell.text ?? (
    <>
      {cell.got}
      <span class="lt-cov__of">/{cell.all}</span>
    </>
  );
  const share = cell.all > 0 ? Math.round((cell.got / cell.all) * 1000) / 10 : 0;
  return (
    <td class={part ? "lt-cov__cell lt-cov__cell--part" : "lt-cov__cell"}>
      {cell.href ? (
        <a class="lt-cov__v" href={cell.href}>
          {words}
        </a>
      ) : (
        <span class="lt-cov__v">{words}</span>
      )}
      <svg class="lt-cov__bar" viewBox="0 0 100 4" preserveAspectRatio="none" aria-hidden="true" focusable="false">
        <rect class="lt-cov__all" width="100" height="4" />
        <rect class="lt-cov__got" width={share} height="4" />
      </svg>
    </td>
  );
}
