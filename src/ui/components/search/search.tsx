import type { Child } from "hono/jsx";
import { classNames } from "../attributes.ts";
import { ErrorMessage } from "../error-message/error-message.tsx";
import { Icon } from "../icon/icon.tsx";

/** Options of a search box. `quiet` is the second one of a page, without the blue button. */
export type SearchProps = {
  readonly action: string;
  readonly name?: string | undefined;
  readonly id: string;
  readonly label: string;
  readonly hint?: Child | undefined;
  readonly button: string;
  readonly value?: string | undefined;
  readonly quiet?: boolean | undefined;
  /** What is wrong with what was sent. */
  readonly error?: string | undefined;
};

/** One box and one button in an ink frame; a form sent by GET. */
export function Search({ action, name = "q", id, label, hint, button, value, quiet, error }: SearchProps) {
  const described = [...(hint ? [`${id}-hint`] : []), ...(error ? [`${id}-error`] : [])].join(" ");
  return (
    <search class="lt-search">
      <form action={action} method="get" aria-label={label}>
        <label class="govuk-label" for={id}>
          {label}
        </label>
        {hint ? (
          <div class="govuk-hint" id={`${id}-hint`}>
            {hint}
          </div>
        ) : null}
        {error ? <ErrorMessage id={`${id}-error`} text={error} /> : null}
        <div class="lt-search__row">
          <input
            class={classNames("govuk-input", error && "govuk-input--error")}
            id={id}
            name={name}
            type="search"
            value={value}
            autocomplete="off"
            aria-describedby={described || undefined}
          />
          <button class={quiet ? "govuk-button govuk-button--secondary" : "govuk-button"} type="submit">
            {quiet ? null : <Icon name="search" />}
            {button}
          </button>
        </div>
      </form>
    </search>
  );
}
