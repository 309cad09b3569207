import type { Child } from "hono/jsx";
import { Button } from "../components/button/button.tsx";
import type { Frame } from "../frame.ts";
import { CitizenPage } from "./citizen-page.tsx";
import { OfficerPage } from "./officer-page.tsx";

/** Props of a page that says what went wrong. */
export type ErrorPageProps = {
  readonly frame: Frame;
  /** What happened, in one sentence without blame. */
  readonly title: string;
  /** What is kept, what to do: paragraphs. */
  readonly body: readonly Child[];
  /** Where to go from here. */
  readonly actions?: readonly { readonly href: string; readonly label: string }[];
  /** The number to give when asking for help; with the hour. */
  readonly reference?: { readonly label: string; readonly code: string };
};

/** An error page: what was not done, what is kept, one way on. Same frame as the pages around it, so nobody is lost: the officer's where somebody is signed in. */
export function ErrorPage(props: ErrorPageProps) {
  const { frame, title } = props;
  if (frame.who)
    return (
      <OfficerPage frame={frame} title={title}>
        <ErrorText {...props} />
      </OfficerPage>
    );
  return (
    <CitizenPage frame={frame} title={title}>
      <ErrorText {...props} />
    </CitizenPage>
  );
}

function ErrorText({ title, body, actions = [], reference }: ErrorPageProps) {
  return (
    <div class="lt-error-page lt-narrow">
      <h1 class="govuk-heading-xl">{title}</h1>
      {body.map((paragraph) => (
        <p class="lt-mt3">{paragraph}</p>
      ))}
      {actions.length > 0 ? (
        <div class="lt-actions lt-mt4">
          {actions.map((action, index) => (
            <Button
              href={action.href}
              text={action.label}
              classes={index === 0 ? undefined : "govuk-button--secondary"}
            />
          ))}
        </div>
      ) : null}
      {reference ? (
        <p class="lt-small lt-quiet lt-mt4">
          {reference.label} <span class="lt-code">{reference.code}</span>
        </p>
      ) : null}
    </div>
  );
}
