import type { Frame } from "../../../../platform/http/index.ts";
import { wordsIn } from "../../../../platform/text/index.ts";
import { BackLink, Button, ErrorSummary, Form, Input, OfficerPage, Toolbar } from "../../../../ui/index.ts";
import type { FormErrors } from "../desk.ts";
import { directoryWords } from "../words.ts";
import { credentialsText } from "./text.ts";

/** The form to issue a credential. */
export function IssuePage({ frame, typed, errors }: { frame: Frame; typed: URLSearchParams; errors: FormErrors }) {
  const text = wordsIn(credentialsText, frame.locale);
  const words = wordsIn(directoryWords, frame.locale);
  return (
    <OfficerPage frame={frame} title={text.issue}>
      <BackLink href="/credentials" />
      {errors.list.length > 0 ? <ErrorSummary errorList={errors.list} /> : null}
      <Toolbar title={text.issue} />
      <p class="lt-narrow">{text.issueLead}</p>
      <Form frame={frame} action="/credentials" classes="lt-narrow lt-mt3">
        <Input
          name="code"
          label={{ text: words.code }}
          hint={{ text: words.codeHint }}
          value={typed.get("code") ?? ""}
          errorMessage={errors.of("code")}
          classes="govuk-input--width-20"
          spellcheck={false}
        />
        <Input
          name="software"
          label={{ text: text.software }}
          value={typed.get("software") ?? ""}
          errorMessage={errors.of("software")}
        />
        <Input
          name="rate"
          label={{ text: text.rateLabel }}
          inputmode="numeric"
          value={typed.get("rate") ?? "600"}
          errorMessage={errors.of("rate")}
          classes="govuk-input--width-5"
        />
        <div class="lt-actions">
          <Button text={text.issue} />
          <a href="/credentials">{words.cancel}</a>
        </div>
      </Form>
    </OfficerPage>
  );
}
