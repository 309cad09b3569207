import type { Child } from "hono/jsx";
import { type Attributes, classNames } from "../attributes.ts";

/** Options of a button. With `href` it is a link that looks like one. Words are verbs: "Nộp hồ sơ". */
export type ButtonProps = {
  readonly text?: Child | undefined;
  readonly href?: string | undefined;
  readonly type?: "submit" | "button" | "reset" | undefined;
  readonly name?: string | undefined;
  readonly value?: string | undefined;
  readonly id?: string | undefined;
  readonly disabled?: boolean | undefined;
  readonly classes?: string | undefined;
  readonly attributes?: Attributes | undefined;
  readonly preventDoubleClick?: boolean | undefined;
  readonly isStartButton?: boolean | undefined;
};

/** A button or a link drawn as one. One main button a page; `govuk-button--secondary` and `--warning` for the rest. */
export function Button(props: ButtonProps) {
  const { text, href, id, classes, attributes, isStartButton } = props;
  const names = classNames("govuk-button", classes, isStartButton && "govuk-button--start");
  const content = isStartButton && typeof text !== "string" ? <span>{text}</span> : text;
  if (href) {
    return (
      // biome-ignore lint/a11y/useSemanticElements: govuk-frontend draws links as buttons with this role; its script makes Space work
      <a
        href={href}
        role="button"
        draggable="false"
        class={names}
        data-module="govuk-button"
        id={id || undefined}
        {...attributes}
      >
        {content}
        {isStartButton ? <StartIcon /> : null}
      </a>
    );
  }
  return (
    <button
      type={props.type ?? "submit"}
      value={props.value || undefined}
      name={props.name || undefined}
      disabled={props.disabled}
      aria-disabled={props.disabled ? "true" : undefined}
      data-prevent-double-click={props.preventDoubleClick === undefined ? undefined : String(props.preventDoubleClick)}
      class={names}
      data-module="govuk-button"
      id={id || undefined}
      {...attributes}
    >
      {content}
      {isStartButton ? <StartIcon /> : null}
    </button>
  );
}

function StartIcon() {
  return (
    <svg
      class="govuk-button__start-icon"
      xmlns="http://www.w3.org/2000/svg"
      width="17.5"
      height="19"
      viewBox="0 0 33 40"
      aria-hidden="true"
      focusable="false"
    >
      <path fill="currentColor" d="M0 0h13l20 20-20 20H0l20-20z" />
    </svg>
  );
}
