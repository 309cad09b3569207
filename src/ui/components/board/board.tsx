import type { Child } from "hono/jsx";
import { classNames } from "../attributes.ts";

/** One answer. `big` is the answer itself, `sub` completes it; `wide` takes a line of its own. */
export type BoardCell = {
  readonly term: string;
  readonly big?: Child | undefined;
  readonly sub?: Child | undefined;
  readonly wide?: boolean | undefined;
};

/** The two or three facts a person came for, as on a departure board. */
export function Board({ cells }: { cells: readonly BoardCell[] }) {
  return (
    <dl class="lt-board">
      {cells.map((cell, index) => (
        <div
          class={classNames(
            "lt-board__cell",
            index === 0 && "lt-board__cell--main",
            cell.wide && "lt-board__cell--wide",
          )}
        >
          <dt>{cell.term}</dt>
          <dd>
            {cell.big === undefined ? null : <span class="lt-board__big">{cell.big}</span>}
            {cell.sub === undefined ? null : (
              <span class={cell.big === undefined ? undefined : "lt-board__sub"}>{cell.sub}</span>
            )}
          </dd>
        </div>
      ))}
    </dl>
  );
}
