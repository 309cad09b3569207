import type { Child } from "hono/jsx";
import { classNames } from "../attributes.ts";
import { Num } from "../num/num.tsx";

/** One figure. `href` opens the list that counts to it; `wire`: on the way, nobody's fault yet. */
export type TallyFigure = {
  readonly term: string;
  readonly value: Child;
  readonly href?: string | undefined;
  readonly sub?: Child | undefined;
  readonly tone?: "wire" | "bad" | undefined;
};

/** Four to six figures in a strip. */
export function Tally({ figures, wide }: { figures: readonly TallyFigure[]; wide?: boolean }) {
  return (
    <dl class={classNames("lt-tally", wide && "lt-tally--wide")}>
      {figures.map((figure) => (
        <div class={figure.tone ? `lt-tally--${figure.tone}` : undefined}>
          <dt>{figure.term}</dt>
          <dd>
            <Num href={figure.href}>{figure.value}</Num>
          </dd>
          {figure.sub === undefined ? null : <dd class="lt-tally__sub">{figure.sub}</dd>}
        </div>
      ))}
    </dl>
  );
}
