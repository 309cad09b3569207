import { formatDateTime, wordsIn } from "../../../../platform/text/index.ts";
import { Button, Form, Ledger, Ruled, Textarea } from "../../../../ui/index.ts";
import type { ApplicationView } from "./application.tsx";
import { applicationsText } from "./text.ts";

/** The decision: made, to be made, or somebody else's to make. */
export function Decision(props: ApplicationView) {
  const { frame, registration, mayDecide } = props;
  const text = wordsIn(applicationsText, frame.locale);
  return (
    <section aria-labelledby="decision">
      <Ruled id="decision" text={text.decision} note={text[registration.state]} />
      {registration.state !== "submitted" ? (
        <Made {...props} />
      ) : mayDecide ? (
        <ToMake {...props} />
      ) : (
        <p class="lt-mt2">{text.onlyRegistrar}</p>
      )}
    </section>
  );
}

function Made({ frame, registration: one }: ApplicationView) {
  const text = wordsIn(applicationsText, frame.locale);
  return (
    <Ledger
      stack
      rows={[
        { term: text.decidedBy, value: one.decidedBy ?? "" },
        { term: text.decidedAt, value: one.decidedAt ? formatDateTime(one.decidedAt) : "" },
        ...(one.decisionReason ? [{ term: text.reason, value: one.decisionReason }] : []),
      ]}
    />
  );
}

function ToMake({ frame, registration: one, reason, errors }: ApplicationView) {
  const text = wordsIn(applicationsText, frame.locale);
  return (
    <>
      <p class="lt-mt2">{one.kind === "join" ? text.approveLead : text.approveLeave}</p>
      <Form frame={frame} action={`/applications/${one.id}/approval`} classes="lt-mt3">
        <Button text={text.approve} />
      </Form>
      <Form frame={frame} action={`/applications/${one.id}/rejection`} classes="lt-mt4">
        <Textarea
          name="reason"
          label={{ text: text.reason }}
          rows={3}
          value={reason}
          errorMessage={errors.of("reason")}
        />
        <Button text={text.reject} classes="govuk-button--warning" />
      </Form>
    </>
  );
}
