import type { DomainError } from "../../../../platform/errors/index.ts";
import type { Frame } from "../../../../platform/http/index.ts";
import { textIn, wordsIn } from "../../../../platform/text/index.ts";
import { BackLink, Confirm, ErrorSummary, Form, OfficerPage, Textarea } from "../../../../ui/index.ts";
import { reconciliationText } from "./text.ts";
import { reconciliationPath } from "./view.tsx";

/** Asks why a record that only the portal has is taken back. */
export function WithdrawalPage({
  frame,
  code,
  reason,
  refused,
}: {
  readonly frame: Frame;
  readonly code: string;
  readonly reason: string;
  readonly refused: DomainError | undefined;
}) {
  const text = wordsIn(reconciliationText, frame.locale);
  const title = text.withdrawTitle(code);
  const field = refused?.fields.reason;
  return (
    <OfficerPage frame={frame} title={title}>
      <BackLink href={reconciliationPath} text={text.back} />
      {refused ? (
        <ErrorSummary
          errorList={[{ text: textIn(field ?? refused.people, frame.locale), ...(field ? { href: "#reason" } : {}) }]}
        />
      ) : null}
      <div class="lt-narrow">
        <h1 class="govuk-heading-xl">{title}</h1>
        <p class="lt-mt3">{text.withdrawWhy}</p>
        <Form frame={frame} action={`${reconciliationPath}/withdrawal`} keepAs="record-withdrawal">
          <input type="hidden" name="code" value={code} />
          <Textarea
            name="reason"
            id="reason"
            value={reason}
            label={{ text: text.reason }}
            hint={{ text: text.reasonHint }}
            errorMessage={field ? { text: textIn(field, frame.locale) } : undefined}
          />
          <div class="lt-actions">
            <button class="govuk-button govuk-button--warning" type="submit">
              {text.withdrawDo}
            </button>
            <a href={reconciliationPath}>{text.cancel}</a>
          </div>
        </Form>
      </div>
    </OfficerPage>
  );
}

/** Asks before ours replaces a newer record of the portal. */
export function OursPage({ frame, code }: { readonly frame: Frame; readonly code: string }) {
  const text = wordsIn(reconciliationText, frame.locale);
  return (
    <OfficerPage frame={frame} title={text.oursTitle(code)}>
      <BackLink href={reconciliationPath} text={text.back} />
      <Confirm
        frame={frame}
        title={text.oursTitle(code)}
        action={`${reconciliationPath}/ours`}
        confirmText={text.ours}
        cancelHref={reconciliationPath}
        hidden={{ code }}
        danger
      >
        <p>{text.oursWhy}</p>
      </Confirm>
    </OfficerPage>
  );
}
