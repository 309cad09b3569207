import type { Frame } from "../../../../platform/http/index.ts";
import { textIn, wordsIn } from "../../../../platform/text/index.ts";
import { BackLink, Button, ErrorSummary, Form, Input, OfficerPage, Select, Toolbar } from "../../../../ui/index.ts";
import { agencyLevels, levelNames } from "../../agency.ts";
import type { FormErrors } from "../desk.ts";
import { directoryWords } from "../words.ts";
import { newAgencyText } from "./text.ts";

type NewAgencyView = { readonly frame: Frame; readonly typed: URLSearchParams; readonly errors: FormErrors };

/** The form of a new agency. */
export function NewAgencyPage(props: NewAgencyView) {
  const { frame, errors } = props;
  const text = wordsIn(newAgencyText, frame.locale);
  const words = wordsIn(directoryWords, frame.locale);
  return (
    <OfficerPage frame={frame} title={text.title}>
      <BackLink href="/agencies" />
      {errors.list.length > 0 ? <ErrorSummary errorList={errors.list} /> : null}
      <Toolbar title={text.title} />
      <Form frame={frame} action="/agencies" classes="lt-narrow" keepAs="new-agency">
        <Names {...props} />
        <Place {...props} />
        <div class="lt-actions">
          <Button text={text.save} />
          <a href="/agencies">{words.cancel}</a>
        </div>
      </Form>
    </OfficerPage>
  );
}

function Names({ frame, typed, errors }: NewAgencyView) {
  const text = wordsIn(newAgencyText, frame.locale);
  const words = wordsIn(directoryWords, frame.locale);
  const field = (name: string) => ({ name, value: typed.get(name) ?? "", errorMessage: errors.of(name) });
  const levels = agencyLevels.map((level) => ({ value: level, text: textIn(levelNames[level], frame.locale) }));
  return (
    <>
      <Input
        {...field("code")}
        label={{ text: words.code }}
        hint={{ text: words.codeHint }}
        classes="govuk-input--width-20"
        spellcheck={false}
      />
      <Input {...field("name")} label={{ text: words.name }} />
      <Input {...field("nameEn")} label={{ text: text.nameEn }} />
      <Input {...field("shortName")} label={{ text: text.shortName }} />
      <Input {...field("abbreviation")} label={{ text: text.abbreviation }} classes="govuk-input--width-10" />
      <Select {...field("level")} label={{ text: words.level }} items={[{ value: "", text: text.choose }, ...levels]} />
    </>
  );
}

function Place({ frame, typed, errors }: NewAgencyView) {
  const text = wordsIn(newAgencyText, frame.locale);
  const field = (name: string) => ({ name, value: typed.get(name) ?? "", errorMessage: errors.of(name) });
  return (
    <>
      <Input
        {...field("parent")}
        label={{ text: text.parent }}
        hint={{ text: text.parentHint }}
        classes="govuk-input--width-20"
        spellcheck={false}
      />
      <Input {...field("place")} label={{ text: text.place }} />
      <Input {...field("address")} label={{ text: text.address }} />
      <Input {...field("email")} label={{ text: text.email }} type="email" />
      <Input
        {...field("validFrom")}
        label={{ text: text.validFrom }}
        hint={{ text: text.validFromHint }}
        type="date"
        classes="govuk-input--width-10"
      />
    </>
  );
}
