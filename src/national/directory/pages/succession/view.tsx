import type { Frame } from "../../../../platform/http/index.ts";
import { wordsIn } from "../../../../platform/text/index.ts";
import { Button, ErrorSummary, Form, Input, OfficerPage } from "../../../../ui/index.ts";
import type { Agency } from "../../agency.ts";
import type { FormErrors } from "../desk.ts";
import { directoryWords } from "../words.ts";
import { successionText } from "./text.ts";

type SuccessionView = {
  readonly frame: Frame;
  readonly agency: Agency;
  readonly typed: URLSearchParams;
  readonly errors: FormErrors;
};

/** Asks who takes the documents, from when and by what decision; this is also the question before the act. */
export function SuccessionPage({ frame, agency, typed, errors }: SuccessionView) {
  const text = wordsIn(successionText, frame.locale);
  const words = wordsIn(directoryWords, frame.locale);
  const field = (name: string) => ({ name, value: typed.get(name) ?? "", errorMessage: errors.of(name) });
  const title = text.title(frame.locale === "vi" ? agency.name : agency.nameEn);
  return (
    <OfficerPage frame={frame} title={title}>
      {errors.list.length > 0 ? <ErrorSummary errorList={errors.list} /> : null}
      <div class="lt-narrow">
        <h1 class="govuk-heading-xl">{title}</h1>
        <p class="lt-mt3">{text.lead}</p>
        <Form frame={frame} action={`/agencies/${agency.code}/succession`} classes="lt-mt3">
          <Input
            {...field("successorCode")}
            label={{ text: text.successor }}
            hint={{ text: words.codeHint }}
            classes="govuk-input--width-20"
            spellcheck={false}
          />
          <Input {...field("fromDay")} label={{ text: text.day }} type="date" classes="govuk-input--width-10" />
          <Input {...field("basis")} label={{ text: text.basis }} hint={{ text: text.basisHint }} />
          <div class="lt-actions">
            <Button text={text.save} classes="govuk-button--warning" />
            <a href={`/agencies/${agency.code}`}>{words.cancel}</a>
          </div>
        </Form>
      </div>
    </OfficerPage>
  );
}
