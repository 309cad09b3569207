import type { Child } from "hono/jsx";

/** Extra HTML attributes; undefined leaves one out. */
export type Attributes = Readonly<Record<string, string | number | boolean | undefined>>;

/** Words inside a component: a string is escaped, JSX is drawn. */
export type TextPart = {
  readonly text?: Child | undefined;
  readonly classes?: string | undefined;
  readonly attributes?: Attributes | undefined;
};

/** A label or legend; `isPageHeading` wraps it in the page's h1. */
export type HeadingPart = TextPart & { readonly isPageHeading?: boolean | undefined };

/** An error under a label. `visuallyHiddenText` replaces the word "Lỗi"; the empty string leaves it out. */
export type ErrorPart = TextPart & { readonly visuallyHiddenText?: string | undefined };

/** Joins class names, leaving out what is absent. */
export function classNames(...names: readonly (string | false | undefined | null)[]): string {
  return names.filter(Boolean).join(" ");
}

/** Joins ids for aria-describedby; undefined when there is none. */
export function idList(...ids: readonly (string | false | undefined | null)[]): string | undefined {
  return ids.filter(Boolean).join(" ") || undefined;
}

/** True for words that draw something. */
export function isPresent(content: Child | undefined): boolean {
  return content !== undefined && content !== null && content !== false && content !== "";
}
