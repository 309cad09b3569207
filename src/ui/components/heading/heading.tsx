import { type Child, jsx } from "hono/jsx";

/** Rank of a heading in the page's outline. */
export type HeadingLevel = 1 | 2 | 3 | 4 | 5 | 6;

/** A heading whose rank is known only when it is drawn. */
export function Heading({
  level,
  classes,
  id,
  children,
}: {
  level: HeadingLevel;
  classes?: string;
  id?: string;
  children: Child;
}) {
  return jsx(`h${level}`, { class: classes, id }, children);
}
