import type { Child } from "hono/jsx";
import { classNames } from "../attributes.ts";
import { Icon, type IconName } from "../icon/icon.tsx";

/** One cell: met, partly, not met, or nothing to say. A figure stands right, a word beside its sign; `href` opens the evidence. */
export type MatrixCell = {
  readonly state: "met" | "part" | "failed" | "none";
  readonly text?: string | undefined;
  readonly figure?: boolean | undefined;
  readonly href?: string | undefined;
  readonly current?: boolean | undefined;
};

/** One criterion, with its code that sentences lead back to. */
export type MatrixRow = {
  readonly code: string;
  readonly criterion: Child;
  readonly cells: readonly MatrixCell[];
  readonly current?: boolean | undefined;
};

/** Rows under one heading. */
export type MatrixGroup = { readonly title: string; readonly rows: readonly MatrixRow[] };

const SIGNS: Readonly<Record<"met" | "part" | "failed", readonly [string, IconName]>> = {
  met: ["y", "check"],
  part: ["h", "half"],
  failed: ["x", "alert"],
};

/** Options of a matrix. `stateWords` name the states for the ear. */
export type MatrixProps = {
  readonly caption: string;
  readonly codeHead: string;
  readonly criterionHead: string;
  readonly columns: readonly string[];
  readonly groups: readonly MatrixGroup[];
  readonly stateWords: Readonly<Record<MatrixCell["state"], string>>;
};

/** Criteria by province: each cell leads to its evidence. */
export function Matrix({ caption, codeHead, criterionHead, columns, groups, stateWords }: MatrixProps) {
  return (
    <section class="lt-mx-scroll" tabindex={0} aria-label={caption}>
      <table class="lt-mx">
        <caption class="govuk-visually-hidden">{caption}</caption>
        <thead>
          <tr>
            <th scope="col" class="lt-mx__code">
              <span class="govuk-visually-hidden">{codeHead}</span>
            </th>
            <th scope="col" class="lt-mx__crit">
              {criterionHead}
            </th>
            {columns.map((column) => (
              <th scope="col">{column}</th>
            ))}
          </tr>
        </thead>
        {groups.map((group) => (
          <tbody>
            <tr class="lt-mx__g">
              <th scope="rowgroup" colspan={columns.length + 2}>
                {group.title}
              </th>
            </tr>
            {group.rows.map((row) => (
              <tr id={row.code} class={row.current ? "lt-mx__on" : undefined}>
                <td class="lt-mx__code">{row.code}</td>
                <th scope="row" class="lt-mx__crit">
                  {row.criterion}
                </th>
                {row.cells.map((cell) => (
                  <Cell cell={cell} stateWords={stateWords} />
                ))}
              </tr>
            ))}
          </tbody>
        ))}
      </table>
    </section>
  );
}

function Cell({ cell, stateWords }: { cell: MatrixCell; stateWords: MatrixProps["stateWords"] }) {
  if (cell.state === "none") {
    return (
      <td class="lt-mx__c lt-mx__c--none">
        <span aria-hidden="true">–</span>
        <span class="govuk-visually-hidden">{stateWords.none}</span>
      </td>
    );
  }
  const [tone, icon] = SIGNS[cell.state];
  const inner = (
    <>
      <Icon name={icon} />
      {cell.text ? <span class="govuk-visually-hidden">{stateWords[cell.state]}: </span> : null}
      <span class={cell.text ? undefined : "lt-mx__word"}>{cell.text ?? stateWords[cell.state]}</span>
    </>
  );
  return (
    <td
      class={classNames(
        "lt-mx__c",
        `lt-mx__c--${tone}`,
        cell.figure && "lt-mx__c--num",
        cell.current && "lt-mx__c--on",
      )}
    >
      {cell.href ? <a href={cell.href}>{inner}</a> : <span class="lt-mx__plain">{inner}</span>}
    </td>
  );
}
