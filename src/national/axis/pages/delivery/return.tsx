import type { Frame } from "../../../../platform/http/index.ts";
import { wordsIn } from "../../../../platform/text/index.ts";
import { Button, ErrorSummary, Form, OfficerPage, Textarea } from "../../../../ui/index.ts";
import type { AskedDelivery } from "../../store/read-delivery.ts";
import { axisWords } from "../words.ts";
import { deliveryText } from "./text.ts";

type ReturnView = {
  readonly frame: Frame;
  readonly delivery: AskedDelivery;
  readonly typed: string;
  readonly error: string | undefined;
};

/** Asks for the reason, and again, before a document is returned. */
export function ReturnPage({ frame, delivery, typed, error }: ReturnView) {
  const text = wordsIn(deliveryText, frame.locale);
  const words = wordsIn(axisWords, frame.locale);
  const title = text.returnTitle(delivery.numberText);
  return (
    <OfficerPage frame={frame} title={title}>
      {error ? <ErrorSummary errorList={[{ text: error, href: "#reason" }]} /> : null}
      <div class="lt-narrow">
        <h1 class="govuk-heading-xl">{title}</h1>
        <p class="lt-mt3">
          {text.returnLead(delivery.fromName, `${delivery.recipientName} (${delivery.recipientCode})`)}
        </p>
        <Form frame={frame} action={`/deliveries/${delivery.id}/return`} classes="lt-mt3">
          <Textarea
            name="reason"
            label={{ text: text.reason }}
            rows={3}
            value={typed}
            errorMessage={error ? { text: error } : undefined}
          />
          <div class="lt-actions">
            <Button text={text.return} classes="govuk-button--warning" />
            <a href={`/messages/${delivery.messageId}`}>{words.cancel}</a>
          </div>
        </Form>
      </div>
    </OfficerPage>
  );
}
