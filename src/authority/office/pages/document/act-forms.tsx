import { formatNumber, wordsIn } from "../../../../platform/text/index.ts";
import { Button, Details, Form, Icon, Ruled, Textarea } from "../../../../ui/index.ts";
import { PinField } from "../pin-field.tsx";
import { documentText } from "./text.ts";
import type { DocumentView } from "./view.tsx";

/** What the person can do now with a document that waits for them: sign it, issue it, or give it back. */
export function ActForms(view: DocumentView) {
  const { document, may, frame, errors } = view;
  const text = wordsIn(documentText, frame.locale);
  const hidden = <input type="hidden" name="version" value={String(document.version)} />;
  const pinError =
    errors && Object.keys(errors.fields).length === 0 && document.state !== "draft"
      ? errors.people
      : errors?.fields.pin;
  const count = document.draft.recipients.length;
  return (
    <>
      {may("sign") ? (
        <section aria-labelledby="sign" class="lt-mt3">
          <Ruled text={text.sign} id="sign" />
          <p class="lt-small lt-quiet">{text.signLead}</p>
          <Form frame={frame} action={`/outgoing/${document.id}/signature`} classes="lt-mt3">
            {hidden}
            <PinField id="sign-pin" error={pinError} />
            <div class="lt-actions lt-mt3">
              <Button
                text={
                  <>
                    <Icon name="pen" />
                    {text.sign}
                  </>
                }
              />
            </div>
          </Form>
        </section>
      ) : null}
      {may("issue") ? (
        <section aria-labelledby="issue" class="lt-mt3">
          <Ruled text={text.issue} id="issue" />
          <p class="lt-small lt-quiet">
            {count > 0 ? text.issueLead(formatNumber(count, frame.locale)) : text.issueLocal}
          </p>
          <Form frame={frame} action={`/outgoing/${document.id}/issuance`} classes="lt-mt3">
            {hidden}
            <PinField id="seal-pin" label={text.sealPin} error={pinError} />
            <div class="lt-actions lt-mt3">
              <Button text={text.issue} />
            </div>
          </Form>
        </section>
      ) : null}
      {may("return") ? (
        <Details summaryText={text.giveBack} open={errors?.fields.reason !== undefined}>
          <Form frame={frame} action={`/outgoing/${document.id}/return`}>
            {hidden}
            <Textarea
              name="reason"
              rows={3}
              label={{ text: text.reason }}
              hint={{ text: text.reasonHint }}
              {...(errors?.fields.reason ? { errorMessage: { text: errors.fields.reason } } : {})}
            />
            <div class="lt-actions lt-mt3">
              <Button text={text.giveBack} classes="govuk-button--secondary" />
            </div>
          </Form>
        </Details>
      ) : null}
    </>
  );
}
