import type { Child, PropsWithChildren } from "hono/jsx";
import { type Attributes, classNames } from "../attributes.ts";

/** Options of details. The hidden part is `text` or children. */
export type DetailsProps = {
  readonly summaryText?: Child | undefined;
  readonly text?: Child | undefined;
  readonly id?: string | undefined;
  readonly open?: boolean | undefined;
  readonly classes?: string | undefined;
  readonly attributes?: Attributes | undefined;
};

/** More, for whoever asks: "Vì sao hẹn ngày này?". Works without script. */
export function Details({
  summaryText,
  text,
  id,
  open,
  classes,
  attributes,
  children,
}: PropsWithChildren<DetailsProps>) {
  return (
    <details id={id || undefined} class={classNames("govuk-details", classes)} open={open} {...attributes}>
      <summary class="govuk-details__summary">
        <span class="govuk-details__summary-text">{summaryText}</span>
      </summary>
      <div class="govuk-details__text">{children ?? text}</div>
    </details>
  );
}
