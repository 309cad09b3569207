import type { PropsWithChildren } from "hono/jsx";
import { classNames, type TextPart } from "../attributes.ts";

/** The gold bar: what the reader has to do, or nothing to do, now. */
export function InsetText({
  id,
  text,
  classes,
  attributes,
  children,
}: PropsWithChildren<TextPart & { readonly id?: string | undefined }>) {
  return (
    <div id={id || undefined} class={classNames("govuk-inset-text", classes)} {...attributes}>
      {children ?? text}
    </div>
  );
}
