import { useWords } from "../../locale.ts";
import { classNames, type TextPart } from "../attributes.ts";

/** First thing on a page for whoever moves by keyboard. */
export function SkipLink({ href, text, classes, attributes }: TextPart & { readonly href?: string | undefined }) {
  const say = useWords();
  return (
    <a
      href={href || "#content"}
      class={classNames("govuk-skip-link", classes)}
      data-module="govuk-skip-link"
      {...attributes}
    >
      {text === undefined ? say("skip") : text}
    </a>
  );
}
