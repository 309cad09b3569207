import type { Child } from "hono/jsx";
import { classNames } from "../attributes.ts";
import { Heading, type HeadingLevel } from "../heading/heading.tsx";

/** Options of a ruled heading. `id` lets the section be labelled by it; `note` is a count, a time or a link. */
export type RuledProps = {
  readonly text: Child;
  readonly id?: string | undefined;
  readonly level?: HeadingLevel | undefined;
  readonly size?: "l" | "m" | "s" | undefined;
  readonly note?: Child | undefined;
  /** Something is wrong in this section: the rule is red. */
  readonly bad?: boolean | undefined;
};

/** Opens a section: an ink rule above, as over a newspaper column; heading left, note right. */
export function Ruled({ text, id, level = 2, size = "m", note, bad }: RuledProps) {
  return (
    <div class={classNames("lt-ruled", bad && "lt-ruled--bad")}>
      <Heading level={level} classes={`govuk-heading-${size}`} {...(id ? { id } : {})}>
        {text}
      </Heading>
      {note === undefined || note === null ? null : <p class="lt-ruled__note lt-quiet">{note}</p>}
    </div>
  );
}
