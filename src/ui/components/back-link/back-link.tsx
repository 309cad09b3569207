import { useWords } from "../../locale.ts";
import { type Attributes, classNames, isPresent, type TextPart } from "../attributes.ts";

/** Options of a back link. */
export type BackLinkProps = TextPart & { readonly href?: string | undefined };

/** The way to the page before this one. */
export function BackLink({ href, text, classes, attributes }: BackLinkProps) {
  const say = useWords();
  const rest: Attributes = attributes ?? {};
  return (
    <a href={href || "#"} class={classNames("govuk-back-link", classes)} {...rest}>
      {isPresent(text) ? text : say("back")}
    </a>
  );
}
