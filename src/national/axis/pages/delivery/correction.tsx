import type { Frame } from "../../../../platform/http/index.ts";
import { wordsIn } from "../../../../platform/text/index.ts";
import { Button, ErrorSummary, Form, Input, OfficerPage } from "../../../../ui/index.ts";
import type { Agency } from "../../../directory/index.ts";
import type { AskedDelivery } from "../../store/read-delivery.ts";
import { axisWords } from "../words.ts";
import { deliveryText } from "./text.ts";

type CorrectionView = {
  readonly frame: Frame;
  readonly delivery: AskedDelivery;
  readonly near: readonly Agency[];
  readonly typed: string;
  readonly error: string | undefined;
};

/** Asks for the right code, with those of the directory that look like the wrong one. */
export function CorrectionPage({ frame, delivery, near, typed, error }: CorrectionView) {
  const text = wordsIn(deliveryText, frame.locale);
  const words = wordsIn(axisWords, frame.locale);
  const title = text.correctTitle(delivery.numberText);
  return (
    <OfficerPage frame={frame} title={title}>
      {error ? <ErrorSummary errorList={[{ text: error, href: "#code" }]} /> : null}
      <div class="lt-narrow">
        <h1 class="govuk-heading-xl">{title}</h1>
        <p class="lt-mt3">{text.correctLead(delivery.recipientName, delivery.recipientCode)}</p>
        {near.length > 0 ? (
          <>
            <p class="lt-mt3">{text.suggestions}:</p>
            <ul class="govuk-list">
              {near.map((agency) => (
                <li>
                  <span class="lt-code">{agency.code}</span> <a href={`/agencies/${agency.code}`}>{agency.name}</a>
                </li>
              ))}
            </ul>
          </>
        ) : null}
        <Form frame={frame} action={`/deliveries/${delivery.id}/correction`} classes="lt-mt3">
          <Input
            name="code"
            label={{ text: text.code }}
            hint={{ text: text.codeHint }}
            value={typed}
            errorMessage={error ? { text: error } : undefined}
            classes="govuk-input--width-20"
            spellcheck={false}
          />
          <div class="lt-actions">
            <Button text={text.correct} />
            <a href={`/messages/${delivery.messageId}`}>{words.cancel}</a>
          </div>
        </Form>
      </div>
    </OfficerPage>
  );
}
