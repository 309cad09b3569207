import type { Child, PropsWithChildren } from "hono/jsx";
import { type Attributes, classNames, isPresent } from "../attributes.ts";
import { Button } from "../button/button.tsx";
import { Heading, type HeadingLevel } from "../heading/heading.tsx";

/** A button or link at the foot of an interruption panel. */
export type PanelAction = {
  readonly text?: Child | undefined;
  readonly href?: string | undefined;
  readonly type?: "submit" | "button" | "reset" | undefined;
  readonly classes?: string | undefined;
  readonly attributes?: Attributes | undefined;
};

/** Options of a panel. */
export type PanelProps = {
  readonly titleText?: Child | undefined;
  readonly headingLevel?: HeadingLevel | undefined;
  readonly text?: Child | undefined;
  readonly classes?: string | undefined;
  readonly attributes?: Attributes | undefined;
  readonly actions?:
    | {
        readonly items?: readonly PanelAction[] | undefined;
        readonly classes?: string | undefined;
        readonly attributes?: Attributes | undefined;
      }
    | undefined;
};

/** It is done: the code to keep stands in it. With `govuk-panel--interruption`: stop and read before going on. */
export function Panel({
  titleText,
  headingLevel,
  text,
  classes,
  attributes,
  actions,
  children,
}: PropsWithChildren<PanelProps>) {
  const interrupts = classes?.includes("govuk-panel--interruption") ?? false;
  const body = children ?? text;
  return (
    <div class={classNames("govuk-panel", !interrupts && "govuk-panel--confirmation", classes)} {...attributes}>
      <Heading level={headingLevel ?? 1} classes="govuk-panel__title">
        {titleText}
      </Heading>
      {isPresent(body) ? <div class="govuk-panel__body">{body}</div> : null}
      {interrupts && actions ? (
        <div class={classNames("govuk-panel__actions", actions.classes)} {...actions.attributes}>
          {actions.items && actions.items.length > 0 ? (
            <div class="govuk-button-group">
              {actions.items.map((action) => (
                <Action action={action} />
              ))}
            </div>
          ) : null}
        </div>
      ) : null}
    </div>
  );
}

function Action({ action }: { action: PanelAction }) {
  const { text, href, type, classes, attributes } = action;
  if (!href || type === "button") {
    return (
      <Button
        text={text}
        type={type ?? "button"}
        classes={classNames("govuk-button--inverse", classes)}
        href={href}
        attributes={attributes}
      />
    );
  }
  return (
    <a class={classNames("govuk-link govuk-link--inverse", classes)} href={href} {...attributes}>
      {text}
    </a>
  );
}
