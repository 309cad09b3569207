import type { Child } from "hono/jsx";
import { useWords } from "../../locale.ts";
import { type Attributes, classNames, isPresent } from "../attributes.ts";

/** Options of an error summary: every error of the form, linked to its field. */
export type ErrorSummaryProps = {
  readonly titleText?: Child | undefined;
  readonly descriptionText?: Child | undefined;
  readonly errorList?:
    | readonly {
        readonly text?: Child | undefined;
        readonly href?: string | undefined;
        readonly attributes?: Attributes | undefined;
      }[]
    | undefined;
  readonly disableAutoFocus?: boolean | undefined;
  readonly classes?: string | undefined;
  readonly attributes?: Attributes | undefined;
};

/** Stands above everything else on a page that was sent with errors; takes focus when the page opens. */
export function ErrorSummary(props: ErrorSummaryProps) {
  const { titleText, descriptionText, errorList, disableAutoFocus, classes, attributes } = props;
  const say = useWords();
  return (
    <div
      class={classNames("govuk-error-summary", classes)}
      data-disable-auto-focus={disableAutoFocus === undefined ? undefined : String(disableAutoFocus)}
      data-module="govuk-error-summary"
      {...attributes}
    >
      <div role="alert">
        <h2 class="govuk-error-summary__title">{titleText === undefined ? say("errorTitle") : titleText}</h2>
        <div class="govuk-error-summary__body">
          {isPresent(descriptionText) ? <p>{descriptionText}</p> : null}
          {errorList && errorList.length > 0 ? (
            <ul class="govuk-list govuk-error-summary__list">
              {errorList.map((item) => (
                <li>
                  {item.href ? (
                    <a href={item.href} {...item.attributes}>
                      {item.text}
                    </a>
                  ) : (
                    item.text
                  )}
                </li>
              ))}
            </ul>
          ) : null}
        </div>
      </div>
    </div>
  );
}
