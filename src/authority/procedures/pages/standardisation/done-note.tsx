import type { Frame } from "../../../../platform/http/index.ts";
import { wordsIn } from "../../../../platform/text/index.ts";
import { Button, Form, NotificationBanner } from "../../../../ui/index.ts";
import { words } from "../words.ts";
import { standardText } from "./text.ts";

/** The repair just made. */
export type DoneRepair = { readonly actId: string; readonly procedures: number };

/** Says what was repaired, and offers to undo it. */
export function DoneNote({
  frame,
  done,
  problem,
}: {
  frame: Frame;
  done: DoneRepair | undefined;
  problem?: string | undefined;
}) {
  const text = wordsIn(standardText, frame.locale);
  return (
    <>
      {problem === undefined ? null : (
        <NotificationBanner
          text={problem}
          titleId="problem-title"
          role="alert"
          classes="govuk-notification-banner--failed"
        />
      )}
      {done ? (
        <NotificationBanner type="success" titleId="done-title" disableAutoFocus classes="lt-mt3">
          <p class="govuk-notification-banner__heading">{text.repaired(done.procedures)}</p>
          <Form frame={frame} action={`/procedures/acts/${done.actId}/reversal`}>
            <div class="lt-actions">
              <Button text={words(frame.locale).undo} classes="govuk-button--secondary" />
              <a href={`/procedures/acts/${done.actId}`}>{text.seeAct}</a>
            </div>
          </Form>
        </NotificationBanner>
      ) : null}
    </>
  );
}
