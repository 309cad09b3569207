import type { Child } from "hono/jsx";
import { classNames } from "../attributes.ts";

/** One line: words and their value. `part` is contained in the line above. `sign` is the day of a calendar that it explains. */
export type LedgerRow = {
  readonly term: Child;
  readonly value: Child;
  readonly part?: boolean | undefined;
  readonly sign?: { readonly kind: "counted" | "waiting" | "off"; readonly text?: string } | undefined;
};

const SIGNS = { counted: "lt-cal__n", waiting: "lt-cal__wait", off: "lt-cal__off" } as const;

/** Words left, value right, a hairline under each; for three to eight facts. `stack` sets long values left, beside their words. */
export function Ledger({ rows, stack }: { rows: readonly LedgerRow[]; stack?: boolean }) {
  const traced = rows.some((row) => row.sign);
  return (
    <dl class={classNames("lt-ledger", stack && "lt-ledger--stack", traced && "lt-ledger--trace")}>
      {rows.map((row) => (
        <div class={classNames("lt-ledger__row", row.part && "lt-ledger__row--part")}>
          <dt>
            {row.sign ? (
              <span class={`lt-cal__key ${SIGNS[row.sign.kind]}`} aria-hidden="true">
                {row.sign.text}
              </span>
            ) : null}
            {row.term}
          </dt>
          <dd>{row.value}</dd>
        </div>
      ))}
    </dl>
  );
}
