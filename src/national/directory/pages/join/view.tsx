import type { Frame } from "../../../../platform/http/index.ts";
import { textIn, wordsIn } from "../../../../platform/text/index.ts";
import {
  BackLink,
  Button,
  CitizenPage,
  ErrorSummary,
  FileUpload,
  Form,
  Input,
  Ruled,
  Select,
  Textarea,
} from "../../../../ui/index.ts";
import { agencyLevels, levelNames } from "../../agency.ts";
import type { FormErrors } from "../desk.ts";
import { directoryWords } from "../words.ts";
import { joinText } from "./text.ts";

type JoinView = { readonly frame: Frame; readonly typed: URLSearchParams; readonly errors: FormErrors };

/** The form to join the axis. */
export function JoinPage(props: JoinView) {
  const { frame, errors } = props;
  const text = wordsIn(joinText, frame.locale);
  return (
    <CitizenPage frame={frame} title={text.title} before={<BackLink href="/agencies" />}>
      {errors.list.length > 0 ? <ErrorSummary errorList={errors.list} /> : null}
      <div class="lt-narrow">
        <h1 class="govuk-heading-xl">{text.title}</h1>
        <p class="lt-mt2">{text.lead}</p>
        <Form frame={frame} action="/applications" files keepAs="join" classes="lt-mt4">
          <AgencyFields {...props} />
          <SoftwareFields {...props} />
          <ContactFields {...props} />
          <div class="lt-actions">
            <Button text={text.send} />
          </div>
        </Form>
      </div>
    </CitizenPage>
  );
}

function AgencyFields({ frame, typed, errors }: JoinView) {
  const text = wordsIn(joinText, frame.locale);
  const words = wordsIn(directoryWords, frame.locale);
  const levels = agencyLevels.map((level) => ({ value: level, text: textIn(levelNames[level], frame.locale) }));
  return (
    <>
      <Ruled text={text.agency} />
      <Input
        name="code"
        label={{ text: text.code }}
        hint={{ text: words.codeHint }}
        value={typed.get("code") ?? ""}
        errorMessage={errors.of("code")}
        autocapitalize="characters"
        spellcheck={false}
        classes="govuk-input--width-20"
      />
      <p class="lt-quiet">{text.known}</p>
      <Input name="name" label={{ text: text.name }} value={typed.get("name") ?? ""} errorMessage={errors.of("name")} />
      <Input
        name="nameEn"
        label={{ text: text.nameEn }}
        value={typed.get("nameEn") ?? ""}
        errorMessage={errors.of("nameEn")}
      />
      <Select
        name="level"
        label={{ text: text.level }}
        value={typed.get("level") ?? ""}
        items={[{ value: "", text: text.choose }, ...levels]}
        errorMessage={errors.of("level")}
      />
      <Input
        name="parent"
        label={{ text: text.parent }}
        value={typed.get("parent") ?? ""}
        errorMessage={errors.of("parent")}
        classes="govuk-input--width-20"
      />
      <Input
        name="address"
        label={{ text: text.address }}
        value={typed.get("address") ?? ""}
        errorMessage={errors.of("address")}
      />
    </>
  );
}

function SoftwareFields({ frame, typed, errors }: JoinView) {
  const text = wordsIn(joinText, frame.locale);
  const words = wordsIn(directoryWords, frame.locale);
  return (
    <>
      <Ruled text={text.software} />
      <Input
        name="software"
        label={{ text: text.softwareName }}
        value={typed.get("software") ?? ""}
        errorMessage={errors.of("software")}
      />
      <FileUpload
        name="certificate"
        label={{ text: words.file }}
        hint={{ text: text.certificateHint }}
        errorMessage={errors.of("certificate")}
        attributes={{ accept: ".pem,.cer,.crt,.der" }}
      />
    </>
  );
}

function ContactFields({ frame, typed, errors }: JoinView) {
  const text = wordsIn(joinText, frame.locale);
  return (
    <>
      <Ruled text={text.contact} />
      <Input
        name="contactName"
        label={{ text: text.contactName }}
        value={typed.get("contactName") ?? ""}
        errorMessage={errors.of("contactName")}
        autocomplete="name"
      />
      <Input
        name="contactPhone"
        label={{ text: text.phone }}
        type="tel"
        inputmode="tel"
        autocomplete="tel"
        value={typed.get("contactPhone") ?? ""}
        errorMessage={errors.of("contactPhone")}
        classes="govuk-input--width-20"
      />
      <Input
        name="email"
        label={{ text: text.email }}
        type="email"
        inputmode="email"
        autocomplete="email"
        value={typed.get("email") ?? ""}
        errorMessage={errors.of("email")}
      />
      <Textarea
        name="note"
        label={{ text: text.note }}
        hint={{ text: text.noteHint }}
        value={typed.get("note") ?? ""}
        errorMessage={errors.of("note")}
        rows={3}
      />
    </>
  );
}
